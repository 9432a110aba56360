"""What nhsnav is, and what a check found, drawn."""

from rich.text import Text

from nhsnav.answers.about import Checked, Info, WorkQueue
from nhsnav.dates import PartialDate
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import BOLD, DIM, Rows, label_rows, said

__all__ = ["draw_checked", "draw_info", "draw_work_queue"]


def draw_info(info: Info, _: Frame, screen: Screen) -> None:
    rows: Rows = [
        ("Model", Text(f"{info.title}, version {info.data_version}")),
        ("Holds", Text(", ".join(f"{count} {name}" for name, count in info.records.items()))),
        ("Read", Text(f"{info.sources_read} of {info.records['sources']} sources")),
        ("Checked", Text(f"to {said(info.checked_to)}; services from {said(info.modelled_from)}")),
        ("Data", Text(info.data)),
        ("Index", Text(info.index or "could not be kept: every start reads the YAML")),
        ("Licence", Text(f"{info.licence} {info.attribution}")),
    ]
    screen.draw(Text(f"nhsnav {info.version}", BOLD), "", label_rows(rows, screen))


def draw_checked(checked: Checked, _: Frame, screen: Screen) -> None:
    """Each problem on a line of its own, in the form that editors can follow; then how many."""
    screen.write("".join(f"{problem}\n" for problem in checked.problems))
    count = len(checked.problems)
    found = "nothing is wrong" if not count else f"{count} problem{'s' if count > 1 else ''}"
    screen.write(f"{checked.data}: {checked.records} records, {found}\n")


def draw_work_queue(queue: WorkQueue, _: Frame, screen: Screen) -> None:
    count = len(queue.due)
    head = Text(f"{count} statement{'' if count == 1 else 's'} to check again.", BOLD)
    rows: Rows = []
    for one in queue.due:
        text = Text(f"{one.record}: {one.path or 'the record'}").append(f"  {one.words}" if one.words else "", DIM)
        text.append("".join(f"\n{page}" for page in one.pages[:3]), DIM)
        rows.append((PartialDate(one.due).said, text))
    screen.draw(head, "", label_rows(rows, screen)) if rows else screen.draw(head)
