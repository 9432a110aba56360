"""`nhsnav check [DIR]`."""

from typing import Annotated

import typer

from nhsnav.answers.about import Checked, Due, WorkQueue
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.errors import ExitCode

__all__ = ["check"]


@answering
def check(
    session: Session,
    directory: Annotated[str | None, typer.Argument(metavar="[DIR]", help="A model of your own.")] = None,
    stale: Annotated[bool, typer.Option("--stale", help="List what should be checked again, oldest first.")] = False,
) -> int:
    """Whether the data keeps every rule. Exit code 4 when it does not.

    \b
    nhsnav check
    nhsnav check --stale
    nhsnav check my-model --json | jq -r '.problems[].message'
    """
    from nhsnav.rules.staleness import overdue
    from nhsnav.store.build import problems_of
    from nhsnav.store.load import load, written

    session.data = directory or session.data
    loaded = load(session.root)
    if stale and loaded.catalogue is not None:
        today = session.days[1]
        queue = tuple(
            Due(
                record=one.record,
                path=written(one.path),
                words=one.words,
                due=one.due.isoformat(),
                checked=one.checked,
                pages=one.pages,
            )
            for one in overdue(loaded.catalogue, today)
        )
        return session.give(WorkQueue(today=today.isoformat(), due=queue), empty=not queue)
    found = Checked(data=str(session.root), records=len(loaded.places), problems=tuple(problems_of(loaded)))
    return session.give(found, problems=found.problems, code=ExitCode.DATA if found.problems else ExitCode.OK)
