"""What a record came from and what it became, one step at a time, read from either end."""

from collections.abc import Iterator

from msgspec import Struct

from nhsnav.answers.common import Evidence, Moment, Ref, evidence, moment, ref
from nhsnav.model.records import Entity, Status, Succession, SuccessionKind
from nhsnav.model.view import View

__all__ = ["Become", "became", "came_from", "ends", "inherits"]


class Become(Struct, frozen=True, kw_only=True):
    """One step of succession, read from this record."""

    kind: str
    words: str
    other: Ref | None
    named: str | None
    """The other's name, where the model has no record of it."""
    on: Moment | None
    what: str | None
    status: Status
    evidence: Evidence
    note: str | None


def became(view: View, entity: Entity) -> Iterator[Become]:
    for step in entity.became:
        yield _succession(view, step, step.to, forward=True)


def came_from(view: View, entity: Entity) -> Iterator[Become]:
    for link in view.shelf.inward(entity.id).successions:
        yield _succession(view, link.succession, link.owner, forward=False)
    for origin in entity.came_from:
        kind = _kind(view, origin.kind)
        yield Become(
            kind=origin.kind,
            words=kind.backward,
            other=None,
            named=origin.named,
            on=moment(origin.on),
            what=origin.what,
            status=Status.HAPPENED,
            evidence=evidence(view, origin),
            note=origin.note,
        )


def ends(view: View, kind: str) -> bool:
    """Whether a body ends by a succession of this kind."""
    return _kind(view, kind).ends


def inherits(view: View, kind: str) -> bool:
    """Whether the heir has, once the predecessor is over, what that one was: by its end, or by a part of its area."""
    return _kind(view, kind).ends or _kind(view, kind).moves_area


def _kind(view: View, kind: str) -> SuccessionKind:
    found = view.shelf.get(SuccessionKind, kind)
    assert found is not None
    return found


def _succession(view: View, step: Succession, other: str | None, *, forward: bool) -> Become:
    kind = _kind(view, step.kind)
    return Become(
        kind=step.kind,
        words=kind.forward if forward else kind.backward,
        other=ref(view, other) if other else None,
        named=step.named,
        on=moment(step.on),
        what=step.what,
        status=step.status,
        evidence=evidence(view, step),
        note=step.note,
    )
