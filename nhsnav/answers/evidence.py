"""The sources: all of them, or one with what it stands behind."""

from difflib import get_close_matches

from msgspec import Struct

from nhsnav.answers.common import Moment, Ref, moment, ref
from nhsnav.errors import NotFound
from nhsnav.model.parts import parts
from nhsnav.model.records import Body, Cited, Licence, Programme, Service, Source
from nhsnav.model.view import View

__all__ = ["SourceEntry", "SourceList", "entries", "source", "sources"]


class SourceEntry(Struct, frozen=True, kw_only=True):
    """A source in full."""

    id: str
    publisher: str
    title: str
    url: str
    published: str | None
    read: Moment | None
    """The day it was read; `None` when it is only named as the place to check."""
    licence: str
    cited_by: tuple[Ref, ...]


class SourceList(Struct, frozen=True, kw_only=True):
    """The answer to `sources`."""

    about: Ref | None
    """The record whose sources these are, if one was asked for."""
    entries: tuple[SourceEntry, ...]


def entries(view: View, ids: tuple[str, ...]) -> tuple[SourceEntry, ...]:
    """The sources with these ids, without looking for what cites them."""
    return tuple(_entry(view, source_id, ()) for source_id in ids)


def sources(view: View, about: str | None = None) -> SourceList:
    """All sources, or those that a record cites anywhere."""
    if about is None:
        return SourceList(about=None, entries=entries(view, view.shelf.ids(Source)))
    return SourceList(about=ref(view, about), entries=entries(view, _cited_by(view, about)))


def source(view: View, key: str) -> SourceList:
    """One source and the records that cite it. Raises NotFound."""
    known = view.shelf.ids(Source)
    if key not in known:
        near = tuple(get_close_matches(key, known, n=3))
        raise NotFound(
            f"there is no source '{key}'",
            hint=f"did you mean {' or '.join(near)}?" if near else "nhsnav sources",
            near=near,
        )
    topics = [record for group in (Body, Programme, Service) for record in view.shelf.ids(group)]
    citing = tuple(ref(view, record) for record in topics if key in _cited_by(view, record))
    return SourceList(about=None, entries=(_entry(view, key, citing),))


def _cited_by(view: View, record: str) -> tuple[str, ...]:
    cited = (part.sources for _, part in parts(view.topic(record)) if isinstance(part, Cited))
    return tuple(dict.fromkeys(source_id for group in cited for source_id in group))


def _entry(view: View, source_id: str, citing: tuple[Ref, ...]) -> SourceEntry:
    found = view.shelf.get(Source, source_id)
    assert found is not None
    licence = view.shelf.get(Licence, found.licence)
    return SourceEntry(
        id=found.id,
        publisher=found.publisher,
        title=found.title,
        url=found.url,
        published=found.published,
        read=moment(found.read),
        licence=licence.label if licence else found.licence,
        cited_by=citing,
    )
