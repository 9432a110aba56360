"""Lists, drawn: what was found, what there is of a kind, which kinds there are, what a name may mean."""

from rich.table import Table
from rich.text import Text

from nhsnav.answers.evidence import SourceList
from nhsnav.answers.find import Found
from nhsnav.answers.listing import Kinds, Listing, Row
from nhsnav.answers.pick import Candidates
from nhsnav.dates import PartialDate
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import BOLD, DIM, KEY, full, headline, held_word, label_rows, said, stacked

__all__ = ["draw_candidates", "draw_found", "draw_kinds", "draw_listing", "draw_sources"]


def _table(screen: Screen, *rows: tuple[Text, ...]) -> Table:
    """Columns beside each other; where an id would leave too little room, it stands above the others."""
    if max((key.cell_len for key, *_ in rows), default=0) > screen.columns // 3:
        return stacked([(key.plain, Text("  ").join(rest)) for key, *rest in rows])
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)  # An id is there to be copied: never broken, never cut.
    for _ in rows[0][1:] if rows else ():
        table.add_column()
    for row in rows:
        table.add_row(*row)
    return table


def _cells(row: Row) -> tuple[Text, ...]:
    life = held_word(row.held)
    if row.begin and row.until and life == "ended":
        life = f"{said(row.begin)} until {said(row.until)}"
    elif row.begin:
        life = f"since {said(row.begin)}" if row.held.possible else f"from {said(row.begin)}"
    elif row.until:
        life = f"until {said(row.until)}"
    return (Text(row.ref.id, KEY), Text(full(row.ref)), Text(f"{row.kind}{', ' if life else ''}{life}", DIM))


def draw_found(found: Found, frame: Frame, screen: Screen) -> None:
    count = len(found.hits)
    head = headline(
        f"{count} {'record bears' if count == 1 else 'records bear'} a name like '{found.asked}'.", frame.when, screen
    )
    screen.draw(head, "", _table(screen, *(_cells(hit.row) for hit in found.hits)))


def draw_listing(listing: Listing, frame: Frame, screen: Screen) -> None:
    head = headline(f"{len(listing.rows)} {listing.title}", frame.when, screen)
    screen.draw(head, "", _table(screen, *(_cells(row) for row in listing.rows)))


def draw_kinds(kinds: Kinds, frame: Frame, screen: Screen) -> None:
    head = headline("What nhsnav knows, by kind.", frame.when, screen)
    rows = [(Text(k.id, KEY), Text(str(k.count)), Text(k.label), Text(k.meaning, DIM)) for k in kinds.kinds if k.count]
    screen.draw(head, "", _table(screen, *rows))


def draw_candidates(candidates: Candidates, frame: Frame, screen: Screen) -> None:
    head = headline(f"'{candidates.asked}' may mean {len(candidates.candidates)} things.", frame.when, screen)
    parts: list[Text] = [Text(candidates.why), Text("")] if candidates.why else []
    rows = []
    for number, candidate in enumerate(candidates.candidates, start=1):
        begin = PartialDate(candidate.begin).said if candidate.begin else ""
        until = PartialDate(candidate.until).said if candidate.until else ""
        years = f"{begin} until {until}" if until else f"since {begin}" if begin else ""
        text = Text().append(full(candidate.ref), BOLD)
        text.append(f"  {years}" if years else "", DIM)
        text.append(f"\n{candidate.meaning}\n").append(f"nhsnav show {candidate.ref.id}", DIM)
        rows.append((str(number), text))
    screen.draw(head, "", *parts, label_rows(rows, screen))


def draw_sources(sources: SourceList, _: Frame, screen: Screen) -> None:
    """Each source with all that is known of it. Its address is never broken across lines off a terminal."""
    rows = []
    for entry in sources.entries:
        text = Text(f"{entry.publisher}: {entry.title}")
        text.append(f" ({entry.published})" if entry.published else "")
        text.append(f"\n{entry.url}\n", "")
        text.append(f"read {said(entry.read)}" if entry.read else "not read: named as the place to check", DIM)
        text.append(f"; {entry.licence}", DIM)
        if entry.cited_by:
            text.append(f"\nstands behind {', '.join(ref.name for ref in entry.cited_by)}", DIM)
        rows.append((entry.id, text))
    title = (
        f"Sources of {full(sources.about)}" if sources.about else f"{len(rows)} sources" if len(rows) > 1 else "Source"
    )
    screen.draw(Text(title, BOLD), "", label_rows(rows, screen))
