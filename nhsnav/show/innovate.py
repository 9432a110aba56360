"""The way of an innovation, drawn: the sentence, the advice under its headings, then what no longer exists."""

from rich.text import Text

from nhsnav.answers.common import joined
from nhsnav.answers.innovate import Gone, Innovation, Tip
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import (
    DIM,
    DOUBT,
    Rows,
    closing_rows,
    dagger,
    headline,
    inner,
    label_rows,
    rows_of,
    said,
    status_word,
)

__all__ = ["draw"]


def draw(answer: Innovation, frame: Frame, screen: Screen) -> None:
    rows: Rows = rows_of("You said", [", ".join(a.answer for a in answer.answered)] if answer.answered else [])
    for section in answer.sections:
        rows += rows_of(section.label, [_tip(tip, screen) for tip in section.tips])
    told = [gone for gone in answer.gone if gone.applied_for or frame.everything]
    rest = len(answer.gone) - len(told)
    more = [Text(f"and {rest} more that are over, which nobody applies for (--all)", DIM)] if rest else []
    rows += rows_of("No longer", [*(_gone(gone, screen) for gone in told), *more])
    rows += rows_of("Planned", [_planned(tip, screen) for tip in answer.planned])
    if answer.open:
        rows += rows_of(
            "Say", [f"--set {answer.open.id}={value}  {label}" for value, label in answer.open.options.items()]
        )
    rows += closing_rows(answer, "".join(text.plain for _, text in rows), frame, screen)
    screen.draw(headline(answer.headline, frame.when, screen), "", label_rows(rows, screen))


def _tip(tip: Tip, screen: Screen) -> Text:
    text = Text(tip.text).append(f"  {screen.glyphs.arrow} {inner(tip.see)}" if tip.see else "", DIM)
    text.append(dagger(tip.evidence, screen), DOUBT)
    return text.append(f"  {tip.note}" if tip.note else "", DIM)


def _gone(gone: Gone, screen: Screen) -> Text:
    tip = gone.tip
    name = inner(tip.see) if tip.see and gone.record_ended else tip.text.rstrip(".")
    text = Text(f"{name[:1].upper()}{name[1:]}: {_over(gone)}")
    text.append(f"; until {said(tip.span.until)}" if tip.span.until else "", DIM)
    text.append(f"; now {joined(inner(ref) for ref in gone.now)}" if gone.now else "")
    return text.append(dagger(tip.evidence, screen), DOUBT)


def _over(gone: Gone) -> str:
    if not gone.record_ended:
        return "no longer holds"
    return "no longer exists, do not apply" if gone.applied_for else "over"


def _planned(tip: Tip, screen: Screen) -> Text:
    text = Text(f"{said(tip.span.begin)}: ", DIM).append(tip.text, "not dim").append(status_word(tip.status))
    return text.append(dagger(tip.evidence, screen), DOUBT)
