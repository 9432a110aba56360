"""In a tree of money, what leaves each point is what reached it, within the rounding of the printed amounts.

What is left over stands as a flow of its own, called the rest; so a tree that adds up hides nothing.
"""

from collections.abc import Iterator
from decimal import Decimal

from nhsnav.model.catalogue import Catalogue
from nhsnav.model.money import MoneyTree, MoneyYear, pounds, rounding
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "sum"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    wider = {measure.id: measure.part_of for measure in catalogue.measures.values()}
    for year in catalogue.money.values():
        for i, tree in enumerate(year.trees):
            yield from _balance(year, i, tree)
            yield from _alike(year, i, tree, wider)


def _balance(year: MoneyYear, i: int, tree: MoneyTree) -> Iterator[Finding]:
    for point in dict.fromkeys(flow.giver for flow in tree.flows):
        reached = [flow for flow in tree.flows if flow.to == point]
        left = [flow for flow in tree.flows if flow.giver == point]
        if not reached:
            continue  # The money comes from here.
        gap = sum(map(pounds, reached), Decimal(0)) - sum(map(pounds, left), Decimal(0))
        if abs(gap) > sum(map(rounding, (*reached, *left)), Decimal(0)):
            yield Finding(
                year,
                ("trees", i),
                f"what leaves '{point}' is £{abs(gap):,.0f} {'less' if gap > 0 else 'more'} than reached it",
            )


def _alike(year: MoneyYear, i: int, tree: MoneyTree, wider: dict[str, str | None]) -> Iterator[Finding]:
    """What is shared out must count the same as what was shared, or a part of it; only the rest may make that good."""
    for j, flow in enumerate(tree.flows):
        above = {f.measure for f in tree.flows if f.to == flow.giver}
        if above and not flow.rest and not above & set(_widening(flow.measure, wider)):
            yield Finding(
                year,
                ("trees", i, "flows", j, "measure"),
                f"'{flow.measure}' is no part of what reached '{flow.giver}': {', '.join(sorted(above))}",
            )


def _widening(measure: str, wider: dict[str, str | None]) -> Iterator[str]:
    """A measure, and each wider one that holds it."""
    here: str | None = measure
    while here is not None:
        yield here
        here = wider.get(here)
