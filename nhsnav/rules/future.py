"""What lies beyond the day up to which the model was checked can only be planned, proposed or already enacted."""

from collections.abc import Iterator

from nhsnav.dates import PartialDate
from nhsnav.model.catalogue import Catalogue
from nhsnav.model.parts import parts
from nhsnav.model.records import CameFrom, Count, Dated, Event, Status, Succession
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "future"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    checked_to = catalogue.manifest.checked_to
    for record in catalogue.cited:
        for path, part in parts(record):
            for name, day in _days(part):
                if day.first > checked_to.last:
                    yield Finding(
                        record,
                        (*path, name),
                        f"{day} is after {checked_to}, the day the model was checked to: mark it planned or proposed",
                    )


def _days(part: object) -> Iterator[tuple[str, PartialDate]]:
    """The dates that the part states as fact."""
    match part:
        case Dated(status=Status.HAPPENED):
            yield from (("from", part.begin),) if part.begin else ()
            yield from (("until", part.until),) if part.until else ()
        case Event(status=Status.HAPPENED):
            yield "on", part.on
        case Succession(status=Status.HAPPENED) | CameFrom():
            yield from (("on", part.on),) if part.on else ()
        case Count(confirmed=True):
            yield "on", part.on
