"""Walks a tour: from the tour and the answers so far to the step where the reader stands.

An answer is the number of a choice or of a reply, counted from 1; of a step that only goes on it is "". The same
answers always lead to the same step, so a tour can be left and taken up again, scripted and tested.
"""

from collections.abc import Sequence

from msgspec import Struct

from nhsnav.errors import Usage
from nhsnav.model.tour import Reply, Tour, TourStep

__all__ = ["Stage", "options", "stage"]


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


def _longest(tour: Tour, step: TourStep | None, seen: frozenset[str] = frozenset()) -> int:
    """How many steps the longest way to the end still has, this one counted. A way round is walked once."""
    if step is None or step.id in seen:
        return 0
    follow = {after.id: after for n in range(len(options(step)) or 1) if (after := _after(tour, step, n))}
    return 1 + max((_longest(tour, after, seen | {step.id}) for after in follow.values()), default=0)
