"""From a catalogue to segments: each record by itself, and what is worked out once for all of them.

A segment is MessagePack, so reading one never runs anything. What can be derived is derived here and typed nowhere:
who stands in a relation to whom, seen from the far end; the named ones of a type; the table of names.
"""

from collections import defaultdict
from collections.abc import Mapping

import msgspec

from nhsnav.model.catalogue import Catalogue, identity
from nhsnav.model.names import normalise
from nhsnav.model.records import Topic, encode_hook
from nhsnav.model.shelf import Inward, LinkedRelation, LinkedSuccession, Scope, YearAmount
from nhsnav.model.written_names import names_of
from nhsnav.store.shelves import SHARDS, shard_of

__all__ = ["compile_segments"]

_encode = msgspec.msgpack.Encoder(enc_hook=encode_hook).encode


def compile_segments(catalogue: Catalogue) -> dict[str, bytes]:
    """Every segment of the index by its key."""
    segments = {"manifest": _encode(catalogue.manifest)}
    for record in catalogue.everything():
        segments[f"{type(record).__name__}/{identity(record)}"] = _encode(record)
    for record_id, inward in _inward(catalogue).items():
        segments[f"inward/{record_id}"] = _encode(inward)
    for scope, topics in catalogue.scopes.items():
        segments |= _sharded(scope, _names(catalogue, topics))
    segments |= _sharded(Scope.CODES, _codes(catalogue))
    segments |= _sharded(Scope.RATES, _rates(catalogue))
    segments |= {f"amounts/{giver}/{to}": _encode(found) for (giver, to), found in _amounts(catalogue).items()}
    segments["nations"] = _encode({normalise(w): n.id for n in catalogue.nations.values() for w in (n.name, *n.words)})
    segments["elsewhere"] = _encode(
        {normalise(n): e.name for e in catalogue.elsewhere.values() for n in (e.name, *e.also)}
    )
    segments["shared"] = _encode({normalise(name): shared.why for name, shared in catalogue.shared_names.items()})
    return segments


def _sharded(scope: str, names: dict[str, tuple[str, ...]]) -> dict[str, bytes]:
    """The names of a scope in many small segments, so that to look one up is to read one of them."""
    shards: list[dict[str, tuple[str, ...]]] = [{} for _ in range(SHARDS)]
    for name, ids in names.items():
        shards[shard_of(name)][name] = ids
    return {f"names/{scope}/{number}": _encode(shard) for number, shard in enumerate(shards)}


def _names(catalogue: Catalogue, topics: Mapping[str, Topic]) -> dict[str, tuple[str, ...]]:
    table: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for topic in topics.values():
        for name in names_of(topic):
            table[normalise(name)][topic.id] = None
    names = {name: tuple(ids) for name, ids in table.items()}
    for shared in catalogue.shared_names.values():
        means = tuple(record for record in shared.means if record in topics)
        if means:
            names[normalise(shared.name)] = means
    names.pop("", None)
    return names


def _codes(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    table: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for entity in catalogue.entities.values():
        for code in entity.codes:
            table[normalise(code.value)][entity.id] = None
    return {code: tuple(ids) for code, ids in table.items()}


def _rates(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """The names of charges and rates, and of the parts of each: `dental band 2`."""
    table: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for charge in catalogue.charges.values():
        parts = {part for rate in charge.rates for part in rate.amounts if len(rate.amounts) > 1}
        for name in (charge.id, charge.name, *charge.also, *(f"{charge.name} {part}" for part in parts)):
            table[normalise(name)][charge.id] = None
    return {name: tuple(ids) for name, ids in table.items()}


def _amounts(catalogue: Catalogue) -> dict[tuple[str, str], list[YearAmount]]:
    """For each year, what flowed between two bodies: in a tree if it stands in one, else beside the trees."""
    found: defaultdict[tuple[str, str], list[YearAmount]] = defaultdict(list)
    for year in sorted(catalogue.money.values(), key=lambda year: year.year):
        for flow in (*(flow for tree in year.trees for flow in tree.flows), *year.beside):
            known = found[flow.giver, flow.to]
            if not any(amount.year == year.year for amount in known):
                measure = catalogue.measures[flow.measure].label
                known.append(YearAmount(year.year, flow.amount, flow.unit, measure, flow.confirmed, flow.sources))
    return found


def _inward(catalogue: Catalogue) -> dict[str, Inward]:
    relations: defaultdict[str, list[LinkedRelation]] = defaultdict(list)
    successions: defaultdict[str, list[LinkedSuccession]] = defaultdict(list)
    instances: defaultdict[str, list[str]] = defaultdict(list)
    services: defaultdict[str, list[str]] = defaultdict(list)
    events: defaultdict[str, list[str]] = defaultdict(list)
    for topic in catalogue.topics.values():
        for relation in topic.relations:
            if other := relation.to or relation.by:
                relations[other].append(LinkedRelation(topic.id, relation))
    for entity in catalogue.entities.values():
        for succession in entity.became:
            if succession.to:
                successions[succession.to].append(LinkedSuccession(entity.id, succession))
        if entity.is_a:
            instances[entity.is_a].append(entity.id)
    for service in catalogue.services.values():
        acting = {provision.body for provision in service.provides}
        for period in service.periods:
            acting.update(period.decides, (payer.body for payer in period.pays))
        for body in acting:
            services[body].append(service.id)
    for event in catalogue.events.values():
        for record in event.about:
            events[record].append(event.id)
    data_uses: defaultdict[str, list[str]] = defaultdict(list)
    complaints: defaultdict[str, list[str]] = defaultdict(list)
    for use in catalogue.data_uses.values():
        for record in dict.fromkeys((use.by, *(opt_out.choice for opt_out in use.opt_outs))):
            data_uses[record].append(use.id)
    for route in catalogue.complaints.values():
        for record in route.covers:
            complaints[record].append(route.id)
    touched = {*relations, *successions, *instances, *services, *events, *data_uses, *complaints}
    return {
        record: Inward(
            tuple(relations[record]),
            tuple(successions[record]),
            tuple(instances[record]),
            tuple(services[record]),
            tuple(events[record]),
            tuple(data_uses[record]),
            tuple(complaints[record]),
        )
        for record in sorted(touched)
    }
