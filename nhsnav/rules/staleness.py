"""What should have been checked again by a day, oldest first: a queue of work, not a fault."""

from datetime import date
from typing import NamedTuple

from nhsnav.model.catalogue import Catalogue, identity
from nhsnav.model.freshness import due, last_checked
from nhsnav.model.parts import Step, parts
from nhsnav.model.records import Cited

__all__ = ["Overdue", "overdue"]


class Overdue(NamedTuple):
    """One statement that is due, and the pages to read again."""

    record: str
    path: tuple[Step, ...]
    words: str
    due: date
    checked: str | None
    pages: tuple[str, ...]


def overdue(catalogue: Catalogue, today: date) -> list[Overdue]:
    """Every statement whose day to be checked again is before today."""
    found = []
    for record in catalogue.cited:
        for path, part in parts(record):
            if not isinstance(part, Cited):
                continue
            day = due(part, catalogue.manifest, catalogue.sources.get)
            if day is None or day >= today:
                continue
            keys = part.sources or record.sources
            checked = last_checked(keys, catalogue.sources.get)
            found.append(
                Overdue(
                    identity(record),
                    path,
                    _words(part),
                    day,
                    checked.text if checked else None,
                    tuple(catalogue.sources[key].url for key in keys),
                )
            )
    return sorted(found, key=lambda one: (one.due, one.record))


def _words(part: Cited) -> str:
    return next((str(value) for name in ("text", "what", "kind", "end") if (value := getattr(part, name, None))), "")
