"""Every id that a record names must be the id of a record of the right type."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from nhsnav.model.catalogue import Catalogue
from nhsnav.model.complaint import ComplaintRoute, ComplaintStep
from nhsnav.model.interview import Advice
from nhsnav.model.money import BudgetLine, Flow, Measure
from nhsnav.model.parts import Step, parts
from nhsnav.model.patient_data import DataUse, OptOut
from nhsnav.model.records import (
    Body,
    Cited,
    Entity,
    Event,
    Exempt,
    Law,
    Nation,
    Payer,
    Payment,
    PaymentUse,
    Period,
    Programme,
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

GROUPS: dict[type, str] = {Body: "body", Programme: "programme", Service: "service", ComplaintRoute: "complaint"}
"""What the kind of each type says that it is `of`."""

Table = Callable[[Catalogue], Mapping[str, Any]]


def _bodies(catalogue: Catalogue) -> Mapping[str, Any]:
    return catalogue.bodies


def _programmes(catalogue: Catalogue) -> Mapping[str, Any]:
    return catalogue.programmes


def _entities(catalogue: Catalogue) -> Mapping[str, Any]:
    return catalogue.entities


def _topics(catalogue: Catalogue) -> Mapping[str, Any]:
    return catalogue.topics


def _places_of_money(catalogue: Catalogue) -> Mapping[str, Any]:
    return {**catalogue.bodies, **catalogue.budget_lines}


REFERS: dict[type[Record], tuple[tuple[str, Table, str], ...]] = {
    Cited: (("sources", lambda c: c.sources, "source"),),
    Entity: (("is_a", _entities, "body or programme"),),
    Service: (
        ("rates", lambda c: c.charges, "charge"),
        ("not_to_confuse", _topics, "record"),
    ),
    Relation: (
        ("kind", lambda c: c.relation_kinds, "relation kind"),
        ("to", _topics, "record"),
        ("by", _topics, "record"),
    ),
    Exempt: (("kind", lambda c: c.relation_kinds, "relation kind"),),
    Succession: (
        ("kind", lambda c: c.succession_kinds, "succession kind"),
        ("to", _entities, "body or programme"),
    ),
    Law: (("act", _programmes, "Act"),),
    Period: (("decides", _bodies, "body"), ("behalf_of", _bodies, "body")),
    Variant: (("decides", _bodies, "body"),),
    Payer: (("body", _bodies, "body"), ("funded_by", _bodies, "body")),
    PaymentUse: (("by", lambda c: c.payments, "payment mechanism"),),
    Provision: (("body", _bodies, "body"),),
    Unless: (("see", _topics, "record"),),
    Event: (("about", _topics, "record"),),
    Source: (("licence", lambda c: c.licences, "licence"),),
    Payment: (("see", _programmes, "programme"),),
    SharedName: (("means", _topics, "record"),),
    ComplaintRoute: (("covers", lambda c: {**c.topics, **c.kinds}, "record or kind"),),
    ComplaintStep: (("to", _bodies, "body"),),
    DataUse: (("by", _entities, "body or programme"), ("purposes", lambda c: c.purposes, "purpose")),
    OptOut: (("choice", _programmes, "programme"),),
    Advice: (("see", _topics, "record"),),
    Flow: (
        ("from", _places_of_money, "body or budget line"),
        ("to", _places_of_money, "body or budget line"),
        ("measure", lambda c: c.measures, "measure"),
    ),
    Measure: (("part_of", lambda c: c.measures, "measure"),),
    BudgetLine: (("see", _topics, "record"),),
    Nation: (("body", _bodies, "body"),),
}
"""For each type, the fields that hold ids as the data writes them, where the ids must be found, and what they are."""


def check(catalogue: Catalogue) -> Iterator[Finding]:
    tables: dict[Table, Mapping[str, Any]] = {}
    for record in catalogue.everything():
        for path, part in parts(record):
            for tail, wanted, find, what in _references(part):
                if find not in tables:
                    tables[find] = find(catalogue)
                if wanted not in tables[find]:
                    near = get_close_matches(wanted, tables[find], n=1)
                    hint = f": did you mean '{near[0]}'?" if near else ""
                    yield Finding(record, (*path, *tail), f"there is no {what} '{wanted}'{hint}")


def _references(part: Record) -> Iterator[tuple[tuple[Step, ...], str, Table, str]]:
    written = dict(zip(part.__struct_encode_fields__, part.__struct_fields__, strict=True))
    for kind in type(part).__mro__:
        for name, table, what in REFERS.get(kind, ()):
            held = getattr(part, written[name])
            if isinstance(held, tuple):
                yield from (((name, i), wanted, table, what) for i, wanted in enumerate(held))
            elif held is not None:
                yield (name,), held, table, what
    if isinstance(part, Topic):
        group = GROUPS[type(part)]
        yield ("kind",), part.kind, _kinds_of(group), f"kind of {group}"


@cache
def _kinds_of(group: str) -> Table:
    return lambda catalogue: {name: kind for name, kind in catalogue.kinds.items() if kind.of == group}
