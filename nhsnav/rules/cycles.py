"""Nothing can become itself, however many steps it takes."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from nhsnav.model.catalogue import Catalogue
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "cycle"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    # A function may go to another body and come back; only an ending can't be undone.
    graph = {
        entity.id: {s.to for s in entity.became if s.to and catalogue.succession_kinds[s.kind].ends}
        for entity in catalogue.entities.values()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as fault:
        ring = list(reversed(fault.args[1]))
        yield Finding(catalogue.entities[ring[0]], ("became",), f"becomes itself: {' -> '.join(ring)}")
