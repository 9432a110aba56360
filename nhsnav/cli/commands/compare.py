"""`nhsnav compare DATE DATE [NAME]`."""

from typing import Annotated

import typer

from nhsnav.answers.compare import compare as answer
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.model.shelf import Scope
from nhsnav.model.view import View

__all__ = ["compare"]


@answering
def compare(
    session: Session,
    first: Annotated[str, typer.Argument(metavar="DATE", help="The earlier day.")],
    second: Annotated[str, typer.Argument(metavar="DATE", help="The later day.")],
    about: Annotated[list[str] | None, typer.Argument(metavar="[NAME]", help="Only what changed about this.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Leave nothing out, however long it gets.")] = False,
) -> int:
    """What changed between two days.

    \b
    nhsnav compare 2018-06-01 today
    nhsnav compare 2023-03-31 2023-04-01
    nhsnav compare 2018 2026 dentist
    """
    session.everything = everything
    session.on = second
    before = View(session.shelf, session.parse(first)[1])
    record = session.pick(" ".join(about), Scope.ENTITIES, Scope.SERVICES) if about else None
    return session.give(answer(before, session.view, record))
