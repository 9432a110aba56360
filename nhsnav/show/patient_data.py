"""Who uses patient data, drawn: a table of users and purposes, or the uses of one body in full."""

from rich.table import Table
from rich.text import Text

from nhsnav.answers.common import joined
from nhsnav.answers.patient_data import Choice, DataUsers, DataUses, Use, UserRow
from nhsnav.model.patient_data import Applies, Identity
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
)

__all__ = ["draw_users", "draw_uses"]

IDENTITIES = {
    Identity.NAMED: "shows who you are",
    Identity.CODED: "a code in place of your name",
    Identity.ANONYMOUS: "nobody can be told from it",
    Identity.MIXED: "some shows who you are, some does not",
}
APPLIES = {Applies.YES: "stops it", Applies.PARTLY: "stops part of it", Applies.NO: "does not stop it"}


def draw_users(answer: DataUsers, frame: Frame, screen: Screen) -> None:
    head = headline(answer.headline, frame.when, screen)
    rows: Rows = [(row.by.short or row.by.name, _purposes(row, answer, screen)) for row in answer.rows]
    table = label_rows(rows, screen) if screen.narrow else _table(answer, screen)
    meanings = [(p.label.capitalize(), Text(p.meaning)) for p in answer.purposes]
    drawn = "" if all(row.evidence.confirmed for row in answer.rows) else screen.glyphs.dagger
    tail = [*meanings, *closing_rows(answer, drawn, frame, screen, with_sources=False)]
    screen.draw(head, "", table, "", label_rows(tail, screen))


def _purposes(row: UserRow, answer: DataUsers, screen: Screen) -> Text:
    labels = {purpose.id: purpose.label for purpose in answer.purposes}
    text = Text(", ".join(labels[p] for p in row.purposes if p in labels))
    return text.append(dagger(row.evidence, screen), DOUBT)


def _table(answer: DataUsers, screen: Screen) -> Table:
    """A row to each user; what they do it for in words, and whether a patient's choice stops it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold", max_width=34)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", max_width=30)
    table.add_row(Text("Who", KEY), Text("What for", KEY), Text("Can you stop it?", KEY))
    for row in answer.rows:
        table.add_row(Text(full(row.by)), _purposes(row, answer, screen), Text(_stops(row), DIM))
    return table


def _stops(row: UserRow) -> str:
    """The choices that stop it; where some are known and none does, that none does."""
    stopping = [
        f"{'partly, by ' if stopped.applies is Applies.PARTLY else ''}{stopped.choice.in_sentence}"
        for stopped in row.choices
        if stopped.applies is not Applies.NO
    ]
    return joined(stopping) if stopping else "no" if row.choices else ""


def draw_uses(answer: DataUses, frame: Frame, screen: Screen) -> None:
    rows: Rows = []
    for use in answer.uses:
        rows += _use(use, answer, screen)
    rows += rows_of("In brief", [line_text(one, screen) for one in answer.in_brief])
    rows += rows_of("Before", [_other(use, screen) for use in answer.before])
    rows += rows_of("Planned", [_other(use, screen) for use in answer.planned])
    rows += rows_of("Mind", answer.notes)
    rows += closing_rows(answer, "".join(text.plain for _, text in rows), frame, screen)
    screen.draw(headline(answer.headline, frame.when, screen), "", label_rows(rows, screen))


def _use(use: Use, answer: DataUses, screen: Screen) -> Rows:
    if use.by.id != answer.ref.id:  # Asked of a choice: each use by someone else is one line.
        return [(use.by.short or use.by.name, _choice(c, screen)) for c in use.choices if c.choice.id == answer.ref.id]
    why = Text(", ".join(use.purposes), BOLD).append(f"  {use.why}" if use.why != answer.headline else "", "not bold")
    why.append(dagger(use.evidence, screen), DOUBT).append(f"  {span_words(use.span)}", DIM)
    rows: Rows = rows_of("What for", [why.append(f"  {use.note}" if use.note else "", DIM)])
    rows += rows_of("Data", ["; ".join(use.data)])
    how = f"; {use.identified_how}" if use.identified_how else ""
    rows += rows_of("Your name", [f"{IDENTITIES[use.identity]}{how}"])
    rows += rows_of("Law", [line_text(law, screen) for law in use.basis])
    rows += rows_of("Kept safe by", ["; ".join(use.safeguards)] if use.safeguards else [])
    return rows + rows_of("Your choice", [_named_choice(choice, screen) for choice in use.choices])


def _named_choice(choice: Choice, screen: Screen) -> Text:
    return Text(f"{inner(choice.choice)} ").append_text(_choice(choice, screen))


def _choice(choice: Choice, screen: Screen) -> Text:
    text = Text(f"{APPLIES[choice.applies]}: ").append(choice.text).append(dagger(choice.evidence, screen), DOUBT)
    return text.append(f"  {choice.note}" if choice.note else "", DIM)


def _other(use: Use, screen: Screen) -> Text:
    when = said(use.span.begin) if use.status != "happened" else span_words(use.span)
    text = Text(use.why).append(f"  {when}{status_word(use.status)}", DIM)
    return text.append(dagger(use.evidence, screen), DOUBT)
