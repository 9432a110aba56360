"""Dates as the NHS writes them: a year, a month or a day, and spans that are half-open.

A partial date keeps the precision it was given. Asking whether a span held on a day therefore has three honest
answers: yes, no, and "the source gives only the month (or year), and the day falls inside it".

This module never asks what day it is.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from functools import total_ordering

__all__ = [
    "BadDate",
    "Held",
    "PartialDate",
    "Precision",
    "asked_days",
    "financial_year",
    "held_on",
    "overlap",
    "said",
    "within",
]

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_FINANCIAL_YEAR = re.compile(r"(\d{4})/(\d{2})")


class BadDate(ValueError):
    """The text is not a year, a month, a day or a financial year that exists."""


class Precision(StrEnum):
    """How exactly a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Held(StrEnum):
    """Whether a span held on a day, as far as the precision of its dates allows."""

    NOT_YET = "not yet"
    PERHAPS_BEGUN = "perhaps begun"
    YES = "yes"
    PERHAPS_ENDED = "perhaps ended"
    NO_LONGER = "no longer"

    @property
    def possible(self) -> bool:
        return self not in (Held.NOT_YET, Held.NO_LONGER)


@total_ordering
class PartialDate:
    """A year (`2013`), a month (`2013-04`) or a day (`2013-04-01`): the days it may mean run from `first` to `last`."""

    __slots__ = ("first", "last", "precision", "text")

    def __init__(self, text: str) -> None:
        shape = _SHAPE.fullmatch(text)
        if shape is None:
            raise BadDate(f"'{text}' is not a date: write 2013, 2013-04 or 2013-04-01")
        year, month, day = (int(part) if part else None for part in shape.groups())
        assert year is not None
        self.text = text
        try:
            if month is None:
                self.precision = Precision.YEAR
                self.first, self.last = date(year, 1, 1), date(year, 12, 31)
            elif day is None:
                self.precision = Precision.MONTH
                self.first = date(year, month, 1)
                self.last = date(year, month, monthrange(year, month)[1])
            else:
                self.precision = Precision.DAY
                self.first = self.last = date(year, month, day)
        except ValueError:
            raise BadDate(f"'{text}' is not a day that exists") from None

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.isoformat())

    @property
    def said(self) -> str:
        """As a British reader says it: `1 July 2022`, `July 2022` or `2022`."""
        return said(self.first, self.precision)

    @property
    def when(self) -> str:
        """With its preposition: `on 1 July 2022`, `in July 2022`."""
        return f"{'on' if self.precision is Precision.DAY else 'in'} {self.said}"

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self.text == other.text

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __hash__(self) -> int:
        return hash(self.text)


def said(day: date, precision: Precision = Precision.DAY) -> str:
    """A day, or the month or year that it stands for, as a British reader says it, whatever the locale."""
    parts = (str(day.day), _MONTHS[day.month - 1], str(day.year))
    return " ".join(parts[(Precision.DAY, Precision.MONTH, Precision.YEAR).index(precision) :])


def financial_year(text: str) -> tuple[date, date]:
    """First and last day of an English financial year written `2018/19`: 1 April to 31 March."""
    shape = _FINANCIAL_YEAR.fullmatch(text)
    if shape is None or (int(shape[1]) + 1) % 100 != int(shape[2]):
        raise BadDate(f"'{text}' is not a financial year: write 2018/19")
    start = int(shape[1])
    return date(start, 4, 1), date(start + 1, 3, 31)


def asked_days(text: str) -> tuple[date, date]:
    """First and last day of what a user asked for: a day, a month, a year or a financial year. Raises BadDate."""
    if _FINANCIAL_YEAR.fullmatch(text):
        return financial_year(text)
    asked = PartialDate(text)
    return asked.first, asked.last


def held_on(day: date, begin: PartialDate | None, end: PartialDate | None) -> Held:
    """Whether the half-open span [begin, end) held on a day. A missing begin is unknown, a missing end is open."""
    if end is not None and day >= end.first:
        # Known to the month or year only: the first day after may be any day of it.
        exact = end.precision is Precision.DAY
        return Held.NO_LONGER if exact or day > end.last else Held.PERHAPS_ENDED
    if begin is not None and day < begin.last:
        return Held.NOT_YET if day < begin.first else Held.PERHAPS_BEGUN
    return Held.YES


def overlap(
    first: tuple[PartialDate | None, PartialDate | None], second: tuple[PartialDate | None, PartialDate | None]
) -> bool:
    """Whether two half-open spans have a day in common for certain, whatever their imprecise dates turn out to mean."""

    def before(end: PartialDate | None, begin: PartialDate | None) -> bool:
        return end is not None and begin is not None and end.first <= begin.last

    return not before(first[1], second[0]) and not before(second[1], first[0])


def within(
    inner: tuple[PartialDate | None, PartialDate | None], outer: tuple[PartialDate | None, PartialDate | None]
) -> bool:
    """Whether the inner span may lie inside the outer one. An unknown beginning is inside; an open end is for ever."""
    begins = inner[0] is None or outer[0] is None or inner[0].last >= outer[0].first
    ends = outer[1] is None or (inner[1] is not None and inner[1].first <= outer[1].last)
    return begins and ends
