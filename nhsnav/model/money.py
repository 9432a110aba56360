"""Flows of money in a financial year: the records, and the arithmetic of printed amounts.

An amount is decimal text with its unit, exactly as it was printed, so its last digit tells how far it was rounded.
Amounts of different measures are never added up.
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from nhsnav.model.records import Cited, Id, Prose, Record, Short

__all__ = [
    "BudgetLine",
    "Flow",
    "Measure",
    "MoneyTree",
    "MoneyYear",
    "NotAlike",
    "Stage",
    "pounds",
    "rounding",
    "total",
]

_UNITS = {
    "GBP": Decimal(1),
    "GBP thousand": Decimal(10**3),
    "GBP million": Decimal(10**6),
    "GBP billion": Decimal(10**9),
}


class NotAlike(ValueError):
    """Amounts of different measures can't be added up."""


class Stage(StrEnum):
    """How final an amount is. One year's number moves several times."""

    PLAN = "plan"
    LIMIT = "limit"
    FORECAST = "forecast"
    DRAFT = "draft"
    OUTTURN = "outturn"
    CALCULATED = "calculated"
    """Worked out from other amounts of the same tree."""


class Measure(Record, frozen=True, kw_only=True):
    """What an amount counts. Only amounts of one measure can be added."""

    id: Id
    label: Annotated[str, Meta(examples=["Revenue limit, without depreciation"])]
    meaning: Prose
    part_of: Annotated[Id | None, Meta(description="A wider measure, all of which this is a part of.")] = None


class BudgetLine(Record, frozen=True, kw_only=True):
    """Where money goes that is no body: a line in an account."""

    id: Id
    label: Annotated[str, Meta(examples=["Integrated care boards and their trusts"])]
    meaning: Prose
    see: Annotated[Id | None, Meta(description="The record that says more.")] = None


class Flow(Cited, frozen=True, kw_only=True):
    """An amount of money from one body or budget line to another in a financial year."""

    giver: Annotated[Id, Meta(description="A body or a budget line.", examples=["dhsc"])] = field(name="from")
    to: Annotated[Id, Meta(description="A body or a budget line.", examples=["nhs-england"])]
    amount: Annotated[
        str,
        Meta(
            pattern=r"^-?\d+(\.\d+)?$",
            description="Decimal text with the digits as printed. A deduction in an account is negative.",
            examples=["198.095"],
        ),
    ]
    unit: Annotated[str, Meta(pattern=r"^GBP( thousand| million| billion)?$", examples=["GBP billion"])]
    measure: Annotated[Id, Meta(description="What it counts: a measure of data/kinds.", examples=["nhs-england-rdel"])]
    stage: Annotated[Stage, Meta(description="How final it is.", examples=["outturn"])]
    what: Annotated[Short | None, Meta(description="What it is for, or what it holds.")] = None
    how: Annotated[Short | None, Meta(description="By what way it comes.")] = None
    rest: Annotated[bool, Meta(description="True for what is left over when the others are taken off.")] = False


class MoneyTree(Cited, frozen=True, kw_only=True):
    """Flows that account for one sum: what leaves each point adds up to what reached it."""

    title: Annotated[str, Meta(examples=["From the taxpayer to those who plan care"])]
    basis: Annotated[Prose, Meta(description="What was mixed to draw it, said openly.")]
    flows: Annotated[tuple[Flow, ...], Meta(min_length=1)]


class MoneyYear(Cited, frozen=True, kw_only=True):
    """The money of one financial year, from 1 April to 31 March."""

    id: Annotated[Id, Meta(examples=["2018-19"])]
    year: Annotated[str, Meta(pattern=r"^\d{4}/\d{2}$", examples=["2018/19"])]
    trees: Annotated[tuple[MoneyTree, ...], Meta(description="What adds up, the main tree first.")] = ()
    beside: Annotated[
        tuple[Flow, ...],
        Meta(description="Other amounts of the year: the same by another measure, or outside the tree. Never added."),
    ] = ()
    notes: tuple[Prose, ...] = ()


def pounds(flow: Flow) -> Decimal:
    """The amount in pounds."""
    return Decimal(flow.amount) * _UNITS[flow.unit]


def rounding(flow: Flow) -> Decimal:
    """How far the true amount may be from the printed one, in pounds: half of the last digit."""
    exponent = Decimal(flow.amount).as_tuple().exponent
    assert isinstance(exponent, int)
    return _UNITS[flow.unit] * Decimal(10) ** exponent / 2


def total(flows: Iterable[Flow]) -> Decimal:
    """The sum in pounds. Raises NotAlike when the amounts measure different things."""
    found = list(flows)
    measures = sorted({flow.measure for flow in found})
    if len(measures) > 1:
        raise NotAlike(f"amounts of different measures are not added up: {', '.join(measures)}")
    return sum((pounds(flow) for flow in found), Decimal(0))
