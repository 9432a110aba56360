"""Every record of a kind that existed on the day, or every kind with how many there were."""

from collections import Counter
from difflib import get_close_matches

from msgspec import Struct

from nhsnav.answers.common import Moment, Ref, moment, ref
from nhsnav.dates import Held
from nhsnav.errors import NotFound
from nhsnav.model.names import normalise
from nhsnav.model.records import Body, Entity, Kind, Programme, Service, Topic
from nhsnav.model.view import View

__all__ = ["KindRow", "Kinds", "Listing", "Row", "kinds", "listing", "row"]

GROUPS: dict[str, type[Topic]] = {"bodies": Body, "programmes": Programme, "services": Service}


class Row(Struct, frozen=True, kw_only=True):
    """One record in a list."""

    ref: Ref
    kind: str
    """The kind, in words."""
    held: Held
    """Where the day lies in its life. A service has no life of its own."""
    begin: Moment | None
    until: Moment | None


class Listing(Struct, frozen=True, kw_only=True):
    """The answer to `list KIND`."""

    title: str
    rows: tuple[Row, ...]


class KindRow(Struct, frozen=True, kw_only=True):
    """A kind and how many records of it existed on the day."""

    id: str
    label: str
    group: str
    count: int
    meaning: str


class Kinds(Struct, frozen=True, kw_only=True):
    """The answer to `list` with no kind."""

    kinds: tuple[KindRow, ...]


def row(view: View, record: str) -> Row:
    topic = view.topic(record)
    kind = view.shelf.get(Kind, topic.kind)
    assert kind is not None
    if isinstance(topic, Entity):
        life = view.life(topic)
        held, begin, until = life.held, moment(life.begin), moment(life.until)
    else:
        held, begin, until = Held.YES, None, None
    return Row(ref=ref(view, record), kind=kind.label, held=held, begin=begin, until=until)


def listing(view: View, asked: str, *, ended: bool) -> Listing:
    """The records of a kind, or of all kinds of a group. With `ended`, also those that were over by the day.

    Raises NotFound when there is no such kind.
    """
    wanted = normalise(asked)
    kinds_here = {kind.id: kind for kind in (view.shelf.get(Kind, i) for i in view.shelf.ids(Kind)) if kind is not None}
    if wanted in GROUPS:
        title, chosen = wanted, set(kinds_here)
        groups = [GROUPS[wanted]]
    else:
        words = {
            normalise(name): kind
            for kind in kinds_here.values()
            for name in (kind.id, kind.label, kind.plural, *kind.also)
        }
        if wanted not in words:
            close = get_close_matches(wanted, [*words, *GROUPS], n=3)
            near = tuple(dict.fromkeys(words[word].plural if word in words else word for word in close))
            raise NotFound(
                f"there is no kind '{asked}'",
                hint=f"did you mean {' or '.join(near)}?" if near else "nhsnav list",
                near=near,
            )
        title, chosen = words[wanted].plural, {words[wanted].id}
        groups = list(GROUPS.values())
    rows = [
        row(view, record) for group in groups for record in view.shelf.ids(group) if view.topic(record).kind in chosen
    ]
    shown = [r for r in rows if r.held.possible or (ended and r.held is Held.NO_LONGER)]
    return Listing(title=title, rows=tuple(sorted(shown, key=lambda r: r.ref.name.casefold())))


def kinds(view: View) -> Kinds:
    """Every kind, with how many of its records existed on the day."""
    counted: Counter[str] = Counter()
    for group in GROUPS.values():
        for record in view.shelf.ids(group):
            topic = view.topic(record)
            if not isinstance(topic, Entity) or view.life(topic).held.possible:
                counted[topic.kind] += 1
    found = (view.shelf.get(Kind, i) for i in view.shelf.ids(Kind))
    return Kinds(
        kinds=tuple(
            KindRow(id=k.id, label=k.plural, group=k.of, count=counted[k.id], meaning=k.meaning) for k in found if k
        )
    )
