"""`nhsnav info`."""

from nhsnav import __version__
from nhsnav.answers.about import info as answer
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.store import index_of

__all__ = ["info"]


@answering
def info(session: Session) -> int:
    """Versions, what the model holds and up to when it was checked.

    \b
    nhsnav info
    nhsnav info --json | jq -r .result.checked_to.value
    """
    return session.give(answer(session.view, __version__, str(session.root), index_of(session.root)))
