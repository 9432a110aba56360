"""`nhsnav timeline`."""

from typing import Annotated

import typer

from nhsnav.answers.timeline import timeline as answer
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.model.shelf import Scope

__all__ = ["timeline"]


@answering
def timeline(
    session: Session,
    begin: Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day.")] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="A body, programme, law or service.")
    ] = None,
) -> int:
    """What happened, and what is announced, in order of time.

    \b
    nhsnav timeline --from 2022
    nhsnav timeline --about "NHS England" --to 2023-04-01
    """
    record = session.pick(about, Scope.ENTITIES, Scope.SERVICES) if about else None
    first = session.parse(begin)[0] if begin else None
    last = session.parse(until)[1] if until else None
    found = answer(session.view, record, first, last)
    if not found.entries:
        session.screen.note("nothing is recorded in that time")
    return session.give(found, empty=not found.entries)
