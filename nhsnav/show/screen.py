"""The outside world as one object: two streams, how wide they are, and whether they take colour.

Nothing below reads the environment or the streams for itself. Rich is imported only when something is drawn.
"""

import io
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TextIO

from msgspec import Struct

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

__all__ = ["MAX_WIDTH", "Frame", "Glyphs", "Screen", "wants_colour"]

MAX_WIDTH: Final = 100
"""Prose wider than this is hard to read."""
UNLIMITED: Final = 100_000
"""Off a terminal nothing is wrapped, so that each row stays on one line."""
NARROW: Final = 60


class Glyphs(Struct, frozen=True):
    """Signs, each with a twin for streams that hold only ASCII."""

    marker: str = "◂"
    arrow: str = "→"
    dagger: str = "†"
    dot: str = "·"

    @classmethod
    def ascii(cls) -> "Glyphs":
        return cls(marker="<", arrow="->", dagger="[?]", dot="-")


class Frame(Struct, frozen=True):
    """What is said around every answer."""

    when: str
    """The day of the answer, as in `on 1 June 2018`."""
    checked_to: str
    """The day up to which the model was checked."""
    today: str
    """The day on which it is shown, as in `2026-11-24`."""
    everything: bool = False
    """Whether nothing is to be left out for brevity."""


class Screen(Struct, frozen=True):
    """Where answers and messages go, and what can be shown there."""

    out: TextIO
    err: TextIO
    width: int | None
    """Columns of the terminal that the answer goes to; `None` when it does not go to one."""
    colour: bool
    unicode: bool

    @classmethod
    def of_process(cls, choice: str) -> "Screen":
        """The screen of this process. `choice` is auto, always or never."""
        terminal = sys.stdout.isatty()
        width = None
        if terminal:
            columns = os.environ.get("COLUMNS", "")
            try:
                width = (
                    int(columns) if columns.isdigit() and int(columns) > 0 else os.get_terminal_size(1).columns or 80
                )
            except OSError:
                width = 80
        encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
        return cls(
            out=sys.stdout,
            err=sys.stderr,
            width=width,
            colour=wants_colour(choice, os.environ, terminal=terminal),
            unicode=encoding.startswith("utf"),
        )

    @property
    def glyphs(self) -> Glyphs:
        return Glyphs() if self.unicode else Glyphs.ascii()

    @property
    def columns(self) -> int:
        return UNLIMITED if self.width is None else min(self.width, MAX_WIDTH)

    @property
    def rows(self) -> int:
        """Rows of the terminal; what most have, when it does not say."""
        try:
            return os.get_terminal_size(self.out.fileno()).lines or 24
        except (OSError, ValueError):
            return 24

    @property
    def narrow(self) -> bool:
        return self.columns < NARROW

    def write(self, text: str) -> None:
        self.out.write(text)

    def draw(self, *parts: "RenderableType") -> None:
        """Draw the parts one below the other, without the spaces with which rich fills a line."""
        buffer = _Buffer("utf-8" if self.unicode else "ascii")
        console = self._console(buffer)
        for part in parts:
            console.print(part)
        self.write("".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines()))

    def copy(self, text: str) -> None:
        """Put text in the terminal's clipboard, where it has one; others pass over the sign."""
        if self.width is not None and os.environ.get("TERM", "dumb") != "dumb":
            import base64

            self.out.flush()
            self.err.write(f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07")
            self.err.flush()

    def note(self, text: str) -> None:
        """Say something beside the answer, after what was already written of it."""
        self.out.flush()
        self.err.write(f"nhsnav: {text}\n")

    def _console(self, buffer: "_Buffer") -> "Console":
        from rich.console import Console

        return Console(
            file=buffer,
            width=self.columns,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )


class _Buffer(io.StringIO):
    """Text in memory that tells rich which signs its final stream can hold."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding


def wants_colour(choice: str, environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to colour: the option beats NO_COLOR, which beats FORCE_COLOR, which beats whether it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal and environment.get("TERM") != "dumb"
