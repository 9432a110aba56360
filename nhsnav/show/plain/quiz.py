"""A quiz, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.quiz import Quiz
from nhsnav.show.plain.fields import Fields, proof

__all__ = ["lines"]


def lines(answer: Quiz) -> Iterator[Fields]:
    for number, question in enumerate(answer.questions, start=1):
        yield "ask", number, question.ask, question.command, question.why, *proof(question.evidence)
        for place, option in enumerate(question.options, start=1):
            yield "option", number, place, option.label, "right" if option.right else ""
    if answer.answers:
        yield "score", answer.right, len(answer.answers)
