"""From the words people use to the records they may mean.

Exact names win; then the same words without the small ones around them; then all words found in one name; then a near
spelling. A near spelling is taken only when nothing else comes close, because a wrong answer is worse than none.
Whether a thing existed on a day is not decided here.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

__all__ = ["Matched", "Meaning", "meaning", "nearest", "normalise"]

Names = Mapping[str, tuple[str, ...]]
"""Normalised names, each with the ids of the records that bear it."""

SMALL_WORDS: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "be",
        "by",
        "can",
        "do",
        "does",
        "for",
        "from",
        "get",
        "gets",
        "has",
        "have",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "is",
        "it",
        "me",
        "mum",
        "mums",
        "dad",
        "dads",
        "my",
        "nan",
        "nans",
        "of",
        "on",
        "or",
        "our",
        "pay",
        "pays",
        "paid",
        "paying",
        "that",
        "the",
        "their",
        "this",
        "to",
        "was",
        "we",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "you",
        "your",
    ]
)
"""Words that say nothing about which record is meant."""

CERTAIN: Final = 86
"""A near spelling this alike (0 to 100) may be taken; the next best must be well behind."""
CLEAR: Final = 6
POSSIBLE: Final = 60
"""Below this likeness a name is not worth suggesting."""


class Matched(StrEnum):
    """How the words led to the records."""

    NAME = "name"
    WORDS = "words"
    SPELLING = "spelling"
    NOTHING = "nothing"


class Meaning(NamedTuple):
    """The records that the words may mean: none, one or several."""

    ids: tuple[str, ...]
    matched: Matched
    near: tuple[str, ...] = ()
    """When nothing matched: the ids of the nearest names."""


def normalise(text: str) -> str:
    """Lower case, without accents, punctuation or a leading "the"."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    plain = re.sub(r"['\u2019]", "", "".join(c for c in plain if not unicodedata.combining(c)))
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def meaning(text: str, tables: Sequence[Names]) -> Meaning:
    """What the text may mean. Of two tables that match equally well, the first wins."""
    asked = normalise(text)
    words = [word for word in asked.split() if word not in SMALL_WORDS]
    bare = " ".join(words)
    for matched, found in (
        *((Matched.NAME, names.get(form)) for form in (asked, asked.removesuffix("s")) for names in tables),
        *((Matched.WORDS, names.get(form)) for form in (bare, bare.removesuffix("s")) for names in tables),
        *((Matched.WORDS, _with_all(words, names)) for names in tables if words),
    ):
        if found:
            return Meaning(found, matched)
    if not words:
        return Meaning((), Matched.NOTHING)
    close = sorted((pair for names in tables for pair in nearest(bare, names)), key=lambda pair: -pair[1])
    if close and close[0][1] >= CERTAIN and (len(close) == 1 or close[0][1] - close[1][1] >= CLEAR):
        return Meaning((close[0][0],), Matched.SPELLING)
    return Meaning((), Matched.NOTHING, tuple(dict.fromkeys(record for record, _ in close))[:3])


def _with_all(words: Iterable[str], names: Names) -> tuple[str, ...]:
    """The records whose one name holds every word. A record is sure of a name with no other words to spare."""
    wanted = frozenset(words)
    fewest: dict[str, int] = {}
    for name, ids in names.items():
        has = frozenset(name.split())
        if wanted <= has:
            for record in ids:
                fewest[record] = min(fewest.get(record, 99), len(has))
    return tuple(sorted(fewest, key=lambda record: (fewest[record], record)))


def nearest(asked: str, names: Names, limit: int = 20) -> list[tuple[str, float]]:
    """The records whose names are spelt most like the words, best first, each with its likeness from 0 to 100."""
    from rapidfuzz import fuzz, process

    best: dict[str, float] = {}
    for name, likeness, _ in process.extract(
        asked, names.keys(), scorer=fuzz.ratio, limit=limit, score_cutoff=POSSIBLE
    ):
        for record in names[name]:
            best.setdefault(record, likeness)
    return sorted(best.items(), key=lambda pair: -pair[1])
