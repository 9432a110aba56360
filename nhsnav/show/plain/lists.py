"""Lists, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.evidence import SourceList
from nhsnav.answers.find import Found
from nhsnav.answers.listing import Kinds, Listing, Row
from nhsnav.answers.pick import Candidates
from nhsnav.show.plain.fields import Fields

__all__ = ["lines_of_candidates", "lines_of_found", "lines_of_kinds", "lines_of_listing", "lines_of_sources"]


def lines_of_found(answer: Found) -> Iterator[Fields]:
    return (_row(hit.row) for hit in answer.hits)


def lines_of_listing(answer: Listing) -> Iterator[Fields]:
    return (_row(row) for row in answer.rows)


def lines_of_kinds(answer: Kinds) -> Iterator[Fields]:
    return ((kind.id, kind.group, kind.count, kind.label, kind.meaning) for kind in answer.kinds)


def lines_of_candidates(answer: Candidates) -> Iterator[Fields]:
    for candidate in answer.candidates:
        yield candidate.ref.id, candidate.ref.name, candidate.begin, candidate.until, candidate.meaning


def lines_of_sources(answer: SourceList) -> Iterator[Fields]:
    for s in answer.entries:
        yield s.id, s.publisher, s.title, s.url, s.published, s.read, s.licence


def _row(row: Row) -> Fields:
    return row.ref.id, row.ref.name, row.kind, row.held.value, row.begin, row.until
