"""`nhsnav rate [NAME]`."""

from typing import Annotated

import typer

from nhsnav.answers import rate as room
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session

__all__ = ["rate"]


@answering
def rate(
    session: Session,
    name: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME...]", help="A charge or rate. Without it: all.")
    ] = None,
) -> int:
    """What a charge or rate is, and how it changed over the years.

    \b
    nhsnav rate prescription
    nhsnav rate "dental band 2" --on 2018-06-01
    nhsnav rate "nursing care" --json | jq -r '.result.history[].amounts'
    """
    asked = " ".join(name or ())
    if not asked:
        return session.give(room.rates(session.view))
    return session.give(room.rate(session.view, room.rate_named(session.view, asked), asked))
