"""A charge or rate, drawn: the sentence, then every amount with a bar, so that its course is seen at a glance."""

from decimal import Decimal

from rich.table import Table
from rich.text import Text

from nhsnav.answers.common import amount_words
from nhsnav.answers.rate import Rated, Rates, RateThen
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
    line_text,
    rows_of,
    said,
    span_words,
    status_word,
)

__all__ = ["draw", "draw_all"]

SPARKS = "▁▂▃▄▅▆▇█"


def draw(answer: Rated, frame: Frame, screen: Screen) -> None:
    names = [answer.part] if answer.part else list(answer.now.amounts)
    table = _table(answer, names, screen)
    rows: Rows = rows_of("Course", [f"{n + '  ' if len(names) > 1 else ''}{_spark(answer, n, screen)}" for n in names])
    rows += rows_of("Clocks", _clocks(answer))
    rows += rows_of("Not for", [line_text(one, screen) for one in answer.exempt])
    notes = "".join(dagger(r.evidence, screen) for r in answer.history)
    rows += closing_rows(answer, notes + "".join(t.plain for _, t in rows), frame, screen)
    screen.draw(headline(answer.headline, frame.when, screen), "", table, "", label_rows(rows, screen))


def _table(answer: Rated, names: list[str], screen: Screen) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    for _ in names:
        table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    if len(names) > 1:
        table.add_row(Text("from", KEY), *(Text(name, KEY) for name in names), "")
    for then in answer.history:
        here = then == answer.now
        style = BOLD if here else ""
        mark = f" {screen.glyphs.marker}" if here else ""
        cells = [Text(_value(answer.unit, then, name), style) for name in names]
        about = Text(mark, KEY).append(status_word(then.status)).append(dagger(then.evidence, screen), DOUBT)
        about.append(f"  {then.note}" if then.note else "", DIM)
        table.add_row(Text(said(then.span.begin) or "before", style), *cells, about)
    return table


def _value(unit: str, then: RateThen, name: str) -> str:
    value = then.amounts.get(name)
    return amount_words(unit.partition(" ")[0], value) if value else ""


def _spark(answer: Rated, name: str, screen: Screen) -> str:
    """The amounts in order of time as bars between the least and the most."""
    values = [Decimal(then.amounts[name]) for then in reversed(answer.history) if name in then.amounts]
    least, most = min(values), max(values)
    first, last = (amount_words(answer.unit.partition(" ")[0], str(value)) for value in (values[0], values[-1]))
    ends = f"{first} to {last}"
    if not screen.unicode or least == most:
        return ends
    steps = [int((v - least) / (most - least) * (len(SPARKS) - 1)) for v in values]
    return f"{''.join(SPARKS[s] for s in steps)}  {ends}"


def _clocks(answer: Rated) -> list[str]:
    """The days that differ: when the amount was made known, from when it holds, when it was changed afterwards."""
    now = answer.now
    if not (now.announced or now.corrected):
        return []
    told = [f"in force {span_words(now.span)}"]
    if now.announced:
        told.append(f"made known {said(now.announced)}")
    if now.corrected:
        first = ", ".join(amount_words(answer.unit.partition(" ")[0], value) for value in now.at_first.values())
        told.append(f"until {said(now.corrected)} it was {first}")
    return ["; ".join(told)]


def draw_all(answer: Rates, frame: Frame, screen: Screen) -> None:
    rows: Rows = []
    for one in answer.rows:
        amounts = ", ".join(
            f"{name + ' ' if len(one.now.amounts) > 1 else ''}{amount_words(one.unit.partition(' ')[0], value)}"
            for name, value in one.now.amounts.items()
        )
        text = (
            Text(amounts).append(f" {one.unit.partition(' ')[2]}", DIM).append(dagger(one.now.evidence, screen), DOUBT)
        )
        rows.append((one.name, text))
    head = headline(f"{len(answer.rows)} charges and rates.", frame.when, screen)
    tail = closing_rows(answer, "".join(t.plain for _, t in rows), frame, screen, with_sources=False)
    screen.draw(head, "", label_rows(rows, screen), "", label_rows(tail, screen))
