"""Walks a tour: from the tour and the answers so far to the step where the reader stands.

An answer is the number of a choice or of a reply, counted from 1; of a step that only goes on it is "". The same
answers always lead to the same step, so a tour can be left and taken up again, scripted and tested.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from nhsnav.errors import Usage
from nhsnav.model.tour import Reply, Tour, TourStep

__all__ = ["Stage", "edges", "options", "paths", "stage"]


class Stage(Struct, frozen=True, kw_only=True):
    """Where the reader stands."""

    step: TourStep | None
    """`None` when the tour is over."""
    number: int
    """Of this step on the way taken, counted from 1."""
    total: int
    """How many steps the longest way has from here, with those taken."""
    reply: Reply | None
    """What was replied to the question of the step before, with its explanation."""
    right: int
    """How many questions were answered rightly so far."""
    asked: int
    """How many were answered."""


def stage(tour: Tour, answers: Sequence[str]) -> Stage:
    """The stage to which the answers lead. Raises Usage for an answer that the step does not offer."""
    here: TourStep | None = tour.steps[0]
    reply, right, asked, number = None, 0, 0, 1
    for answer in answers:
        if here is None:
            raise Usage(f"the tour is over after {number - 1} steps", hint=f"nhsnav tour {tour.id} --restart")
        chosen = _chosen(here, answer)
        reply = None
        if here.check:
            reply = here.check.replies[chosen]
            right, asked = right + reply.right, asked + 1
        here = _after(tour, here, chosen)
        number += 1
    left = _longest(tour, here) if here else 0
    return Stage(step=here, number=number, total=number - 1 + left, reply=reply, right=right, asked=asked)


def options(step: TourStep) -> tuple[str, ...]:
    """What may be answered at a step, in words. Empty for a step that only goes on."""
    if step.check:
        return tuple(reply.label for reply in step.check.replies)
    return tuple(choice.label for choice in step.choices)


def _chosen(step: TourStep, answer: str) -> int:
    """The place of the answer among the options."""
    offered = options(step)
    if not offered:
        if answer not in ("", "-"):
            raise Usage(f"step '{step.id}' asks nothing, so '{answer}' answers nothing", hint="write - to go on")
        return 0
    if not (answer.isdigit() and 1 <= int(answer) <= len(offered)):
        raise Usage(f"'{answer}' is no answer at step '{step.id}'", hint=f"it is a number from 1 to {len(offered)}")
    return int(answer) - 1


def _after(tour: Tour, step: TourStep, chosen: int) -> TourStep | None:
    """The step that follows, when this option was taken."""
    if step.last:
        return None
    wanted = step.choices[chosen].to if step.choices and not step.check else step.to
    if wanted is None:
        place = tour.steps.index(step) + 1
        return tour.steps[place] if place < len(tour.steps) else None
    return next(other for other in tour.steps if other.id == wanted)


def edges(tour: Tour) -> Iterator[tuple[str, str, str | None]]:
    """Every way on: from which step, by which answer, to which step."""
    for step in tour.steps:
        for number in range(len(options(step)) or 1):
            after = _after(tour, step, number)
            yield step.id, str(number + 1) if options(step) else "", after.id if after else None


def paths(tour: Tour) -> Iterator[tuple[str, ...]]:
    """Ways from the start to the end that between them take every edge at least once."""
    untaken = set(edges(tour))
    while untaken:
        path = _through(tour, untaken)
        if path is None:
            return
        taken = set(_edges_on(tour, path))
        if not taken & untaken:
            return
        untaken -= taken
        yield path


def _through(tour: Tour, untaken: set[tuple[str, str, str | None]]) -> tuple[str, ...] | None:
    """A way to the end that takes an edge not yet taken wherever it can."""
    ways: dict[str, list[tuple[str, str | None]]] = {}
    for here, answer, there in edges(tour):
        ways.setdefault(here, []).append((answer, there))
    wanting = _leading_to(ways, untaken)
    step: str | None = tour.steps[0].id
    path: list[str] = []
    while step is not None and len(path) <= 10 * len(tour.steps):
        here = step
        answer, step = min(
            ways[here],
            key=lambda way: ((here, *way) not in untaken, way[1] not in wanting),
        )
        path.append(answer)
    return tuple(path) if step is None else None


def _leading_to(
    ways: dict[str, list[tuple[str, str | None]]], untaken: set[tuple[str, str, str | None]]
) -> set[str | None]:
    """The steps from which an edge not yet taken can be reached."""
    found: set[str | None] = {here for here, _, _ in untaken}
    while more := {here for here, on in ways.items() if here not in found and any(there in found for _, there in on)}:
        found |= more
    return found


def _edges_on(tour: Tour, path: Sequence[str]) -> Iterator[tuple[str, str, str | None]]:
    step: TourStep | None = tour.steps[0]
    for answer in path:
        assert step is not None
        after = _after(tour, step, _chosen(step, answer))
        yield step.id, answer, after.id if after else None
        step = after


def _longest(tour: Tour, step: TourStep | None, seen: frozenset[str] = frozenset()) -> int:
    """How many steps the longest way to the end still has, this one counted. A way round is walked once."""
    if step is None or step.id in seen:
        return 0
    follow = {after.id: after for n in range(len(options(step)) or 1) if (after := _after(tour, step, n))}
    return 1 + max((_longest(tour, after, seen | {step.id}) for after in follow.values()), default=0)
