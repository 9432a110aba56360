"""The money of a year for other tools: each amount as a row, or the main tree as a Sankey diagram of Mermaid."""

import csv
import io
from decimal import Decimal

from nhsnav.answers.money import Money, Stream, streams

__all__ = ["as_csv", "as_mermaid"]

COLUMNS = ("year", "tree", "from", "to", "pounds", "amount", "unit", "measure", "stage", "rest", "confirmed", "sources")


def as_csv(answer: Money) -> str:
    """One amount to a row. `tree` numbers the tree in which it adds up, and is empty beside the trees."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number, tree in enumerate(answer.trees, start=1):
        writer.writerows(_row(answer.year, str(number), stream) for stream in streams(tree.roots))
    writer.writerows(_row(answer.year, "", stream) for stream in answer.beside)
    return out.getvalue()


def _row(year: str, tree: str, stream: Stream) -> tuple[str, ...]:
    total = stream.sum
    return (
        year,
        tree,
        stream.giver.id,
        stream.to.id,
        total.pounds,
        total.amount,
        total.unit,
        total.measure.id,
        total.stage.value,
        "yes" if total.rest else "no",
        "yes" if total.evidence.confirmed else "no",
        " ".join(total.evidence.sources),
    )


def as_mermaid(answer: Money) -> str:
    """The main tree, in billions of pounds. Mermaid draws no deductions, so they are left out."""
    lines = ["sankey-beta", ""]
    for tree in answer.trees[:1]:
        for stream in streams(tree.roots):
            billions = Decimal(stream.sum.pounds) / 10**9
            if billions > 0:
                lines.append(f"{_quoted(stream.giver.name)},{_quoted(stream.to.name)},{billions.normalize():f}")
    return "\n".join(lines) + "\n"


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
