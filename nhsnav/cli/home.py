"""The home screen of the navigator: plain questions, each with the page that it opens or what it does."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from nhsnav.model.shelf import Scope
from nhsnav.model.tour import Asked, Question

if TYPE_CHECKING:
    from nhsnav.cli.navigator import Navigator

__all__ = ["ENTRIES", "Entry", "home_text"]


class Entry(NamedTuple):
    """One line of the home screen."""

    words: str
    prompt: str | None = None
    """What to ask next; `None` where nothing more need be known."""
    question: Question | None = None
    """The question whose page it opens."""
    scopes: tuple[str, ...] = ()
    """Among which records the words are looked up."""
    opens: "Callable[[Navigator], None] | None" = None
    """What it does instead of opening a page."""


def _tour(navigator: "Navigator") -> None:
    from nhsnav.cli.guide import guide
    from nhsnav.cli.progress import kept
    from nhsnav.tours.told import tour_named, tours

    rows = tours(navigator.session.view).rows
    if not rows:
        navigator.session.screen.write("This model has no tours.\n")
        return
    chosen = navigator.asker.choose("Which tour?", [(row.id, f"{row.title} ({row.minutes} min)") for row in rows])
    if chosen:
        guide(navigator.session, tour_named(navigator.session.view, chosen), navigator.asker, kept(chosen))


def _quiz(navigator: "Navigator") -> None:
    from nhsnav.answers.quiz import quiz
    from nhsnav.cli.quizmaster import play

    made = quiz(navigator.session.view, date.today().toordinal(), None, 5)  # noqa: DTZ011
    play(navigator.session, navigator.asker, made)


def _innovate(navigator: "Navigator") -> None:
    from nhsnav.cli.interviewer import guided

    facts = guided(navigator.session, navigator.asker, {})
    navigator.journey = navigator.journey.opened(Asked(question=Question.INNOVATE, facts=facts))


def _day(navigator: "Navigator") -> None:
    navigator.ask_day()


ENTRIES = (
    Entry("Who pays for something?", "For what?", Question.WHO_PAYS, (Scope.SERVICES,)),
    Entry(
        "What is this body, plan or word?",
        "Which?",
        Question.SHOW,
        (Scope.ENTITIES, Scope.SERVICES, Scope.LABELS, Scope.CODES),
    ),
    Entry("What became of it?", "Of what?", Question.HISTORY, (Scope.ENTITIES,)),
    Entry(
        "Where do I complain?",
        "About what?",
        Question.COMPLAIN,
        (Scope.COMPLAINTS, Scope.SERVICES, Scope.ENTITIES),
    ),
    Entry(
        "Who watches over it?",
        "Over what?",
        Question.WHO_REGULATES,
        (Scope.ENTITIES, Scope.SERVICES, Scope.LABELS),
    ),
    Entry("Who uses my data, and why?", question=Question.WHO_USES_DATA),
    Entry("Where does the money go?", question=Question.MONEY),
    Entry("How does an innovation get in?", opens=_innovate),
    Entry("What changed, and when?", question=Question.TIMELINE),
    Entry("Take a guided tour", opens=_tour),
    Entry("Quiz me", opens=_quiz),
    Entry("Look at another day", opens=_day),
)


def home_text(day: str, *, hint: bool) -> str:
    """The home screen. No rich: it is what a start waits for."""
    lines = [f"nhsnav: how the NHS in England works{day}", ""]
    lines += [f"{number:3}  {entry.words}" for number, entry in enumerate(ENTRIES, start=1)]
    more = ["", "     or type anything: dentist, CCG, NHS Digital, care home"] if hint else []
    return "\n".join([*lines, *more, ""])
