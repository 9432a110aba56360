"""Where a view takes its records from, one at a time, and what is worked out once for all of them.

The store fills a shelf; the model only says what must be on it.
"""

from collections.abc import Mapping
from typing import Protocol, TypeVar

from msgspec import Struct

from nhsnav.model.records import Manifest, Record, Relation, Succession

__all__ = ["Inward", "LinkedRelation", "LinkedSuccession", "Scope", "Shelf", "YearAmount"]

R = TypeVar("R", bound=Record)


class LinkedRelation(Struct, frozen=True):
    """A relation that another record states about this one."""

    owner: str
    relation: Relation


class LinkedSuccession(Struct, frozen=True):
    """A succession that another record states about this one."""

    owner: str
    succession: Succession


class Inward(Struct, frozen=True):
    """Everything that other records say about one record."""

    relations: tuple[LinkedRelation, ...] = ()
    successions: tuple[LinkedSuccession, ...] = ()
    instances: tuple[str, ...] = ()
    """The named ones of this type."""
    services: tuple[str, ...] = ()
    """The services in which it decides, pays or provides."""
    events: tuple[str, ...] = ()
    data_uses: tuple[str, ...] = ()
    """The uses of patient data by it, and those from which it stops them as a patient's choice."""
    complaints: tuple[str, ...] = ()
    """The routes for complaints about it."""


class YearAmount(Struct, frozen=True):
    """What flowed from one body to another in a financial year, as a chain of payers shows it."""

    year: str
    amount: str
    unit: str
    measure: str
    """What it counts, in words."""
    confirmed: bool
    sources: tuple[str, ...]


class Shelf(Protocol):
    """Records by type and id."""

    manifest: Manifest

    def get(self, kind: type[R], record: str) -> R | None:
        """The record of this type and id, if there is one."""
        ...

    def ids(self, kind: type[Record]) -> tuple[str, ...]:
        """The ids of all records of a type, in order."""
        ...

    def inward(self, record: str) -> Inward:
        """What other records say about this one."""
        ...

    def names(self, scope: str) -> Mapping[str, tuple[str, ...]]:
        """Normalised names to ids: of one of the scopes."""
        ...

    def amounts(self, giver: str, to: str) -> tuple[YearAmount, ...]:
        """What flowed from one body to another, one amount for each year that is known, in order of time."""
        ...

    def elsewhere(self) -> dict[str, str]:
        """Normalised names of what the NHS does not do, each with its main name."""
        ...

    def nations(self) -> dict[str, str]:
        """Normalised words that mean a nation outside England, each with the nation's id."""
        ...

    def shared(self) -> dict[str, str]:
        """Normalised names that mean several things, each with the reason why."""
        ...


class Scope:
    """Among which records a name is looked up."""

    ENTITIES = "entities"
    SERVICES = "services"
    COMPLAINTS = "complaints"
    RATES = "rates"
    LABELS = "labels"
    """What exists in data alone."""
    CODES = "codes"
    """The codes that others give. One code may pass from body to body."""
