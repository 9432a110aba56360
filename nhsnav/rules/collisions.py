"""Two records may share a name only where that is declared.

Services are looked up apart from bodies and programmes, so a service may share its name with either; so may what
exists in data alone, which is looked up last.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from nhsnav.model.catalogue import Catalogue
from nhsnav.model.names import normalise
from nhsnav.model.records import Topic
from nhsnav.model.written_names import names_of
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "name-collision"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    declared = {normalise(shared.name): shared for shared in catalogue.shared_names.values()}
    for topics in catalogue.scopes.values():
        for name, bearers in _bearers(topics).items():
            if len(bearers) > 1 and name not in declared:
                first, *others = sorted(bearers)
                for other in others:
                    yield Finding(
                        topics[other], ("names",), f"'{name}' is also a name of '{first}': declare it in shared-names"
                    )
            means = set(declared[name].means) if name in declared else set()
            if means & set(topics) and not bearers <= means:
                missing = ", ".join(sorted(bearers - means))
                yield Finding(declared[name], ("means",), f"is also a name of '{missing}'")


def _bearers(topics: Mapping[str, Topic]) -> dict[str, set[str]]:
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for topic in topics.values():
        for name in names_of(topic):
            bearers[normalise(name)].add(topic.id)
    bearers.pop("", None)
    return bearers
