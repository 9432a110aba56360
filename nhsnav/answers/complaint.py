"""Where a complaint about something goes on a day: the provider, the commissioner, the ombudsman, and who can help.

The route is data; who the commissioner of a service was is read from the service. What is not the NHS in England is
handed over, and never answered as if it were.
"""

from collections.abc import Iterator

from msgspec import Struct

from nhsnav.answers.common import Evidence, Line, Ref, Span, evidence, joined, line, ref, sentence, span
from nhsnav.answers.pick import several
from nhsnav.errors import NotFound
from nhsnav.model.complaint import ComplaintRoute, ComplaintStep, Turn
from nhsnav.model.records import Entity, Service, Status
from nhsnav.model.view import View

__all__ = ["Complaint", "Stop", "complain"]


class Stop(Struct, frozen=True, kw_only=True):
    """One place to turn to."""

    turn: Turn
    bodies: tuple[Ref, ...]
    whom: str | None
    """In words, where no record says it."""
    text: str
    span: Span
    status: Status
    evidence: Evidence
    note: str | None


class Complaint(Struct, frozen=True, kw_only=True):
    """The answer to `complain`."""

    about: Ref
    """What was asked about."""
    route: Ref
    headline: str
    handed_over: str | None
    """Why this is no complaint about the NHS in England."""
    stops: tuple[Stop, ...]
    before: tuple[Stop, ...]
    """Where one turned earlier, of steps that another has replaced; the latest first."""
    planned: tuple[Stop, ...]
    changes: tuple[Line, ...]
    law: tuple[Line, ...]
    notes: tuple[str, ...]
    doubts: tuple[str, ...]
    evidence: Evidence
    rests_on_plans: bool


def complain(view: View, record: str) -> Complaint:
    """The route for a complaint about a record. Raises NotFound when none is known, Ambiguous when several are."""
    route = _route(view, record)
    deciders = _deciders(view, record)
    stops = tuple(_stop(view, step, deciders) for step in view.holding(route.steps))
    past = [step for step in route.steps if step.until and step.until.first <= view.on]
    return Complaint(
        about=ref(view, record),
        route=ref(view, route.id),
        headline=_headline(view, route, stops),
        handed_over=route.handed_over,
        stops=stops,
        before=tuple(_stop(_then(view, step), step, ()) for step in reversed(past)),
        planned=tuple(_stop(_then(view, step), step, ()) for step in view.coming(route.steps)),
        changes=tuple(line(view, change, change.text) for change in view.holding(route.changes)),
        law=tuple(line(view, law, law.text) for law in view.holding(route.law)),
        notes=route.notes,
        doubts=route.doubts,
        evidence=evidence(view, route),
        rests_on_plans=view.rests_on_plans(),
    )


def _route(view: View, record: str) -> ComplaintRoute:
    """The route asked for by its own name, or else that of the thing, of its type, or of its kind."""
    if found := view.shelf.get(ComplaintRoute, record):
        return found
    topic = view.topic(record)
    type_ = topic.is_a if isinstance(topic, Entity) else None
    for covered in (record, type_, topic.kind):
        routes = view.shelf.inward(covered).complaints if covered else ()
        if len(routes) > 1:
            raise several(view, view.name(topic), routes)
        if routes and (found := view.shelf.get(ComplaintRoute, routes[0])):
            return found
    raise NotFound(
        f"where to complain about {view.in_sentence(topic)} is not known to nhsnav",
        hint='nhsnav complain "a hospital", or "a GP", or "a care home"',
    )


def _deciders(view: View, record: str) -> tuple[str, ...]:
    service = view.shelf.get(Service, record)
    period = view.one(service.periods) if service else None
    return period.decides if period else ()


def _then(view: View, step: ComplaintStep) -> View:
    return View(view.shelf, step.begin.last) if step.begin else view


def _stop(view: View, step: ComplaintStep, deciders: tuple[str, ...]) -> Stop:
    bodies = dict.fromkeys((*(deciders if step.commissioner else ()), *step.to))
    return Stop(
        turn=step.turn,
        bodies=tuple(ref(view, body) for body in bodies),
        whom=step.whom,
        text=step.text,
        span=span(step),
        status=step.status,
        evidence=evidence(view, step),
        note=step.note,
    )


def _headline(view: View, route: ComplaintRoute, stops: tuple[Stop, ...]) -> str:
    first, instead, then = (
        joined(dict.fromkeys(name for stop in stops if stop.turn is turn for name in _whom(view, stop)), "or")
        if any(stop.turn is turn for stop in stops)
        else ""
        for turn in (Turn.FIRST, Turn.OR, Turn.THEN)
    )
    if not first:
        return sentence(f"Nobody is known to have heard complaints about {route.phrase} on that day")
    text = f"Complain about {route.phrase} {'first ' if then else ''}to {first}"
    text += f", or to {instead}" if instead else ""
    text += f"; if that does not settle it, to {then}" if then else ""
    return sentence(text)


def _whom(view: View, stop: Stop) -> Iterator[str]:
    """Those to whom to turn, as a sentence speaks of them."""
    if stop.whom:
        yield stop.whom
    for body in stop.bodies:
        yield view.as_subject(view.entity(body.id))
