"""Changes, drawn: a timeline as dated lines, and a comparison of two days as a short list under each sort of change."""

from rich.text import Text

from nhsnav.answers.common import Evidence, Moment, Ref, joined
from nhsnav.answers.compare import Compared, Count, Occurred, Paid
from nhsnav.answers.timeline import Timeline
from nhsnav.model.records import Status
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import (
    DIM,
    DOUBT,
    Rows,
    closing_rows,
    dagger,
    full,
    headline,
    inner,
    label_rows,
    rows_of,
    said,
)

__all__ = ["draw_comparison", "draw_timeline"]

MOST = 6


def draw_timeline(answer: Timeline, frame: Frame, screen: Screen) -> None:
    about = f" about {inner(answer.about)}" if answer.about else ""
    count = len(answer.entries)
    head = headline(f"{count} {'change' if count == 1 else 'changes'}{about}.", frame.when, screen)
    rows: Rows = []
    last = ""
    for entry in answer.entries:
        day = said(entry.on)
        text = (
            Text()
            .append("" if entry.status is Status.HAPPENED else f"{entry.status.value}: ", DOUBT)
            .append(entry.text)
        )
        rows.append((day if day != last else "", text.append(dagger(entry.evidence, screen), DOUBT)))
        last = day
    tail = closing_rows(answer, "".join(text.plain for _, text in rows), frame, screen)
    screen.draw(head, "", label_rows(rows, screen), "", label_rows(tail, screen))


def draw_comparison(answer: Compared, frame: Frame, screen: Screen) -> None:
    most = 1000 if frame.everything else MOST
    rows: Rows = _some("Counts", [Text(_count(c)) for c in answer.counts if c.before and c.after], 2 * most)
    rows += _occurrences("Began", answer.began, most, screen)
    rows += _occurrences("Ended", answer.ended, most, screen)
    rows += _some(
        "Renamed", [_line(r.on, f"{r.before} became {r.after}", r.evidence, screen) for r in answer.renamed], most
    )
    moved = []
    for move in answer.moved:
        what = f"{move.what}: " if move.what else ""
        to = inner(move.target) if move.target else move.named or ""
        moved.append(_line(move.on, f"{what}{inner(move.source)} to {to}", move.evidence, screen))
    rows += _some("Moved", moved, most)
    payers = [_line(p.on, f"{p.service.name}: {_payers(p)}", p.evidence, screen) for p in answer.payers]
    rows += _some("Payers", payers, most)
    rows += closing_rows(answer, "".join(text.plain for _, text in rows), frame, screen, with_sources=False)
    head = headline(answer.headline, "", screen)
    screen.draw(head, label_rows(rows, screen)) if rows else screen.draw(head)


def _count(count: Count) -> str:
    """The number then and now; of what, unless the name of the thing says it."""
    ref = count.ref
    if count.of == f"{ref.short}s":
        return f"{count.of}: {count.before} then, {count.after} now"
    return f"{full(ref)}: {count.before} {count.of} then, {count.after} now"


def _payers(paid: Paid) -> str:
    """Who paid before and after; where that is the same, who decided."""
    if {ref.id for ref in paid.before} != {ref.id for ref in paid.after}:
        return f"{_shorts(paid.before)} to {_shorts(paid.after)}"
    before, after = _shorts(paid.decided_before), _shorts(paid.decides_after)
    return f"{_shorts(paid.after)} as before, but decided by {after} instead of {before}"


def _shorts(refs: tuple[Ref, ...]) -> str:
    return joined(ref.short or ref.in_sentence for ref in refs)


def _occurrences(label: str, found: tuple[Occurred, ...], most: int, screen: Screen) -> Rows:
    """Named ones of a type are counted together: 106 CCGs on one day are one line."""
    lines: list[Text] = []
    together: dict[tuple[str, str], list[Occurred]] = {}
    for one in found:
        if one.is_a:
            together.setdefault((one.on.value, one.is_a), []).append(one)
        else:
            lines.append(_line(one.on, full(one.ref), one.evidence, screen))
    for many in together.values():
        names = (
            joined(one.ref.name for one in many[:3]) if len(many) <= 3 else f"{len(many)} such as {many[0].ref.name}"
        )
        lines.append(_line(many[0].on, names, many[0].evidence, screen))
    return _some(label, lines, most)


def _line(on: Moment | None, text: str, evidence: Evidence, screen: Screen) -> Text:
    line = Text().append(f"{said(on)}  " if on else "", DIM).append(text, "")
    return line.append(dagger(evidence, screen), DOUBT)


def _some(label: str, lines: list[Text], most: int) -> Rows:
    rest = len(lines) - most
    return rows_of(label, [*lines[:most], *([Text(f"and {rest} more (--all)", DIM)] if rest > 0 else [])])
