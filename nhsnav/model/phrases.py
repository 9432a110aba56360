"""From a whole question to the records whose names occur in it: `is the health visitor nhs or council`.

A name counts when all of its words were typed, in any order, give or take an ending or a letter. A name of rare words
weighs more than one of common words; a name of one word alone counts only where the record knows much of what was
typed. The best is taken only when it is well ahead, also of those that know many of the words and have no whole name
among them; when several are close they are all given back; and when what was typed says much that the best does not,
nothing is.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

__all__ = ["named_in"]

AHEAD: Final = 1.25
"""The best must weigh this much more than the next to be taken alone."""
ENOUGH: Final = 0.25
"""And this part of all that was typed, but for short words that no name has."""
MOSTLY: Final = 0.4
"""A name of one telling word counts only for a record that knows this part of all that was typed."""
UNKNOWN: Final = 3.0
"""What a typed word weighs that no name has: less than a rare word of a name, more than a common one."""
UNKNOWN_FROM: Final = 5
"""If it has this many letters: shorter ones, such as `she` and `they`, are mostly chat."""
BESIDE: Final = 0.5
"""What a word counts that stands in another name of the record."""
UNNAMED: Final = 0.4
"""What it counts for a record none of whose names was typed whole."""
SMALL_WEIGHT: Final = 0.4
"""What a small word of a name counts."""
ALIKE: Final = 85
"""A word this alike (0 to 100) to a known one is taken for a misspelling of it."""
MOST: Final = 5

Names = Mapping[str, tuple[str, ...]]


def named_in(words: Iterable[str], names: Names, small: frozenset[str]) -> tuple[str, ...]:
    """The records whose names occur among the words: one when it is clear, several when they are close, or none.

    `small` words tell nothing.
    """
    typed = set(words)
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    phrases = []
    for name, ids in names.items():
        parts = frozenset(name.split())
        telling = frozenset(_stem(word) for word in parts - small)
        for word in telling:
            bearers[word].update(ids)
        # Of `cancer drugs fund` and `walk in` the small words must have been typed too.
        if telling and parts & small <= typed:
            phrases.append((telling, SMALL_WEIGHT * len(parts & small), ids, len(telling) == 1))
    everyone = len({record for ids in names.values() for record in ids})
    weight = {word: math.log(1 + everyone / len(records)) for word, records in bearers.items()}
    meant = {word: _known(_stem(word), weight) for word in typed - small}
    asked = {known for known in meant.values() if known}
    unknown = sum(not known and len(word) >= UNKNOWN_FROM for word, known in meant.items())
    everything = sum(weight[word] for word in asked) + UNKNOWN * unknown
    knows: defaultdict[str, float] = defaultdict(float)
    for word in asked:
        for record in bearers[word]:
            knows[record] += weight[word]
    best: dict[str, float] = {}
    for telling, more, ids, alone in phrases:
        if telling <= asked:
            told = sum(weight[word] for word in telling)
            for record in ids:
                if not alone or knows[record] >= MOSTLY * everything:
                    best[record] = max(best.get(record, 0), more + told + BESIDE * (knows[record] - told))
    if not best or max(best.values()) < ENOUGH * everything:
        return ()
    weighed = {record: UNNAMED * known for record, known in knows.items()} | best
    order = sorted(weighed, key=lambda record: (-weighed[record], record))
    first = weighed[order[0]]
    return tuple(record for record in order if weighed[record] * AHEAD > first)[:MOST]


def _known(word: str, weight: Mapping[str, float]) -> str | None:
    """The word, or the known word that it is a misspelling of: of no short word, and with the same first letter."""
    if word in weight:
        return word
    if len(word) < 5:
        return None
    from rapidfuzz import fuzz, process

    likely = [known for known in weight if known[0] == word[0] and len(known) >= 5]
    alike = process.extractOne(word, likely, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return alike[0] if alike else None


@cache
def _stem(word: str) -> str:
    """Without the ending of a plural or of a verb. Crude, and the same for what was typed as for what is known."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    for ending, shortest in (("ing", 7), ("ed", 6), ("es", 6), ("s", 3)):
        if word.endswith(ending) and len(word) >= shortest and not word.endswith("ss"):
            return word[: -len(ending)]
    return word
