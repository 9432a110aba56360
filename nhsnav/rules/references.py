"""Every id that a record names must be the id of a record of the right type."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from nhsnav.model.catalogue import Catalogue
from nhsnav.model.parts import Step, parts
from nhsnav.model.records import (
    Cited,
    Entity,
    Event,
    Kind,
    Law,
    Payer,
    Payment,
    PaymentUse,
    Period,
    Provision,
    Record,
    Relation,
    Service,
    SharedName,
    Source,
    Succession,
    Topic,
    Unless,
    Variant,
)
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "reference"

Reference = tuple[tuple[Step, ...], str | None, Mapping[str, Any], str]


def check(catalogue: Catalogue) -> Iterator[Finding]:
    for record in catalogue.everything():
        for path, part in parts(record):
            for tail, wanted, table, what in _references(catalogue, part):
                if wanted is not None and wanted not in table:
                    near = get_close_matches(wanted, table, n=1)
                    hint = f": did you mean '{near[0]}'?" if near else ""
                    yield Finding(record, (*path, *tail), f"there is no {what} '{wanted}'{hint}")


def _references(catalogue: Catalogue, part: Record) -> Iterator[Reference]:
    def each(name: str, ids: Iterable[str], table: Mapping[str, Any], what: str) -> Iterator[Reference]:
        for i, wanted in enumerate(ids):
            yield (name, i), wanted, table, what

    bodies, topics = catalogue.bodies, catalogue.topics
    if isinstance(part, Cited):
        yield from each("sources", part.sources, catalogue.sources, "source")
    match part:
        case Topic():
            group = "service" if isinstance(part, Service) else type(part).__name__.lower()
            yield ("kind",), part.kind, _kinds_of(catalogue, group), f"kind of {group}"
            if isinstance(part, Entity):
                yield ("is_a",), part.is_a, catalogue.entities, "body or programme"
            if isinstance(part, Service):
                yield from each("rates", part.rates, catalogue.charges, "charge")
                yield from each("not_to_confuse", part.not_to_confuse, topics, "record")
        case Relation():
            yield ("kind",), part.kind, catalogue.relation_kinds, "relation kind"
            yield ("to",), part.to, topics, "record"
            yield ("by",), part.by, topics, "record"
        case Succession():
            yield ("kind",), part.kind, catalogue.succession_kinds, "succession kind"
            yield ("to",), part.to, catalogue.entities, "body or programme"
        case Law():
            yield ("act",), part.act, catalogue.programmes, "Act"
        case Period():
            yield from each("decides", part.decides, bodies, "body")
            yield ("behalf_of",), part.behalf_of, bodies, "body"
        case Variant():
            yield from each("decides", part.decides, bodies, "body")
        case Payer():
            yield ("body",), part.body, bodies, "body"
            yield ("funded_by",), part.funded_by, bodies, "body"
        case PaymentUse():
            yield ("by",), part.by, catalogue.payments, "payment mechanism"
        case Provision():
            yield ("body",), part.body, bodies, "body"
        case Unless():
            yield ("see",), part.see, topics, "record"
        case Event():
            yield from each("about", part.about, topics, "record")
        case Source():
            yield ("licence",), part.licence, catalogue.licences, "licence"
        case Payment():
            yield ("see",), part.see, catalogue.programmes, "programme"
        case SharedName():
            yield from each("means", part.means, topics, "record")


def _kinds_of(catalogue: Catalogue, group: str) -> dict[str, Kind]:
    return {name: kind for name, kind in catalogue.kinds.items() if kind.of == group}
