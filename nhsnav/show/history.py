"""A history, drawn as a tree that reads in both directions: above what it came from, below what it became."""

from rich.text import Text
from rich.tree import Tree

from nhsnav.answers.history import History, Hop
from nhsnav.model.records import NameUse, Status
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import (
    BOLD,
    DIM,
    DOUBT,
    Rows,
    closing_rows,
    dagger,
    full,
    headline,
    label_rows,
    said,
    span_words,
)

__all__ = ["draw"]


def draw(answer: History, frame: Frame, screen: Screen) -> None:
    trees: list[Tree | Text] = []
    if answer.origins:
        trees += [_tree("Came from", answer.origins, screen), Text("")]
    me = Text().append(full(answer.ref), BOLD).append(f"  {span_words(answer.life)}", DIM)
    trees += [_tree(me, answer.heirs, screen) if answer.heirs else me]
    rows: Rows = [
        ("Called" if i == 0 else "", Text(name.text).append(f"  {_use(name.use)}{span_words(name.span)}", DIM))
        for i, name in enumerate(answer.names)
    ]
    drawn = "".join(_plain(tree) for tree in trees)
    rows += closing_rows(answer, drawn, frame, screen)
    screen.draw(headline(answer.headline, frame.when, screen), "", *trees, "", label_rows(rows, screen))


def _use(use: NameUse) -> str:
    return {NameUse.LEGAL: "in law, ", NameUse.TRADING: "trading name, ", NameUse.WORKING: "working name, "}.get(
        use, ""
    )


def _tree(root: Text | str, hops: tuple[Hop, ...], screen: Screen) -> Tree:
    tree = Tree(Text(root, DIM) if isinstance(root, str) else root, guide_style=DIM, highlight=False)
    for hop in hops:
        tree.children.append(_tree(_label(hop, screen), hop.next, screen))
    return tree


def _label(hop: Hop, screen: Screen) -> Text:
    step = hop.step
    plan = "" if step.status is Status.HAPPENED else f"{step.status.value}: "
    text = Text().append(f"{said(step.on)}  " if step.on else "", DIM).append(f"{plan}{step.words} ", "")
    text.append(full(step.other) if step.other else step.named or "", BOLD)
    text.append(f": {step.what}" if step.what else "")
    if hop.life and (lived := span_words(hop.life)):
        text.append(f"  {lived}", DIM)
    return text.append(dagger(step.evidence, screen), DOUBT)


def _plain(part: Tree | Text) -> str:
    if isinstance(part, Text):
        return part.plain
    return str(part.label) + "".join(_plain(child) for child in part.children)
