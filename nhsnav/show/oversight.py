"""Who oversees something, drawn: the sentence, the way up to Parliament as a tree, then each sort of oversight."""

from collections.abc import Iterable
from itertools import groupby

from rich.text import Text
from rich.tree import Tree

from nhsnav.answers.common import joined
from nhsnav.answers.oversight import Duty, Exemption, Oversight, Part, Rung
from nhsnav.model.records import Status
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import (
    BOLD,
    DIM,
    DOUBT,
    KEY,
    Rows,
    closing_rows,
    dagger,
    full,
    headline,
    inner,
    label_rows,
    line_text,
    rows_of,
    said,
    span_words,
    status_word,
    tree_text,
)

__all__ = ["draw"]

MOST_EARLIER = 8


def draw(answer: Oversight, frame: Frame, screen: Screen) -> None:
    head = headline(answer.headline, frame.when, screen)
    trees = [_tree(rung, screen) for rung in answer.ladder]
    rows = list(_rows(answer, frame, screen))
    drawn = "".join(text.plain for _, text in rows) + "".join(map(tree_text, trees))
    rows += closing_rows(answer, drawn, frame, screen)
    screen.draw(head, "", *trees, *([""] if trees else []), label_rows(rows, screen))


def _tree(rung: Rung, screen: Screen) -> Tree:
    text = Text().append(full(rung.body), BOLD if rung.does else "")
    if rung.does:
        text.append(f"  {screen.glyphs.marker} {joined(rung.does)}", KEY)
    tree = Tree(text.append(dagger(rung.evidence, screen), DOUBT), guide_style=DIM, highlight=False)
    tree.children.extend(_tree(below, screen) for below in rung.below)
    return tree


def _rows(answer: Oversight, frame: Frame, screen: Screen) -> Iterable[tuple[str, Text]]:
    yield from _duties(answer.duties, screen)
    yield from _exempt(answer.exempt, screen)
    for words, parts in groupby(answer.parts, key=lambda part: part.words):
        yield from rows_of(words.capitalize(), [_part(part, screen) for part in parts])
    most = 1000 if frame.everything else MOST_EARLIER
    earlier = [_dated(duty, screen) for duty in answer.before]
    more = [Text(f"and {len(earlier) - most} more (--all)", DIM)] if len(earlier) > most else []
    yield from rows_of("Before", [*earlier[:most], *more])
    yield from rows_of("Planned", [_dated(duty, screen) for duty in answer.planned])
    yield from rows_of("Mind", answer.notes)


def _duties(duties: Iterable[Duty], screen: Screen) -> Rows:
    rows: Rows = []
    for aspect, same in groupby(duties, key=lambda duty: duty.aspect):
        rows += rows_of(aspect, [_duty(duty, screen) for duty in same])
    return rows


def _duty(duty: Duty, screen: Screen) -> Text:
    text = Text(full(duty.body))
    about = "; ".join(part for part in (duty.how, duty.law, span_words(duty.span)) if part)
    text.append(f"  {about}" if about else "", DIM).append(dagger(duty.evidence, screen), DOUBT)
    return text.append(f"  {duty.note}" if duty.note else "", DIM)


def _exempt(exempt: Iterable[Exemption], screen: Screen) -> Rows:
    return [(one.aspect, Text("none: ").append_text(line_text(one.line, screen))) for one in exempt]


def _part(part: Part, screen: Screen) -> Text:
    """One profession or product with those who regulate it."""
    text = Text(f"{part.ref.name} {screen.glyphs.arrow} ")
    whom = dict.fromkeys(inner(duty.body) for duty in part.duties if duty.kind != "regulates-data")
    if not whom:
        return text.append_text(line_text(part.exempt[0].line, screen))
    text.append(joined(whom))
    doubtful = not all(duty.evidence.confirmed for duty in part.duties)
    return text.append(f" {screen.glyphs.dagger}" if doubtful else "", DOUBT)


def _dated(duty: Duty, screen: Screen) -> Text:
    text = Text(f"{inner(duty.body)}: {duty.words}{status_word(duty.status)}")
    planned = duty.status is not Status.HAPPENED
    text.append(f"  from {said(duty.span.begin)}" if planned else f"  {span_words(duty.span)}", DIM)
    return text.append(dagger(duty.evidence, screen), DOUBT)
