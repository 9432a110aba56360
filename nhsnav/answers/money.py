"""Where the money came from and where it went in a financial year, with amounts that add up or say why not.

Amounts are carried as they were printed. A tree shares out one sum; what stands beside it is never added to it. Real
terms are not worked out: the model holds no index of prices.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from nhsnav.answers.common import Evidence, Labelled, Ref, evidence, ref, sentence
from nhsnav.errors import NotFound, NotThen
from nhsnav.model.money import BudgetLine, Flow, Measure, MoneyTree, MoneyYear, Stage, pounds, total
from nhsnav.model.names import normalise
from nhsnav.model.view import View

__all__ = [
    "Change",
    "Money",
    "MoneyCompared",
    "Place",
    "PlaceMoney",
    "Stream",
    "Sum",
    "Tree",
    "Twig",
    "compared",
    "line_named",
    "money",
    "money_of",
    "spoken",
    "streams",
    "year_of",
]


class Place(Struct, frozen=True, kw_only=True):
    """A body, or a line in an account."""

    id: str
    name: str
    short: str | None
    meaning: str | None
    """What a budget line holds. A body has a card for that."""
    see: Ref | None


class Sum(Struct, frozen=True, kw_only=True):
    """An amount as it was printed."""

    amount: str
    unit: str
    pounds: str
    """The same in whole pounds, as decimal text."""
    measure: Labelled
    stage: Stage
    what: str | None
    how: str | None
    rest: bool
    evidence: Evidence
    note: str | None


class Twig(Struct, frozen=True, kw_only=True):
    """A point of a tree, with what reached it and what it passed on."""

    place: Place
    sum: Sum | None
    """What reached it. The root has none: its money comes from here."""
    part: str | None
    """Its part of what reached the point above, in percent with one decimal. A deduction has none."""
    next: tuple["Twig", ...]


class Tree(Struct, frozen=True, kw_only=True):
    """One sum, shared out."""

    title: str
    basis: str
    roots: tuple[Twig, ...]
    evidence: Evidence


class Stream(Struct, frozen=True, kw_only=True):
    """An amount from one place to another."""

    giver: Place
    to: Place
    sum: Sum


class Money(Struct, frozen=True, kw_only=True):
    """The answer to `money`: a whole year."""

    year: str
    headline: str
    trees: tuple[Tree, ...]
    beside: tuple[Stream, ...]
    notes: tuple[str, ...]
    years: tuple[str, ...]
    """Every year that the model holds."""
    evidence: Evidence
    rests_on_plans: bool


class PlaceMoney(Struct, frozen=True, kw_only=True):
    """The answer to `money NODE`: what reached it and what left it in a year."""

    year: str
    place: Place
    headline: str
    into: tuple[Stream, ...]
    out: tuple[Stream, ...]
    measures: tuple[Labelled, ...]
    notes: tuple[str, ...]
    years: tuple[str, ...]
    evidence: Evidence
    rests_on_plans: bool


class Change(Struct, frozen=True, kw_only=True):
    """One point of the main tree in two years. The change is nominal: in the money of each year."""

    place: Place
    depth: int
    before: Sum | None
    after: Sum | None
    difference: str | None
    """In pounds, as decimal text; `None` unless both measure the same."""
    percent: str | None


class MoneyCompared(Struct, frozen=True, kw_only=True):
    """The answer to `money --compare`."""

    first: str
    second: str
    headline: str
    rows: tuple[Change, ...]
    notes: tuple[str, ...]
    evidence: Evidence
    rests_on_plans: bool


# Which year


def _years(view: View) -> dict[str, MoneyYear]:
    """Every year of the model, in order of time."""
    found = (view.shelf.get(MoneyYear, record) for record in view.shelf.ids(MoneyYear))
    return {year.year: year for year in sorted((y for y in found if y), key=lambda y: y.year)}


def year_of(view: View, asked: str | None) -> MoneyYear:
    """The year asked for, or the last with a tree that had begun by the day and was over when the model was checked.

    Raises NotFound for a year that the model does not hold, NotThen when the day is before all of them.
    """
    years = _years(view)
    if asked is not None:
        wanted = asked.replace("-", "/")
        if wanted not in years:
            raise NotFound(
                f"the money of {asked} is not in the model", hint=f"the years are {', '.join(years) or 'none'}"
            )
        return years[wanted]
    checked = view.shelf.manifest.checked_to.last
    ready = [y for y in years.values() if y.trees and _begin(y) <= view.on and _end(y) <= checked]
    if not ready:
        raise NotThen("the money of that time is not in the model", hint="nhsnav money --year 2018/19")
    return ready[-1]


def _begin(year: MoneyYear) -> date:
    return date(int(year.year[:4]), 4, 1)


def _end(year: MoneyYear) -> date:
    return date(int(year.year[:4]) + 1, 3, 31)


def _then(view: View, year: MoneyYear) -> View:
    """The view on the last day of the year, so that its bodies bear the names they had then."""
    return View(view.shelf, _end(year))


# The whole year


def money(view: View, year: MoneyYear) -> Money:
    """The trees of a year, and what stands beside them."""
    then = _then(view, year)
    trees = tuple(_tree(then, tree) for tree in year.trees)
    return Money(
        year=year.year,
        headline=_headline(then, year),
        trees=trees,
        beside=tuple(_stream(then, flow) for flow in year.beside),
        notes=year.notes,
        years=tuple(_years(view)),
        evidence=evidence(then, year),
        rests_on_plans=_end(year) > view.shelf.manifest.checked_to.last,
    )


def _headline(view: View, year: MoneyYear) -> str:
    """What the first two steps of the main tree carried."""
    if not year.trees:
        return sentence(f"Of the money of {year.year} the model holds single amounts, which do not add up to a whole")
    top, *rest = _spine(year.trees[0])
    had, went = ("was to have", "was to go") if top.stage is Stage.PLAN else ("had", "went")
    told = (
        f"In {year.year} {_place(view, top.to).name} {had} {spoken(pounds(top))}: {_measure(view, top.measure).label}"
    )
    if rest:
        below = rest[0]
        told += f"; {spoken(pounds(below))} of it {went} to {_place(view, below.to).name}"
    return sentence(told)


def _spine(tree: MoneyTree) -> list[Flow]:
    """The largest flow out of each point, from the last point that only passes all of it on."""
    given = {flow.to for flow in tree.flows}
    here = next(flow.giver for flow in tree.flows if flow.giver not in given)
    way: list[Flow] = []
    while leaving := [flow for flow in tree.flows if flow.giver == here]:
        way.append(max(leaving, key=pounds))
        here = way[-1].to
    shared = next((i for i, flow in enumerate(way) if len([f for f in tree.flows if f.giver == flow.to]) > 1), 0)
    return way[shared : shared + 2]


def spoken(value: Decimal) -> str:
    """An amount of pounds as a sentence speaks of it: £198.1 billion."""
    for size, word in ((10**9, " billion"), (10**6, " million")):
        if abs(value) >= size:
            return f"£{(value / size).quantize(Decimal('0.1'), ROUND_HALF_UP)}{word}"
    return f"£{value:,.0f}"


def _tree(view: View, tree: MoneyTree) -> Tree:
    reached = {flow.to for flow in tree.flows}
    roots = dict.fromkeys(flow.giver for flow in tree.flows if flow.giver not in reached)
    return Tree(
        title=tree.title,
        basis=tree.basis,
        roots=tuple(_twig(view, tree, root, None) for root in roots),
        evidence=evidence(view, tree),
    )


def _twig(view: View, tree: MoneyTree, place: str, by: Flow | None) -> Twig:
    # Where money from several places meets, what becomes of it is told once, below the last of them.
    last = by is None or by == [flow for flow in tree.flows if flow.to == place][-1]
    whole = sum((pounds(flow) for flow in tree.flows if by and flow.to == by.giver), Decimal(0))
    part = pounds(by) * 100 / whole if by and whole and pounds(by) > 0 else None
    return Twig(
        place=_place(view, place),
        sum=_sum(view, by) if by else None,
        part=str(part.quantize(Decimal("0.1"), ROUND_HALF_UP)) if part is not None else None,
        next=tuple(_twig(view, tree, flow.to, flow) for flow in tree.flows if flow.giver == place) if last else (),
    )


# One place


def line_named(view: View, asked: str) -> str | None:
    """The id of the budget line that bears the name, if one does."""
    wanted = normalise(asked)
    for record in view.shelf.ids(BudgetLine):
        line = view.shelf.get(BudgetLine, record)
        if line and wanted in (normalise(record), normalise(line.label)):
            return record
    return None


def money_of(view: View, year: MoneyYear, place: str) -> PlaceMoney:
    """What reached a place and what left it. Raises NotFound when the year holds nothing of it."""
    then = _then(view, year)
    flows = list(dict.fromkeys((*(flow for tree in year.trees for flow in tree.flows), *year.beside)))
    into = [flow for flow in flows if flow.to == place]
    out = [flow for flow in flows if flow.giver == place]
    here = _place(then, place)
    if not into and not out:
        known = [y.year for y in _years(view).values() if place in _places_in(y)]
        raise NotFound(
            f"of {here.name} the model holds no money in {year.year}",
            hint=f"nhsnav money {place} --year {known[-1]}" if known else "nhsnav money",
        )
    measures = dict.fromkeys(flow.measure for flow in (*into, *out))
    first = into[0] if into else out[0]
    home = next((tree.flows for tree in year.trees if first in tree.flows), (first,))
    whole = total(flow for flow in home if flow.to == place) if into else pounds(first)
    planned = first.stage is Stage.PLAN
    verb = ("was to receive" if planned else "received") if into else ("was to pass on" if planned else "passed on")
    if here.meaning:  # A line in an account receives nothing.
        verb = "was to come to" if planned else "came to"
    return PlaceMoney(
        year=year.year,
        place=here,
        headline=sentence(
            f"In {year.year} {here.name} {verb} {spoken(whole)}, counted as {_measure(then, first.measure).label}"
        ),
        into=tuple(_stream(then, flow) for flow in into),
        out=tuple(_stream(then, flow) for flow in out),
        measures=tuple(_measure(then, measure) for measure in measures),
        notes=year.notes,
        years=tuple(y.year for y in _years(view).values() if place in _places_in(y)),
        evidence=evidence(then, year),
        rests_on_plans=_end(year) > view.shelf.manifest.checked_to.last,
    )


def _places_in(year: MoneyYear) -> set[str]:
    flows = [*(flow for tree in year.trees for flow in tree.flows), *year.beside]
    return {flow.giver for flow in flows} | {flow.to for flow in flows}


# Two years


def compared(view: View, first: MoneyYear, second: MoneyYear) -> MoneyCompared:
    """The main trees of two years side by side, point by point."""
    for year in (first, second):
        if not year.trees:
            raise NotFound(
                f"the money of {year.year} does not add up to a whole", hint=f"nhsnav money --year {year.year}"
            )
    rows = tuple(_changes(_then(view, first), _then(view, second), first.trees[0], second.trees[0]))
    told = [row for row in rows if row.percent is not None]
    growing = next((row for row in told if _confirmed(row)), told[0] if told else None)
    headline = (
        f"{growing.place.name}: {growing.percent}% more in {second.year} than in {first.year}, before inflation"
        if growing and growing.percent and not growing.percent.startswith("-")
        else f"The money of {first.year} and of {second.year}, each in the money of its year"
    )
    return MoneyCompared(
        first=first.year,
        second=second.year,
        headline=sentence(headline),
        rows=rows,
        notes=tuple(dict.fromkeys((*first.notes, *second.notes))),
        evidence=evidence(view, second),
        rests_on_plans=_end(second) > view.shelf.manifest.checked_to.last,
    )


def _confirmed(row: Change) -> bool:
    return all(one is not None and one.evidence.confirmed for one in (row.before, row.after))


def _changes(before: View, after: View, first: MoneyTree, second: MoneyTree) -> Iterator[Change]:
    depths: dict[tuple[str, str], int] = {}
    for tree in (first, second):
        for flow, depth in _walk(tree):
            depths.setdefault((flow.giver, flow.to), depth)
    old, new = ({(flow.giver, flow.to): flow for flow in tree.flows} for tree in (first, second))
    for pair in _merged(list(_pairs(first)), list(_pairs(second))):
        was, now = old.get(pair), new.get(pair)
        alike = was and now and was.measure == now.measure and not was.rest and not now.rest
        change = pounds(now) - pounds(was) if alike and was and now else None
        percent = change * 100 / pounds(was) if change is not None and was else None
        yield Change(
            place=_place(after if now else before, pair[1]),
            depth=depths[pair],
            before=_sum(before, was) if was else None,
            after=_sum(after, now) if now else None,
            difference=f"{change:f}" if change is not None else None,
            percent=str(percent.quantize(Decimal("0.1"), ROUND_HALF_UP)) if percent is not None else None,
        )


def _walk(tree: MoneyTree, place: str | None = None, depth: int = 0) -> Iterator[tuple[Flow, int]]:
    reached = {flow.to for flow in tree.flows}
    for flow in tree.flows:
        if flow.giver == place or (place is None and flow.giver not in reached):
            yield flow, depth
            yield from _walk(tree, flow.to, depth + 1)


def _pairs(tree: MoneyTree) -> Iterator[tuple[str, str]]:
    return ((flow.giver, flow.to) for flow, _ in _walk(tree))


def _merged(first: list[tuple[str, str]], second: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """All pairs, those of one giver together, in the order of the second year and then of the first."""
    every = list(dict.fromkeys((*second, *first)))

    def below(giver: str) -> Iterator[tuple[str, str]]:
        for pair in every:
            if pair[0] == giver:
                yield pair
                yield from below(pair[1])

    tops = dict.fromkeys(giver for giver, _ in every if giver not in {to for _, to in every})
    return [pair for top in tops for pair in below(top)]


# Parts


def _place(view: View, record: str) -> Place:
    line = view.shelf.get(BudgetLine, record)
    if line:
        see = ref(view, line.see) if line.see else None
        return Place(id=record, name=line.label, short=None, meaning=line.meaning, see=see)
    body = ref(view, record)
    return Place(id=record, name=body.name, short=body.short, meaning=None, see=body)


def _measure(view: View, record: str) -> Labelled:
    found = view.shelf.get(Measure, record)
    assert found is not None
    return Labelled(id=record, label=found.label, meaning=found.meaning)


def _sum(view: View, flow: Flow) -> Sum:
    return Sum(
        amount=flow.amount,
        unit=flow.unit,
        pounds=f"{pounds(flow):f}",
        measure=_measure(view, flow.measure),
        stage=flow.stage,
        what=flow.what,
        how=flow.how,
        rest=flow.rest,
        evidence=evidence(view, flow),
        note=flow.note,
    )


def _stream(view: View, flow: Flow) -> Stream:
    return Stream(giver=_place(view, flow.giver), to=_place(view, flow.to), sum=_sum(view, flow))


def streams(twigs: Iterable[Twig], giver: Place | None = None) -> Iterator[Stream]:
    """The amounts of a tree one by one, from the top down."""
    for twig in twigs:
        if giver and twig.sum:
            yield Stream(giver=giver, to=twig.place, sum=twig.sum)
        yield from streams(twig.next, twig.place)
