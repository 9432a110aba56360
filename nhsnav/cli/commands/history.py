"""`nhsnav history NAME`."""

from typing import Annotated

import typer

from nhsnav.answers.history import history as answer
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.model.shelf import Scope

__all__ = ["history"]


@answering
def history(
    session: Session,
    name: Annotated[list[str], typer.Argument(metavar="NAME...", help="A body, programme, policy or law.")],
) -> int:
    """What it was and what it became, every step with its day.

    \b
    nhsnav history "NHS Digital"
    nhsnav history "NHS Frimley ICB" --format dot | dot -Tsvg > frimley.svg
    nhsnav history CCG --json | jq -r '.result.now[].name'
    """
    return session.give(answer(session.view, session.pick(" ".join(name), Scope.ENTITIES, Scope.LABELS, Scope.CODES)))
