"""Dated questions with their answers, against the real data, in YAML that a policy reader can write.

Each truth asks by the words that people use, names a day, and says what must be found. `because` names a source of the
model, or an address where a reader can check it.
"""

import os
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from nhsnav.answers.card import Card, card
from nhsnav.answers.complaint import Complaint, complain
from nhsnav.answers.innovate import Innovation, innovate, innovation
from nhsnav.answers.interview import checked
from nhsnav.answers.oversight import Oversight, oversight, subject
from nhsnav.answers.patient_data import DataUses, who_uses
from nhsnav.answers.pick import pick
from nhsnav.answers.rate import Rated, rate, rate_named
from nhsnav.answers.who_pays import WhoPays, who_pays
from nhsnav.dates import asked_days
from nhsnav.errors import Ambiguous, NotFound
from nhsnav.model.complaint import Turn
from nhsnav.model.records import Entity, Service, Source
from nhsnav.model.shelf import Scope
from nhsnav.model.view import View
from nhsnav.store.build import build
from nhsnav.store.index import Damaged, Segments
from nhsnav.store.shelves import SegmentShelf
from nhsnav.store.strict import read_yaml
from tests.conftest import DATA as SHIPPED
from tests.conftest import HERE

FILES = sorted((HERE / "truths").glob("*.yaml"))
DATA = Path(os.environ.get("NHSNAV_TRUTHS_DATA", SHIPPED))
"""Editors may try their truths on a copy of the data."""
TODAY = "2026-11-24"
"""The day that stands for today, so that a truth does not change overnight."""


class Truth(msgspec.Struct, forbid_unknown_fields=True):
    """One question and what must be found."""

    because: str
    show: str | None = None
    who_pays: str | None = None
    who_regulates: str | None = None
    complain: str | None = None
    who_uses_data: str | None = None
    rate: str | None = None
    innovate: dict[str, str] | None = None
    on: str | None = None
    record: str | None = None
    existed: bool | None = None
    name: str | None = None
    began: str | None = None
    ended: str | None = None
    became: list[str] | None = None
    came_from: list[str] | None = None
    tied_to: list[str] | None = None
    """Each as `words other-id`, for example `is accountable to nhs-england`."""
    count: dict[str, str] | None = None
    held_by: str | None = None
    says: str | None = None
    """Words that must stand somewhere in the answer."""
    says_not: str | None = None
    """Words that must stand nowhere in it."""
    overseen_by: list[str] | None = None
    """Each as `kind-of-relation body`, for example `registers cqc`. Others may oversee it too."""
    not_overseen_by: list[str] | None = None
    exempt: list[str] | None = None
    """The matters of oversight under which it does not come: `Licence`."""
    first: list[str] | None = None
    """Where a complaint goes first, instead, and then: ids, or words where no record says it."""
    instead: list[str] | None = None
    then: list[str] | None = None
    help: list[str] | None = None
    handed_over: bool | None = None
    purposes: list[str] | None = None
    """What patient data are used for: `direct care`."""
    opt_out: dict[str, str] | None = None
    """For a choice of the patient, whether it stops the use: yes, partly or no. One use of several is enough."""
    advises: list[str] | None = None
    """The records to which an innovator is pointed."""
    gone: list[str] | None = None
    """The records of which an innovator is told that they are over."""
    pays: list[str] | None = None
    decides: list[str] | None = None
    behalf_of: str | None = None
    chain: list[str] | None = None
    since: str | None = None
    planned: list[str] | None = None
    amounts: dict[str, str] | None = None
    ambiguous: list[str] | None = None
    not_then: str | None = None
    """Words of the error when it did not exist or is not modelled on the day."""


QUESTIONS = ("show", "who_pays", "who_regulates", "complain", "who_uses_data", "rate", "innovate")


def _truths() -> list[Any]:
    found = []
    for path in FILES:
        for number, row in enumerate(read_yaml(str(path)).value):
            truth = msgspec.convert(row, Truth, strict=False)
            asked = "".join(str(getattr(truth, question) or "") for question in QUESTIONS)
            found.append(pytest.param(truth, id=f"{path.stem}-{number}-{asked}-{truth.on or 'today'}"))
    return found


@cache
def real_shelf() -> SegmentShelf:
    return SegmentShelf(Segments(build(DATA)), Damaged, lambda fault: pytest.fail(str(fault)))


def _answer(truth: Truth, view: View) -> Any:
    """The answer to the one question that a truth asks."""
    if truth.innovate is not None:
        return innovate(view, checked(innovation(view), (f"{q}={a}" for q, a in truth.innovate.items())))
    if truth.rate:
        return rate(view, rate_named(view, truth.rate), truth.rate)
    scopes = {
        truth.who_pays: (Scope.SERVICES,),
        truth.who_regulates: (Scope.ENTITIES, Scope.SERVICES, Scope.LABELS),
        truth.complain: (Scope.COMPLAINTS, Scope.SERVICES, Scope.ENTITIES),
        truth.who_uses_data: (Scope.ENTITIES, Scope.LABELS),
        truth.show: (Scope.ENTITIES, Scope.SERVICES),
    }
    (asked,) = (name for name in scopes if name)
    record = pick(view, asked, *scopes[asked], dated=truth.on is not None).id
    if truth.record:
        assert record == truth.record
    if truth.who_regulates:
        return oversight(view, subject(view, record))
    if truth.complain:
        return complain(view, record)
    if truth.who_uses_data:
        return who_uses(view, record)
    return who_pays(view, record) if isinstance(view.topic(record), Service) else card(view, record)


@pytest.mark.parametrize("truth", _truths())
def test_truth(truth: Truth) -> None:
    first, last = asked_days(truth.on or TODAY)
    view = View(real_shelf(), last, first)
    try:
        answer = _answer(truth, view)
    except Ambiguous as fault:
        assert sorted(fault.problems[0].near) == sorted(truth.ambiguous or [fault.message])
        return
    except NotFound as fault:
        assert truth.not_then, fault.message
        assert truth.not_then in fault.message
        return
    assert truth.ambiguous is None
    assert truth.not_then is None
    told = msgspec.json.encode(answer).decode().casefold()
    assert (truth.says or "").casefold() in told
    assert truth.says_not is None or truth.says_not.casefold() not in told
    check = CHECKS[type(answer)]
    check(truth, answer, view)


def _check_oversight(truth: Truth, answer: Oversight, _: View) -> None:
    duties = {f"{duty.kind} {duty.body.id}" for duty in answer.duties}
    duties |= {f"{duty.kind} {duty.body.id}" for part in answer.parts for duty in part.duties}
    assert set(truth.overseen_by or ()) <= duties
    assert not set(truth.not_overseen_by or ()) & duties
    assert set(truth.exempt or ()) <= {one.aspect for one in answer.exempt}


def _check_complaint(truth: Truth, answer: Complaint, _: View) -> None:
    for turn, wanted in (
        (Turn.FIRST, truth.first),
        (Turn.OR, truth.instead),
        (Turn.THEN, truth.then),
        (Turn.HELP, truth.help),
    ):
        stops = [stop for stop in answer.stops if stop.turn is turn]
        there = {body.id for stop in stops for body in stop.bodies} | {stop.whom for stop in stops}
        assert set(wanted or ()) <= there
    assert truth.handed_over is None or truth.handed_over is (answer.handed_over is not None)


def _check_data(truth: Truth, answer: DataUses, _: View) -> None:
    assert set(truth.purposes or ()) <= {purpose for use in answer.uses for purpose in use.purposes}
    for choice, applies in (truth.opt_out or {}).items():
        assert applies in {c.applies.value for use in answer.uses for c in use.choices if c.choice.id == choice}


def _check_rate(truth: Truth, answer: Rated, _: View) -> None:
    for name, value in (truth.amounts or {}).items():
        assert answer.now.amounts[name] == value


def _check_innovation(truth: Truth, answer: Innovation, _: View) -> None:
    assert answer.open is None
    assert set(truth.advises or ()) <= {tip.see.id for s in answer.sections for tip in s.tips if tip.see}
    assert set(truth.gone or ()) <= {gone.tip.see.id for gone in answer.gone if gone.tip.see}


def _check_payment(truth: Truth, answer: WhoPays, _: View) -> None:
    now = answer.arrangement
    if truth.pays:
        assert [share.body.id for share in now.pays] == truth.pays
    if truth.decides:
        assert [body.id for body in now.decides] == truth.decides
    if truth.behalf_of:
        assert now.on_behalf_of
        assert now.on_behalf_of.id == truth.behalf_of
    if truth.since:
        assert answer.since
        assert answer.since.value == truth.since
    if truth.chain:
        steps, ids = answer.chain, []
        while steps:
            ids.append(steps[0].body.id)
            steps = steps[0].next
        assert ids == truth.chain
    if truth.planned:
        later = [a for a in answer.after if a.status not in ("happened", "enacted")]
        assert [share.body.id for a in later for share in a.pays] == truth.planned
    for name, value in (truth.amounts or {}).items():
        assert {n: v for amount in answer.amounts for n, v in amount.amounts.items()}[name] == value


def _check_card(truth: Truth, answer: Card, view: View) -> None:
    if truth.existed is not None:
        assert answer.life.held.possible is truth.existed
    if truth.name:
        assert answer.ref.name == truth.name
    if truth.began:
        assert answer.life.span.begin
        assert answer.life.span.begin.value == truth.began
    if truth.ended:
        assert answer.life.span.until
        assert answer.life.span.until.value == truth.ended
    for wanted, steps in ((truth.became, answer.became), (truth.came_from, answer.came_from)):
        others = {step.other.id if step.other else step.named for step in steps}
        assert set(wanted or ()) <= others
    ties = {f"{tie.words} {tie.other.id}" for tie in answer.ties}
    assert set(truth.tied_to or ()) <= ties
    for of, value in (truth.count or {}).items():
        assert {figure.of: figure.value for figure in answer.figures}[of] == value
    if truth.held_by:
        assert [line.text for line in answer.holder] == [truth.held_by]


CHECKS: dict[type, Any] = {
    WhoPays: _check_payment,
    Card: _check_card,
    Oversight: _check_oversight,
    Complaint: _check_complaint,
    DataUses: _check_data,
    Rated: _check_rate,
    Innovation: _check_innovation,
}


def test_every_reason_is_a_source_or_an_address() -> None:
    known = set(real_shelf().ids(Source))
    for param in _truths():
        (truth,) = param.values
        assert truth.because in known or truth.because.startswith("https://"), truth.because


def test_there_are_enough_truths_of_each_sort() -> None:
    truths = [param.values[0] for param in _truths()]
    assert len([t for t in truths if t.who_pays]) >= 40
    assert len([t for t in truths if t.show]) >= 40


DAYS = [date(2013, 6, 1), date(2015, 12, 1), date(2018, 6, 1), date(2021, 6, 1), date(2022, 12, 1), date(2023, 6, 1), date(2025, 6, 1), date(2026, 11, 24)]  # fmt: skip


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_service_answers_on_every_day_or_says_why_not(day: date) -> None:
    view = View(real_shelf(), day)
    for service in view.shelf.ids(Service):
        try:
            answer = who_pays(view, service)
        except NotFound as fault:
            assert fault.hint
            continue
        assert answer.headline.endswith(".")
        assert answer.chain
        steps = list(answer.chain)
        while steps:
            step = steps.pop()
            entity = view.entity(step.body.id)
            assert view.life(entity).held.possible, f"{service}: {step.body.id} did not exist on {day}"
            steps += step.next


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_body_and_programme_has_a_card_or_did_not_exist_yet(day: date) -> None:
    view = View(real_shelf(), day)
    for kind in Entity.__subclasses__():
        for record in view.shelf.ids(kind):
            try:
                answer = card(view, record)
            except NotFound as fault:
                assert "did not exist on" in fault.message
                continue
            assert answer.headline.endswith(".")
            assert answer.kind.label


def test_every_record_answers_to_each_of_its_names() -> None:
    from nhsnav.model.written_names import names_of

    view = View(real_shelf(), date(2026, 11, 24))
    for kind, scope in ((Service, Scope.SERVICES), *((k, None) for k in Entity.__subclasses__())):
        for record in view.shelf.ids(kind):
            for name in names_of(view.topic(record)):
                assert any(record in view.meaning(name, s).ids for s in (scope,) if s) or any(
                    record in view.meaning(name, s).ids for s in (Scope.ENTITIES, Scope.LABELS)
                )


def test_the_real_data_keeps_every_rule() -> None:
    from nhsnav.store.build import problems_of
    from nhsnav.store.load import load

    assert [str(problem) for problem in problems_of(load(DATA))] == []
