"""Where only one can hold a place, two may not hold it at once: the payer of a body, the holder of an office."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from nhsnav.model.catalogue import Catalogue
from nhsnav.model.records import Relation, Topic
from nhsnav.rules.finding import Finding
from nhsnav.rules.overlaps import clashes

__all__ = ["NAME", "check"]

NAME = "one-holder"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    for body in catalogue.bodies.values():
        for (_, before), (i, after) in combinations(enumerate(body.holders), 2):
            if clashes(before, after):
                yield Finding(body, ("holders", i), f"{after.name} and {before.name} hold the office at once")
    places: defaultdict[tuple[str, str], list[tuple[Topic, int, str, Relation]]] = defaultdict(list)
    for topic in catalogue.topics.values():
        for i, relation in enumerate(topic.relations):
            if catalogue.relation_kinds[relation.kind].one_holder:
                # A relation is written from either end: `to: X` when this record does it, `by: X` when X does.
                held, holder = (topic.id, relation.by) if relation.by else (relation.to, topic.id)
                if not catalogue.relation_kinds[relation.kind].holder_does:
                    held, holder = holder, held
                places[relation.kind, str(held)].append((topic, i, str(holder), relation))
    for (kind, held), claims in places.items():
        for (_, _, other, first), (record, i, holder, second) in combinations(claims, 2):
            if clashes(first, second):
                yield Finding(
                    record, ("relations", i), f"'{held}' has two at once for '{kind}': '{holder}' and '{other}'"
                )
