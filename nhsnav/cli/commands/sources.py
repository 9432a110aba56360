"""`nhsnav sources [KEY or NAME]`."""

from typing import Annotated

import typer

from nhsnav.answers.evidence import source
from nhsnav.answers.evidence import sources as answer
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.model.names import Matched
from nhsnav.model.records import Source
from nhsnav.model.shelf import Scope

__all__ = ["sources"]


@answering
def sources(
    session: Session,
    about: Annotated[
        list[str] | None,
        typer.Argument(metavar="[KEY or NAME]", help="The key of a source, or a record whose sources you want."),
    ] = None,
) -> int:
    """What stands behind the answers: publisher, title, dates, address, licence.

    \b
    nhsnav sources hca-2022
    nhsnav sources "NHS Digital"
    """
    view = session.view
    if not about:
        return session.give(answer(view))
    asked = " ".join(about)
    if view.shelf.get(Source, asked):
        return session.give(source(view, asked))
    if view.meaning(asked, Scope.ENTITIES, Scope.SERVICES).matched is Matched.NOTHING:
        return session.give(source(view, asked))
    return session.give(answer(view, session.pick(asked, Scope.ENTITIES, Scope.SERVICES)))
