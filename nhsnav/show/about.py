"""What nhsnav is, and what a check found, drawn."""

from rich.text import Text

from nhsnav.answers.about import Checked, Info
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import BOLD, Rows, label_rows, said

__all__ = ["draw_checked", "draw_info"]


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
