"""A span must end after it begins, and a relation must have one far end."""

from collections.abc import Iterator

from nhsnav.model.catalogue import Catalogue
from nhsnav.model.parts import parts
from nhsnav.model.records import Dated, Relation, Succession
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "span"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    for record in catalogue.everything():
        for path, part in parts(record):
            if isinstance(part, Dated) and part.begin and part.until and part.until.last <= part.begin.first:
                yield Finding(record, (*path, "until"), f"ends on {part.until}, before it begins on {part.begin}")
            if isinstance(part, Relation) and (part.to is None) == (part.by is None):
                yield Finding(record, path, "a relation needs either 'to' or 'by'")
            if isinstance(part, Succession) and (part.to is None) == (part.named is None):
                yield Finding(record, path, "a succession needs either 'to' or 'named'")
