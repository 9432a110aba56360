"""`nhsnav tour [NAME]`."""

from datetime import date
from typing import Annotated

import typer

from nhsnav.cli.asker import asker_of_process, can_ask
from nhsnav.cli.guide import guide
from nhsnav.cli.options import answering
from nhsnav.cli.progress import keep, kept
from nhsnav.cli.session import Session
from nhsnav.errors import ExitCode, NeedsMore
from nhsnav.tours.told import told, tour_named, tours, walked

__all__ = ["tour"]


@answering
def tour(
    session: Session,
    name: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME...]", help="A tour. Without it: every tour.")
    ] = None,
    whole: Annotated[bool, typer.Option("--print", help="Write the whole tour and ask nothing.")] = False,
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="1,-,2", help="Walk it by these answers; - only goes on.")
    ] = None,
    restart: Annotated[bool, typer.Option("--restart", help="From the start, not from where you stopped.")] = False,
) -> int:
    """Be guided, step by step, with live answers.

    \b
    nhsnav tour
    nhsnav tour nhs-in-ten-minutes
    nhsnav tour follow-the-money --print
    """
    if not name:
        return session.give(tours(session.view))
    chosen = tour_named(session.view, " ".join(name))
    today = date.today()  # noqa: DTZ011
    if answers is not None:
        return session.give(walked(session.view, chosen, [a.strip() for a in answers.split(",") if a.strip()], today))
    if whole or session.face == "json":
        return session.give(told(session.view, chosen, today))
    if not can_ask():
        raise NeedsMore("a tour asks questions, and nobody can be asked here", hint=f"nhsnav tour {chosen.id} --print")
    if restart:
        keep(chosen.id, ())
    guide(session, chosen, asker_of_process(plain=session.face == "plain"), kept(chosen.id))
    return ExitCode.OK
