"""Where a complaint goes: the records of the routes. Who the commissioner was on a day is not said here."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from nhsnav.model.records import Dated, Id, Prose, Short, Statement, Topic

__all__ = ["ComplaintRoute", "ComplaintStep", "Turn"]


class Turn(StrEnum):
    """When a step is taken."""

    FIRST = "first"
    OR = "or"
    """Instead of the first."""
    THEN = "then"
    """When the answer does not satisfy."""
    CONCERN = "concern"
    """At any time, for a danger to others; it settles no complaint."""
    HELP = "help"


class ComplaintStep(Dated, frozen=True, kw_only=True):
    """One place to turn to, for a time."""

    turn: Annotated[Turn, Meta(description="When it is taken.", examples=["then"])]
    to: Annotated[tuple[Id, ...], Meta(description="The bodies, where they have records.", examples=[["phso"]])] = ()
    whom: Annotated[
        Short | None,
        Meta(description="In words, where no record says it.", examples=["the practice manager"]),
    ] = None
    commissioner: Annotated[
        bool, Meta(description="True: also whoever decided on the service on the day. Only for a service.")
    ] = False
    text: Annotated[Prose, Meta(description="What to do, and within what time.", examples=["Write within a year."])]


class ComplaintRoute(Topic, frozen=True, kw_only=True):
    """Where a complaint about some things goes, step by step."""

    phrase: Annotated[str, Meta(description="How a sentence speaks of it.", examples=["a GP practice"])]
    covers: Annotated[
        tuple[Id, ...],
        Meta(description="The bodies, services and programmes, or whole kinds of them, that it is for."),
    ] = ()
    handed_over: Annotated[
        Prose | None, Meta(description="Why this is no complaint about the NHS in England, where it is none.")
    ] = None
    steps: Annotated[tuple[ComplaintStep, ...], Meta(min_length=1, description="In the order in which to take them.")]
    changes: Annotated[
        tuple[Statement, ...], Meta(description="What changed, and what became of complaints under way.")
    ] = ()
