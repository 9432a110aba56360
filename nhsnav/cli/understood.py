"""From words typed anywhere in the navigator to the page that they ask for."""

import re

from nhsnav.cli.session import Session
from nhsnav.model.shelf import Scope
from nhsnav.model.tour import Asked, Question

__all__ = ["understood"]

OPENINGS: tuple[tuple[str, Question, tuple[str, ...]], ...] = (
    (r"(?:who|what)(?: |-)(?:pays?|funds?|commissions?)\b(?: for)?", Question.WHO_PAYS, (Scope.SERVICES,)),
    (
        r"(?:how|where|who)?.*\bcomplain(?:ts?|ing)?\b(?: to)?(?: about)?",
        Question.COMPLAIN,
        (Scope.COMPLAINTS, Scope.SERVICES, Scope.ENTITIES),
    ),
    (
        r"who(?: |-)(?:regulates|inspects|oversees|watches(?: over)?|licenses|registers)",
        Question.WHO_REGULATES,
        (Scope.ENTITIES, Scope.SERVICES),
    ),
    (r"(?:what (?:happened to|became of)|history(?: of)?)", Question.HISTORY, (Scope.ENTITIES,)),
)
"""How a question begins, which question it is, and among which records its words are looked up."""


def understood(session: Session, typed: str) -> Asked:
    """The page for what was typed: a question by its opening words, else the record that the words name.

    Raises NotFound, or Ambiguous with the candidates.
    """
    for opening, question, scopes in OPENINGS:
        found = re.match(rf"{opening}\s+(.+)", typed, re.IGNORECASE)
        if found:
            return Asked(question=question, of=session.pick(found[1].rstrip("?"), *scopes))
    record = session.pick(typed, Scope.ENTITIES, Scope.SERVICES, Scope.LABELS, Scope.CODES)
    from nhsnav.answers.asked import opening as page_of
    from nhsnav.answers.common import ref

    return page_of(session.view, ref(session.view, record))
