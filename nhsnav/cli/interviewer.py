"""Puts the questions of an interview to a person, one by one, as long as they matter."""

from collections.abc import Mapping

from nhsnav.answers import innovate as room
from nhsnav.cli.asker import Asker
from nhsnav.cli.session import Session

__all__ = ["guided"]


def guided(session: Session, asker: Asker, before: Mapping[str, str]) -> dict[str, str]:
    """Every answer that matters, asked one by one. Back takes the last one away, but for those given beforehand."""
    facts = dict(before)
    while question := room.innovate(session.view, facts).open:
        chosen = asker.choose(question.ask, list(question.options.items()))
        if chosen is not None:
            facts[question.id] = chosen
        elif len(facts) > len(before):
            facts.popitem()
    return facts
