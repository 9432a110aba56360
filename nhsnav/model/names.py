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

from nhsnav.model.phrases import named_in

__all__ = ["Matched", "Meaning", "elsewhere", "holding_all", "meaning", "nearest", "normalise"]

Names = Mapping[str, tuple[str, ...]]
"""Normalised names, each with the ids of the records that bear it."""

_SMALL: Final = """
a an and are be by can dad dads do does for from fund funded funds get gets had has have her his how i if in is it me
mum mums my nan nans nhs of on or our paid part pay paying pays that the their them this to was we what when where
which who whom whos whose why will with you your
"""
SMALL_WORDS: Final = frozenset(_SMALL.split())
"""Words that say nothing about which record is meant."""

_BRACKETS: Final = re.compile(r"([^()]+)\(([^()]+)\)[^()]*")
"""As in `integrated care boards (ICBs)`."""

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


def meaning(text: str, tables: Sequence[Names], *, in_questions: bool = False) -> Meaning:
    """What the text may mean. Of two tables that match equally well, the first wins.

    `in_questions`: names are also looked for inside what may be a whole question.
    """
    forms = [normalise(form) for form in _forms(text)]
    bare = [" ".join(word for word in form.split() if word not in SMALL_WORDS) for form in forms]
    if found := _told_apart(forms, tables):
        return Meaning(found, Matched.NAME)
    if in_questions and (found := _spelt_out(forms[0], tables)):
        return Meaning(found, Matched.WORDS)
    if found := _told_apart(bare, tables):
        return Meaning(found, Matched.WORDS)
    if not bare[0]:
        return Meaning((), Matched.NOTHING)
    for names in tables:
        if found := _with_all(bare[0].split(), names):
            return Meaning(found, Matched.WORDS)
    if in_questions:
        for names in tables:
            if found := named_in(forms[0].split(), names, SMALL_WORDS):
                return Meaning(found, Matched.WORDS)
    likeness: dict[str, float] = {}
    for asked in dict.fromkeys((forms[0], bare[0])):
        for names in tables:
            for record, alike in nearest(asked, names):
                likeness[record] = max(alike, likeness.get(record, 0))
    close = sorted(likeness.items(), key=lambda pair: -pair[1])
    if close and close[0][1] >= CERTAIN and (len(close) == 1 or close[0][1] - close[1][1] >= CLEAR):
        return Meaning((close[0][0],), Matched.SPELLING)
    return Meaning((), Matched.NOTHING, tuple(record for record, _ in close[:3]))


def _told_apart(forms: Sequence[str], tables: Sequence[Names]) -> tuple[str, ...]:
    """The records that bear a form as their name; of a name and the words in its brackets, what tells more apart."""
    borne = [found for form in forms for names in tables if (found := _borne(form, names))]
    return min(borne, key=len, default=())


def _spelt_out(asked: str, tables: Sequence[Names]) -> tuple[str, ...]:
    """The records whose name stands in a question word for word, small words and all: `cancer drugs fund`."""
    inside = f" {asked} "
    for names in tables:
        spelt = [n for n in names if n.count(" ") >= 2 and f" {n} " in inside and not SMALL_WORDS.isdisjoint(n.split())]
        if spelt:
            return names[max(spelt, key=len)]
    return ()


def _borne(name: str, names: Names) -> tuple[str, ...]:
    """The records that bear a name, also in the plural."""
    return names.get(name) or names.get(name.removesuffix("s")) or ()


def elsewhere(text: str, names: Mapping[str, str]) -> str | None:
    """The main name of what the NHS does not do, when all words of one of its names were typed."""
    words = {word.removesuffix("s") for word in normalise(text).split()}
    named = (main for name, main in names.items() if {word.removesuffix("s") for word in name.split()} <= words)
    return next(named, None)


def _forms(text: str) -> tuple[str, ...]:
    """The text; and where it has words in brackets, what stands before them and what they hold."""
    bracketed = _BRACKETS.fullmatch(text.strip())
    return (text, bracketed[1], bracketed[2]) if bracketed else (text,)


def holding_all(text: str, names: Names) -> tuple[str, ...]:
    """The records that bear a name with every word of the text in it, closest first."""
    spare = _spare_words([word for word in normalise(text).split() if word not in SMALL_WORDS], names)
    return tuple(sorted(spare, key=lambda record: (spare[record], record)))


def _with_all(words: Iterable[str], names: Names) -> tuple[str, ...]:
    """The same, of words. A name that says nothing else leaves no doubt."""
    spare = _spare_words(words, names)
    exact = [record for record, more in spare.items() if more == 0]
    return tuple(sorted(exact or spare, key=lambda record: (spare[record], record)))


def _spare_words(words: Iterable[str], names: Names) -> dict[str, int]:
    """The records of which one name holds every word, with how many more words that mean something it has at least."""
    wanted = frozenset(words)
    spare: dict[str, int] = {}
    for name, ids in names.items():
        has = frozenset(name.split())
        if wanted <= has:
            more = len(has - wanted - SMALL_WORDS)
            for record in ids:
                spare[record] = min(spare.get(record, more), more)
    return spare


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
