"""Who pays, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.who_pays import Arrangement, Step, WhoPays
from nhsnav.show.plain.fields import Fields, proof, span, statement

__all__ = ["lines"]


def lines(answer: WhoPays) -> Iterator[Fields]:
    yield "headline", answer.service.id, answer.headline
    yield from _arrangement("now", answer.arrangement)
    for step in answer.chain:
        yield from _step(step)
    for provider in answer.providers:
        yield "provides", provider.body.id, provider.body.name, "", "", *proof(provider.evidence)
    for way in answer.mechanisms:
        yield "paid-by", way.id, way.label, *span(way.span), *proof(way.evidence)
    for overseer in answer.overseers:
        does = f"{', '.join(overseer.does)}: {overseer.body.name}"
        yield "overseen-by", overseer.body.id, does, "", "", *proof(overseer.evidence)
    yield from (statement("charge", line) for line in answer.charge)
    for amount in answer.amounts:
        for name, value in amount.amounts.items():
            yield "amount", amount.id, f"{name} {value} {amount.unit}", amount.since, "", *proof(amount.evidence)
    for condition in answer.unless:
        see = condition.see.id if condition.see else ""
        yield "unless", see, f"{condition.when}: {condition.then}", "", "", *proof(condition.evidence)
    yield from (statement("elsewhere", line) for line in answer.elsewhere)
    for earlier in answer.before:
        yield from _arrangement("before", earlier)
    for later in answer.after:
        yield from _arrangement("after", later)
    yield from (statement("law", line) for line in answer.law)
    yield from (("note", answer.service.id, note) for note in answer.notes)
    yield from (("doubt", answer.service.id, doubt) for doubt in answer.doubts)


def _arrangement(when: str, arrangement: Arrangement) -> Iterator[Fields]:
    for body in arrangement.decides:
        yield f"{when}-decides", body.id, body.name, *span(arrangement.span), *proof(arrangement.evidence)
    for share in arrangement.pays:
        yield f"{when}-pays", share.body.id, share.body.name, *span(arrangement.span), *proof(arrangement.evidence)


def _step(step: Step) -> Iterator[Fields]:
    how = f" ({step.how})" if step.how else ""
    yield "chain", step.body.id, f"{step.body.name}{how}", "", "", *proof(step.evidence)
    if step.amount:
        flowed = step.amount
        words = f"{flowed.amount} {flowed.unit} in {flowed.year}: {flowed.measure}"
        yield "flowed", step.body.id, words, "", "", *proof(flowed.evidence)
    for below in step.next:
        yield from _step(below)
