"""`nhsnav who-pays SERVICE`."""

from typing import Annotated

import typer

from nhsnav.answers.who_pays import who_pays as answer
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.model.shelf import Scope

__all__ = ["who_pays"]


@answering
def who_pays(
    session: Session,
    service: Annotated[list[str], typer.Argument(metavar="SERVICE...", help="What is paid for, in your words.")],
) -> int:
    """Who pays for a service: who decides, whose budget, what you pay.

    \b
    nhsnav who-pays "hip replacement"
    nhsnav who-pays dentist --on 2022-12-01
    nhsnav who-pays "care home" --json | jq -r .result.headline
    """
    return session.give(answer(session.view, session.pick(" ".join(service), Scope.SERVICES)))
