"""Where to complain, drawn: the sentence, then each step with what to do."""

from rich.text import Text

from nhsnav.answers.common import joined
from nhsnav.answers.complaint import Complaint, Stop
from nhsnav.model.complaint import Turn
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import (
    BOLD,
    DIM,
    DOUBT,
    Rows,
    closing_rows,
    dagger,
    full,
    headline,
    label_rows,
    line_text,
    rows_of,
    said,
    span_words,
    status_word,
)

__all__ = ["draw"]

TURNS = {
    Turn.FIRST: "First",
    Turn.OR: "Or",
    Turn.THEN: "Then",
    Turn.CONCERN: "A danger",
    Turn.HELP: "Help",
}


def draw(answer: Complaint, frame: Frame, screen: Screen) -> None:
    rows: Rows = rows_of("Not here", [answer.handed_over] if answer.handed_over else [])
    for turn, label in TURNS.items():
        rows += rows_of(label, [_stop(stop, screen) for stop in answer.stops if stop.turn is turn])
    rows += rows_of("Changed", [line_text(change, screen) for change in answer.changes])
    rows += rows_of("Before", [_earlier(stop, screen) for stop in answer.before])
    rows += rows_of("Planned", [_later(stop, screen) for stop in answer.planned])
    rows += rows_of(
        "Mind", [*answer.notes, *(Text(d).append(f" {screen.glyphs.dagger}", DOUBT) for d in answer.doubts)]
    )
    rows += rows_of("Law", [line_text(law, screen) for law in answer.law])
    rows += closing_rows(answer, "".join(text.plain for _, text in rows), frame, screen)
    screen.draw(headline(answer.headline, frame.when, screen), "", label_rows(rows, screen))


def _stop(stop: Stop, screen: Screen) -> Text:
    text = Text(f"{_whom(stop)}. ", BOLD).append(stop.text, "not bold")
    text.append(dagger(stop.evidence, screen), DOUBT)
    return text.append(f" {stop.note}" if stop.note else "", DIM)


def _whom(stop: Stop) -> str:
    names = [*([stop.whom[:1].upper() + stop.whom[1:]] if stop.whom else []), *map(full, stop.bodies)]
    return joined(names, "or")


def _earlier(stop: Stop, screen: Screen) -> Text:
    text = Text(f"{_whom(stop)}").append(f"  {TURNS[stop.turn].lower()}, {span_words(stop.span)}", DIM)
    return text.append(dagger(stop.evidence, screen), DOUBT)


def _later(stop: Stop, screen: Screen) -> Text:
    text = Text(f"{said(stop.span.begin)}: {_whom(stop)}{status_word(stop.status)}")
    return text.append(dagger(stop.evidence, screen), DOUBT).append(f" {stop.text}", DIM)
