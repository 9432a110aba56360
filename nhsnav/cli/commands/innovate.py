"""`nhsnav innovate`."""

from typing import Annotated

import typer

from nhsnav.answers import innovate as room
from nhsnav.answers.interview import checked
from nhsnav.cli.asker import asker_of_process, can_ask
from nhsnav.cli.interviewer import guided
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.errors import NeedsMore

__all__ = ["innovate"]


@answering
def innovate(
    session: Session,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="QUESTION=ANSWER", help="An answer given beforehand.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Leave nothing out, however long it gets.")] = False,
) -> int:
    """How an innovation gets into the NHS: permission, evidence, buyers, money.

    \b
    nhsnav innovate
    nhsnav innovate --set product=medicine
    nhsnav innovate --set product=medicine --on 2019-06-01 --json
    """
    session.everything = everything
    facts = checked(room.innovation(session.view), settings or ())
    answer = room.innovate(session.view, facts)
    if answer.open and (session.face == "json" or not can_ask()):
        more = " ".join(f"--set {fact}={value}" for fact, value in facts.items())
        raise NeedsMore(
            f"one more thing must be known: {answer.open.ask}",
            hint=f"nhsnav innovate {more} --set {answer.open.id}={'|'.join(answer.open.options)}".replace("  ", " "),
            result=answer,
        )
    if answer.open:
        facts = guided(session, asker_of_process(plain=session.face == "plain"), facts)
    return session.give(room.innovate(session.view, facts))
