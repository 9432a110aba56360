"""What time does to the real model: counts that the registers bear out, and histories without dead ends."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhsnav.answers.compare import compare
from nhsnav.answers.history import Hop, history
from nhsnav.answers.pick import pick
from nhsnav.dates import Held
from nhsnav.errors import Ambiguous, NotThen
from nhsnav.model.records import Body, Programme, SuccessionKind
from nhsnav.model.shelf import Scope
from nhsnav.model.view import FACTS, View
from nhsnav.store.build import build
from nhsnav.store.index import Damaged, Segments
from nhsnav.store.shelves import SegmentShelf
from tests.conftest import DATA

TODAY = date(2026, 11, 24)


@cache
def shelf() -> SegmentShelf:
    return SegmentShelf(Segments(build(DATA)), Damaged, lambda fault: pytest.fail(str(fault)))


def named(kind: str, day: date) -> list[str]:
    """The named ones of a type that existed on a day, counted one by one."""
    view = View(shelf(), day)
    return [i for i in shelf().inward(kind).instances if view.life(view.entity(i)).held is Held.YES]


@pytest.mark.parametrize(
    ("kind", "day", "count"),
    [
        ("ccg", date(2013, 4, 1), 211),
        ("ccg", date(2015, 4, 1), 209),
        ("ccg", date(2017, 4, 1), 207),
        ("ccg", date(2018, 4, 1), 195),
        ("ccg", date(2019, 4, 1), 191),
        ("ccg", date(2020, 4, 1), 135),
        ("ccg", date(2021, 4, 1), 106),
        ("ccg", date(2022, 7, 1), 0),
        ("icb", date(2022, 6, 30), 0),
        ("icb", date(2022, 7, 1), 42),
        ("icb", date(2026, 3, 31), 42),
        ("icb", date(2026, 4, 1), 36),
        ("icb", TODAY, 36),
    ],
)
def test_a_register_holds_as_many_as_were_published(kind: str, day: date, count: int) -> None:
    assert len(named(kind, day)) == count


CCGS = {
    "NHS Brent CCG": ["nhs-west-and-north-london-icb"],
    "NHS Frimley CCG": ["nhs-hampshire-and-isle-of-wight-icb", "nhs-surrey-and-sussex-icb", "nhs-thames-valley-icb"],
    "NHS West Essex CCG": ["nhs-central-east-icb", "nhs-essex-icb"],
    "NHS Tameside and Glossop CCG": ["nhs-derby-and-derbyshire-icb", "nhs-greater-manchester-icb"],
    "NHS Leeds West CCG": ["nhs-west-yorkshire-icb"],
    "NHS Newcastle West CCG": ["nhs-north-east-and-north-cumbria-icb"],
    "NHS Central Manchester CCG": ["nhs-greater-manchester-icb"],
    "NHS Birmingham CrossCity CCG": ["nhs-birmingham-and-solihull-icb"],
    "NHS Norwich CCG": ["nhs-norfolk-and-suffolk-icb"],
    "NHS Brighton and Hove CCG": ["nhs-surrey-and-sussex-icb"],
    "NHS Kernow CCG": ["nhs-cornwall-and-the-isles-of-scilly-icb"],
    "NHS Dorset CCG": ["nhs-dorset-icb"],
    "NHS Oxfordshire CCG": ["nhs-thames-valley-icb"],
    "NHS Liverpool CCG": ["nhs-cheshire-and-merseyside-icb"],
    "NHS Camden CCG": ["nhs-west-and-north-london-icb"],
}


@pytest.mark.parametrize("name", CCGS)
def test_a_ccg_leads_to_the_icb_of_today(name: str) -> None:
    view = View(shelf(), TODAY)
    told = history(view, pick(view, name, Scope.ENTITIES, dated=False).id)
    assert sorted(ref.id for ref in told.now) == CCGS[name]
    hops = list(told.heirs)
    while hops:
        hop = hops.pop()
        if hop.step.status in FACTS and hop.step.kind in ("merged-into", "replaced-by", "split-into"):
            assert hop.step.on, f"{name}: {hop.step.words} has no day"
            assert hop.step.evidence.sources, f"{name}: {hop.step.words} has no source"
        hops += hop.next


def test_every_ccg_of_2018_leads_to_an_icb_of_today() -> None:
    view = View(shelf(), TODAY)
    icbs = set(named("icb", TODAY))
    ccgs = named("ccg", date(2018, 6, 1))
    assert len(ccgs) == 195
    for ccg in ccgs:
        now = {ref.id for ref in history(view, ccg).now}
        assert now, ccg
        assert now <= icbs, ccg


@cache
def everybody() -> tuple[str, ...]:
    return shelf().ids(Body) + shelf().ids(Programme)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_no_walk_ends_where_nothing_says_so(data: st.DataObject) -> None:
    """From any body on any day, every ending forwards leads on, or the record says that it just ended; and back again."""
    day = data.draw(st.dates(date(1990, 1, 1), TODAY))
    view = View(shelf(), day)
    record = data.draw(st.sampled_from(everybody()))
    try:
        told = history(view, record)
    except NotThen:
        return
    for hop in _all(told.heirs):
        if hop.step.other:
            there = View(shelf(), TODAY)
            back = {h.step.other.id for h in history(there, hop.step.other.id).origins if h.step.other}
            assert back, f"{hop.step.other.id} does not know where it came from"
    for ref in told.now:
        assert view.existed(ref.id)


def _all(hops: tuple[Hop, ...]) -> list[Hop]:
    return [found for hop in hops for found in (hop, *_all(hop.next)) if hop.step.status in FACTS]


def test_who_ended_says_what_became_of_it_or_that_nothing_did() -> None:
    """A named commissioner never just stops; a body of its own may, and then its card says so."""
    view = View(shelf(), TODAY)
    kinds = {i for i in shelf().ids(SuccessionKind) if (k := shelf().get(SuccessionKind, i)) and k.ends}
    for record in shelf().ids(Body):
        entity = view.entity(record)
        if entity.is_a in ("ccg", "icb") and view.life(entity).held is Held.NO_LONGER:
            assert any(step.kind in kinds and step.to for step in entity.became), record


def test_the_night_of_1_april_2023() -> None:
    told = compare(View(shelf(), date(2023, 3, 31)), View(shelf(), date(2023, 4, 1)))
    assert "health-education-england" in {o.ref.id for o in told.ended}
    assert {o.ref.id for o in told.ended} == {
        "community-health-councils-wales",
        "gp-it-futures",
        "health-education-england",
        "medtech-innovation-briefings",
        "national-tariff",
    }
    payers = {p.service.id for p in told.payers}
    assert {"dental", "pharmacy-dispensing", "sight-test"} <= payers
    for paid in told.payers:
        assert paid.on
        assert paid.on.value in ("2023-04-01", "2023-04"), paid.service.id
    assert all(o.on.value in ("2023-04-01", "2023-04") for o in (*told.began, *told.ended))


def test_essex_was_three_and_is_one() -> None:
    view = View(shelf(), TODAY)
    assert pick(view, "Essex ICB", Scope.ENTITIES, dated=False).id == "nhs-essex-icb"
    then = View(shelf(), date(2025, 6, 1))
    with pytest.raises(Ambiguous) as several:
        pick(then, "Essex ICB", Scope.ENTITIES, dated=True)
    assert sorted(several.value.problems[0].near) == [
        "nhs-hertfordshire-and-west-essex-icb",
        "nhs-mid-and-south-essex-icb",
        "nhs-suffolk-and-north-east-essex-icb",
    ]


def test_a_day_beyond_the_health_bill_rests_on_plans() -> None:
    view = View(shelf(), date(2027, 6, 1))
    told = history(view, "nhs-england")
    assert told.held is Held.YES, "the bill was not law when the model was checked"
    assert told.rests_on_plans
    plans = [hop.step for hop in told.heirs if hop.step.status == "proposed"]
    assert plans
