"""What changed between two days: what began and ended, was renamed, moved; which counts and payers are others.

A change belongs to the time between if it took effect after the first day and not after the second. Only facts are
compared: what is planned has not changed anything.
"""

from collections.abc import Iterator

from msgspec import Struct

from nhsnav.answers.common import Evidence, Moment, Ref, evidence, joined, moment, ref, sentence
from nhsnav.answers.succession import ends
from nhsnav.dates import PartialDate, said
from nhsnav.errors import Usage
from nhsnav.model.records import Body, Entity, NameUse, Programme, Service
from nhsnav.model.view import FACTS, View

__all__ = ["Compared", "Count", "Moved", "Occurred", "Paid", "Renamed", "compare"]


class Occurred(Struct, frozen=True, kw_only=True):
    """Something began or ended."""

    ref: Ref
    kind: str
    on: Moment
    is_a: str | None
    """The type of which it is a named one."""
    evidence: Evidence


class Renamed(Struct, frozen=True, kw_only=True):
    """Something bears another name."""

    id: str
    before: str
    after: str
    on: Moment
    evidence: Evidence


class Moved(Struct, frozen=True, kw_only=True):
    """A function went from one to another."""

    source: Ref
    target: Ref | None
    named: str | None
    words: str
    what: str | None
    on: Moment
    evidence: Evidence


class Count(Struct, frozen=True, kw_only=True):
    """A number that held on the first day and another that holds on the second."""

    ref: Ref
    of: str
    before: str | None
    after: str | None


class Paid(Struct, frozen=True, kw_only=True):
    """A service for which other bodies decide or pay."""

    service: Ref
    before: tuple[Ref, ...]
    after: tuple[Ref, ...]
    decided_before: tuple[Ref, ...]
    decides_after: tuple[Ref, ...]
    on: Moment | None
    evidence: Evidence


class Compared(Struct, frozen=True, kw_only=True):
    """The answer to `compare`."""

    first: str
    second: str
    about: Ref | None
    headline: str
    began: tuple[Occurred, ...]
    ended: tuple[Occurred, ...]
    renamed: tuple[Renamed, ...]
    moved: tuple[Moved, ...]
    counts: tuple[Count, ...]
    payers: tuple[Paid, ...]
    rests_on_plans: bool


def compare(before: View, after: View, about: str | None = None) -> Compared:
    """What changed from the day of one view to the day of another. Raises Usage when the second is not later."""
    if after.on <= before.on:
        raise Usage(
            f"{said(after.on)} is not later than {said(before.on)}", hint=f"nhsnav compare {after.on} {before.on}"
        )
    entities = [
        after.entity(record)
        for kind in (Body, Programme)
        for record in after.shelf.ids(kind)
        if about is None or record == about
    ]
    services = [record for record in after.shelf.ids(Service) if about is None or record == about]
    began = tuple(_occurred(before, after, entities, beginning=True))
    ended = tuple(_occurred(before, after, entities, beginning=False))
    renamed = tuple(_renamed(before, after, entities))
    moved = tuple(_moved(before, after, about))
    counts = tuple(_counts(before, after, entities))
    payers = tuple(paid for record in services for paid in _paid(before, after, record))
    return Compared(
        first=before.on.isoformat(),
        second=after.on.isoformat(),
        about=ref(after, about) if about else None,
        headline=_headline(before, after, began, ended, renamed, moved, payers, counts),
        began=began,
        ended=ended,
        renamed=renamed,
        moved=moved,
        counts=counts,
        payers=payers,
        rests_on_plans=after.rests_on_plans(),
    )


def _between(before: View, after: View, day: PartialDate | None) -> bool:
    return day is not None and before.on < day.first <= after.on


def _occurred(before: View, after: View, entities: list[Entity], *, beginning: bool) -> Iterator[Occurred]:
    found = []
    for entity in entities:
        for life in entity.exists:
            day = life.begin if beginning else life.until
            if life.status in FACTS and _between(before, after, day) and (on := moment(day)):
                found.append(
                    Occurred(
                        ref=ref(after if beginning else before, entity.id),
                        kind=entity.kind,
                        on=on,
                        is_a=entity.is_a,
                        evidence=evidence(after, life),
                    )
                )
    yield from sorted(found, key=lambda occurred: (occurred.on.value, occurred.ref.name))


def _renamed(before: View, after: View, entities: list[Entity]) -> Iterator[Renamed]:
    """Only what existed on both days can have changed its name."""
    for entity in entities:
        both = before.life(entity).held.possible and after.life(entity).held.possible
        if both and (old := before.name(entity)) != (new := after.name(entity)):
            name = next((n for n in entity.names if n.text == new and n.use is not NameUse.SHORT), entity.names[0])
            if on := moment(name.begin):
                yield Renamed(id=entity.id, before=old, after=new, on=on, evidence=evidence(after, name))


def _moved(before: View, after: View, about: str | None) -> Iterator[Moved]:
    found = []
    for kind in (Body, Programme):
        for record in after.shelf.ids(kind):
            for step in after.entity(record).became:
                facts = step.status in FACTS and _between(before, after, step.on) and not ends(after, step.kind)
                if facts and about in (None, record, step.to) and (on := moment(step.on)):
                    found.append(
                        Moved(
                            source=ref(before, record),
                            target=ref(after, step.to) if step.to else None,
                            named=step.named,
                            words=step.kind,
                            what=step.what,
                            on=on,
                            evidence=evidence(after, step),
                        )
                    )
    yield from sorted(found, key=lambda moved: moved.on.value)


def _counts(before: View, after: View, entities: list[Entity]) -> Iterator[Count]:
    for entity in entities:
        for of in dict.fromkeys(count.of for count in entity.counts if count.standing):
            old, new = (_count(view, entity, of) for view in (before, after))
            if old != new:
                yield Count(ref=ref(after, entity.id), of=of, before=old, after=new)


def _count(view: View, entity: Entity, of: str) -> str | None:
    """The number that held on the day; none of a thing that did not exist."""
    if not view.life(entity).held.possible:
        return "0"
    known = [c for c in entity.counts if c.of == of and c.standing and c.on.first <= view.on]
    return max(known, key=lambda count: count.on.first).value if known else None


def _paid(before: View, after: View, record: str) -> Iterator[Paid]:
    service = after.shelf.get(Service, record)
    assert service is not None
    old, new = before.one(service.periods), after.one(service.periods)
    if old is None or new is None:
        return
    then, now = [payer.body for payer in old.pays], [payer.body for payer in new.pays]
    if (set(then), set(old.decides)) != (set(now), set(new.decides)):
        yield Paid(
            service=ref(after, record),
            before=tuple(ref(before, body) for body in then),
            after=tuple(ref(after, body) for body in now),
            decided_before=tuple(ref(before, body) for body in old.decides),
            decides_after=tuple(ref(after, body) for body in new.decides),
            on=moment(new.begin),
            evidence=evidence(after, new),
        )


def _headline(
    before: View,
    after: View,
    began: tuple[Occurred, ...],
    ended: tuple[Occurred, ...],
    renamed: tuple[Renamed, ...],
    moved: tuple[Moved, ...],
    payers: tuple[Paid, ...],
    counts: tuple[Count, ...],
) -> str:
    parts = [
        f"{len(things)} {one if len(things) == 1 else many}"
        for things, one, many in (
            (began, "thing began", "things began"),
            (ended, "ended", "ended"),
            (renamed, "was renamed", "were renamed"),
            (moved, "function moved", "functions moved"),
            (payers, "service has another payer", "services have other payers"),
            (counts, "number is another", "numbers are others"),
        )
        if things
    ]
    span = f"between {said(before.on)} and {said(after.on)}"
    return sentence(f"{span} {joined(parts)}" if parts else f"{span} nothing changed that the model knows of")
