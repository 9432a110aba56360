"""From a name to the one record that is meant. Several, none, and not on that day are errors of their own."""

from msgspec import Struct

from nhsnav.answers.common import Ref, joined, ref
from nhsnav.dates import Held, said
from nhsnav.errors import Ambiguous, NotFound, NotThen
from nhsnav.model.names import Matched, Meaning, elsewhere, holding_all, normalise
from nhsnav.model.records import Elsewhere, Entity, Nation, Topic
from nhsnav.model.view import View
from nhsnav.model.written_names import names_of

__all__ = ["Candidate", "Candidates", "Picked", "not_begun", "pick", "several"]

MOST_CANDIDATES = 8


class Candidate(Struct, frozen=True, kw_only=True):
    """One thing that may be meant, with its years so that a date can tell them apart."""

    ref: Ref
    kind: str
    begin: str | None
    until: str | None
    meaning: str


class Candidates(Struct, frozen=True, kw_only=True):
    """Several things are meant by one name."""

    asked: str
    why: str | None
    candidates: tuple[Candidate, ...]


class Picked(Struct, frozen=True, kw_only=True):
    """The record that is meant. `guessed` when the name was not written as any name of the record is."""

    id: str
    guessed: bool


def pick(view: View, asked: str, *scopes: str, dated: bool) -> Picked:
    """The record meant by a name. With `dated`, the day was asked for and may tell apart what shares a name.

    Raises NotFound, or Ambiguous with the candidates as its result.
    """
    found = view.meaning(asked, *scopes)
    if (other := elsewhere(asked, view.shelf.elsewhere())) and found.matched is not Matched.NAME:
        raise _not_ours(view, other)
    if nation := _outside_england(view, asked, found.ids):
        raise nation
    if not found.ids:
        raise _nothing(view, asked, found)
    # An id typed as it is written says which of them is meant.
    ids = (asked,) if "-" in asked and asked in found.ids else found.ids
    if dated:
        ids = tuple(i for i in ids if _existed(view, view.topic(i))) or _others_then(view, asked, ids, scopes) or ids
    if len(ids) > 1:
        raise several(view, asked, ids)
    return Picked(id=ids[0], guessed=found.matched is Matched.SPELLING)


def _others_then(view: View, asked: str, ids: tuple[str, ...], scopes: tuple[str, ...]) -> tuple[str, ...]:
    """Of a named body that had not begun: those of its type that may have been meant then, if there were several.

    Essex has had one integrated care board since 2026; before, three covered parts of it and had it in their names.
    """
    topic = view.topic(ids[0])
    if not isinstance(topic, Entity) or topic.is_a is None or view.life(topic).held is not Held.NOT_YET:
        return ()
    kin = set(view.shelf.inward(topic.is_a).instances)
    wider = [i for scope in scopes for i in holding_all(asked, view.shelf.names(scope)) if i in kin]
    then = tuple(i for i in dict.fromkeys(wider) if _existed(view, view.topic(i)))
    return then if len(then) > 1 else ()


def not_begun(view: View, entity: Entity) -> NotThen:
    """The error for a record that does not exist yet on the day."""
    life = view.life(entity)
    name = entity.plural or view.name(entity)
    begins = f"{'begin' if entity.plural else 'begins'} {life.begin.when if life.begin else 'later'}"
    planned = (
        ""
        if any(view.held(span) is not Held.NOT_YET or span.status == "happened" for span in entity.exists)
        else (", if the plan holds")
    )
    hint = f"nhsnav show {entity.id} --on {life.begin}" if life.begin and not planned else f"nhsnav show {entity.id}"
    return NotThen(
        f"{name[:1].upper() + name[1:]} did not exist on {said(view.on)}: "
        f"{'they' if entity.plural else 'it'} {begins}{planned}",
        hint=hint,
        near=(entity.id,),
    )


def _existed(view: View, topic: Topic) -> bool:
    return not isinstance(topic, Entity) or view.life(topic).held.possible


def _not_ours(view: View, name: str) -> NotFound:
    other = view.shelf.get(Elsewhere, name)
    assert other is not None
    return NotFound(f"the NHS does not pay for {other.name[:1].lower()}{other.name[1:]}", hint=f"ask {other.ask}")


def _outside_england(view: View, asked: str, ids: tuple[str, ...]) -> NotFound | None:
    """The error for a question about another nation, unless what was found bears its name."""
    words = view.shelf.nations()
    typed = f" {normalise(asked)} "
    meant = {nation for word, nation in words.items() if f" {word} " in typed}
    if not meant:
        return None
    named = [f" {normalise(name)} " for record in ids for name in names_of(view.topic(record))]
    if any(f" {word} " in name for name in named for word, nation in words.items() if nation in meant):
        return None
    nation = view.shelf.get(Nation, min(meant))
    assert nation is not None
    runs = view.in_sentence(view.entity(nation.body))
    return NotFound(
        f"nhsnav answers for England: {nation.name} has a health service of its own, {runs}",
        hint=f"ask {nation.ask}; nhsnav show {nation.body}",
    )


def _nothing(view: View, asked: str, found: Meaning) -> NotFound:
    if not found.near:
        return NotFound(f"nothing is known by the name '{asked}'", hint=f'nhsnav find "{asked}"')
    names = joined((view.name(view.topic(record)) for record in found.near), "or")
    return NotFound(f"nothing is known by the name '{asked}'", hint=f"did you mean {names}?", near=found.near)


def several(view: View, asked: str, ids: tuple[str, ...]) -> Ambiguous:
    """The error for a name that may mean any of these."""
    candidates = Candidates(
        asked=asked,
        why=view.shelf.shared().get(normalise(asked)),
        candidates=tuple(_candidate(view, record) for record in ids[:MOST_CANDIDATES]),
    )
    more = f", of which the first {MOST_CANDIDATES} are listed" if len(ids) > MOST_CANDIDATES else ""
    return Ambiguous(
        f"'{asked}' may mean {len(ids)} things{more}",
        hint="ask for one of them by its id, or add --on with a date",
        near=ids[:MOST_CANDIDATES],
        result=candidates,
    )


def _candidate(view: View, record: str) -> Candidate:
    topic = view.topic(record)
    if not isinstance(topic, Entity):
        return Candidate(ref=ref(view, record), kind=topic.kind, begin=None, until=None, meaning=view.name(topic))
    life = view.life(topic)
    role = view.one(topic.role) or topic.role[-1]
    return Candidate(
        ref=ref(view, record),
        kind=topic.kind,
        begin=life.begin.text if life.begin else None,
        until=life.until.text if life.until else None,
        meaning=role.text,
    )
