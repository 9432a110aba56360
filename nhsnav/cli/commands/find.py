"""`nhsnav find TEXT`."""

from typing import Annotated

import typer

from nhsnav.answers.common import joined
from nhsnav.answers.find import find as answer
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session

__all__ = ["find"]


@answering
def find(
    session: Session, text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words, or how they begin.")]
) -> int:
    """Which records bear a name with these words in it.

    \b
    nhsnav find improvement
    nhsnav find "commissioning board" --plain | cut -f1
    """
    found = answer(session.view, " ".join(text))
    if not found.hits:
        near = joined((ref.name for ref in found.near), "or")
        session.screen.note(f"nothing bears a name like '{found.asked}'{f': did you mean {near}?' if near else ''}")
    return session.give(found, empty=not found.hits)
