"""Tours, in plain lines."""

from collections.abc import Iterator

from nhsnav.show.plain.fields import Fields
from nhsnav.tours.told import ToldStep, ToldTour, Tours, Walked

__all__ = ["lines", "lines_of_all", "lines_of_walk"]


def lines_of_all(answer: Tours) -> Iterator[Fields]:
    return ((row.id, row.title, row.minutes, row.steps, row.summary) for row in answer.rows)


def lines(answer: ToldTour) -> Iterator[Fields]:
    for step in answer.steps:
        yield from _step(step)


def lines_of_walk(answer: Walked) -> Iterator[Fields]:
    for number, step in enumerate(answer.steps):
        yield from _step(step)
        if number < len(answer.answers):
            reply = answer.replies[number]
            yield (
                "answer",
                step.id,
                answer.answers[number],
                "right" if reply and reply.right else "",
                reply and reply.why,
            )
    yield "over" if answer.over else "stands-at", answer.number, answer.total, answer.right, answer.asked


def _step(step: ToldStep) -> Iterator[Fields]:
    yield "step", step.id, step.title
    yield from (("say", step.id, paragraph) for paragraph in step.say)
    if step.command:
        yield "show", step.id, step.command
    if step.ask:
        yield "ask", step.id, step.ask
    yield from (("reply", step.id, reply.label, "right" if reply.right else "", reply.why) for reply in step.replies)
    yield from (("choice", step.id, choice.label, choice.to) for choice in step.choices)
