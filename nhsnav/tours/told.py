"""A tour told: its steps with the live answers that they show, whole or along the way that was taken."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from nhsnav.answers.asked import ask, command
from nhsnav.answers.common import Evidence, evidence
from nhsnav.dates import said
from nhsnav.errors import NotFound, Usage
from nhsnav.model.names import normalise
from nhsnav.model.tour import Reply, Tour, TourStep
from nhsnav.model.view import View
from nhsnav.tours.engine import stage

__all__ = [
    "ToldChoice",
    "ToldStep",
    "ToldTour",
    "TourRow",
    "Tours",
    "Walked",
    "told",
    "told_step",
    "tour_named",
    "tours",
    "walked",
]


class TourRow(Struct, frozen=True, kw_only=True):
    """One tour in the list."""

    id: str
    title: str
    summary: str
    minutes: int
    steps: int


class Tours(Struct, frozen=True, kw_only=True):
    """The answer to `tour` with no name."""

    rows: tuple[TourRow, ...]


class ToldChoice(Struct, frozen=True, kw_only=True):
    """A way on."""

    label: str
    to: str


class ToldStep(Struct, frozen=True, kw_only=True):
    """A step with the answer that it shows."""

    id: str
    title: str
    say: tuple[str, ...]
    command: str | None
    """The command that gives the answer shown."""
    day: str | None
    """The day of the answer, in words; `None` for one that shows a financial year or nothing."""
    answer: object
    ask: str | None
    replies: tuple[Reply, ...]
    choices: tuple[ToldChoice, ...]
    last: bool


class ToldTour(Struct, frozen=True, kw_only=True):
    """The answer to `tour NAME --print`: every step."""

    id: str
    title: str
    summary: str
    minutes: int
    steps: tuple[ToldStep, ...]
    evidence: Evidence


class Walked(Struct, frozen=True, kw_only=True):
    """The answer to `tour NAME --answers`: the steps on the way taken, and where it led."""

    id: str
    title: str
    steps: tuple[ToldStep, ...]
    answers: tuple[str, ...]
    replies: tuple[Reply | None, ...]
    """What was replied at each step that was passed."""
    over: bool
    number: int
    total: int
    right: int
    asked: int
    evidence: Evidence


def tours(view: View) -> Tours:
    """Every tour."""
    found = (view.shelf.get(Tour, record) for record in view.shelf.ids(Tour))
    return Tours(
        rows=tuple(
            TourRow(id=tour.id, title=tour.title, summary=tour.summary, minutes=tour.minutes, steps=len(tour.steps))
            for tour in found
            if tour
        )
    )


def tour_named(view: View, asked: str) -> Tour:
    """The tour that bears the name, or of whose name all these words are a part. Raises NotFound."""
    wanted = normalise(asked)
    every = [tour for tour in (view.shelf.get(Tour, record) for record in view.shelf.ids(Tour)) if tour]
    for tour in every:
        if wanted in (normalise(name) for name in (tour.id, tour.title, *tour.also)):
            return tour
    close = [t for t in every if set(wanted.split()) <= set(normalise(" ".join((t.id, t.title, *t.also))).split())]
    if len(close) == 1:
        return close[0]
    near = tuple(tour.id for tour in close or every)
    raise NotFound(f"there is no tour '{asked}'", hint=f"the tours are {', '.join(near)}", near=near)


def told_step(view: View, step: TourStep, today: date | None = None) -> ToldStep:
    """A step with its live answer. `today` is left out of the command: the same command gives the same answer."""
    shown = step.show
    dated = shown is not None and shown.year is None
    own_day = view.on.isoformat() if today is not None and view.on != today else None
    return ToldStep(
        id=step.id,
        title=step.title,
        say=step.say,
        command=command(shown, own_day if dated else None) if shown else None,
        day=said(shown.on.last if shown.on else view.on) if shown and dated else None,
        answer=ask(view, shown) if shown else None,
        ask=step.check.ask if step.check else None,
        replies=step.check.replies if step.check else (),
        choices=tuple(ToldChoice(label=choice.label, to=choice.to) for choice in step.choices),
        last=step.last,
    )


def told(view: View, tour: Tour, today: date | None = None) -> ToldTour:
    """The whole tour, in the order in which it is written."""
    return ToldTour(
        id=tour.id,
        title=tour.title,
        summary=tour.summary,
        minutes=tour.minutes,
        steps=tuple(told_step(view, step, today) for step in tour.steps),
        evidence=evidence(view, tour),
    )


def walked(view: View, tour: Tour, answers: Sequence[str], today: date | None = None) -> Walked:
    """The steps on the way that the answers take, the one where it stands included. Raises Usage."""
    given = tuple("" if answer == "-" else answer for answer in answers)
    stages = [stage(tour, given[:count]) for count in range(len(given) + 1)]
    if not stages:
        raise Usage("no answers were given", hint=f"nhsnav tour {tour.id} --print")
    here = stages[-1]
    return Walked(
        id=tour.id,
        title=tour.title,
        steps=tuple(told_step(view, s.step, today) for s in stages if s.step),
        answers=given,
        replies=tuple(s.reply for s in stages[1:]),
        over=here.step is None,
        number=here.number,
        total=here.total,
        right=here.right,
        asked=here.asked,
        evidence=evidence(view, tour),
    )
