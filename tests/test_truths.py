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
from nhsnav.answers.pick import pick
from nhsnav.answers.who_pays import WhoPays, who_pays
from nhsnav.dates import asked_days
from nhsnav.errors import Ambiguous, NotFound
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


def _truths() -> list[Any]:
    found = []
    for path in FILES:
        for number, row in enumerate(read_yaml(str(path)).value):
            truth = msgspec.convert(row, Truth, strict=False)
            asked = truth.show or truth.who_pays
            found.append(pytest.param(truth, id=f"{path.stem}-{number}-{asked}-{truth.on or 'today'}"))
    return found


@cache
def real_shelf() -> SegmentShelf:
    return SegmentShelf(Segments(build(DATA)), Damaged, lambda fault: pytest.fail(str(fault)))


@pytest.mark.parametrize("truth", _truths())
def test_truth(truth: Truth) -> None:
    first, last = asked_days(truth.on or TODAY)
    view = View(real_shelf(), last, first)
    scopes = (Scope.SERVICES,) if truth.who_pays else (Scope.ENTITIES, Scope.SERVICES)
    asked = truth.who_pays or truth.show or ""
    try:
        record = pick(view, asked, *scopes, dated=truth.on is not None).id
        topic = view.topic(record)
        answer = who_pays(view, record) if isinstance(topic, Service) else card(view, record)
    except Ambiguous as fault:
        assert sorted(fault.problems[0].near) == sorted(truth.ambiguous or [fault.message])
        return
    except NotFound as fault:
        assert truth.not_then, fault.message
        assert truth.not_then in fault.message
        return
    assert truth.ambiguous is None
    assert truth.not_then is None
    if truth.record:
        assert record == truth.record
    if truth.says:
        assert truth.says.casefold() in msgspec.json.encode(answer).decode().casefold()
    if isinstance(answer, WhoPays):
        _check_payment(truth, answer)
    else:
        _check_card(truth, answer, view)


def _check_payment(truth: Truth, answer: WhoPays) -> None:
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
