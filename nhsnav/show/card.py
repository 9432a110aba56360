"""The card of a body or programme, drawn: the sentence, its life, then a label for each thing people ask about it."""

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text

from nhsnav.answers.card import Become, Card, Figure, TieLine
from nhsnav.answers.common import cited_in, joined
from nhsnav.dates import Held
from nhsnav.model.records import NameUse, OpenEnd
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import (
    DIM,
    DOUBT,
    Rows,
    checked_row,
    dagger,
    doubt_row,
    full,
    headline,
    label_rows,
    line_text,
    rows_of,
    said,
    source_row,
    span_words,
    status_word,
)

__all__ = ["draw"]

MOST = 12
"""More than this many named ones or services are counted, not listed."""

NAME_USES = {
    NameUse.LEGAL: "in law",
    NameUse.TRADING: "trading name",
    NameUse.WORKING: "working name",
    NameUse.COMMON: "",
    NameUse.SHORT: "in short",
}


def draw(answer: Card, frame: Frame, screen: Screen) -> None:
    rows = list(_rows(answer, screen))
    drawn = "".join(text.plain for _, text in rows)
    rows += [
        *source_row(cited_in(answer)),
        *checked_row(frame, rests_on_plans=answer.rests_on_plans),
        *doubt_row(drawn, screen),
    ]
    screen.draw(headline(answer.headline, frame.when, screen), "", label_rows(rows, screen))


def _rows(answer: Card, screen: Screen) -> Iterator[tuple[str, Text]]:
    over = answer.life.held is Held.NO_LONGER
    yield "Kind", Text(answer.kind.label).append(f"  {answer.kind.meaning}", DIM)
    yield "Life", _life(answer, screen)
    yield from rows_of(
        "What it did" if over else "Does", [line_text(r, screen) for r in answer.role[0 if over else 1 :]]
    )
    yield from rows_of("Held by", [line_text(h, screen) for h in answer.holder])
    yield from rows_of("How many", [_figure(f, screen) for f in answer.figures])
    yield from rows_of("Names", _names(answer, screen))
    yield from _became("Before", answer.came_from, screen)
    yield from _became("After", answer.became, screen)
    for group, ties in groupby(sorted(answer.ties, key=lambda tie: (tie.group, tie.words)), key=lambda tie: tie.group):
        yield from rows_of(group.capitalize(), _ties(list(ties), screen))
    yield from rows_of("Money", [line_text(m, screen) for m in answer.money])
    yield from rows_of("Patient data", [line_text(p, screen) for p in answer.patient_data])
    yield from rows_of("Named ones", _listed([full(r) for r in answer.instances]))
    yield from rows_of("Services", _listed([r.name for r in answer.services]))
    yield from rows_of("Planned", [line_text(c, screen) for c in answer.coming])
    yield from rows_of("Law", [line_text(law, screen) for law in answer.law])
    yield from rows_of("Codes", [line_text(code, screen) for code in answer.codes])
    yield from rows_of("Mind", answer.notes)
    yield from rows_of("Doubtful", [Text(d).append(f" {screen.glyphs.dagger}", DOUBT) for d in answer.doubts])


def _life(answer: Card, screen: Screen) -> Text:
    life = answer.life
    ends = {OpenEnd.OPEN: "", OpenEnd.BELIEVED: ", believed to go on", OpenEnd.UNKNOWN: ", its end is not known"}
    open_end = ends[life.end] if life.span.until is None else ""
    perhaps = ", the day is not known" if life.held in (Held.PERHAPS_BEGUN, Held.PERHAPS_ENDED) else ""
    text = Text(f"{span_words(life.span) or 'its beginning is not known'}{open_end}{perhaps}{status_word(life.status)}")
    if life.note:
        text.append(f"  {life.note}", DIM)
    return text.append(dagger(life.evidence, screen), DOUBT)


def _figure(figure: Figure, screen: Screen) -> Text:
    about = "about " if figure.about else ""
    text = Text(f"{about}{figure.value} {figure.of}")
    text.append(
        f", {'since' if figure.standing else 'on' if figure.on.precision == 'day' else 'in'} {said(figure.on)}", DIM
    )
    if figure.note:
        text.append(f"  {figure.note}", DIM)
    return text.append(dagger(figure.evidence, screen), DOUBT)


def _names(answer: Card, screen: Screen) -> list[Text]:
    """Its names, unless there is only the one in the headline."""
    if all(name.use is NameUse.SHORT or name.text == answer.ref.name for name in answer.names):
        return []
    texts = []
    for name in answer.names:
        about = ", ".join(part for part in (NAME_USES[name.use], span_words(name.span)) if part)
        text = Text(name.text)
        text.append(f"  {about}" if about else "", DIM)
        texts.append(text.append(dagger(name.evidence, screen), DOUBT))
    return texts


def _became(label: str, steps: tuple[Become, ...], screen: Screen) -> Rows:
    texts = []
    for step in steps:
        text = Text(f"{step.words} {full(step.other) if step.other else step.named}")
        text.append(f": {step.what}" if step.what else "")
        text.append(f", {said(step.on)}" if step.on else "", DIM)
        text.append(status_word(step.status))
        text.append(dagger(step.evidence, screen), DOUBT)
        if step.note:
            text.append(f"  {step.note}", DIM)
        texts.append(text)
    return rows_of(label, texts)


def _ties(ties: list[TieLine], screen: Screen) -> list[Text]:
    """One line for each sort of relation; the others in it joined, each with its own dagger and its own words."""
    texts = []
    for words, same in groupby(ties, key=lambda tie: tie.words):
        parts = list(same)
        text = Text(f"{words} ")
        for i, tie in enumerate(parts[:MOST]):
            text.append(", " if i else "").append(full(tie.other))
            text.append(f" ({tie.how})" if tie.how else "", DIM)
            text.append(dagger(tie.evidence, screen), DOUBT)
        if len(parts) > MOST:
            text.append(f" and {len(parts) - MOST} more")
        texts.append(text)
    return texts


def _listed(names: list[str]) -> list[str]:
    if not names:
        return []
    more = [f"{len(names) - MOST} more"] if len(names) > MOST else []
    return [joined([*sorted(names)[:MOST], *more])]
