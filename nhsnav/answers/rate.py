"""What a charge or a rate was on a day, and how it came to be: each amount with the day it took effect.

Three clocks may differ: the day an amount was made known, the days it holds for, and the day it was changed for days
already past. Where they do, the answer says all three.
"""

from datetime import date, timedelta

from msgspec import Struct

from nhsnav.answers.common import (
    Evidence,
    Line,
    Moment,
    Ref,
    Span,
    amount_words,
    evidence,
    joined,
    line,
    moment,
    sentence,
    span,
)
from nhsnav.answers.pick import Candidate, Candidates
from nhsnav.dates import said
from nhsnav.errors import Ambiguous, NotFound, NotThen
from nhsnav.model.names import normalise
from nhsnav.model.records import Charge, Rate, Status
from nhsnav.model.shelf import Scope
from nhsnav.model.view import View, chronological

__all__ = ["RateThen", "Rated", "Rates", "rate", "rate_named", "rates"]


class RateThen(Struct, frozen=True, kw_only=True):
    """The amounts for a time."""

    amounts: dict[str, str]
    span: Span
    status: Status
    announced: Moment | None
    corrected: Moment | None
    """The day on which it was changed for days already past."""
    at_first: dict[str, str]
    """The amounts as they stood until then."""
    evidence: Evidence
    note: str | None


class Rated(Struct, frozen=True, kw_only=True):
    """The answer to `rate NAME`."""

    id: str
    name: str
    unit: str
    part: str | None
    """The one of its amounts that was asked for."""
    headline: str
    now: RateThen
    history: tuple[RateThen, ...]
    """Every amount, the latest first, planned ones included."""
    exempt: tuple[Line, ...]
    evidence: Evidence
    rests_on_plans: bool


class Rates(Struct, frozen=True, kw_only=True):
    """The answer to `rate` with no name: each rate as it stood on the day."""

    rows: tuple[Rated, ...]
    rests_on_plans: bool


def rate_named(view: View, asked: str) -> str:
    """The id of the charge or rate that the words name. Raises NotFound, or Ambiguous with the candidates."""
    found = view.meaning(asked, Scope.RATES)
    if not found.ids:
        near = [_charge(view, record).name for record in found.near]
        hint = f"did you mean {' or '.join(near)}?" if near else "nhsnav rate"
        raise NotFound(f"no rate is known by the name '{asked}'", hint=hint, near=found.near)
    if len(found.ids) > 1:
        rows = tuple(_candidate(_charge(view, record)) for record in found.ids)
        raise Ambiguous(
            f"'{asked}' may mean {len(rows)} rates",
            hint="ask for one of them by its id",
            near=found.ids,
            result=Candidates(asked=asked, why=None, candidates=rows),
        )
    return found.ids[0]


def rate(view: View, record: str, asked: str = "") -> Rated:
    """The amounts on the day, and all others. Raises NotThen when none is known for the day."""
    charge = _charge(view, record)
    now = view.one(charge.rates)
    if now is None:
        known = [day for r in charge.rates for day in (r.begin and r.begin.first, _last_day(r)) if day]
        nearest = min(known, key=lambda day: abs(day - view.on))
        hint = f"nhsnav rate {record} --on {nearest}"
        raise NotThen(f"{charge.name} on {said(view.on)} is not in the model", hint=hint)
    part = _part(now, asked)
    return Rated(
        id=record,
        name=charge.name,
        unit=charge.unit,
        part=part,
        headline=_headline(view, charge, now, part),
        now=_then(view, now),
        history=tuple(_then(view, r) for r in reversed(chronological(charge.rates))),
        exempt=tuple(line(view, one, one.text) for one in view.holding(charge.exempt)),
        evidence=evidence(view, charge),
        rests_on_plans=view.rests_on_plans(),
    )


def rates(view: View) -> Rates:
    """Every charge and rate that is known for the day."""
    known = [record for record in view.shelf.ids(Charge) if view.one(_charge(view, record).rates)]
    return Rates(rows=tuple(rate(view, record) for record in known), rests_on_plans=view.rests_on_plans())


def _last_day(rate: Rate) -> date | None:
    return rate.until.first - timedelta(days=1) if rate.until else None


def _charge(view: View, record: str) -> Charge:
    found = view.shelf.get(Charge, record)
    assert found is not None
    return found


def _candidate(charge: Charge) -> Candidate:
    ref = Ref(id=charge.id, name=charge.name, in_sentence=charge.name, short=None)
    return Candidate(ref=ref, kind="rate", begin=None, until=None, meaning=charge.unit)


def _part(now: Rate, asked: str) -> str | None:
    """The part whose words were all typed, beyond those of the charge itself."""
    typed = set(normalise(asked).split())
    if len(now.amounts) == 1:
        return None
    return next((part for part in now.amounts if set(normalise(part).split()) <= typed), None)


def _headline(view: View, charge: Charge, now: Rate, part: str | None) -> str:
    chosen = {part: now.amounts[part]} if part else now.amounts
    if len(now.amounts) == 1 or part:
        told = f"{charge.name}{f', {part}' if part else ''}: {amount_words(charge.unit, next(iter(chosen.values())))}"
    else:
        each = ", ".join(f"{name} {amount_words(charge.unit.partition(' ')[0], v)}" for name, v in chosen.items())
        told = f"{charge.name}: {each}{' ' + charge.unit.partition(' ')[2] if charge.unit.startswith('GBP ') else ''}"
    if now.corrected and now.at_first:
        before = [value for name, value in now.at_first.items() if part in (None, name)]
        if before:
            first = joined(amount_words(charge.unit.partition(" ")[0], value) for value in before)
            known = "as was known on that day" if view.on < now.corrected.first else "as it stood at first"
            told += f"; it was {first}, {known}, until it was changed {now.corrected.when} for days already past"
    return sentence(told)


def _then(view: View, rate: Rate) -> RateThen:
    return RateThen(
        amounts=rate.amounts,
        span=span(rate),
        status=rate.status,
        announced=moment(rate.announced),
        corrected=moment(rate.corrected),
        at_first=rate.at_first,
        evidence=evidence(view, rate),
        note=rate.note,
    )
