"""Every statement rests on a source; a confirmed one on a source of its own that was read."""

from collections.abc import Iterator

from nhsnav.model.catalogue import Catalogue
from nhsnav.model.parts import parts
from nhsnav.model.records import Cited
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "citation"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    for record in catalogue.cited:
        if not record.sources:
            yield Finding(record, (), "the record cites no source")
        for path, part in parts(record):
            if isinstance(part, Cited) and part.confirmed:
                if not part.sources:
                    yield Finding(record, path, "is confirmed, but names no source of its own")
                elif all(catalogue.sources[source].read is None for source in part.sources):
                    yield Finding(record, path, "is confirmed, but none of its sources was read")
