"""The card of a body or programme, drawn: the sentence, its life, then a label for each thing people ask about it."""

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text

from nhsnav.answers.card import Become, Card, Figure, TieLine
from nhsnav.answers.common import joined
from nhsnav.dates import Held
from nhsnav.model.records import NameUse, OpenEnd, Status
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import (
    DIM,
    DOUBT,
    Rows,
    closing_rows,
    dagger,
    headline,
    inner,
    label_rows,
    line_text,
    rows_of,
    said,
    span_words,
    status_word,
)

__all__ = ["draw"]

MOST = 4
"""More others than this are counted, not listed, unless everything is asked for."""
GROUPS = ("oversight", "money", "structure", "makers")
"""Groups of relations, what people ask about first."""

NAME_USES = {
    NameUse.LEGAL: "in law",
    NameUse.TRADING: "trading name",
    NameUse.WORKING: "working name",
    NameUse.COMMON: "",
    NameUse.SHORT: "in short",
}


def draw(answer: Card, frame: Frame, screen: Screen) -> None:
    rows = list(_rows(answer, frame, screen))
    drawn = "".join(text.plain for _, text in rows)
    rows += closing_rows(answer, drawn, frame, screen)
    screen.draw(headline(answer.headline, frame.when, screen), "", label_rows(rows, screen))


def _rows(answer: Card, frame: Frame, screen: Screen) -> Iterator[tuple[str, Text]]:
    over = answer.life.held is Held.NO_LONGER
    yield "Kind", Text(answer.kind.label).append(f"  {answer.kind.meaning}", DIM)
    yield "Life", _life(answer, screen)
    yield from rows_of("Its work", [line_text(r, screen) for r in answer.role[1 if answer.life.held.possible else 0 :]])
    yield from rows_of("Outcome", [line_text(o, screen) for o in answer.outcome])
    yield from rows_of("Held by", [line_text(h, screen) for h in answer.holder])
    yield from rows_of("How many", [_figure(f, screen) for f in answer.figures])
    yield from rows_of("Names", _names(answer, screen))
    yield from _became("Before", _done(answer.came_from), screen)
    yield from _became("After", _done(answer.became), screen)
    most = 1000 if frame.everything else MOST
    for group in (*GROUPS, *sorted({tie.group for tie in answer.ties} - set(GROUPS))):
        ties = sorted((tie for tie in answer.ties if tie.group == group), key=lambda tie: (tie.words, tie.other.name))
        yield from rows_of(f"{group.capitalize()} then" if over else group.capitalize(), _ties(ties, most, screen))
    yield from rows_of("Its money", [line_text(m, screen) for m in answer.money])
    yield from rows_of("Patient data", [line_text(p, screen) for p in answer.patient_data])
    yield from rows_of("Named ones", _listed([inner(r) for r in answer.instances], most))
    yield from rows_of("Services", _listed([r.in_sentence for r in answer.services], most))
    yield from rows_of("Planned", [line_text(c, screen) for c in answer.coming] + _intended(answer, screen))
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
    pounds, of = ("£", figure.of[2:]) if figure.of.startswith("£ ") else ("", figure.of)
    value = f"{int(figure.value):,}" if figure.value.isdigit() else figure.value
    text = Text(f"{about}{pounds}{value} {of}")
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


def _done(steps: tuple[Become, ...]) -> tuple[Become, ...]:
    return tuple(step for step in steps if step.status in (Status.HAPPENED, Status.ENACTED))


def _intended(answer: Card, screen: Screen) -> list[Text]:
    """What is to become of it, or to come to it, if the plans hold."""
    steps = [step for step in (*answer.became, *answer.came_from) if step not in _done((step,))]
    return [text for _, text in _became("", tuple(steps), screen)]


def _became(label: str, steps: tuple[Become, ...], screen: Screen) -> Rows:
    texts = []
    for step in steps:
        plan = "" if step.status is Status.HAPPENED else f"{step.status.value}: "
        text = Text(f"{plan}{step.words} {inner(step.other) if step.other else step.named}")
        text.append(f": {step.what}" if step.what else "")
        text.append(f", {said(step.on)}" if step.on else "", DIM)
        text.append(dagger(step.evidence, screen), DOUBT)
        if step.note:
            text.append(f"  {step.note}", DIM)
        texts.append(text)
    return rows_of(label, texts)


def _ties(ties: list[TieLine], most: int, screen: Screen) -> list[Text]:
    """One line for each sort of relation. What all of its others have in common is said once, at its end."""
    texts = []
    for words, same in groupby(ties, key=lambda tie: tie.words):
        parts = list(same)
        ways, proofs = {tie.how for tie in parts}, {tie.evidence.confirmed for tie in parts}
        text = Text(f"{words} ")
        for i, tie in enumerate(parts[:most]):
            text.append((", " if len(parts) > 2 or i == 0 else " and ") if i else "").append(inner(tie.other))
            text.append(f" ({tie.how})" if tie.how and len(ways) > 1 else "", DIM)
            text.append(dagger(tie.evidence, screen) if len(proofs) > 1 else "", DOUBT)
        if len(parts) > most:
            text.append(f" and {len(parts) - most} more (--all)")
        if len(ways) == 1 and parts[0].how:
            text.append(f" ({parts[0].how})", DIM)
        if proofs == {False}:
            text.append(dagger(parts[0].evidence, screen), DOUBT)
        texts.append(text)
    return texts


def _listed(names: list[str], most: int) -> list[str]:
    if not names:
        return []
    more = [f"{len(names) - most} more (--all)"] if len(names) > most else []
    return [joined([*sorted(names)[:most], *more])]
