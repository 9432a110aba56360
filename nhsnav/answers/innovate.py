"""The way of an innovation into the NHS on a day: who allows it, who judges it, who buys it, who helps.

Questions and advice are data, walked by `interview`. Advice holds while its own span and the record it points to do; of
what is over, the answer says so, because people still apply to schemes that no longer exist.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from nhsnav.answers.common import Evidence, Ref, Span, evidence, joined, ref, sentence, span
from nhsnav.answers.interview import given, next_question
from nhsnav.answers.succession import became, ends
from nhsnav.dates import Held
from nhsnav.model.interview import Advice, Interview, Question
from nhsnav.model.records import Entity, Status
from nhsnav.model.view import FACTS, View

__all__ = ["Answered", "Gone", "Innovation", "Open", "Tip", "Tips", "innovate", "innovation"]

INTERVIEW = "innovation"


class Answered(Struct, frozen=True, kw_only=True):
    """A question and the answer given."""

    id: str
    ask: str
    value: str
    answer: str


class Open(Struct, frozen=True, kw_only=True):
    """The next question that still matters."""

    id: str
    ask: str
    why: str | None
    options: dict[str, str]


class Tip(Struct, frozen=True, kw_only=True):
    """One thing to do or to know."""

    text: str
    see: Ref | None
    because: tuple[str, ...]
    """The answers that led to it."""
    span: Span
    status: Status
    evidence: Evidence
    note: str | None


class Tips(Struct, frozen=True, kw_only=True):
    """The advice under one heading."""

    label: str
    tips: tuple[Tip, ...]


class Gone(Struct, frozen=True, kw_only=True):
    """What is over, with what took its place."""

    tip: Tip
    applied_for: bool
    """Whether people apply for such things, so that they must be told not to."""
    record_ended: bool
    """Whether what it points to is over, and not only this advice about it."""
    now: tuple[Ref, ...]


class Innovation(Struct, frozen=True, kw_only=True):
    """The answer to `innovate`."""

    headline: str
    answered: tuple[Answered, ...]
    open: Open | None
    """The next question, when more must be known."""
    sections: tuple[Tips, ...]
    gone: tuple[Gone, ...]
    planned: tuple[Tip, ...]
    evidence: Evidence
    rests_on_plans: bool


def innovation(view: View) -> Interview:
    """The interview of the model. Its questions are the same on every day."""
    found = view.shelf.get(Interview, INTERVIEW)
    assert found is not None
    return found


def innovate(view: View, facts: Mapping[str, str]) -> Innovation:
    """The way in on the day, as far as the facts tell it."""
    interview = innovation(view)
    now = [advice for advice in interview.advice if _holds(view, advice)]
    fitting = given(now, facts)
    over = given((a for a in interview.advice if _over(view, a)), facts)
    later = given((a for a in interview.advice if a in view.coming(interview.advice)), facts)
    question = next_question(interview, now, facts)
    sections = tuple(
        Tips(
            label=section.label, tips=tuple(_tip(view, interview, a, facts) for a in fitting if a.section == section.id)
        )
        for section in interview.sections
        if any(advice.section == section.id for advice in fitting)
    )
    return Innovation(
        headline=_headline(interview, facts, sections, question),
        answered=tuple(_answered(interview, facts)),
        open=_open(question) if question else None,
        sections=sections,
        gone=tuple(_gone(view, interview, advice, facts) for advice in over),
        planned=tuple(_tip(view, interview, advice, facts) for advice in later),
        evidence=evidence(view, interview),
        rests_on_plans=view.rests_on_plans(),
    )


def _holds(view: View, advice: Advice) -> bool:
    if not view.held(advice).possible:
        return False
    topic = view.topic(advice.see) if advice.see else None
    return not isinstance(topic, Entity) or view.life(topic).held.possible


def _over(view: View, advice: Advice) -> bool:
    """Whether it held once and no longer does, by its own end or by that of what it points to."""
    if advice.status not in FACTS or _holds(view, advice):
        return False
    if view.held(advice) is Held.NO_LONGER:
        return True
    topic = view.topic(advice.see) if advice.see else None
    begun = view.held(advice) is not Held.NOT_YET
    return begun and isinstance(topic, Entity) and view.life(topic).held is Held.NO_LONGER


def _gone(view: View, interview: Interview, advice: Advice, facts: Mapping[str, str]) -> Gone:
    topic = view.topic(advice.see) if advice.see else None
    return Gone(
        tip=_tip(view, interview, advice, facts),
        applied_for=any(section.apply for section in interview.sections if section.id == advice.section),
        record_ended=isinstance(topic, Entity) and view.life(topic).held is Held.NO_LONGER,
        now=tuple(_now(view, advice)),
    )


def _now(view: View, advice: Advice) -> Iterator[Ref]:
    """What took the place of the record to which advice that is over points."""
    topic = view.topic(advice.see) if advice.see else None
    if isinstance(topic, Entity) and view.life(topic).held is Held.NO_LONGER:
        yield from (s.other for s in became(view, topic) if s.other and s.status in FACTS and ends(view, s.kind))


def _tip(view: View, interview: Interview, advice: Advice, facts: Mapping[str, str]) -> Tip:
    labels = {(q.id, o.value): o.label for q in interview.questions for o in q.options}
    return Tip(
        text=advice.text,
        see=ref(view, advice.see) if advice.see else None,
        because=tuple(labels[question, facts[question]] for question in advice.when),
        span=span(advice),
        status=advice.status,
        evidence=evidence(view, advice),
        note=advice.note,
    )


def _answered(interview: Interview, facts: Mapping[str, str]) -> Iterator[Answered]:
    for question in interview.questions:
        for option in question.options:
            if facts.get(question.id) == option.value:
                yield Answered(id=question.id, ask=question.ask, value=option.value, answer=option.label)


def _open(question: Question) -> Open:
    options = {option.value: option.label for option in question.options}
    return Open(id=question.id, ask=question.ask, why=question.why, options=options)


def _headline(
    interview: Interview, facts: Mapping[str, str], sections: Iterable[Tips], question: Question | None
) -> str:
    """What stands on the way, heading by heading; while more must be known, what that is."""
    if question:
        return f"One more thing must be known: {question.ask[:1].lower()}{question.ask[1:]}"
    what = next((answered.answer for answered in _answered(interview, facts)), "an innovation")
    stops = [
        f"{tips.label[:1].lower()}{tips.label[1:]} ({name})"
        for tips in sections
        if (name := next((tip.see.short or tip.see.name for tip in tips.tips if tip.see), None))
    ]
    return sentence(f"The way in for {what[:1].lower()}{what[1:]}: {joined(stops)}")
