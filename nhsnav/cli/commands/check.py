"""`nhsnav check [DIR]`."""

from typing import Annotated

import typer

from nhsnav.answers.about import Checked
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.errors import ExitCode

__all__ = ["check"]


@answering
def check(
    session: Session,
    directory: Annotated[str | None, typer.Argument(metavar="[DIR]", help="A model of your own.")] = None,
) -> int:
    """Whether the data keeps every rule. Exit code 4 when it does not.

    \b
    nhsnav check
    nhsnav check my-model --json | jq -r '.problems[].message'
    """
    from nhsnav.store.build import problems_of
    from nhsnav.store.load import load

    session.data = directory or session.data
    loaded = load(session.root)
    found = Checked(data=str(session.root), records=len(loaded.places), problems=tuple(problems_of(loaded)))
    return session.give(found, problems=found.problems, code=ExitCode.DATA if found.problems else ExitCode.OK)
