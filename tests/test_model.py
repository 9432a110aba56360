"""The rules in the small: names, views, freshness, and what the answers do at the edges of the tiny model."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsnav.answers.card import card
from nhsnav.answers.common import joined, sentence
from nhsnav.answers.compare import compare
from nhsnav.answers.history import history
from nhsnav.answers.timeline import timeline
from nhsnav.answers.who_pays import who_pays
from nhsnav.dates import PartialDate
from nhsnav.errors import NhsnavError, NotThen
from nhsnav.model.names import Matched, meaning, normalise
from nhsnav.model.records import Body, Event, Existence, OpenEnd, Relation, Service, Status
from nhsnav.model.view import View
from nhsnav.rules.staleness import overdue
from nhsnav.store.build import build
from nhsnav.store.index import Damaged, Segments
from nhsnav.store.load import load
from nhsnav.store.shelves import SegmentShelf
from tests.conftest import TINY


@pytest.fixture(scope="module")
def shelf() -> SegmentShelf:
    return SegmentShelf(Segments(build(TINY)), Damaged, lambda fault: pytest.fail(str(fault)))


def at(shelf: SegmentShelf, day: str) -> View:
    return View(shelf, date.fromisoformat(day))


NAMES = {
    "care board": ("board",),
    "cb": ("board",),
    "care group": ("group",),
    "cg": ("group",),
    "new hip": ("hip",),
    "nhs digital": ("digital",),
    "nhs direct": ("direct",),
}


@pytest.mark.parametrize(
    ("text", "ids", "matched"),
    [
        ("The Care Board", ("board",), Matched.NAME),
        ("care-boards", ("board",), Matched.NAME),
        ("CBs", ("board",), Matched.NAME),
        ("Care Boards (CBs)", ("board",), Matched.NAME),
        ("my mum's new hip", ("hip",), Matched.WORDS),
        ("who pays for a new hip?", ("hip",), Matched.WORDS),
        ("hip", ("hip",), Matched.WORDS),
        ("care", ("board", "group"), Matched.WORDS),
        ("nhs digitl", ("digital",), Matched.SPELLING),
        ("nhs dir", (), Matched.NOTHING),
        ("xyzzy", (), Matched.NOTHING),
        ("who pays for the", (), Matched.NOTHING),
        ("", (), Matched.NOTHING),
    ],
)
def test_words_lead_to_records(text: str, ids: tuple[str, ...], matched: Matched) -> None:
    found = meaning(text, [NAMES])
    assert (found.ids, found.matched) == (ids, matched)


def test_the_first_table_wins_among_equals() -> None:
    assert meaning("hip", [{"hip": ("first",)}, {"hip": ("second",)}]).ids == ("first",)
    assert meaning("hip", [{"new hip": ("first",)}, {"hip": ("second",)}]).ids == ("second",)


@given(st.text(max_size=40))
def test_normal_is_normal(text: str) -> None:
    once = normalise(text)
    assert normalise(once) in (once, once.removeprefix("the "))
    assert not set(once) - set("abcdefghijklmnopqrstuvwxyz0123456789 ")


@given(st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=5))
def test_words_are_joined_as_people_say_them(words: list[str]) -> None:
    said = joined(words)
    assert said.count(" and ") == min(1, len(words) - 1)
    assert said.count(", ") == max(0, len(words) - 2)
    assert sentence(said).endswith(".")


DAYS = st.dates(date(2000, 1, 1), date(2035, 12, 31))


@given(day=DAYS, first=DAYS)
def test_no_day_breaks_an_answer(shelf: SegmentShelf, day: date, first: date) -> None:
    """Every record, on any day: an answer that ends in a full stop, or an error that says what to do."""
    view = View(shelf, day, min(first, day))
    for kind, answers in ((Body, (card, history)), (Service, (who_pays,))):
        for record in shelf.ids(kind):
            for answer in answers:
                try:
                    assert answer(view, record).headline.endswith(".")
                except NotThen as fault:
                    assert fault.hint
    if first != day:
        try:
            compare(View(shelf, min(first, day)), View(shelf, max(first, day)))
        except NhsnavError as fault:
            pytest.fail(fault.message)
    assert all(entry.text.endswith(".") for entry in timeline(view, None, None, None).entries)


@given(day=DAYS)
def test_nothing_that_was_over_or_not_begun_is_in_an_answer(shelf: SegmentShelf, day: date) -> None:
    view = View(shelf, day)
    for service in shelf.ids(Service):
        try:
            steps = list(who_pays(view, service).chain)
        except NotThen:
            continue
        while steps:
            step = steps.pop()
            assert view.existed(step.body.id)
            steps += step.next


def test_a_name_is_that_of_its_day(shelf: SegmentShelf) -> None:
    department = shelf.get(Body, "department")
    assert department
    assert at(shelf, "2018-01-07").name(department) == "Department of Care"
    assert at(shelf, "2018-01-08").name(department) == "Department of Care and Comfort"
    assert at(shelf, "2018-01-07").short(department) is None


def test_a_plan_is_never_a_fact(shelf: SegmentShelf) -> None:
    answer = who_pays(at(shelf, "2028-01-01"), "dentistry")
    assert [share.body.id for share in answer.arrangement.pays] == ["board", "taxpayers"]
    assert [later.status for later in answer.after] == [Status.PROPOSED]
    assert answer.rests_on_plans
    told = card(at(shelf, "2028-01-01"), "board")
    assert [line.status for line in told.role] == [Status.HAPPENED]
    assert [line.status for line in told.coming] == [Status.PROPOSED]


def test_a_named_one_stands_in_the_relations_of_its_type(shelf: SegmentShelf) -> None:
    ties = {f"{tie.words} {tie.other.id}" for tie in card(at(shelf, "2024-01-01"), "north-board").ties}
    assert "gets most of its money from department" in ties


def test_history_leads_from_end_to_end(shelf: SegmentShelf) -> None:
    told = history(at(shelf, "2024-01-01"), "group")
    assert told.headline == "Care groups ended on 1 July 2022; on 1 January 2024 care boards have their place."
    assert [hop.step.other.id for hop in told.heirs if hop.step.other] == ["board"]
    assert [ref.id for ref in told.now] == ["board"]
    back = history(at(shelf, "2024-01-01"), "board")
    assert [hop.step.other.id for hop in back.origins if hop.step.other] == ["group"]
    named = history(at(shelf, "2017-01-01"), "partners-old")
    assert [hop.step.named for hop in named.origins] == ["Friends of Care"]
    with pytest.raises(NotThen, match="begin on 1 July 2022"):
        history(at(shelf, "2018-01-01"), "board")


def test_comparing_tells_what_changed_and_nothing_else(shelf: SegmentShelf) -> None:
    told = compare(at(shelf, "2022-06-30"), at(shelf, "2022-07-01"))
    assert {o.ref.id for o in told.began} == {"board", "north-board", "south-board", "partners-new"}
    assert [o.ref.id for o in told.ended] == ["group"]
    assert [(c.of, c.before, c.after) for c in told.counts] == [("boards", "0", "2"), ("groups", "2", "0")]
    assert [p.service.id for p in told.payers] == ["hip-operation"]
    renamed = compare(at(shelf, "2018-01-07"), at(shelf, "2018-01-08"))
    assert [(r.before, r.after) for r in renamed.renamed] == [("Department of Care", "Department of Care and Comfort")]
    nothing = compare(at(shelf, "2014-01-01"), at(shelf, "2014-01-02"))
    assert nothing.headline == "Between 1 January 2014 and 2 January 2014 nothing changed that the model knows of."


def test_a_timeline_keeps_to_its_days(shelf: SegmentShelf) -> None:
    view = at(shelf, "2024-01-01")
    told = timeline(view, "group", date(2022, 1, 1), date(2022, 12, 31))
    assert [entry.on.value for entry in told.entries] == ["2022-07-01"]
    assert timeline(view, "group", date(2023, 1, 1), None).entries == ()
    assert [e.on.value for e in timeline(view, "department", None, date(2020, 1, 1)).entries] == ["2018-01-08"]


def test_what_may_change_is_due_again(shelf: SegmentShelf) -> None:
    catalogue = load(TINY).catalogue
    assert catalogue
    catalogue.manifest = type(catalogue.manifest)(
        **{f: getattr(catalogue.manifest, f) for f in catalogue.manifest.__struct_fields__ if f != "recheck_months"},
        recheck_months={"proposed": 3, "believed": 12},
    )
    early, late = overdue(catalogue, date(2026, 3, 1)), overdue(catalogue, date(2027, 6, 1))
    assert early == []
    assert {one.record for one in late} == {
        "board", "board-all", "complaint-hospital", "dentistry", "dentistry-returns-2027", "hospital", "inspector",
    }  # fmt: skip
    assert [one.due for one in late] == sorted(one.due for one in late)
    told = {one.record: one for one in late}
    assert told["inspector"].due == date(2027, 1, 1), "believed, never read: a year after the model was checked"
    assert told["dentistry-returns-2027"].due == date(2026, 3, 1), "proposed: three months after its source was read"
    assert told["dentistry-returns-2027"].pages == ("https://example.org/gazette",)


def test_a_statement_may_name_its_own_day_to_be_checked(shelf: SegmentShelf) -> None:
    relation = Relation(kind="funds", to="board", recheck=PartialDate("2026-05"))
    assert at(shelf, "2024-01-01").due(relation) == date(2026, 5, 31)
    assert at(shelf, "2024-01-01").due(Relation(kind="funds", to="board")) is None
    assert at(shelf, "2024-01-01").due(Existence(end=OpenEnd.BELIEVED)) is None, "the tiny model gives no months"
    event = Event(id="x", on=PartialDate("2027"), text="x", about=("board",), status=Status.PLANNED)
    assert at(shelf, "2024-01-01").due(event) is None
