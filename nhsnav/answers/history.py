"""What a body was and what it became: every hop back to its origins and on to what there is now, each with its day.

A hop is followed on only where the one body ended in the other. A function that merely moved is told and not followed,
because the body that gave it or took it has a story of its own.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec import Struct

from nhsnav.answers.common import Evidence, Ref, Span, evidence, joined, ref, sentence, span
from nhsnav.answers.pick import not_begun
from nhsnav.answers.succession import Become, became, came_from, ends, inherits
from nhsnav.dates import Held, said
from nhsnav.model.records import Entity, NameUse
from nhsnav.model.view import FACTS, View

__all__ = ["Called", "History", "Hop", "history"]


class Hop(Struct, frozen=True, kw_only=True):
    """One step, the life of whom it leads to, and the steps from there."""

    step: Become
    life: Span | None
    """`None` where the model has no record of the other."""
    next: tuple["Hop", ...]


class Called(Struct, frozen=True, kw_only=True):
    """A name and when the record bore it."""

    text: str
    use: NameUse
    span: Span
    evidence: Evidence


class History(Struct, frozen=True, kw_only=True):
    """The answer to `history`."""

    ref: Ref
    headline: str
    life: Span
    held: Held
    names: tuple[Called, ...]
    origins: tuple[Hop, ...]
    """What it came from, each with what that came from."""
    heirs: tuple[Hop, ...]
    """What it became, each with what that became."""
    now: tuple[Ref, ...]
    """Who has, on the day, what it once was: found by following every ending."""
    evidence: Evidence
    rests_on_plans: bool


def history(view: View, record: str) -> History:
    """The history of a body or programme. Raises NotThen when it did not exist yet on the day."""
    entity = view.entity(record)
    life = view.life(entity)
    if life.held is Held.NOT_YET and any(s.status in FACTS for s in entity.exists):
        raise not_begun(view, entity)
    now = tuple(dict.fromkeys(_living(view, record, frozenset())))
    return History(
        ref=ref(view, record),
        headline=_headline(view, entity, now),
        life=_life(view, entity),
        held=life.held,
        names=tuple(
            Called(text=name.text, use=name.use, span=span(name), evidence=evidence(view, name))
            for name in entity.names
            if name.begin or name.until
        ),
        origins=tuple(_back(view, record, frozenset({record}))),
        heirs=tuple(_on(view, record, frozenset({record}))),
        now=tuple(ref(view, heir) for heir in now),
        evidence=evidence(view, entity),
        rests_on_plans=view.rests_on_plans(),
    )


def _life(view: View, entity: Entity) -> Span:
    life = view.life(entity)
    return span(next(s for s in entity.exists if (s.begin, s.until) == (life.begin, life.until)))


def _on(view: View, record: str, seen: frozenset[str]) -> Iterator[Hop]:
    steps = _told(view, became(view, view.entity(record)), first=len(seen) == 1)
    yield from (_hop(view, step, seen, _on) for step in steps)


def _back(view: View, record: str, seen: frozenset[str]) -> Iterator[Hop]:
    steps = _told(view, came_from(view, view.entity(record)), first=len(seen) == 1)
    yield from (_hop(view, step, seen, _back) for step in steps)


def _told(view: View, steps: Iterator[Become], *, first: bool) -> list[Become]:
    """Facts before plans, then by day. What merely moved is told of the record asked for, not of those further off."""
    told = [step for step in steps if first or inherits(view, step.kind)]
    return sorted(told, key=lambda step: (step.status not in FACTS, step.on.value if step.on else "9999"))


Follow: TypeAlias = Callable[[View, str, frozenset[str]], Iterator[Hop]]


def _hop(view: View, step: Become, seen: frozenset[str], follow: Follow) -> Hop:
    other = step.other.id if step.other else None
    further = other is not None and other not in seen and ends(view, step.kind) and step.status in FACTS
    return Hop(
        step=step,
        life=_life(view, view.entity(other)) if other else None,
        next=tuple(follow(view, other, seen | {other})) if further and other else (),
    )


def _living(view: View, record: str, seen: frozenset[str]) -> Iterator[str]:
    """Who, on the day, has what a record was. A body that goes on has it itself."""
    entity = view.entity(record)
    if view.life(entity).held.possible:
        yield record
        return
    for step in entity.became:
        facts = step.status in FACTS and (step.on is None or step.on.first <= view.on)
        if step.to and step.to not in seen and facts and inherits(view, step.kind):
            yield from _living(view, step.to, seen | {record})


def _headline(view: View, entity: Entity, now: tuple[str, ...]) -> str:
    life = view.life(entity)
    name = entity.plural or view.name(entity)
    if life.held is Held.NOT_YET:
        return sentence(f"{name} is only {entity.exists[0].status.value}; it does not exist yet")
    if life.held is not Held.NO_LONGER:
        began = f"began {life.begin.when}" if life.begin else "began on a day that is not known"
        goes_on = f" and {'go' if entity.plural else 'goes'} on"
        over = f" and ended {life.until.when}" if life.until else goes_on
        if life.until and life.until.first > view.shelf.manifest.checked_to.last:
            over = goes_on
        if any(step.status not in FACTS and ends(view, step.kind) for step in entity.became):
            over += "; that it should end is intended, and nothing has taken its place yet"
        return sentence(f"{name} {began}{over}")
    assert life.until is not None
    text = f"{name} ended {life.until.when}"
    if not now:
        return sentence(f"{text}; no body took its place as a whole")
    heirs = [view.entity(heir) for heir in now]
    names = joined(heir.plural or view.name(heir) for heir in heirs[:6])
    more = f" and {len(heirs) - 6} others" if len(heirs) > 6 else ""
    verb = "have" if len(heirs) > 1 or heirs[0].plural else "has"
    return sentence(f"{text}; on {said(view.on)} {names}{more} {verb} {'their' if entity.plural else 'its'} place")
