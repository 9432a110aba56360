"""The money of a year, drawn: the sentence, a tree with bars in proportion, then what is counted otherwise.

A bar is as long as its amount is large, against the largest amount of its tree. A deduction has no bar.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from textwrap import wrap

from rich.table import Table
from rich.text import Text

from nhsnav.answers.common import Evidence
from nhsnav.answers.money import Change, Money, MoneyCompared, Place, PlaceMoney, Stream, Sum, Tree, Twig
from nhsnav.model.money import Stage
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import (
    BOLD,
    DIM,
    DOUBT,
    KEY,
    Rows,
    closing_rows,
    dagger,
    headline,
    label_rows,
    printed,
    rows_of,
)

__all__ = ["draw", "draw_comparison", "draw_place"]

STAGES = {
    Stage.PLAN: "planned",
    Stage.LIMIT: "limit",
    Stage.FORECAST: "forecast",
    Stage.DRAFT: "spent, draft accounts",
    Stage.OUTTURN: "spent",
    Stage.CALCULATED: "worked out",
}
MOST_BESIDE = 6
BAR, PERCENT = 24, 7
"""Columns of the longest bar, and of the part in percent that stands beside it."""


def draw(answer: Money, frame: Frame, screen: Screen) -> None:
    parts: list[object] = []
    marks = ""
    for number, tree in enumerate(answer.trees):
        marks += "".join(dagger(e, screen) for e in _proofs(tree.roots))
        if number:
            parts += [Text(tree.title, BOLD)]
        parts += [_drawn(tree, screen), label_rows([("Basis", Text(tree.basis, DIM))], screen), ""]
    most = 1000 if frame.everything else MOST_BESIDE
    beside = [_stream(stream, screen) for stream in answer.beside]
    more = [Text(f"and {len(beside) - most} more (--all)", DIM)] if len(beside) > most else []
    rows: Rows = rows_of("Not added", [*beside[:most], *more])
    rows += rows_of("Mind", answer.notes)
    rows += rows_of("Years", [", ".join(answer.years)])
    rows += closing_rows(answer, "".join(text.plain for _, text in rows) + marks, frame, screen)
    head = headline(answer.headline, f"financial year {answer.year}", screen)
    screen.draw(head, "", *parts, label_rows(rows, screen))  # type: ignore[arg-type]


def _proofs(twigs: Iterable[Twig]) -> Iterator[Evidence]:
    for twig in twigs:
        if twig.sum:
            yield twig.sum.evidence
        yield from _proofs(twig.next)


def _drawn(tree: Tree, screen: Screen) -> Table:
    """The tree as rows: its lines and names, the amounts under one another, the bars from one edge."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    if not screen.narrow:
        table.add_column(no_wrap=True)
    rows = list(_rows(tree.roots, "", screen))
    largest = max((Decimal(twig.sum.pounds) for _, _, twig in rows if twig.sum), default=Decimal(1))
    room = 0 if screen.narrow else BAR
    amounts = {i: _amount(twig, screen) for i, (_, _, twig) in enumerate(rows)}
    beside = max(text.cell_len for text in amounts.values()) + 2 + (room and room + PERCENT + 2)
    for i, (lead, below, twig) in enumerate(rows):
        called = (screen.narrow and twig.place.short) or _name(twig.place)
        wrapped = wrap(called, max(12, screen.columns - beside - len(lead)))
        name = Text(lead, DIM).append(
            f"\n{below}".join(wrapped), BOLD if not twig.next and twig.sum is None else "not dim"
        )
        if twig.sum and twig.sum.rest:
            name.stylize("italic")
        cells = [name, amounts[i]]
        if room:
            cells.append(_bar(twig, largest, room, screen))
        table.add_row(*cells)
    return table


def _amount(twig: Twig, screen: Screen) -> Text:
    if twig.sum is None:
        return Text("")
    text = Text(printed(twig.sum.amount, twig.sum.unit, screen))
    return text.append(dagger(twig.sum.evidence, screen), DOUBT)


def _name(place: Place) -> str:
    return f"{place.name} ({place.short})" if place.short and place.short != place.name else place.name


def _rows(twigs: tuple[Twig, ...], lead: str, screen: Screen, *, top: bool = True) -> Iterator[tuple[str, str, Twig]]:
    """Each point with the lines that lead to it, and those that go on below its first line of words."""
    tee, corner, pipe = ("├─ ", "└─ ", "│  ") if screen.unicode else ("+- ", "`- ", "|  ")
    for i, twig in enumerate(twigs):
        last = i == len(twigs) - 1
        inner = "" if top else f"{lead}{'   ' if last else pipe}"
        yield ("" if top else f"{lead}{corner if last else tee}"), f"{inner}{pipe if twig.next else ''}", twig
        yield from _rows(twig.next, inner, screen, top=False)


def _bar(twig: Twig, largest: Decimal, room: int, screen: Screen) -> Text:
    if twig.sum is None or Decimal(twig.sum.pounds) <= 0:
        return Text("")
    eighths = int(Decimal(twig.sum.pounds) / largest * room * 8)
    if screen.unicode:
        bar = "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]
    else:
        bar = "#" * (eighths // 8)
    text = Text(bar or ("▏" if screen.unicode else "."), KEY)
    return text.append(f" {twig.part}%" if twig.part and twig.part != "100.0" else "", DIM)


def _stream(stream: Stream, screen: Screen) -> Text:
    total = stream.sum
    text = Text(printed(total.amount, total.unit, screen), BOLD).append(
        f"  {_name(stream.giver)} {screen.glyphs.arrow} ", "not bold"
    )
    text.append(_name(stream.to), "not bold")
    about = "; ".join(part for part in (total.what, total.measure.label, STAGES[total.stage]) if part)
    text.append(f"  {about}", "dim not bold").append(dagger(total.evidence, screen), "yellow not bold")
    return text.append(f"  {total.note}" if total.note else "", "dim not bold")


def draw_place(answer: PlaceMoney, frame: Frame, screen: Screen) -> None:
    rows: Rows = []
    if answer.place.meaning:
        rows += rows_of("What it is", [answer.place.meaning])
    rows += rows_of("In", [_end(stream, stream.giver, screen) for stream in answer.into])
    rows += rows_of("Out", [_end(stream, stream.to, screen) for stream in answer.out])
    rows += rows_of("Counted as", [Text(f"{m.label}: ").append(m.meaning, DIM) for m in answer.measures])
    rows += rows_of("Mind", answer.notes)
    rows += rows_of("Years", [", ".join(answer.years)])
    rows += closing_rows(answer, "".join(text.plain for _, text in rows), frame, screen)
    head = headline(answer.headline, f"financial year {answer.year}", screen)
    screen.draw(head, "", label_rows(rows, screen))


def _end(stream: Stream, other: Place, screen: Screen) -> Text:
    """One amount with the place at its other end."""
    total = stream.sum
    text = Text(printed(total.amount, total.unit, screen), BOLD).append(
        dagger(total.evidence, screen), "yellow not bold"
    )
    text.append(f"  {_name(other)}", "not bold")
    about = "; ".join(part for part in (total.what, total.measure.label, STAGES[total.stage], total.how) if part)
    text.append(f"  {about}", "dim not bold")
    return text.append(f"  {total.note}" if total.note else "", "dim not bold")


def draw_comparison(answer: MoneyCompared, frame: Frame, screen: Screen) -> None:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    for _ in range(2 if screen.narrow else 3):
        table.add_column(justify="right", no_wrap=True)
    heads = ["", answer.first, answer.second, "change"]
    table.add_row(*(Text(h, KEY) for h in heads[: 3 if screen.narrow else 4]))
    for row in answer.rows:
        cells = [Text("  " * row.depth + _name(row.place)), _cell(row.before, screen), _cell(row.after, screen)]
        table.add_row(*cells, *([] if screen.narrow else [_change(row)]))
    rows: Rows = rows_of("Mind", [*answer.notes, "Each amount is in the money of its own year."])
    marks = "".join(dagger(s.evidence, screen) for row in answer.rows for s in (row.before, row.after) if s)
    rows += closing_rows(answer, marks, frame, screen)
    screen.draw(headline(answer.headline, "", screen), table, "", label_rows(rows, screen))


def _cell(total: Sum | None, screen: Screen) -> Text:
    if total is None:
        return Text("")
    return Text(printed(total.amount, total.unit, screen)).append(dagger(total.evidence, screen), DOUBT)


def _change(row: Change) -> Text:
    if row.percent is None:
        return Text("")
    return Text(f"{'' if row.percent.startswith('-') else '+'}{row.percent}%", DIM)
