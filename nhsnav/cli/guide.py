"""Takes a person through a tour: shows a step, asks, goes on, back, or stops where it can be taken up again."""

from datetime import date

from nhsnav.cli.asker import Asker
from nhsnav.cli.progress import keep
from nhsnav.cli.session import Session
from nhsnav.errors import Usage
from nhsnav.model.tour import Tour
from nhsnav.show.screen import Screen
from nhsnav.tours.engine import stage
from nhsnav.tours.told import ToldStep, told_step

__all__ = ["guide"]

ON, BACK, MORE, STOP = "on", "back", "more", "stop"


def guide(session: Session, tour: Tour, asker: Asker, answers: tuple[str, ...] = ()) -> None:
    """Walk a tour from where the answers led, until it is over or the reader stops."""
    from nhsnav.show.tour import draw_reply, draw_step, score

    screen, today = session.screen, date.today()  # noqa: DTZ011
    answers = _possible(tour, answers)
    while True:
        here = stage(tour, answers)
        if here.reply:
            before = stage(tour, answers[:-1]).step
            assert before and before.check
            draw_reply(here.reply, before.check.replies, screen)
            screen.write("\n")
        if here.step is None:
            keep(tour.id, ())
            screen.write(f"{score(here.right, here.asked)}\n")
            return
        told = told_step(session.view, here.step, today)
        where = (
            f"{tour.title} {screen.glyphs.dot} {here.number} of {here.total} {_bar(here.number, here.total, screen)}"
        )
        draw_step(told, where, session.frame, screen, screen.rows)
        chosen = _chosen(session, told, asker, first=not answers)
        if chosen == STOP:
            keep(tour.id, answers)
            screen.note(f"nhsnav tour {tour.id} goes on here")
            return
        answers = answers[:-1] if chosen == BACK else (*answers, chosen)
        keep(tour.id, answers)


def _possible(tour: Tour, answers: tuple[str, ...]) -> tuple[str, ...]:
    """The answers, unless the tour has changed since they were given: then it starts anew."""
    try:
        stage(tour, answers)
    except Usage:
        return ()
    return answers


def _bar(number: int, total: int, screen: Screen) -> str:
    full, empty = ("▓", "░") if screen.unicode else ("#", ".")
    return full * number + empty * (total - number)


def _chosen(session: Session, told: ToldStep, asker: Asker, *, first: bool) -> str:
    """What the reader wants: a numbered answer, "" to go on, or one of the words for the way."""
    from nhsnav.show.tour import draw_answer

    offered = [*(reply.label for reply in told.replies), *(choice.label for choice in told.choices)]
    choices = [(str(number), label) for number, label in enumerate(offered, start=1)]
    if not offered:
        choices = [(ON, "The end" if told.last else "Go on")]
    if told.command:
        choices.append((MORE, "Show all of this answer"))
    if not first:
        choices.append((BACK, "Back"))
    choices.append((STOP, "Stop here"))
    while True:
        chosen = asker.choose("Which?" if offered else "", choices)
        if chosen is None:
            return STOP if first else BACK
        if chosen != MORE:
            return "" if chosen == ON else chosen
        draw_answer(told, session.frame, session.screen)
