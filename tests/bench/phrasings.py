"""How well `who-pays` understands what people type. It prints precision and recall, apart, for two halves.

    python tests/bench/phrasings.py [--show]

Each row of phrasings.yaml says what someone types and which services a careful librarian would think of: one, several
(then asking back is right), or none (then a refusal is right). Odd rows are there to learn from; even rows are held
back, and nothing may be changed because of them.

Precision: of the answers given, how many were right. An answer to what should have been refused or asked back is wrong.
Recall: of the rows with one right service, how many were answered with it. To ask back is neither right nor wrong.
"""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from nhsnav.answers.pick import pick
from nhsnav.errors import Ambiguous, NotFound
from nhsnav.model.shelf import Scope
from nhsnav.model.view import View
from nhsnav.store.build import build
from nhsnav.store.index import Damaged, Segments
from nhsnav.store.shelves import SegmentShelf
from nhsnav.store.strict import read_yaml

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"


def measure(view: View, rows: list[dict[str, Any]]) -> tuple[dict[str, int], list[str]]:
    """Counts of what became of the rows, and a line for each that was not right."""
    counts = dict.fromkeys(("definite", "right", "wrong", "asked back", "refused", "recalled"), 0)
    lines = []
    for row in rows:
        means = row["means"]
        counts["definite"] += len(means) == 1
        try:
            found = pick(view, row["say"], Scope.SERVICES, dated=False).id
        except Ambiguous as several:
            counts["asked back"] += 1
            if len(means) == 1:
                lines.append(f"asked back  {row['say']!r}: {means[0]} or {', '.join(several.problems[0].near)}")
            continue
        except NotFound:
            counts["refused"] += 1
            if means:
                lines.append(f"refused     {row['say']!r}: {', '.join(means)}")
            continue
        right = found in means
        counts["right" if right else "wrong"] += 1
        counts["recalled"] += right and len(means) == 1
        if not right:
            lines.append(f"WRONG       {row['say']!r}: {found}, not {', '.join(means) or 'anything'}")
    return counts, lines


def main() -> None:
    """Measure and print."""
    view = View(SegmentShelf(Segments(build(DATA)), Damaged, lambda fault: sys.exit(str(fault))), date(2026, 7, 1))
    rows = read_yaml(str(HERE / "phrasings.yaml")).value
    print(f"{'':12}{'rows':>6}{'right':>7}{'wrong':>7}{'asked':>7}{'refused':>9}{'precision':>11}{'recall':>8}")
    for name, half in (("to learn", rows[0::2]), ("held back", rows[1::2])):
        c, lines = measure(view, half)
        precision, recall = c["right"] / max(1, c["right"] + c["wrong"]), c["recalled"] / max(1, c["definite"])
        print(
            f"{name:12}{len(half):6}{c['right']:7}{c['wrong']:7}{c['asked back']:7}{c['refused']:9}"
            f"{precision:11.1%}{recall:8.1%}"
        )
        if "--show" in sys.argv and name == "to learn":
            print("\n".join(f"  {line}" for line in lines))


if __name__ == "__main__":
    main()
