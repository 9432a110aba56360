"""Where the model holds every named one of a type, the published counts must agree with them."""

from collections.abc import Iterator

from nhsnav.dates import Held, held_on
from nhsnav.model.catalogue import Catalogue
from nhsnav.model.records import Status
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "count"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    for entity in catalogue.entities.values():
        if entity.register is None:
            continue
        named = [other for other in catalogue.entities.values() if other.is_a == entity.id]
        for i, count in enumerate(entity.counts):
            if count.of != entity.register or not count.standing:
                continue
            there = sum(
                any(
                    held_on(count.on.first, life.begin, life.until) is Held.YES
                    for life in other.exists
                    if _real(life.status)
                )
                for other in named
            )
            if str(there) != count.value:
                yield Finding(
                    entity,
                    ("counts", i, "value"),
                    f"says {count.value} {count.of} on {count.on}, the model holds {there}",
                )


def _real(status: Status) -> bool:
    return status in (Status.HAPPENED, Status.ENACTED)
