"""`nhsnav complain ABOUT`."""

import re
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
    # What is typed often says that it is a complaint: that is known.
    asked = re.sub(
        r"^(?:i want to )?complain(?:t|ts|ing)?(?: to| about| of)?\s+(?=\S)", "", " ".join(about), flags=re.IGNORECASE
    )
    record = session.pick(asked, Scope.COMPLAINTS, Scope.SERVICES, Scope.ENTITIES)
    return session.give(answer(session.view, record))
