"""`nhsnav complain ABOUT`."""

from typing import Annotated

import typer

from nhsnav.answers.complaint import complain as answer
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.model.shelf import Scope

__all__ = ["complain"]


@answering
def complain(
    session: Session,
    about: Annotated[list[str], typer.Argument(metavar="ABOUT...", help="What you are unhappy with, in your words.")],
) -> int:
    """Where to complain, step by step, and who can help.

    \b
    nhsnav complain GP
    nhsnav complain dentist --on 2022-06-01
    nhsnav complain "care home" --json | jq -r .result.headline
    """
    record = session.pick(" ".join(about), Scope.COMPLAINTS, Scope.SERVICES, Scope.ENTITIES)
    return session.give(answer(session.view, record))
