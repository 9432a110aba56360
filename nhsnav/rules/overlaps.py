"""Of some things there can be only one at a time: a legal name, a life, an arrangement for a service, a rate."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from nhsnav.dates import overlap
from nhsnav.model.catalogue import Catalogue
from nhsnav.model.parts import Step
from nhsnav.model.records import Dated, Entity, NameUse, Record, Service, Status
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check", "clashes"]

NAME = "overlap"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    for topic in catalogue.topics.values():
        legal = [(("names", i), name) for i, name in enumerate(topic.names) if name.use is NameUse.LEGAL]
        yield from _clashing(topic, legal, "legal names")
        if isinstance(topic, Entity):
            yield from _clashing(topic, _numbered("exists", topic.exists), "spans of existence")
        if isinstance(topic, Service):
            yield from _clashing(topic, _numbered("periods", topic.periods), "periods")
    for charge in catalogue.charges.values():
        yield from _clashing(charge, _numbered("rates", charge.rates), "rates")


def _numbered(name: str, statements: Sequence[Dated]) -> list[tuple[tuple[Step, ...], Dated]]:
    return [((name, i), statement) for i, statement in enumerate(statements)]


def _clashing(record: Record, statements: Sequence[tuple[tuple[Step, ...], Dated]], what: str) -> Iterator[Finding]:
    for (_, first), (path, second) in combinations(statements, 2):
        if clashes(first, second):
            yield Finding(
                record,
                path,
                f"two {what} overlap: the other is from {first.begin or 'the start'} until {first.until or 'now'}",
            )


def clashes(first: Dated, second: Dated) -> bool:
    """Whether both hold on some day. What is only intended may overlap what it is to replace."""
    facts = (Status.HAPPENED, Status.ENACTED)
    return (
        first.status in facts
        and second.status in facts
        and overlap((first.begin, first.until), (second.begin, second.until))
    )
