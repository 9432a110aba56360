"""Dates as the NHS writes them, and what half-open spans of them say of a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsnav.dates import BadDate, Held, PartialDate, asked_days, financial_year, held_on, overlap, said, within

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
SHAPES = {"year": "%04d", "month": "%04d-%02d", "day": "%04d-%02d-%02d"}


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
    shape = draw(st.sampled_from(list(SHAPES.values())))
    return PartialDate(shape % (day.year, day.month, day.day)[: shape.count("%")])


@given(DAYS, st.sampled_from(list(SHAPES)))
def test_a_date_keeps_the_precision_it_was_given(day: date, precision: str) -> None:
    text = SHAPES[precision] % (day.year, day.month, day.day)[: SHAPES[precision].count("%")]
    partial = PartialDate(text)
    assert str(partial) == text
    assert partial.precision == precision
    assert partial.first <= day <= partial.last


@pytest.mark.parametrize(
    "text", ["2013-02-30", "2013-13", "13", "2013-4-1", "tomorrow", "", "2013-04-01 ", "20130401", "0000", "2019/20/21"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        PartialDate(text)
    with pytest.raises(BadDate):
        asked_days(text)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        first, last = asked_days(text)
    except BadDate as fault:
        assert text in str(fault)
    else:
        assert first <= last


def test_a_financial_year_runs_from_april_to_march() -> None:
    assert financial_year("2018/19") == (date(2018, 4, 1), date(2019, 3, 31))
    assert financial_year("1999/00") == (date(1999, 4, 1), date(2000, 3, 31))
    with pytest.raises(BadDate, match="write 2018/19"):
        financial_year("2018/20")


@pytest.mark.parametrize(
    ("day", "begin", "until", "held"),
    [
        ("2022-06-30", "2013-04-01", "2022-07-01", Held.YES),
        ("2022-07-01", "2013-04-01", "2022-07-01", Held.NO_LONGER),
        ("2013-03-31", "2013-04-01", "2022-07-01", Held.NOT_YET),
        ("2013-04-01", "2013-04-01", None, Held.YES),
        ("2013-04-15", "2013-04", None, Held.PERHAPS_BEGUN),
        ("2013-04-30", "2013-04", None, Held.YES),
        ("2013-06-01", "2013", None, Held.PERHAPS_BEGUN),
        ("2022-06-01", None, "2022", Held.PERHAPS_ENDED),
        ("2022-01-01", None, "2022", Held.PERHAPS_ENDED),
        ("2021-12-31", None, "2022", Held.YES),
        ("2023-01-01", None, "2022", Held.NO_LONGER),
        ("1066-10-14", None, None, Held.YES),
    ],
)
def test_a_span_holds_from_its_first_day_until_the_first_day_it_no_longer_does(
    day: str, begin: str | None, until: str | None, held: Held
) -> None:
    span = (begin and PartialDate(begin), until and PartialDate(until))
    assert held_on(date.fromisoformat(day), span[0] or None, span[1] or None) is held


@given(partial_dates(), partial_dates(), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_span_that_certainly_holds_certainly_overlaps_the_day(
    begin: PartialDate, until: PartialDate, day: date
) -> None:
    if held_on(day, begin, until) is Held.YES:
        on = PartialDate(day.isoformat())
        after = PartialDate((day + timedelta(days=1)).isoformat())
        assert overlap((begin, until), (on, after))
        assert within((on, after), (begin, until))


@given(partial_dates(), partial_dates(), partial_dates(), partial_dates())
def test_overlap_does_not_depend_on_the_order(a: PartialDate, b: PartialDate, c: PartialDate, d: PartialDate) -> None:
    assert overlap((a, b), (c, d)) == overlap((c, d), (a, b))


def test_spans_that_touch_do_not_overlap() -> None:
    first = (PartialDate("2013-04-01"), PartialDate("2022-07-01"))
    second = (PartialDate("2022-07-01"), None)
    assert not overlap(first, second)
    assert overlap(first, (PartialDate("2022-06-30"), None))


@given(partial_dates(), partial_dates())
def test_dates_that_are_equal_sort_together(one: PartialDate, other: PartialDate) -> None:
    assert (one == other) == (one.text == other.text)
    assert (one < other) + (other < one) + (one == other) == 1


def test_dates_are_said_as_people_say_them() -> None:
    assert [PartialDate(text).said for text in ("2022-07-01", "2022-07", "2022")] == [
        "1 July 2022",
        "July 2022",
        "2022",
    ]
    assert said(date(2026, 11, 24)) == "24 November 2026"
