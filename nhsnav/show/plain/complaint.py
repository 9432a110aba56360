"""Where to complain, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.complaint import Complaint
from nhsnav.show.plain.fields import Fields, proof, span, statement

__all__ = ["lines"]


def lines(answer: Complaint) -> Iterator[Fields]:
    yield "headline", answer.route.id, answer.headline
    for when, stops in (("", answer.stops), ("before-", answer.before), ("planned-", answer.planned)):
        for stop in stops:
            ids = " ".join(body.id for body in stop.bodies) or stop.whom
            yield f"{when}{stop.turn.value}", ids, stop.text, *span(stop.span), *proof(stop.evidence)
    yield from (statement("changed", change) for change in answer.changes)
    yield from (statement("law", law) for law in answer.law)
    yield from (("note", answer.route.id, note) for note in answer.notes)
