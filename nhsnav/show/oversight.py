"""Who oversees something, drawn: the sentence, the way up to Parliament as a tree, then each sort of oversight."""

from collections.abc import Iterable
from itertools import groupby

from rich.text import Text
from rich.tree import Tree

from nhsnav.answers.common import joined
from nhsnav.answers.oversight import Duty, Oversight, Part, Rung
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
    yield from _aspects(answer, screen)
    for words, parts in groupby(answer.parts, key=lambda part: part.words):
        yield from rows_of(words.capitalize(), _parts(parts, screen))
    most = 1000 if frame.everything else MOST_EARLIER
    earlier = [_dated(duty, screen) for duty in answer.before]
    more = [Text(f"and {len(earlier) - most} more (--all)", DIM)] if len(earlier) > most else []
    yield from rows_of("Before", [*earlier[:most], *more])
    later = [duty for duty in answer.planned if duty.status is Status.HAPPENED]
    yield from rows_of("Later", [_dated(duty, screen) for duty in later])
    yield from rows_of("Planned", [_dated(duty, screen) for duty in answer.planned if duty not in later])
    yield from rows_of("Mind", answer.notes)


def _aspects(answer: Oversight, screen: Screen) -> Rows:
    """Each sort of oversight: who does it, and from what it is exempt. Where nobody does it, that is said."""
    rows: Rows = []
    aspects = dict.fromkeys((*(duty.aspect for duty in answer.duties), *(one.aspect for one in answer.exempt)))
    for aspect in aspects:
        does = [_duty(duty, screen) for duty in answer.duties if duty.aspect == aspect]
        spared = [line_text(one.line, screen) for one in answer.exempt if one.aspect == aspect]
        rows += rows_of(aspect, [*does, *(text if does else Text("none: ").append_text(text) for text in spared)])
    return rows


def _duty(duty: Duty, screen: Screen) -> Text:
    text = Text(full(duty.body))
    about = "; ".join(part for part in (duty.how, duty.law, span_words(duty.span)) if part)
    text.append(f"  {about}" if about else "", DIM).append(dagger(duty.evidence, screen), DOUBT)
    return text.append(f"  {duty.note}" if duty.note else "", DIM)


def _parts(parts: Iterable[Part], screen: Screen) -> Iterable[Text]:
    """Professions or products with those who regulate them; those whom the same ones regulate stand together."""
    together: dict[tuple[str, ...], list[Part]] = {}
    for part in parts:
        whom = dict.fromkeys(inner(duty.body) for duty in part.duties if duty.kind != "regulates-data")
        together.setdefault(tuple(whom), []).append(part)
    for regulators, same in together.items():
        if regulators:
            names = joined([same[0].ref.name, *(part.ref.in_sentence for part in same[1:])])
            doubtful = not all(duty.evidence.confirmed for part in same for duty in part.duties)
            text = Text(f"{names} {screen.glyphs.arrow} {joined(regulators)}")
            yield text.append(f" {screen.glyphs.dagger}" if doubtful else "", DOUBT)
        else:
            for part in same:
                yield Text(f"{part.ref.name} {screen.glyphs.arrow} ").append_text(
                    line_text(part.exempt[0].line, screen)
                )


def _dated(duty: Duty, screen: Screen) -> Text:
    text = Text(f"{inner(duty.body)}: {duty.words}{status_word(duty.status)}")
    planned = duty.status is not Status.HAPPENED
    text.append(f"  from {said(duty.span.begin)}" if planned else f"  {span_words(duty.span)}", DIM)
    return text.append(dagger(duty.evidence, screen), DOUBT)
