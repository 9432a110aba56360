"""The money of a year as a picture: its main tree as a Sankey diagram in SVG, complete in itself.

A band is as high as its amount is large. The year, what is counted, how it was put together and the sources stand in
the picture, so that it stays honest when it is passed on. It follows the reader's light or dark setting.
"""

import textwrap
from collections.abc import Iterator

import drawsvg
from msgspec import Struct

from nhsnav.answers.evidence import SourceEntry
from nhsnav.answers.money import Money, Tree, Twig
from nhsnav.errors import NotFound
from nhsnav.show.screen import Screen
from nhsnav.show.words import printed

__all__ = ["picture"]

WIDTH, MARGIN, TOP, BAR = 1200, 30, 145, 14
HIGHEST = 420
"""Pixels for the whole sum."""
SLOT = 46
"""Room for the two lines of a label, however small its amount."""
COLUMN_LABEL = 330
"""Room for the labels right of the last column."""

STYLE = """
text { font: 14px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1b1f24 }
.title { font-size: 22px; font-weight: 600 } .small { font-size: 12px; fill: #57606a } .amount { font-weight: 600 }
.paper { fill: #ffffff } .bar { fill: #005eb8 } .bar.rest { fill: #768692 } .band { fill: #005eb8; opacity: .22 }
.band.rest { fill: #768692; opacity: .25 }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f3f6 } .small { fill: #b1bac4 } .paper { fill: #10161d } .bar { fill: #6cb2ff }
  .bar.rest { fill: #9aa7b2 }  .band { fill: #6cb2ff; opacity: .3 } .band.rest { fill: #9aa7b2 }
}
"""


class Spot(Struct):
    """Where a point of the tree stands, and how high its bar is."""

    twig: Twig
    depth: int
    top: float
    high: float
    below: list["Spot"]


def picture(answer: Money, sources: tuple[SourceEntry, ...], screen: Screen) -> str:
    """The SVG of the main tree. Raises NotFound when the year has none."""
    if not answer.trees:
        raise NotFound(f"the money of {answer.year} does not add up to a whole, so there is no picture of it")
    tree = answer.trees[0]
    whole = max(float(twig.sum.pounds) for root in tree.roots for twig in root.next if twig.sum)
    scale = HIGHEST / whole
    spots, low = [], float(TOP)
    for root in tree.roots:
        spots.append(_place(root, 0, low, scale))
        low += _room(root, scale)
    columns = max(spot.depth for spot in _all(spots))
    step = (WIDTH - 2 * MARGIN - COLUMN_LABEL) / max(1, columns)
    foot = _foot(answer, tree, sources)
    height = low + 30 + 18 * len(foot) + MARGIN
    drawing = drawsvg.Drawing(WIDTH, height, id_prefix="money")
    drawing.append_css(STYLE)
    drawing.append_title(f"Money of the NHS in England, {answer.year}")
    drawing.append(drawsvg.Rectangle(0, 0, WIDTH, height, class_="paper"))
    _write(drawing, MARGIN, 46, f"The money of the NHS in England, {answer.year}", "title")
    for number, line in enumerate(textwrap.wrap(answer.headline, 130)[:2]):
        _write(drawing, MARGIN, 72 + 19 * number, line, "")
    for spot in _all(spots):
        _bands(drawing, spot, step, scale)
    for spot in _all(spots):
        _bar(drawing, spot, step, screen)
    for number, text in enumerate(foot):
        _write(drawing, MARGIN, low + 40 + 18 * number, text, "small")
    svg: str = drawing.as_svg()
    return svg + "\n"


def _high(twig: Twig, scale: float) -> float:
    """How high the bar of a point is: by what reached it, or else by what left it. A deduction has no height."""
    amount = float(twig.sum.pounds) if twig.sum else sum(float(t.sum.pounds) for t in twig.next if t.sum)
    return max(2.0, amount * scale) if amount > 0 else 0.0


def _amount(twig: Twig) -> float:
    return float(twig.sum.pounds) if twig.sum else 0.0


def _drawn(twig: Twig) -> list[Twig]:
    return [below for below in twig.next if below.sum and float(below.sum.pounds) > 0]


def _room(twig: Twig, scale: float) -> float:
    """How much height a point and all below it take."""
    return max(_high(twig, scale) + 12, SLOT, sum(_room(below, scale) for below in _drawn(twig)))


def _place(twig: Twig, depth: int, top: float, scale: float) -> Spot:
    below, low = [], top
    for child in _drawn(twig):
        below.append(_place(child, depth + 1, low, scale))
        low += _room(child, scale)
    return Spot(twig, depth, top, _high(twig, scale), below)


def _all(spots: list[Spot]) -> Iterator[Spot]:
    for spot in spots:
        yield spot
        yield from _all(spot.below)


def _x(depth: int, step: float) -> float:
    return MARGIN + depth * step


def _bands(drawing: drawsvg.Drawing, spot: Spot, step: float, scale: float) -> None:
    """The bands from a bar to those below it, each leaving the bar where the one before it ends."""
    left, right, leave = _x(spot.depth, step) + BAR, _x(spot.depth + 1, step), spot.top
    middle = (left + right) / 2
    # Deductions are not drawn, so what leaves may be more than what came: it leaves in proportion.
    leaving = sum(_amount(child.twig) for child in spot.below) * scale
    shrink = min(1.0, spot.high / leaving) if leaving else 1.0
    for child in spot.below:
        high = max(1.0, _amount(child.twig) * scale * shrink)
        path = drawsvg.Path(class_=f"band{' rest' if _rest(child) else ''}")
        path.M(left, leave).C(middle, leave, middle, child.top, right, child.top)
        path.L(right, child.top + child.high).C(
            middle, child.top + child.high, middle, leave + high, left, leave + high
        ).Z()
        drawing.append(path)
        leave += high


def _bar(drawing: drawsvg.Drawing, spot: Spot, step: float, screen: Screen) -> None:
    x = _x(spot.depth, step)
    drawing.append(drawsvg.Rectangle(x, spot.top, BAR, spot.high, class_=f"bar{' rest' if _rest(spot) else ''}"))
    name = spot.twig.place.short if spot.below and spot.twig.place.short else spot.twig.place.name
    amount = printed(spot.twig.sum.amount, spot.twig.sum.unit, screen) if spot.twig.sum else ""
    doubt = "" if spot.twig.sum is None or spot.twig.sum.evidence.confirmed else " †"
    if spot.below:  # Above the bar, where no band runs.
        _write(drawing, x, spot.top - 22, name, "")
        _write(drawing, x, spot.top - 6, amount + doubt, "amount")
    else:
        lines = textwrap.wrap(name, 42)[:2]
        _write(drawing, x + BAR + 8, spot.top + 12, f"{amount}{doubt}", "amount")
        for number, text in enumerate(lines):
            _write(drawing, x + BAR + 8, spot.top + 27 + 14 * number, text, "small")


def _rest(spot: Spot) -> bool:
    return spot.twig.sum is not None and spot.twig.sum.rest


def _write(drawing: drawsvg.Drawing, x: float, y: float, text: str, kind: str) -> None:
    drawing.append(drawsvg.Text(text, None, x, y, class_=kind))


def _foot(answer: Money, tree: Tree, sources: tuple[SourceEntry, ...]) -> list[str]:
    """How it was put together, what is counted, what the signs mean, and the sources."""
    measures = dict.fromkeys(
        f"Counted: {spot.twig.sum.measure.label}."
        for spot in _all([_place(r, 0, 0, 0) for r in tree.roots])
        if spot.twig.sum
    )
    deductions = [twig for root in tree.roots for twig in _every(root) if twig.sum and float(twig.sum.pounds) <= 0]
    cited = [source for source in sources if source.id in {i for r in tree.roots for i in _cited(r)}]
    texts = [
        f"Financial year {answer.year}, 1 April to 31 March, in the money of that year; England. {tree.basis}",
        *list(measures)[:3],
        *(f"Not drawn: {twig.place.name}, {twig.sum.amount} {twig.sum.unit}." for twig in deductions if twig.sum),
        "Grey: what is left over. †: not yet confirmed in a source that was read.",
        "Sources: " + "; ".join(f"{source.publisher}, {source.title}" for source in cited),
    ]
    return [line for text in texts for line in textwrap.wrap(text, 170)]


def _every(twig: Twig) -> Iterator[Twig]:
    yield twig
    for below in twig.next:
        yield from _every(below)


def _cited(root: Twig) -> Iterator[str]:
    for twig in _every(root):
        if twig.sum:
            yield from twig.sum.evidence.sources
