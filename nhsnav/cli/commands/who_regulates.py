"""`nhsnav who-regulates NAME`."""

from typing import Annotated

import typer

from nhsnav.answers.oversight import oversight, subject
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.model.shelf import Scope

__all__ = ["who_regulates"]


@answering
def who_regulates(
    session: Session,
    name: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="A provider, a profession, a product or any body.")
    ],
    everything: Annotated[bool, typer.Option("--all", help="Leave nothing out, however long it gets.")] = False,
) -> int:
    """Who oversees it: registration, licence, inspection, prices, money, complaints.

    \b
    nhsnav who-regulates "GP practice"
    nhsnav who-regulates "NHS trust" --on 2014-06-01
    nhsnav who-regulates counsellor --json | jq -r .result.headline
    """
    session.everything = everything
    record = session.pick(" ".join(name), Scope.ENTITIES, Scope.SERVICES, Scope.LABELS)
    provider = subject(session.view, record)
    if provider != record:
        gives = session.view.in_sentence(session.view.entity(provider))
        session.screen.note(f"note: this is a service; what follows is about who gives it first of all, {gives}")
    return session.give(oversight(session.view, provider))
