"""The way of an innovation, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.innovate import Innovation, Tip
from nhsnav.show.plain.fields import Fields, proof, span

__all__ = ["lines"]


def lines(answer: Innovation) -> Iterator[Fields]:
    yield "headline", "", answer.headline
    yield from (("answer", one.id, one.value) for one in answer.answered)
    for section in answer.sections:
        yield from (_tip(section.label, tip) for tip in section.tips)
    yield from (_tip("gone", gone.tip, " ".join(ref.id for ref in gone.now)) for gone in answer.gone)
    yield from (_tip("planned", tip) for tip in answer.planned)
    if answer.open:
        yield "open", answer.open.id, " ".join(answer.open.options)


def _tip(part: str, tip: Tip, now: str = "") -> Fields:
    see = tip.see.id if tip.see else ""
    return part, see, f"{tip.text} -> {now}" if now else tip.text, *span(tip.span), *proof(tip.evidence)
