"""What nhsnav itself is: its versions, its model and where it stands; and what a check of a model found."""

from msgspec import Struct

from nhsnav.answers.common import Moment, moment
from nhsnav.errors import Problem
from nhsnav.model.complaint import ComplaintRoute
from nhsnav.model.money import MoneyYear
from nhsnav.model.patient_data import DataUse
from nhsnav.model.records import Body, Charge, Event, Programme, Record, Service, Source
from nhsnav.model.tour import Tour
from nhsnav.model.view import View

__all__ = ["Checked", "Due", "Info", "WorkQueue", "info"]


class Info(Struct, frozen=True, kw_only=True):
    """The answer to `info`."""

    version: str
    title: str
    data_version: str
    schema_version: int
    checked_to: Moment
    modelled_from: Moment
    data: str
    """The directory of the model."""
    index: str | None
    """The file of its compiled index, if it could be kept."""
    records: dict[str, int]
    sources_read: int
    licence: str
    attribution: str


class Checked(Struct, frozen=True, kw_only=True):
    """The answer to `check`: every problem, or none."""

    data: str
    records: int
    problems: tuple[Problem, ...]


class Due(Struct, frozen=True, kw_only=True):
    """A statement that should have been checked again, and the pages to read."""

    record: str
    path: str
    words: str
    due: str
    checked: str | None
    pages: tuple[str, ...]


class WorkQueue(Struct, frozen=True, kw_only=True):
    """The answer to `check --stale`."""

    today: str
    due: tuple[Due, ...]


def info(view: View, version: str, data: str, index: str | None) -> Info:
    manifest = view.shelf.manifest
    checked_to, modelled_from = moment(manifest.checked_to), moment(manifest.modelled_from)
    assert checked_to and modelled_from
    types: tuple[tuple[str, type[Record]], ...] = (
        ("bodies", Body),
        ("programmes", Programme),
        ("services", Service),
        ("events", Event),
        ("charges", Charge),
        ("complaint routes", ComplaintRoute),
        ("uses of patient data", DataUse),
        ("years of money", MoneyYear),
        ("tours", Tour),
    )
    read = [s for i in view.shelf.ids(Source) if (s := view.shelf.get(Source, i)) and s.read]
    return Info(
        version=version,
        title=manifest.title,
        data_version=manifest.data_version,
        schema_version=manifest.schema_version,
        checked_to=checked_to,
        modelled_from=modelled_from,
        data=data,
        index=index,
        records={**{name: len(view.shelf.ids(kind)) for name, kind in types}, "sources": len(view.shelf.ids(Source))},
        sources_read=len(read),
        licence=manifest.licence,
        attribution=manifest.attribution,
    )
