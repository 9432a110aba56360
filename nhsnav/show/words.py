"""The words that answers are drawn with: dates, spans, daggers and labels, alike in every answer."""

from collections.abc import Iterable
from typing import Protocol

from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from nhsnav.answers.common import Evidence, Line, Moment, Ref, Span, cited_in, overdue_in
from nhsnav.dates import Held, PartialDate
from nhsnav.model.records import Status
from nhsnav.show.screen import Frame, Screen

__all__ = [
    "closing_rows",
    "dagger",
    "full",
    "headline",
    "label_rows",
    "printed",
    "rows_of",
    "said",
    "since",
    "span_words",
    "stacked",
    "status_word",
    "tree_text",
]

BOLD = "bold"
DIM = "dim"
KEY = "cyan"
DOUBT = "yellow"
"""The only four styles. None carries a meaning that the words do not."""
MOST_SOURCES = 5

Rows = list[tuple[str, Text]]


def said(day: Moment | None) -> str:
    return PartialDate(day.value).said if day else ""


def span_words(span: Span) -> str:
    """`April 2013 to June 2022` in half-open dates: from, until."""
    if span.begin and span.until:
        return f"{said(span.begin)} until {said(span.until)}"
    if span.begin:
        return f"since {said(span.begin)}"
    return f"until {said(span.until)}" if span.until else ""


def since(day: Moment | None) -> str:
    return f"since {said(day)}" if day else ""


def status_word(status: Status) -> str:
    return "" if status is Status.HAPPENED else f" ({status.value})"


SHORT_UNITS = {"GBP": "", "GBP thousand": "k", "GBP million": "m", "GBP billion": "bn"}


def printed(amount: str, unit: str, screen: Screen) -> str:
    """An amount of money with the digits as printed: £198.095bn."""
    pounds = "£" if screen.unicode else "GBP "
    sign = "-" if amount.startswith("-") else ""
    whole, dot, digits = amount.lstrip("-").partition(".")
    return f"{sign}{pounds}{int(whole):,}{dot}{digits}{SHORT_UNITS[unit]}"


def dagger(evidence: Evidence | None, screen: Screen) -> str:
    """The sign of a statement that no source read supports."""
    return "" if evidence is None or evidence.confirmed else f" {screen.glyphs.dagger}"


def full(ref: Ref) -> str:
    """The name with its abbreviation, as it stands at the start of a line."""
    return _with_short(ref.name, ref)


def inner(ref: Ref) -> str:
    """The name with its abbreviation, as it stands inside a sentence."""
    return _with_short(ref.in_sentence, ref)


def _with_short(name: str, ref: Ref) -> str:
    return f"{name} ({ref.short})" if ref.short and ref.short != ref.name else name


def line_text(line: Line, screen: Screen) -> Text:
    text = Text(line.text)
    text.append(status_word(line.status))
    text.append(dagger(line.evidence, screen), DOUBT)
    if line.note:
        text.append(f" {line.note}", DIM)
    return text


def headline(text: str, when: str, screen: Screen, *, doubtful: bool = False) -> Text:
    """The answer in one sentence, with its day at the right edge where there is room, else below it."""
    head = Text().append(text, BOLD)
    if doubtful:
        head.append(f" {screen.glyphs.dagger}", DOUBT)
    room = 0 if screen.width is None else screen.columns - head.cell_len - len(when)
    if room >= 2:
        return head.append(" " * room).append(when, DIM)
    return head.append("\n").append(when, DIM)


def label_rows(rows: Rows, screen: Screen) -> Table:
    """Labels with their words beside them, or above them where it is narrow. A label is not repeated."""
    if screen.narrow:
        return stacked(rows)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in rows:
        table.add_row(Text(label, KEY), text)
    return table


def stacked(rows: Rows) -> Table:
    """Each label on a line of its own, its words below it."""
    table = Table.grid()
    table.add_column(overflow="fold")
    for label, text in rows:
        if label:
            table.add_row(Text(label, KEY))
        table.add_row(_indented(text))
    return table


def _indented(text: Text) -> Table:
    table = Table.grid()
    table.add_column(width=2)
    table.add_column(overflow="fold")
    table.add_row("", text)
    return table


def tree_text(tree: Tree) -> str:
    """The words of a tree, without its lines."""
    return str(tree.label) + "".join(map(tree_text, tree.children))


def rows_of(label: str, texts: Iterable[Text | str]) -> Rows:
    """Rows of which only the first bears the label."""
    return [(label if i == 0 else "", Text(text) if isinstance(text, str) else text) for i, text in enumerate(texts)]


class _Closed(Protocol):
    """An answer that says whether it rests on plans."""

    @property
    def rests_on_plans(self) -> bool: ...


def closing_rows(answer: _Closed, drawn: str, frame: Frame, screen: Screen, *, with_sources: bool = True) -> Rows:
    """What is said at the end of every answer: its sources, on what it rests, and what the dagger means."""
    return [
        *(_source_row(cited_in(answer)) if with_sources else []),
        *_checked_row(frame, rests_on_plans=answer.rests_on_plans),
        *_stale_row(overdue_in(answer, frame.today)),
        *_doubt_row(drawn, screen),
    ]


def _source_row(ids: tuple[str, ...]) -> Rows:
    """The short keys of the sources, each kept whole, and how to read more."""
    if not ids:
        return []
    shown = ids[:MOST_SOURCES]
    text = Text("  ".join(shown))
    if len(ids) > len(shown):
        text.append(f"  and {len(ids) - len(shown)} more")
    text.append("  (nhsnav sources KEY)", DIM)
    return [("Sources", text)]


def _checked_row(frame: Frame, *, rests_on_plans: bool) -> Rows:
    """On what an answer rests whose day is later than the model was checked to."""
    if not rests_on_plans:
        return []
    return [("Checked", Text(f"to {frame.checked_to}; anything announced later is not in this answer", DIM))]


def _stale_row(overdue: tuple[str, ...]) -> Rows:
    """That the answer rests on what should have been checked again by now."""
    if not overdue:
        return []
    rests = "a statement" if len(overdue) == 1 else f"{len(overdue)} statements"
    text = f"rests on {rests} that should have been checked again by {PartialDate(overdue[0]).said}"
    return [("Stale", Text(text, DOUBT))]


def _doubt_row(shown: str, screen: Screen) -> Rows:
    """What the dagger means, where one was drawn."""
    return (
        [(screen.glyphs.dagger, Text("not yet confirmed in a source that was read", DIM))]
        if screen.glyphs.dagger in shown
        else []
    )


def held_word(held: Held) -> str:
    return {
        Held.YES: "current",
        Held.PERHAPS_BEGUN: "beginning",
        Held.PERHAPS_ENDED: "ending",
        Held.NO_LONGER: "ended",
        Held.NOT_YET: "not yet begun",
    }[held]
