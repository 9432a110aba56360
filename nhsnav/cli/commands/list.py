"""`nhsnav list [KIND]`."""

from typing import Annotated

import typer

from nhsnav.answers.listing import kinds, listing
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session

__all__ = ["list_"]


@answering
def list_(
    session: Session,
    kind: Annotated[
        list[str] | None,
        typer.Argument(metavar="[KIND]", help="A kind, or bodies, programmes or services. Without it: every kind."),
    ] = None,
    ended: Annotated[bool, typer.Option("--ended", help="Also what was over by the day.")] = False,
) -> int:
    """What there is of a kind on a day.

    \b
    nhsnav list
    nhsnav list regulators
    nhsnav list bodies --on 2018-06-01 --plain
    """
    if not kind:
        return session.give(kinds(session.view))
    found = listing(session.view, " ".join(kind), ended=ended)
    return session.give(found, empty=not found.rows)
