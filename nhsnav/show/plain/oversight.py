"""Who oversees something, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.oversight import Oversight, Rung
from nhsnav.show.plain.fields import Fields, proof, span, statement

__all__ = ["lines"]


def lines(answer: Oversight) -> Iterator[Fields]:
    yield "headline", answer.ref.id, answer.headline
    for when, duties in (("", answer.duties), ("before-", answer.before), ("planned-", answer.planned)):
        for duty in duties:
            yield f"{when}{duty.kind}", duty.body.id, duty.body.name, *span(duty.span), *proof(duty.evidence)
    yield from (statement(f"exempt: {one.aspect}", one.line) for one in answer.exempt)
    for part in answer.parts:
        for duty in part.duties:
            yield f"part: {duty.kind}", part.ref.id, duty.body.id, *span(duty.span), *proof(duty.evidence)
    yield from _rungs(answer.ladder, "")
    yield from (("note", answer.ref.id, note) for note in answer.notes)


def _rungs(rungs: tuple[Rung, ...], above: str) -> Iterator[Fields]:
    for rung in rungs:
        if above:
            yield "accountable", rung.body.id, above, "", "", *proof(rung.evidence)
        yield from _rungs(rung.below, rung.body.id)
