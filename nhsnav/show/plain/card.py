"""A card, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.card import Card
from nhsnav.show.plain.fields import Fields, proof, span, statement

__all__ = ["lines"]


def lines(answer: Card) -> Iterator[Fields]:
    life = answer.life
    yield "headline", answer.ref.id, answer.headline
    yield "life", answer.kind.id, life.held.value, *span(life.span), *proof(life.evidence)
    yield from (statement("role", line) for line in answer.role)
    for name in answer.names:
        yield "name", name.use.value, name.text, *span(name.span), *proof(name.evidence)
    yield from (statement("holder", line) for line in answer.holder)
    for figure in answer.figures:
        yield "count", figure.of, figure.value, figure.on, "", *proof(figure.evidence)
    for tie in answer.ties:
        yield tie.kind, tie.other.id, f"{tie.words} {tie.other.name}", *span(tie.span), *proof(tie.evidence)
    for label, steps in (("before", answer.came_from), ("after", answer.became)):
        for step in steps:
            other = step.other.id if step.other else ""
            called = step.other.name if step.other else step.named
            yield label, other, f"{step.words} {called}", step.on, "", *proof(step.evidence)
    for part, lines in (
        ("law", answer.law),
        ("money", answer.money),
        ("patient-data", answer.patient_data),
        ("outcome", answer.outcome),
        ("code", answer.codes),
        ("planned", answer.coming),
    ):
        yield from (statement(part, line) for line in lines)
    yield from (("note", answer.ref.id, note) for note in answer.notes)
    yield from (("doubt", answer.ref.id, doubt) for doubt in answer.doubts)
