"""A page to keep: an answer drawn as text, or as a picture of a terminal in SVG or HTML, complete in itself."""

import io
from collections.abc import Callable

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME, TerminalTheme

from nhsnav.show.screen import Frame, Screen

__all__ = ["ENDINGS", "saved", "saved_drawing"]

ENDINGS = (".txt", ".svg", ".html")
WIDTH = 100

SVG_FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
  <style>
  .{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
    font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width }}
  .{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: system-ui, sans-serif }}
  {styles}
  </style>
  <defs><clipPath id="{unique_id}-clip-terminal">
    <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>{lines}</defs>
  {chrome}
  <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
  {backgrounds}
  <g class="{unique_id}-matrix">{matrix}</g>
  </g>
</svg>
"""
"""Rich's own form of a terminal, without the fonts that it would fetch from elsewhere."""


def saved(answer: object, frame: Frame, ending: str, title: str = "nhsnav") -> str:
    """An answer as a file with this ending."""
    from nhsnav.show import draw

    return saved_drawing(lambda screen: draw(answer, frame, screen), ending, title)


def saved_drawing(drawing: Callable[[Screen], None], ending: str, title: str, *, light: bool = False) -> str:
    """Whatever a function draws, as a file with this ending."""
    out = io.StringIO()
    colour = ending != ".txt"
    drawing(Screen(out=out, err=io.StringIO(), width=WIDTH, colour=colour, unicode=True))
    if not colour:
        return out.getvalue()
    from rich.text import Text

    console = Console(record=True, width=WIDTH, file=io.StringIO(), color_system="standard", force_terminal=True)
    console.print(Text.from_ansi(out.getvalue()))
    theme: TerminalTheme = DEFAULT_TERMINAL_THEME if light else SVG_EXPORT_THEME
    if ending == ".html":
        return console.export_html(theme=DEFAULT_TERMINAL_THEME)
    return console.export_svg(title=title, theme=theme, code_format=SVG_FORMAT, unique_id="page")
