"""By which day a statement should be checked again.

A statement was last checked on the latest day on which one of its sources was read, and no later than the model as a
whole where none was. What may change at any time, because
it is only intended or only believed, is due some months after that; the model's manifest says how many. A statement may
name a day of its own.
"""

from collections.abc import Callable, Iterable
from datetime import date

from nhsnav.dates import PartialDate
from nhsnav.model.records import Cited, Dated, Event, Existence, Manifest, OpenEnd, Source, Status, Succession

__all__ = ["due", "last_checked", "sort_of"]

FIND = Callable[[str], Source | None]


def last_checked(sources: Iterable[str], find: FIND) -> PartialDate | None:
    """The latest day on which one of the sources was read. `None` when none of them was."""
    reads = [source.read for key in sources if (source := find(key)) and source.read]
    return max(reads, key=lambda read: read.last, default=None)


def sort_of(statement: Cited) -> str | None:
    """Why a statement may change at any time, in the manifest's word for how soon; `None` when it will not."""
    if isinstance(statement, Existence) and statement.until is None and statement.end is OpenEnd.BELIEVED:
        return "believed"
    if isinstance(statement, Dated | Succession | Event) and statement.status is not Status.HAPPENED:
        return statement.status.value
    return None


def due(statement: Cited, manifest: Manifest, find: FIND) -> date | None:
    """The day by which to check a statement again; `None` for one that will not change."""
    if statement.recheck is not None:
        return statement.recheck.last
    sort = sort_of(statement)
    if sort is None or sort not in manifest.recheck_months:
        return None
    checked = last_checked(statement.sources, find) or manifest.checked_to
    return _later(checked.last, manifest.recheck_months[sort])


def _later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))
