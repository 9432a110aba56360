"""What answers have in common: a record referred to, and a statement carried over with its evidence."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias, TypeVar

from msgspec import Struct

from nhsnav.dates import PartialDate
from nhsnav.model.records import Cited, Dated, Status
from nhsnav.model.view import View

__all__ = [
    "Branch",
    "Evidence",
    "Labelled",
    "Line",
    "Moment",
    "Ref",
    "Span",
    "amount_words",
    "as_one",
    "cited_in",
    "evidence",
    "found_in",
    "joined",
    "line",
    "moment",
    "ref",
    "sentence",
    "span",
    "together",
]


S = TypeVar("S", bound=Struct)


class Moment(Struct, frozen=True, kw_only=True):
    """A date with the precision that it is known to."""

    value: str
    precision: Literal["day", "month", "year"]


class Labelled(Struct, frozen=True, kw_only=True):
    """Something that is only a word in the data, such as a kind or a measure, with its meaning."""

    id: str
    label: str
    meaning: str


class Span(Struct, frozen=True, kw_only=True):
    """From the first day something held until the first day it no longer did. `None` is unknown, or open."""

    begin: Moment | None
    until: Moment | None


class Ref(Struct, frozen=True, kw_only=True):
    """A record referred to, by the name that it had on the day."""

    id: str
    name: str
    in_sentence: str
    """The name as it stands inside a sentence."""
    short: str | None


class Evidence(Struct, frozen=True, kw_only=True):
    """What stands behind a statement. Unconfirmed: no source that was read supports it.

    An unconfirmed statement without sources of its own can be checked in the sources of its record.
    """

    confirmed: bool
    sources: tuple[str, ...]
    recheck: str | None
    """The day by which to check it again; `None` for what will not change."""


class Line(Struct, frozen=True, kw_only=True):
    """One dated statement in words."""

    text: str
    span: Span
    status: Status
    evidence: Evidence
    note: str | None


Branch: TypeAlias = dict[str, "Branch"]
"""Ids, each with those below it."""


def together(ways: Iterable[Iterable[str]]) -> Branch:
    """Several ways from the top down, drawn together as far as they run together."""
    tree: Branch = {}
    for way in ways:
        branch = tree
        for step in way:
            branch = branch.setdefault(step, {})
    return tree


def moment(day: PartialDate | None) -> Moment | None:
    return None if day is None else Moment(value=day.text, precision=day.precision.value)


def span(dated: Dated) -> Span:
    return Span(begin=moment(dated.begin), until=moment(dated.until))


def ref(view: View, record: str) -> Ref:
    topic = view.topic(record)
    return Ref(id=record, name=view.name(topic), in_sentence=view.in_sentence(topic), short=view.short(topic))


def evidence(view: View, statement: Cited) -> Evidence:
    recheck = view.due(statement)
    return Evidence(
        confirmed=statement.confirmed, sources=statement.sources, recheck=recheck.isoformat() if recheck else None
    )


def line(view: View, statement: Dated, text: str) -> Line:
    return Line(
        text=text,
        span=span(statement),
        status=statement.status,
        evidence=evidence(view, statement),
        note=statement.note,
    )


def amount_words(unit: str, value: str) -> str:
    """An amount of a charge or rate as people write it: `£1,035.00`, `4.6 percent`."""
    whole, dot, digits = value.partition(".")
    figure = f"{int(whole):,}{dot}{digits}"
    currency, _, per = unit.partition(" ")
    return f"£{figure} {per}".rstrip() if currency == "GBP" else f"{figure} {unit}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *most, final = list(words)
    return f"{', '.join(most)} {last} {final}" if most else final


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def overdue_in(answer: object, today: str) -> tuple[str, ...]:
    """The days, all of them past, by which statements behind an answer should have been checked again."""
    return tuple(sorted(e.recheck for e in found_in(answer, Evidence) if e.recheck and e.recheck < today))


def cited_in(answer: object) -> tuple[str, ...]:
    """The sources behind an answer, each once, in the order of the answer."""
    return tuple(dict.fromkeys(source for evidence in found_in(answer, Evidence) for source in evidence.sources))


def found_in(value: object, kind: type[S]) -> Iterator[S]:
    """Every struct of a type anywhere in an answer, in its order."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from found_in(getattr(value, name), kind)
    elif isinstance(value, tuple):
        for part in value:
            yield from found_in(part, kind)


def as_one(proofs: Iterable[Evidence]) -> Evidence:
    """What stands behind several statements taken together: confirmed when each of them is."""
    every = list(proofs)
    return Evidence(
        confirmed=all(proof.confirmed for proof in every),
        sources=tuple(dict.fromkeys(source for proof in every for source in proof.sources)),
        recheck=min((proof.recheck for proof in every if proof.recheck), default=None),
    )
