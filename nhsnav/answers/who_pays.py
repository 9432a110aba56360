"""Who pays for a service on a day: who decides, whose budget pays, who provides, and where the money comes from.

The chain is not typed anywhere: it follows the `funds` relations of that day from the payer up to the taxpayer.
Deciding and paying are kept apart, because they often differ.
"""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from nhsnav.answers.common import (
    Branch,
    Evidence,
    Line,
    Moment,
    Ref,
    Span,
    as_one,
    evidence,
    joined,
    line,
    moment,
    ref,
    sentence,
    span,
    together,
)
from nhsnav.dates import said
from nhsnav.errors import NotThen
from nhsnav.model.records import Charge, Payer, Payment, Period, Relation, Service, Status
from nhsnav.model.view import View, chronological

__all__ = [
    "Amount",
    "Arrangement",
    "Condition",
    "Flowed",
    "Mechanism",
    "Overseer",
    "Provider",
    "Share",
    "Step",
    "WhoPays",
    "who_pays",
]


class Share(Struct, frozen=True, kw_only=True):
    """One payer, and its part where several pay."""

    body: Ref
    part: str | None


class Arrangement(Struct, frozen=True, kw_only=True):
    """Who decides and whose budget pays, for a time."""

    decides: tuple[Ref, ...]
    on_behalf_of: Ref | None
    pays: tuple[Share, ...]
    together: str | None
    span: Span
    status: Status
    evidence: Evidence
    note: str | None


class Flowed(Struct, frozen=True, kw_only=True):
    """An amount of money in a financial year, with what it counts. Decimal text as it was printed."""

    year: str
    amount: str
    unit: str
    measure: str
    evidence: Evidence


class Step(Struct, frozen=True, kw_only=True):
    """One body on the way of the money, with those to whom it passes money on."""

    body: Ref
    how: str | None
    """How the money reaches it from the step above."""
    decides: bool
    pays: bool
    evidence: Evidence | None
    """What stands behind the link to the step above. The top has none."""
    amount: "Flowed | None"
    """What flowed to it from the step above, all services together."""
    next: tuple["Step", ...]


class Provider(Struct, frozen=True, kw_only=True):
    """Who gives the care."""

    body: Ref
    how: str | None
    evidence: Evidence


class Mechanism(Struct, frozen=True, kw_only=True):
    """How the money reaches those who provide the service."""

    id: str
    label: str
    meaning: str
    span: Span
    evidence: Evidence
    note: str | None


class Amount(Struct, frozen=True, kw_only=True):
    """A charge or rate in force on the day. Amounts are decimal text in the unit given."""

    id: str
    name: str
    unit: str
    patient_pays: bool
    """Whether the patient pays it, or the NHS."""
    amounts: dict[str, str]
    since: Moment | None
    evidence: Evidence
    note: str | None


class Condition(Struct, frozen=True, kw_only=True):
    """When the answer is another one."""

    when: str
    then: str
    see: Ref | None
    evidence: Evidence
    note: str | None


class Overseer(Struct, frozen=True, kw_only=True):
    """Who watches over those who give the care, and in which ways."""

    body: Ref
    does: tuple[str, ...]
    evidence: Evidence


class WhoPays(Struct, frozen=True, kw_only=True):
    """The answer to `who-pays`."""

    service: Ref
    headline: str
    arrangement: Arrangement
    elsewhere: tuple[Line, ...]
    """Where or for whom the arrangement differs."""
    chain: tuple[Step, ...]
    mechanisms: tuple[Mechanism, ...]
    providers: tuple[Provider, ...]
    overseers: tuple[Overseer, ...]
    """Who registers, inspects, licenses or regulates the providers: read from what is known of them."""
    charge: tuple[Line, ...]
    amounts: tuple[Amount, ...]
    unless: tuple[Condition, ...]
    since: Moment | None
    """Since when the same bodies have decided and paid."""
    before: tuple[Arrangement, ...]
    """Earlier arrangements with other bodies, the latest first."""
    after: tuple[Arrangement, ...]
    """Later arrangements with other bodies, intended ones included; each says its status."""
    changes_in_period: tuple[Moment, ...]
    """Days on which the arrangement changed within the month or year that was asked for."""
    not_to_confuse: tuple[Ref, ...]
    law: tuple[Line, ...]
    notes: tuple[str, ...]
    doubts: tuple[str, ...]
    evidence: Evidence
    """What stands behind the record as a whole."""
    rests_on_plans: bool
    """The day is later than the day up to which the model was checked."""


def who_pays(view: View, service_id: str) -> WhoPays:
    """The answer for one service. Raises NotThen when the service has no arrangement on the day."""
    service = view.shelf.get(Service, service_id)
    assert service is not None
    period = view.one(service.periods)
    if period is None:
        raise _not_then(view, service)
    same = _same_bodies(service, period)
    return WhoPays(
        service=ref(view, service.id),
        headline=_headline(view, service, period),
        arrangement=_arrangement(view, period),
        elsewhere=tuple(line(view, variant, variant.where) for variant in view.holding(period.variants)),
        chain=_chain(view, period),
        mechanisms=tuple(_mechanisms(view, service)),
        providers=tuple(
            Provider(body=ref(view, p.body), how=p.how, evidence=evidence(view, p))
            for p in view.holding(service.provides)
            if view.existed(p.body)
        ),
        overseers=tuple(_overseers(view, service)),
        charge=tuple(line(view, statement, statement.text) for statement in view.holding(service.charge)),
        amounts=tuple(_amounts(view, service)),
        unless=tuple(
            Condition(
                when=unless.when,
                then=unless.then,
                see=ref(view, unless.see) if unless.see else None,
                evidence=evidence(view, unless),
                note=unless.note,
            )
            for unless in view.holding(service.unless)
        ),
        since=moment(same[0].begin),
        before=tuple(_others(view, service, period, later=False)),
        after=tuple(_others(view, service, period, later=True)),
        changes_in_period=tuple(_changes_in_period(view, service)),
        not_to_confuse=tuple(ref(view, other) for other in service.not_to_confuse),
        law=tuple(line(view, law, law.text) for law in view.holding(service.law)),
        notes=service.notes,
        doubts=service.doubts,
        evidence=evidence(view, service),
        rests_on_plans=view.rests_on_plans(),
    )


def _not_then(view: View, service: Service) -> NotThen:
    name = view.name(service)
    modelled_from = view.shelf.manifest.modelled_from
    if view.on < modelled_from.first:
        return NotThen(
            f"who paid for services is not modelled before {modelled_from.said}",
            hint=f"nhsnav show primary-care-trust --on {view.on}",
        )
    first = chronological([p for p in service.periods if p.status is Status.HAPPENED])[0]
    if first.begin and view.on < first.begin.first:
        return NotThen(
            f"{name} was not a service with a payer of its own on {said(view.on)}: it begins {first.begin.when}",
            hint=f"nhsnav who-pays {service.id} --on {first.begin}",
        )
    return NotThen(
        f"who paid for {service.phrase} on {said(view.on)} is not known", hint=f"nhsnav who-pays {service.id}"
    )


# The headline


def _headline(view: View, service: Service, period: Period) -> str:
    payers = [payer.body for payer in period.pays]
    over = period.until is not None
    only_you = payers == ["patient"]
    verb = "paid" if over else "pays" if len(payers) == 1 and not only_you else "pay"
    text = f"{joined(view.as_subject(view.entity(body)) for body in payers)} {verb} for {service.phrase}"
    if not set(period.decides) & set(payers):
        decide = "decided" if over else "decides" if len(period.decides) == 1 else "decide"
        text += f"; {joined(view.as_subject(view.entity(body)) for body in period.decides)} {decide}"
    return sentence(text)


# The arrangement, and those before and after it


def _arrangement(view: View, period: Period) -> Arrangement:
    return Arrangement(
        decides=tuple(ref(view, body) for body in period.decides),
        on_behalf_of=ref(view, period.behalf_of) if period.behalf_of else None,
        pays=tuple(Share(body=ref(view, payer.body), part=payer.share) for payer in period.pays),
        together=period.together,
        span=span(period),
        status=period.status,
        evidence=evidence(view, period),
        note=period.note,
    )


def _who(period: Period) -> tuple[object, ...]:
    return period.decides, period.behalf_of, tuple(payer.body for payer in period.pays)


def _runs(service: Service) -> list[list[Period]]:
    """The periods in order of time, those with the same bodies side by side taken together."""
    runs: list[list[Period]] = []
    for period in chronological(service.periods):
        if runs and _who(runs[-1][-1]) == _who(period) and runs[-1][-1].status is period.status:
            runs[-1].append(period)
        else:
            runs.append([period])
    return runs


def _same_bodies(service: Service, period: Period) -> list[Period]:
    return next(run for run in _runs(service) if period in run)


def _others(view: View, service: Service, period: Period, *, later: bool) -> Iterator[Arrangement]:
    runs = _runs(service)
    here = next(i for i, run in enumerate(runs) if period in run)
    for run in runs[here + 1 :] if later else reversed(runs[:here]):
        whole = msgspec.structs.replace(run[0], until=run[-1].until)
        yield _arrangement(_view_at(view, run[0]), whole)


def _view_at(view: View, period: Period) -> View:
    """The view on the first day of a period, so that its bodies bear the names that they had then."""
    return View(view.shelf, period.begin.last) if period.begin else view


def _changes_in_period(view: View, service: Service) -> Iterator[Moment]:
    for run in _runs(service):
        begin = run[0].begin
        facts = run[0].status in (Status.HAPPENED, Status.ENACTED)
        if begin and facts and view.first < begin.first <= view.on and (day := moment(begin)):
            yield day


# The chain


def _chain(view: View, period: Period) -> tuple[Step, ...]:
    """The ways of the money to each payer, drawn together where they run together."""
    ways = [_way(view, payer, period) for payer in period.pays]
    links: dict[str, tuple[str | None, Evidence | None]] = {}
    for body, how, proof in (step for way in ways for step in way):
        links.setdefault(body, (how, proof))
    payers = {payer.body for payer in period.pays}

    tree = together([body for body, _, _ in way] for way in ways)
    tops = set(tree)

    def steps(branch: Branch, above: str | None = None) -> tuple[Step, ...]:
        return tuple(
            Step(
                body=ref(view, body),
                how=links[body][0],
                decides=body in period.decides,
                pays=body in payers,
                evidence=links[body][1],
                # What taxpayers give the Treasury is not for health alone.
                amount=_flowed(view, above, body) if above and above not in tops else None,
                next=steps(below, body),
            )
            for body, below in branch.items()
        )

    return steps(tree)


def _way(view: View, payer: Payer, period: Period) -> list[tuple[str, str | None, Evidence | None]]:
    """From the taxpayer, or whoever pays in the first place, down to the payer."""
    way: list[tuple[str, str | None, Evidence | None]] = []
    body: str | None = payer.body
    above: str | None = payer.funded_by
    how, proof = payer.how, evidence(view, period) if above else None
    while body and body not in [seen for seen, _, _ in way]:
        if above is None and (tie := view.funder(body)):
            above, how = tie.other, tie.relation.how
            proof = evidence(view, tie.relation)
        way.append((body, how, proof))
        body, above, how, proof = above, None, None, None
    return way[::-1]


RECENT = 2
"""An amount of a year this many years before the day may still be shown, with its year."""


def _flowed(view: View, giver: str, to: str) -> Flowed | None:
    """The amount of the day's financial year, or of one just before it; what was read goes before what was not."""
    year = view.on.year if (view.on.month, view.on.day) >= (4, 1) else view.on.year - 1
    known = [a for a in view.shelf.amounts(giver, to) if year - RECENT <= int(a.year[:4]) <= year]
    if not known:
        return None
    last = next((amount for amount in reversed(known) if amount.confirmed), known[-1])
    proof = Evidence(confirmed=last.confirmed, sources=last.sources, recheck=None)
    return Flowed(year=last.year, amount=last.amount, unit=last.unit, measure=last.measure, evidence=proof)


# What goes with it


def _mechanisms(view: View, service: Service) -> Iterator[Mechanism]:
    for use in view.holding(service.payment):
        payment = view.shelf.get(Payment, use.by)
        assert payment is not None
        yield Mechanism(
            id=use.by,
            label=payment.label,
            meaning=payment.meaning,
            span=span(use),
            evidence=evidence(view, use),
            note=use.note,
        )


OVERSEEING = ("registers", "inspects", "licenses", "regulates")
"""The kinds of relation by which a provider is overseen, whoever pays it."""


def _overseers(view: View, service: Service) -> Iterator[Overseer]:
    found: dict[str, dict[str, Relation]] = {}
    for provision in view.holding(service.provides):
        if view.existed(provision.body):
            for tie in view.ties(provision.body, OVERSEEING):
                if not tie.does:
                    found.setdefault(tie.other, {}).setdefault(tie.relation.kind, tie.relation)
    for body, relations in found.items():
        yield Overseer(
            body=ref(view, body),
            does=tuple(view.relation_kind(kind).forward for kind in relations),
            evidence=as_one(evidence(view, relation) for relation in relations.values()),
        )


def _amounts(view: View, service: Service) -> Iterator[Amount]:
    for charge_id in service.rates:
        charge = view.shelf.get(Charge, charge_id)
        assert charge is not None
        if rate := view.one(charge.rates):
            yield Amount(
                id=charge_id,
                name=charge.name,
                unit=charge.unit,
                patient_pays=charge.patient_pays,
                amounts=rate.amounts,
                since=moment(rate.begin),
                evidence=evidence(view, rate),
                note=rate.note,
            )
