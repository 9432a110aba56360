"""Questions made from what the model knows people confuse and from what changed, each with its reason and source.

A seed gives the same questions from the same model, on every machine: the order comes from a checksum, not from chance.
"""

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import TypeVar

from msgspec import Struct

from nhsnav.answers.asked import command
from nhsnav.answers.common import Evidence, evidence, joined, ref, sentence
from nhsnav.dates import said
from nhsnav.errors import NotFound
from nhsnav.model.patient_data import Applies, DataUse
from nhsnav.model.records import Body, Entity, Programme, Service, Status
from nhsnav.model.tour import Asked, Question
from nhsnav.model.view import FACTS, View

__all__ = ["Option", "Quiz", "QuizQuestion", "quiz"]

T = TypeVar("T")
OPTIONS = 4


class Option(Struct, frozen=True, kw_only=True):
    """One answer offered."""

    label: str
    right: bool


class QuizQuestion(Struct, frozen=True, kw_only=True):
    """One question."""

    ask: str
    options: tuple[Option, ...]
    why: str
    command: str
    """What to run to see it."""
    evidence: Evidence


class Quiz(Struct, frozen=True, kw_only=True):
    """The answer to `quiz`."""

    seed: int
    about: str | None
    questions: tuple[QuizQuestion, ...]
    answers: tuple[int, ...] = ()
    """What was answered, counted from 1, when it was scripted."""
    right: int = 0


class _Draft(Struct, frozen=True):
    """A question before its options are mixed."""

    key: str
    about: tuple[str, ...]
    ask: str
    right: str
    wrong: tuple[str, ...]
    why: str
    see: Asked
    evidence: Evidence


def quiz(view: View, seed: int, about: str | None, count: int) -> Quiz:
    """So many questions, about one record if it is given. Raises NotFound when the model makes none of it."""
    sorts: tuple[Callable[[View], Iterator[_Draft]], ...] = (_payers, _heirs, _beginnings, _regulators, _opt_outs)
    drafts = [_mixed([d for d in sort(view) if _fits(d, about)], seed) for sort in sorts]
    chosen: list[_Draft] = []
    while len(chosen) < count and any(drafts):
        for sort_drafts in drafts:  # One of each sort in turn, so that no quiz is all about payers.
            if sort_drafts and len(chosen) < count:
                chosen.append(sort_drafts.pop(0))
    if not chosen:
        name = view.name(view.topic(about)) if about else "this"
        raise NotFound(f"there is nothing to ask about {name}", hint="nhsnav quiz")
    return Quiz(seed=seed, about=about, questions=tuple(_question(draft, seed) for draft in chosen))


def _fits(draft: _Draft, about: str | None) -> bool:
    """Whether it is about what was asked for, and has an answer that can be wrong."""
    return about in (None, *draft.about) and bool(set(draft.wrong) - {draft.right})


def _question(draft: _Draft, seed: int) -> QuizQuestion:
    wrong = _mixed([label for label in dict.fromkeys(draft.wrong) if label != draft.right], seed, key=str)
    labels = _mixed([draft.right, *wrong[: OPTIONS - 1]], seed, key=lambda label: f"{draft.key} {label}")
    return QuizQuestion(
        ask=draft.ask,
        options=tuple(Option(label=label, right=label == draft.right) for label in labels),
        why=draft.why,
        command=command(draft.see),
        evidence=draft.evidence,
    )


def _mixed(
    things: Iterable[T], seed: int, key: Callable[[T], str] = lambda thing: getattr(thing, "key", "")
) -> list[T]:
    """In an order that only the seed and the things decide."""
    return sorted(things, key=lambda thing: blake2b(f"{seed}:{key(thing)}".encode(), digest_size=8).digest())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _payers(view: View) -> Iterator[_Draft]:
    """Who pays for a service: against its payers of other times and those of what it is confused with."""
    for record in view.shelf.ids(Service):
        service = view.shelf.get(Service, record)
        assert service is not None
        period = view.one(service.periods)
        if period is None or not period.confirmed or len(period.pays) != 1:
            continue
        right = view.name(view.entity(period.pays[0].body))
        others = [p for p in service.periods if p.status in FACTS]
        near = (view.shelf.get(Service, other) for other in service.not_to_confuse)
        others += [p for other in near if other for p in other.periods if p.status in FACTS]
        wrong = tuple(view.name(view.entity(payer.body)) for p in others for payer in p.pays)
        wrong += tuple(view.name(view.entity(body)) for p in others for body in p.decides)
        if len(set(wrong) - {right}) < 2:
            continue
        yield _Draft(
            key=f"pays {record}",
            about=(record, period.pays[0].body),
            ask=f"Whose budget pays for {service.phrase} on {said(view.on)}?",
            right=_capital(right),
            wrong=tuple(map(_capital, wrong)),
            why=next(
                iter(service.notes),
                sentence(f"{right} has paid for it since {said(period.begin.first)}" if period.begin else right),
            ),
            see=Asked(question=Question.WHO_PAYS, of=record),
            evidence=evidence(view, period),
        )


def _heirs(view: View) -> Iterator[_Draft]:
    """What a body became: against the heirs of others of its kind."""
    ended = []
    for record in view.shelf.ids(Body):
        body = view.shelf.get(Body, record)
        assert body is not None
        steps = [s for s in body.became if s.to and s.status is Status.HAPPENED and s.confirmed and not s.what]
        if body.is_a is None and len(steps) == 1:
            ended.append((body, steps[0]))
    heirs = {body.id: view.name(view.entity(step.to or "")) for body, step in ended}
    for body, step in ended:
        wrong = tuple(heirs[other.id] for other, _ in ended if other.id != body.id and other.kind == body.kind)
        wrong += tuple(name for other, name in heirs.items() if other != body.id)
        yield _Draft(
            key=f"heir {body.id}",
            about=(body.id, step.to or ""),
            ask=f"Which took the place of {view.name(body)}?",
            right=_capital(heirs[body.id]),
            wrong=tuple(map(_capital, wrong))[:12],
            why=sentence(f"{view.name(body)} ended{f' {step.on.when}' if step.on else ''}"),
            see=Asked(question=Question.HISTORY, of=body.id),
            evidence=evidence(view, step),
        )


def _beginnings(view: View) -> Iterator[_Draft]:
    """Which of several began first, of one kind."""
    by_kind: dict[str, list[Entity]] = {}
    for kind in (Body, Programme):
        for record in view.shelf.ids(kind):
            entity = view.shelf.get(kind, record)
            assert entity is not None
            begin = entity.exists[0].begin
            if begin and begin.first.year >= 2009 and entity.exists[0].confirmed and entity.is_a is None:
                by_kind.setdefault(entity.kind, []).append(entity)
    for entities in by_kind.values():
        for entity in entities:
            begin = entity.exists[0].begin
            later = [
                e for e in entities if e.exists[0].begin and begin and e.exists[0].begin.first.year > begin.first.year
            ]
            if begin is None or len(later) < OPTIONS - 1:
                continue
            yield _Draft(
                key=f"first {entity.id}",
                about=(entity.id,),
                ask="Which of these is the oldest?",
                right=view.name(entity),
                wrong=tuple(view.name(other) for other in later),
                why=sentence(f"{view.name(entity)} began {begin.when}"),
                see=Asked(question=Question.SHOW, of=entity.id),
                evidence=evidence(view, entity.exists[0]),
            )


def _regulators(view: View) -> Iterator[_Draft]:
    """Who keeps the register of a profession or of a sort of provider."""
    found = []
    for record in view.shelf.ids(Body):
        body = view.shelf.get(Body, record)
        assert body is not None
        ties = [t for t in view.ties(record, ("registers",)) if not t.does and t.relation.confirmed]
        if body.plural and len(ties) == 1:
            found.append((body, ties[0]))
    names = {view.name(view.entity(tie.other)) for _, tie in found}
    for body, tie in found:
        yield _Draft(
            key=f"registers {body.id}",
            about=(body.id, tie.other),
            ask=f"Who registers {body.plural}?",
            right=view.name(view.entity(tie.other)),
            wrong=tuple(sorted(names - {view.name(view.entity(tie.other))})),
            why=sentence(
                f"{view.name(view.entity(tie.other))} registers {body.plural}"
                + (f" under the {tie.relation.law}" if tie.relation.law else "")
            ),
            see=Asked(question=Question.WHO_REGULATES, of=body.id),
            evidence=evidence(view, tie.relation),
        )


def _opt_outs(view: View) -> Iterator[_Draft]:
    """Whether a patient's choice stops a use of data."""
    labels = {
        Applies.YES: "Yes, it stops it",
        Applies.PARTLY: "It stops a part of it",
        Applies.NO: "No, it does not stop it",
    }
    for record in view.shelf.ids(DataUse):
        use = view.shelf.get(DataUse, record)
        assert use is not None
        if not view.held(use).possible:
            continue
        for opt_out in view.holding(use.opt_outs):
            if opt_out.confirmed:
                choice = ref(view, opt_out.choice)
                by = ref(view, use.by)
                yield _Draft(
                    key=f"stops {record} {opt_out.choice}",
                    about=(use.by, opt_out.choice),
                    ask=f"{by.name} uses {joined(use.data[:2])}. Does the {choice.in_sentence} stop that?",
                    right=labels[opt_out.applies],
                    wrong=tuple(labels.values()),
                    why=opt_out.text,
                    see=Asked(question=Question.WHO_USES_DATA, of=use.by),
                    evidence=evidence(view, opt_out),
                )
