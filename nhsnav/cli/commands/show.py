"""`nhsnav show NAME`."""

from typing import Annotated

import typer

from nhsnav.answers.card import card
from nhsnav.answers.who_pays import who_pays
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.model.records import Service
from nhsnav.model.shelf import Scope

__all__ = ["show"]


@answering
def show(
    session: Session,
    name: Annotated[list[str], typer.Argument(metavar="NAME...", help="A body, programme, policy, law or service.")],
    everything: Annotated[bool, typer.Option("--all", help="Leave nothing out, however long it gets.")] = False,
) -> int:
    """What it is: what it does, since when, with whom, what it became.

    \b
    nhsnav show ICB
    nhsnav show CCG --on 2018-06-01
    nhsnav show "NHS Improvement" --json | jq .result.became
    """
    session.everything = everything
    view = session.view
    record = session.pick(" ".join(name), Scope.ENTITIES, Scope.SERVICES, Scope.LABELS, Scope.CODES)
    is_service = view.shelf.get(Service, record) is not None
    return session.give(who_pays(view, record) if is_service else card(view, record))
