"""A tour must lead to its end: its steps exist and are reached, its questions have one right reply, and what it shows
is in the model on the day it is shown for."""

from collections.abc import Iterator, Mapping

from nhsnav.dates import held_on
from nhsnav.model.catalogue import Catalogue
from nhsnav.model.tour import Asked, Question, Tour, TourStep
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "tour"

NEEDS_RECORD = (
    Question.WHO_PAYS,
    Question.SHOW,
    Question.HISTORY,
    Question.WHO_REGULATES,
    Question.COMPLAIN,
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    for tour in catalogue.tours.values():
        ids = [step.id for step in tour.steps]
        for i, step in enumerate(tour.steps):
            if ids.index(step.id) != i:
                yield Finding(tour, ("steps", i, "id"), f"there are two steps '{step.id}'")
            yield from _ways(tour, i, step, set(ids))
            if step.check and sum(reply.right for reply in step.check.replies) != 1:
                yield Finding(tour, ("steps", i, "check"), "must have one right reply")
            if step.check and step.choices:
                yield Finding(tour, ("steps", i, "choices"), "a step asks one thing: a check or a choice")
            if step.show:
                yield from _shown(catalogue, tour, i, step.show)
        for missed in sorted(set(ids) - _reached(tour)):
            yield Finding(tour, ("steps", ids.index(missed)), f"nothing leads to step '{missed}'")


def _ways(tour: Tour, i: int, step: TourStep, ids: set[str]) -> Iterator[Finding]:
    for wanted in (*(choice.to for choice in step.choices), *([step.to] if step.to else ())):
        if wanted not in ids:
            yield Finding(tour, ("steps", i), f"there is no step '{wanted}'")
    if i == len(tour.steps) - 1 and not step.last and not step.to and not step.choices:
        yield Finding(tour, ("steps", i), "the last step must say that it is the last")


def _reached(tour: Tour) -> set[str]:
    order = [step.id for step in tour.steps]
    by_id = {step.id: step for step in tour.steps}
    reached, todo = set[str](), [order[0]]
    while todo:
        here = todo.pop()
        if here in reached or here not in by_id:
            continue
        reached.add(here)
        step = by_id[here]
        if step.last:
            continue
        following = order[order.index(here) + 1 : order.index(here) + 2]
        todo += [choice.to for choice in step.choices] or ([step.to] if step.to else following)
    return reached


def _shown(catalogue: Catalogue, tour: Tour, i: int, asked: Asked) -> Iterator[Finding]:
    """Whether what is shown is there, and existed on the day."""
    path = ("steps", i, "show")
    tables: dict[Question, Mapping[str, object]] = {
        Question.RATE: catalogue.charges,
        Question.MONEY: {**catalogue.bodies, **catalogue.budget_lines},
        Question.WHO_USES_DATA: {**catalogue.entities, **catalogue.purposes},
        Question.TIMELINE: catalogue.topics,
        Question.COMPARE: catalogue.topics,
        Question.WHO_PAYS: catalogue.services,
        Question.SOURCES: {**catalogue.sources, **catalogue.topics},
    }
    if asked.of is None:
        if asked.question in NEEDS_RECORD:
            yield Finding(tour, path, f"'{asked.question}' needs to know of what")
        return
    if asked.question in (Question.LIST, Question.FIND):
        return
    if asked.of not in tables.get(asked.question, catalogue.topics):
        yield Finding(tour, (*path, "of"), f"there is no '{asked.of}' to show")
        return
    entity = catalogue.entities.get(asked.of)
    if entity and asked.on and asked.question in NEEDS_RECORD:
        begun = any(life.begin is None or life.begin.first <= asked.on.last for life in entity.exists)
        there = any(held_on(asked.on.last, life.begin, life.until).possible for life in entity.exists)
        if not begun and not there:
            yield Finding(tour, (*path, "on"), f"'{asked.of}' did not exist yet on {asked.on}")
