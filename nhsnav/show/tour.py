"""A tour, drawn: each step's words and the start of its live answer, so that a step fits on a screen."""

from collections.abc import Iterable
from io import StringIO

from msgspec.structs import replace
from rich.text import Text

from nhsnav.model.tour import Reply
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import BOLD, DIM, KEY, Rows, headline, label_rows
from nhsnav.tours.told import ToldStep, ToldTour, Tours, Walked

__all__ = ["draw", "draw_all", "draw_answer", "draw_reply", "draw_step", "draw_walk", "excerpt"]

EXCERPT = 14
"""Lines of an answer that are shown in a step."""
LEAST, AROUND = 4, 9
"""Lines of it that are shown on the lowest screen; rows of a step that hold its heading and the ways on."""


def draw_all(answer: Tours, _: Frame, screen: Screen) -> None:
    rows: Rows = [
        (row.id, Text(row.title, BOLD).append(f"  {row.minutes} min  ", "dim not bold").append(row.summary, "not bold"))
        for row in answer.rows
    ]
    head = headline(f"{len(answer.rows)} guided tours.", "nhsnav tour NAME", screen)
    screen.draw(head, "", label_rows(rows, screen))


def draw(answer: ToldTour, frame: Frame, screen: Screen) -> None:
    screen.draw(headline(answer.title, f"{answer.minutes} minutes", screen), Text(answer.summary, DIM), "")
    for number, step in enumerate(answer.steps, start=1):
        draw_step(step, f"{number} of {len(answer.steps)}", frame, screen)
        _draw_ways(step, screen)
        screen.write("\n")


def draw_walk(answer: Walked, frame: Frame, screen: Screen) -> None:
    for number, step in enumerate(answer.steps, start=1):
        draw_step(step, f"{answer.title} {screen.glyphs.dot} {number} of {answer.total}", frame, screen)
        if number <= len(answer.answers):
            taken = answer.answers[number - 1]
            reply = answer.replies[number - 1]
            ways = [choice.label for choice in step.choices]
            if reply:
                draw_reply(reply, step.replies, screen)
            elif ways:
                screen.draw(Text(f"{screen.glyphs.arrow} {ways[int(taken) - 1]}", KEY))
        else:
            _draw_ways(step, screen)
        screen.write("\n")
    if answer.over:
        screen.draw(Text(score(answer.right, answer.asked), BOLD))


def score(right: int, asked: int) -> str:
    """How many questions were answered rightly."""
    return f"The tour is over. {right} of {asked} right." if asked else "The tour is over."


def draw_step(step: ToldStep, where: str, frame: Frame, screen: Screen, rows: int | None = None) -> None:
    """The words of a step and the start of its answer: as much of it as fits on so many rows, if that is asked for."""
    screen.draw(headline(step.title, where, screen))
    for paragraph in step.say:
        screen.draw(Text(paragraph), "")
    if step.answer is not None:
        most = EXCERPT
        if rows is not None:
            words = sum(-(-len(paragraph) // screen.columns) + 1 for paragraph in step.say)
            most = max(LEAST, min(EXCERPT, rows - words - len(step.replies) - len(step.choices) - AROUND))
        lines, more = excerpt(step.answer, _frame(step, frame), screen, most)
        screen.write("".join(f"{line}\n" for line in lines))
        if more:
            screen.draw(Text(f"{more} more lines: {step.command}", DIM))
        screen.write("\n")
    if step.ask:
        screen.draw(Text(step.ask, BOLD))


def draw_answer(step: ToldStep, frame: Frame, screen: Screen) -> None:
    """The whole of a step's answer."""
    from nhsnav.show import draw as draw_any

    draw_any(step.answer, _frame(step, frame), screen)


def _frame(step: ToldStep, frame: Frame) -> Frame:
    """With the day of the answer, which may not be the reader's."""
    return replace(frame, when=f"on {step.day}" if step.day else "")


def excerpt(answer: object, frame: Frame, screen: Screen, most: int) -> tuple[list[str], int]:
    """The first lines of an answer as it is drawn, and how many more there are."""
    from nhsnav.show import draw as draw_answer

    out = StringIO()
    draw_answer(answer, frame, replace(screen, out=out))
    lines = out.getvalue().splitlines()
    rest = len(lines) - most
    return (lines, 0) if rest <= 2 else (lines[:most], rest)


def draw_reply(reply: Reply, replies: Iterable[Reply], screen: Screen) -> None:
    """Whether a reply was right, and why."""
    if reply.right:
        screen.draw(Text("Right. ", BOLD).append(reply.why, "not bold"))
        return
    right = next(other for other in replies if other.right)
    text = Text("Not quite. ", BOLD).append(f"{reply.why} ", "not bold")
    screen.draw(text.append(f"{right.label}: ", BOLD).append(right.why, "not bold"))


def _draw_ways(step: ToldStep, screen: Screen) -> None:
    for number, label in enumerate([*(r.label for r in step.replies), *(c.label for c in step.choices)], start=1):
        screen.draw(Text(f"  {number}. {label}"))
    right = next((reply for reply in step.replies if reply.right), None)
    if right:
        screen.draw(Text(f"The answer: {right.label}. {right.why}", DIM))
