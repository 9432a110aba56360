"""The whole model at once, for checking it and for compiling it. Answers never see it: they ask a view.

Records are kept by type and id. Nothing here says which records are right; that is what the rules are for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nhsnav.model.complaint import ComplaintRoute
from nhsnav.model.interview import Interview
from nhsnav.model.money import BudgetLine, Measure, MoneyYear
from nhsnav.model.patient_data import DataUse, Purpose
from nhsnav.model.records import (
    Body,
    Charge,
    Cited,
    Elsewhere,
    Entity,
    Event,
    Kind,
    Licence,
    Manifest,
    Nation,
    Payment,
    Programme,
    Record,
    RelationKind,
    Service,
    SharedName,
    Source,
    SuccessionKind,
    Topic,
)
from nhsnav.model.shelf import Scope
from nhsnav.model.tour import Tour

__all__ = ["Catalogue", "identity"]


@dataclass(slots=True)
class Catalogue:
    """Every record of a model, by type and id."""

    manifest: Manifest
    bodies: dict[str, Body] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    charges: dict[str, Charge] = field(default_factory=dict)
    complaints: dict[str, ComplaintRoute] = field(default_factory=dict)
    data_uses: dict[str, DataUse] = field(default_factory=dict)
    interviews: dict[str, Interview] = field(default_factory=dict)
    money: dict[str, MoneyYear] = field(default_factory=dict)
    tours: dict[str, Tour] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    relation_kinds: dict[str, RelationKind] = field(default_factory=dict)
    succession_kinds: dict[str, SuccessionKind] = field(default_factory=dict)
    payments: dict[str, Payment] = field(default_factory=dict)
    licences: dict[str, Licence] = field(default_factory=dict)
    purposes: dict[str, Purpose] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    budget_lines: dict[str, BudgetLine] = field(default_factory=dict)
    nations: dict[str, Nation] = field(default_factory=dict)
    shared_names: dict[str, SharedName] = field(default_factory=dict)
    elsewhere: dict[str, Elsewhere] = field(default_factory=dict)

    @property
    def entities(self) -> dict[str, Entity]:
        """What exists for a time: bodies and programmes."""
        return {**self.bodies, **self.programmes}

    @property
    def topics(self) -> dict[str, Topic]:
        """What a user can look up: entities, services and routes of complaints."""
        return {**self.bodies, **self.programmes, **self.services, **self.complaints}

    @property
    def scopes(self) -> dict[str, Mapping[str, Topic]]:
        """What can be looked up, by the scope in which its names must be told apart."""
        labels = {i: e for i, e in self.entities.items() if (kind := self.kinds.get(e.kind)) and kind.label_only}
        return {
            Scope.ENTITIES: {i: e for i, e in self.entities.items() if i not in labels},
            Scope.SERVICES: self.services,
            Scope.LABELS: labels,
            Scope.COMPLAINTS: self.complaints,
        }

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Records that sources must stand behind."""
        return (
            *self.topics.values(),
            *self.events.values(),
            *self.charges.values(),
            *self.data_uses.values(),
            *self.interviews.values(),
            *self.money.values(),
            *self.tours.values(),
        )

    def everything(self) -> Iterator[Record]:
        """Every record that has an id."""
        for table in (
            self.topics,
            self.events,
            self.charges,
            self.data_uses,
            self.interviews,
            self.money,
            self.tours,
            self.sources,
            self.kinds,
            self.relation_kinds,
            self.succession_kinds,
            self.payments,
            self.licences,
            self.purposes,
            self.measures,
            self.budget_lines,
            self.nations,
            self.shared_names,
            self.elsewhere,
        ):
            yield from table.values()


def identity(record: Record) -> str:
    """What tells a record from the others of its type. A shared name has its words for an id."""
    found: str = record.name if isinstance(record, SharedName | Elsewhere) else getattr(record, "id", "")
    return found
