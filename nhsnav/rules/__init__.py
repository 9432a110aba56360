"""What must be true of a model as a whole. One rule to a module; a rule finds, and never prints or mends.

The shape of a single record is not checked here: its declaration does that.
"""

from collections.abc import Iterator

from nhsnav.model.catalogue import Catalogue
from nhsnav.rules import (
    characters,
    citations,
    collisions,
    counts,
    cycles,
    existence,
    future,
    holders,
    interviews,
    orphans,
    overlaps,
    references,
    spans,
    sums,
    tours,
)
from nhsnav.rules.finding import Finding

__all__ = ["RULES", "Finding", "broken_rules"]

RULES = (
    references,
    spans,
    overlaps,
    holders,
    existence,
    citations,
    orphans,
    cycles,
    collisions,
    characters,
    counts,
    future,
    interviews,
    sums,
    tours,
)


def broken_rules(catalogue: Catalogue) -> Iterator[tuple[str, Finding]]:
    """Each finding with the name of its rule. While a reference dangles, no rule that follows references is asked."""
    dangling = list(references.check(catalogue))
    if dangling:
        yield from ((references.NAME, finding) for finding in dangling)
        return
    for rule in RULES[1:]:
        yield from ((rule.NAME, finding) for finding in rule.check(catalogue))
