"""Who oversees a body, a profession or a product on a day: who registers, licenses, inspects, prices and judges it.

Everything is read from the relations of the oversight group. What does not come under some oversight is said to be
exempt only where the data say so. Above each overseer stands the one to whom it is accountable, up to Parliament.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from msgspec import Struct

from nhsnav.answers.common import (
    Branch,
    Evidence,
    Line,
    Ref,
    Span,
    evidence,
    joined,
    line,
    ref,
    sentence,
    span,
    together,
)
from nhsnav.answers.pick import not_begun
from nhsnav.dates import Held, said
from nhsnav.errors import NotFound
from nhsnav.model.records import Entity, Relation, RelationKind, Service, Status
from nhsnav.model.view import FACTS, Tie, View, chronological

__all__ = ["Duty", "Exemption", "Oversight", "Part", "Rung", "oversight", "subject"]

ANSWERS_TO = "accountable-to"
CORE = ("registers", "licenses", "inspects", "regulates")
"""What people mean first when they ask who regulates something."""
PARTS = ("staffed-by", "uses-product")
"""What belongs to a body and is regulated apart from it: the people and the products."""


class Duty(Struct, frozen=True, kw_only=True):
    """One way in which one body oversees another."""

    kind: str
    aspect: str
    """What it is called as a matter of oversight: Registration, Licence."""
    words: str
    """What the overseer does: registers, licenses."""
    body: Ref
    how: str | None
    law: str | None
    span: Span
    status: Status
    evidence: Evidence
    note: str | None


class Exemption(Struct, frozen=True, kw_only=True):
    """Oversight under which it does not come."""

    aspect: str
    line: Line


class Part(Struct, frozen=True, kw_only=True):
    """Its people or its products, with who regulates them."""

    words: str
    """What ties it to them: has on its staff."""
    ref: Ref
    duties: tuple[Duty, ...]
    exempt: tuple[Exemption, ...]


class Rung(Struct, frozen=True, kw_only=True):
    """One body on the way up from those who oversee to Parliament."""

    body: Ref
    does: tuple[str, ...]
    """In which ways it oversees what was asked about. Empty for one that only stands above an overseer."""
    evidence: Evidence | None
    """What stands behind the link to the rung above. The top has none."""
    below: tuple["Rung", ...]


class Oversight(Struct, frozen=True, kw_only=True):
    """The answer to `who-regulates`."""

    ref: Ref
    headline: str
    duties: tuple[Duty, ...]
    exempt: tuple[Exemption, ...]
    parts: tuple[Part, ...]
    ladder: tuple[Rung, ...]
    before: tuple[Duty, ...]
    """Oversight that was over by the day, the latest first."""
    planned: tuple[Duty, ...]
    notes: tuple[str, ...]
    evidence: Evidence
    rests_on_plans: bool


def oversight(view: View, record: str) -> Oversight:
    """Who oversees a body or programme. Raises NotThen when it had not begun, NotFound when nothing is known of it."""
    entity = view.entity(record)
    if view.life(entity).held is Held.NOT_YET:
        raise not_begun(view, entity)
    kinds = _kinds(view)
    duties = tuple(_duties(view, record, kinds))
    exempt = tuple(_exempt(view, entity, kinds))
    parts = tuple(_parts(view, record, kinds))
    if not duties and not exempt and not parts:
        raise NotFound(f"who oversees {view.in_sentence(entity)} is not known to nhsnav", hint=f"nhsnav show {record}")
    return Oversight(
        ref=ref(view, record),
        headline=_headline(view, entity, duties, exempt),
        duties=duties,
        exempt=exempt,
        parts=parts,
        ladder=_ladder(view, duties),
        before=tuple(_before(view, entity, kinds)),
        planned=tuple(_planned(view, entity, kinds)),
        notes=entity.notes,
        evidence=evidence(view, entity),
        rests_on_plans=view.rests_on_plans(),
    )


def _kinds(view: View) -> dict[str, RelationKind]:
    """The kinds of relation that are oversight, in the order of the data."""
    found = (view.relation_kind(record) for record in view.shelf.ids(RelationKind))
    return {kind.id: kind for kind in found if kind.aspect}


def _duties(view: View, record: str, kinds: dict[str, RelationKind]) -> Iterator[Duty]:
    ties = [tie for tie in view.all_ties(record, kinds) if tie.does == (tie.relation.kind == ANSWERS_TO)]
    order = list(kinds)
    for tie in sorted(ties, key=lambda tie: order.index(tie.relation.kind)):
        yield _duty(view, tie.other, tie.relation, kinds)


def _duty(view: View, other: str, relation: Relation, kinds: dict[str, RelationKind]) -> Duty:
    kind = kinds[relation.kind]
    return Duty(
        kind=kind.id,
        aspect=kind.aspect or kind.forward,
        words=kind.backward if kind.id == ANSWERS_TO else kind.forward,
        body=ref(view, other),
        how=relation.how,
        law=relation.law,
        span=span(relation),
        status=relation.status,
        evidence=evidence(view, relation),
        note=relation.note,
    )


def _exempt(view: View, entity: Entity, kinds: dict[str, RelationKind]) -> Iterator[Exemption]:
    for exempt in view.holding(entity.exempt):
        kind = kinds[exempt.kind]
        yield Exemption(aspect=kind.aspect or kind.forward, line=line(view, exempt, exempt.text))


def _parts(view: View, record: str, kinds: dict[str, RelationKind]) -> Iterator[Part]:
    for tie in view.all_ties(record, PARTS):
        if tie.does:
            part = view.entity(tie.other)
            duties = tuple(duty for duty in _duties(view, part.id, kinds) if duty.kind != ANSWERS_TO)
            exempt = tuple(_exempt(view, part, kinds))
            if duties or exempt:
                yield Part(
                    words=view.relation_kind(tie.relation.kind).forward,
                    ref=ref(view, part.id),
                    duties=duties,
                    exempt=exempt,
                )


# At other times


def _stated(view: View, entity: Entity, kinds: dict[str, RelationKind]) -> Iterator[Tie]:
    """Every statement of oversight over it, whatever its time."""
    for relation in entity.relations:
        if relation.by and relation.kind in kinds and relation.kind != ANSWERS_TO:
            yield Tie(relation.by, False, relation)
    for link in view.shelf.inward(entity.id).relations:
        if link.relation.to and link.relation.kind in kinds and link.relation.kind != ANSWERS_TO:
            yield Tie(link.owner, False, link.relation)


def _before(view: View, entity: Entity, kinds: dict[str, RelationKind]) -> Iterator[Duty]:
    ties = {tie.relation: tie.other for tie in _stated(view, entity, kinds)}
    over = [r for r in ties if r.status in FACTS and r.until and r.until.first <= view.on]
    for relation in reversed(chronological(over)):
        assert relation.until is not None
        yield _duty(View(view.shelf, relation.until.first - timedelta(days=1)), ties[relation], relation, kinds)


def _planned(view: View, entity: Entity, kinds: dict[str, RelationKind]) -> Iterator[Duty]:
    ties = {tie.relation: tie.other for tie in _stated(view, entity, kinds)}
    later = [r for r in ties if r.begin and r.begin.first > view.on and r.status in FACTS]
    for relation in chronological([*later, *(r for r in view.coming(ties) if r not in later)]):
        yield _duty(view, ties[relation], relation, kinds)


# The sentence


def _headline(view: View, entity: Entity, duties: tuple[Duty, ...], exempt: tuple[Exemption, ...]) -> str:
    whole, part = (entity.plural, "them") if entity.plural else (view.in_sentence(entity), "it")
    life = view.life(entity)
    if life.held is Held.NO_LONGER and life.until:
        ended = f"{'they' if entity.plural else 'it'} ended {life.until.when}"
        return sentence(f"Nobody oversees {whole} any more: {ended}")
    core = [duty for duty in duties if duty.kind in CORE]
    if not core and exempt:
        return sentence(exempt[0].line.text)
    told = [
        f"{view.as_subject(view.entity(body))} {joined(words)} {whole if i == 0 else part}"
        for i, (body, words) in enumerate(_by_body(core or duties).items())
    ]
    return sentence("; ".join(told)) if told else sentence(f"Nobody oversees {whole} as such")


def _by_body(duties: Iterable[Duty]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for duty in duties:
        words = grouped.setdefault(duty.body.id, [])
        if duty.words not in words:
            words.append(duty.words)
    return grouped


# The way up


def _ladder(view: View, duties: tuple[Duty, ...]) -> tuple[Rung, ...]:
    """The ways up from all who oversee, drawn together where they meet."""
    does = _by_body(duties)
    ways = [_way_up(view, body)[::-1] for body in does]
    proofs = {step: proof for way in ways for step, proof in way if proof}

    def rungs(branch: Branch) -> tuple[Rung, ...]:
        return tuple(
            Rung(
                body=ref(view, body),
                does=tuple(does.get(body, ())),
                evidence=proofs.get(body),
                below=rungs(below),
            )
            for body, below in branch.items()
        )

    return rungs(together([step for step, _ in way] for way in ways))


def _way_up(view: View, body: str) -> list[tuple[str, Evidence | None]]:
    """From a body to whom it is accountable, and so on to the top."""
    way: list[tuple[str, Evidence | None]] = []
    here: str | None = body
    while here and here not in [step for step, _ in way]:
        above = next((tie for tie in view.all_ties(here, (ANSWERS_TO,)) if tie.does), None)
        way.append((here, evidence(view, above.relation) if above else None))
        here = above.other if above else None
    return way


def subject(view: View, record: str) -> str:
    """Whom oversight is over: of a service, the first who provides it. Raises NotFound when nobody did on the day."""
    service = view.shelf.get(Service, record)
    if service is None:
        return record
    for provision in view.holding(service.provides):
        if view.existed(provision.body):
            return provision.body
    raise NotFound(f"who provides {service.phrase} on {said(view.on)} is not known", hint=f"nhsnav who-pays {record}")
