"""Which records bear a name with these words in it, best first. Nothing found is an answer too."""

from msgspec import Struct

from nhsnav.answers.common import Ref, ref
from nhsnav.answers.listing import Row, row
from nhsnav.model.names import nearest, normalise
from nhsnav.model.shelf import Scope
from nhsnav.model.view import View

__all__ = ["Found", "Hit", "find"]

LIMIT = 40


class Hit(Struct, frozen=True, kw_only=True):
    """A record found, and the name by which it was found."""

    row: Row
    by: str


class Found(Struct, frozen=True, kw_only=True):
    """The answer to `find`."""

    asked: str
    hits: tuple[Hit, ...]
    near: tuple[Ref, ...]
    """When nothing was found: what is spelt most alike."""


def find(view: View, text: str) -> Found:
    """Every record whose names hold all the words, or words that begin with them."""
    wanted = normalise(text).split()
    best: dict[str, tuple[tuple[int, int, str], str]] = {}
    tables = [view.shelf.names(scope) for scope in (Scope.ENTITIES, Scope.SERVICES, Scope.LABELS)]
    for names in tables:
        for name, ids in names.items():
            words = name.split()
            if wanted and all(any(word.startswith(part) for word in words) for part in wanted):
                exact = sum(part not in words for part in wanted)
                for record in ids:
                    rank = ((exact, len(words) - len(wanted), name), name)
                    best[record] = min(best.get(record, rank), rank)
    ordered = sorted(best, key=lambda record: (best[record], record))[:LIMIT]
    hits = tuple(Hit(row=row(view, record), by=best[record][1]) for record in ordered)
    close = [] if hits else [i for names in tables for i, _ in nearest(" ".join(wanted), names)[:3]]
    return Found(asked=text, hits=hits, near=tuple(ref(view, record) for record in dict.fromkeys(close)))
