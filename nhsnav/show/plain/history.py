"""A history, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.history import History, Hop
from nhsnav.show.plain.fields import Fields, proof, span

__all__ = ["lines"]


def lines(answer: History) -> Iterator[Fields]:
    yield "headline", answer.ref.id, answer.headline
    for name in answer.names:
        yield "name", name.use.value, name.text, *span(name.span), *proof(name.evidence)
    for part, hops in (("before", answer.origins), ("after", answer.heirs)):
        yield from _hops(part, hops)
    yield from (("now", heir.id, heir.name) for heir in answer.now)


def _hops(part: str, hops: tuple[Hop, ...]) -> Iterator[Fields]:
    for hop in hops:
        step = hop.step
        other = step.other.id if step.other else ""
        called = step.other.name if step.other else step.named
        what = f": {step.what}" if step.what else ""
        yield part, other, f"{step.words} {called}{what}", step.on, "", *proof(step.evidence)
        yield from _hops(part, hop.next)
