"""What a body or programme is, on a day: what it does, since when, under which names, with whom, and what became of it.

Relations are shown in the words of their kind, from whichever end this record stands at. Services are answered by
`who_pays`.
"""

from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct

from nhsnav.answers.common import (
    Evidence,
    Labelled,
    Line,
    Moment,
    Ref,
    Span,
    evidence,
    joined,
    line,
    moment,
    ref,
    sentence,
    span,
)
from nhsnav.answers.pick import not_begun
from nhsnav.answers.succession import Become, became, came_from, ends
from nhsnav.dates import Held
from nhsnav.model.records import Body, Count, Entity, Kind, NameUse, OpenEnd, Programme, Status
from nhsnav.model.view import FACTS, Life, Tie, View

__all__ = ["Become", "Card", "Figure", "Known", "Named", "TieLine", "card"]


class Named(Struct, frozen=True, kw_only=True):
    """One of its names and when it bore it."""

    text: str
    use: NameUse
    span: Span
    then: bool
    """Whether it bore the name on the day."""
    evidence: Evidence


class Known(Struct, frozen=True, kw_only=True):
    """Its life as far as it is known, and where the day lies in it."""

    held: Held
    span: Span
    end: OpenEnd
    status: Status
    evidence: Evidence
    note: str | None


class Figure(Struct, frozen=True, kw_only=True):
    """A count: the latest one on the day, of its sort."""

    of: str
    value: str
    about: bool
    on: Moment
    standing: bool
    """Whether the number held until the next one."""
    evidence: Evidence
    note: str | None


class TieLine(Struct, frozen=True, kw_only=True):
    """One relation, read from this record."""

    kind: str
    group: str
    words: str
    other: Ref
    how: str | None
    span: Span
    evidence: Evidence


class Card(Struct, frozen=True, kw_only=True):
    """The answer to `show`."""

    ref: Ref
    kind: Labelled
    headline: str
    life: Known
    role: tuple[Line, ...]
    names: tuple[Named, ...]
    codes: tuple[Line, ...]
    holder: tuple[Line, ...]
    figures: tuple[Figure, ...]
    ties: tuple[TieLine, ...]
    came_from: tuple[Become, ...]
    became: tuple[Become, ...]
    law: tuple[Line, ...]
    money: tuple[Line, ...]
    patient_data: tuple[Line, ...]
    outcome: tuple[Line, ...]
    """What came of a programme."""
    coming: tuple[Line, ...]
    instances: tuple[Ref, ...]
    """The named ones of this type that the model holds and that existed on the day."""
    services: tuple[Ref, ...]
    """The services in which it decides, pays or provides."""
    notes: tuple[str, ...]
    doubts: tuple[str, ...]
    evidence: Evidence
    rests_on_plans: bool


def card(view: View, record: str) -> Card:
    """The card of a body or programme. Raises NotThen when it did not exist yet on the day."""
    entity = view.entity(record)
    life = view.life(entity)
    if life.held is Held.NOT_YET and any(span.status in FACTS for span in entity.exists):
        raise not_begun(view, entity)
    spanned = next(s for s in entity.exists if (s.begin, s.until) == (life.begin, life.until))
    kind = view.shelf.get(Kind, entity.kind)
    assert kind is not None
    inward = view.shelf.inward(record)
    role = view.holding(entity.role) or entity.role[-1:]
    body = entity if isinstance(entity, Body) else None
    heirs = tuple(became(view, entity))
    return Card(
        ref=ref(view, record),
        kind=Labelled(id=kind.id, label=kind.label, meaning=kind.meaning),
        headline=_headline(view, entity, role[0].text, heirs),
        life=Known(
            held=life.held,
            span=span(spanned),
            end=spanned.end,
            status=spanned.status,
            evidence=evidence(view, spanned),
            note=spanned.note,
        ),
        role=tuple(line(view, statement, statement.text) for statement in role),
        names=tuple(_names(view, entity)),
        codes=tuple(line(view, code, f"{code.scheme} {code.value}") for code in view.holding(entity.codes)),
        holder=tuple(line(view, h, h.name) for h in (view.holding(body.holders) if body else ())),
        figures=tuple(_figures(view, entity)),
        ties=tuple(_ties(_last_days(view, life), entity)),
        came_from=tuple(sorted(came_from(view, entity), key=lambda step: step.on.value if step.on else "")),
        became=heirs,
        law=tuple(line(view, law, law.text) for law in view.holding(entity.law)),
        money=tuple(line(view, m, m.text) for m in (view.holding(body.money) if body else ())),
        patient_data=tuple(_patient_data(view, entity)),
        outcome=tuple(
            line(view, o, o.text) for o in (view.holding(entity.outcome) if isinstance(entity, Programme) else ())
        ),
        coming=tuple(line(view, s, s.text) for s in view.coming(entity.role)),
        instances=tuple(ref(view, other) for other in inward.instances if view.existed(other)),
        services=tuple(ref(view, service) for service in inward.services),
        notes=entity.notes,
        doubts=entity.doubts,
        evidence=evidence(view, entity),
        rests_on_plans=view.rests_on_plans(),
    )


def _last_days(view: View, life: Life) -> View:
    """The day itself; of a record that was over by then, its last day, for what it stood in at its end."""
    if life.held is Held.NO_LONGER and life.until:
        return View(view.shelf, life.until.first - timedelta(days=1))
    return view


def _headline(view: View, entity: Entity, role: str, heirs: tuple[Become, ...]) -> str:
    life = view.life(entity)
    name, short = view.name(entity), view.short(entity)
    if life.held is Held.NOT_YET:
        when = f" for {life.begin.said}" if life.begin else ""
        intended = entity.exists[0].status.value
        return sentence(f"{name} is only {intended}{when}; it does not exist yet")
    if life.held is not Held.NO_LONGER:
        return sentence(f"{name} ({short}): {_lower(role)}" if short else f"{name}: {_lower(role)}")
    assert life.until is not None
    subject = entity.plural or name
    if short:
        subject += f" ({short}s)" if entity.plural else f" ({short})"
    ended = f"{subject} ended {life.until.when}"
    names = [_heir(view, step) for step in heirs if step.status is Status.HAPPENED and ends(view, step.kind)]
    return sentence(f"{ended}; {joined(dict.fromkeys(names))} took over" if names else ended)


def _heir(view: View, step: Become) -> str:
    """The heir as a sentence names it: a type of thing in the plural."""
    if step.other is None:
        return step.named or "another body"
    plural = view.entity(step.other.id).plural
    short = f" ({step.other.short}{'s' if plural else ''})" if step.other.short else ""
    return f"{plural or step.other.in_sentence}{short}"


def _lower(text: str) -> str:
    """Without the capital of a sentence, unless the word is a name."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def _names(view: View, entity: Entity) -> Iterator[Named]:
    then = view.names(entity)
    for name in entity.names:
        yield Named(text=name.text, use=name.use, span=span(name), then=name in then, evidence=evidence(view, name))


def _patient_data(view: View, entity: Entity) -> Iterator[Line]:
    """In brief; `who_uses_data` says more of those uses that have a record of their own."""
    if isinstance(entity, Body):
        yield from (line(view, statement, statement.text) for statement in view.holding(entity.patient_data))
    if ids := view.shelf.inward(entity.id).data_uses:
        from nhsnav.model.patient_data import DataUse  # Few cards need it.

        uses = (use for use in (view.shelf.get(DataUse, i) for i in ids) if use and use.by == entity.id)
        yield from (line(view, use, use.why) for use in view.holding(uses))


def _figures(view: View, entity: Entity) -> Iterator[Figure]:
    latest: dict[str, Count] = {}
    for count in sorted(entity.counts, key=lambda count: count.on.first):
        if count.on.first <= view.on:
            latest[count.of] = count
    for count in sorted(latest.values(), key=lambda count: not count.standing):
        on = moment(count.on)
        assert on is not None
        yield Figure(
            of=count.of,
            value=count.value,
            about=count.about,
            on=on,
            standing=count.standing,
            evidence=evidence(view, count),
            note=count.note,
        )


def _ties(view: View, entity: Entity) -> Iterator[TieLine]:
    return (_tie(view, tie) for tie in view.all_ties(entity.id))


def _tie(view: View, tie: Tie) -> TieLine:
    kind = view.relation_kind(tie.relation.kind)
    return TieLine(
        kind=kind.id,
        group=kind.group,
        words=kind.forward if tie.does else kind.backward,
        other=ref(view, tie.other),
        how=tie.relation.how,
        span=span(tie.relation),
        evidence=evidence(view, tie.relation),
    )
