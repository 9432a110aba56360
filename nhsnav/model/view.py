"""The model on one day.

A view knows which statements held on its day, and never what day today is. What is only planned or proposed never
holds; it is asked for by name. A date known to the month or year only is given the benefit of the doubt when nothing
better is known, and says so.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from nhsnav.dates import Held, PartialDate, held_on
from nhsnav.model.freshness import due
from nhsnav.model.names import Meaning, meaning
from nhsnav.model.records import (
    Body,
    Cited,
    Dated,
    Entity,
    Name,
    NameUse,
    Programme,
    Relation,
    RelationKind,
    Service,
    Source,
    Status,
    Topic,
)
from nhsnav.model.shelf import Scope, Shelf

__all__ = ["FACTS", "Life", "Tie", "View", "chronological"]

D = TypeVar("D", bound=Dated)

ASKED_IN_QUESTIONS = (Scope.SERVICES, Scope.COMPLAINTS, Scope.RATES)
"""Scopes whose names people ask for inside whole questions, when they are the first to be looked in."""
KNOWN_AHEAD = timedelta(days=3 * 365)
"""Of what is only intended, the model says no day on which it was announced; it was at most this long ago."""
FACTS = (Status.HAPPENED, Status.ENACTED)


class Life(NamedTuple):
    """Where the day lies in the life of a record."""

    held: Held
    begin: PartialDate | None
    until: PartialDate | None


class Tie(NamedTuple):
    """A relation, read from one record: which other it ties to, and whether this record is the one that does it."""

    other: str
    does: bool
    relation: Relation


class View:
    """What held on one day. `first` is the first day of the period asked for, when that was more than one day."""

    def __init__(self, shelf: Shelf, on: date, first: date | None = None) -> None:
        self.shelf = shelf
        self.on = on
        self.first = first or on

    # Records

    def entity(self, record: str) -> Entity:
        """A body or programme. Only ids that the model itself names may be asked for."""
        found = self.shelf.get(Body, record) or self.shelf.get(Programme, record)
        if found is None:
            raise KeyError(record)
        return found

    def topic(self, record: str) -> Topic:
        """A body, programme, service or route of complaints. Only ids that the model itself names may be asked for."""
        for kind in (Service, Body, Programme):
            if found := self.shelf.get(kind, record):
                return found
        from nhsnav.model.complaint import ComplaintRoute  # Few answers need it.

        route = self.shelf.get(ComplaintRoute, record)
        if route is None:
            raise KeyError(record)
        return route

    def meaning(self, text: str, *scopes: str) -> Meaning:
        """What a name may mean among the records of these scopes, the first scope first."""
        tables = [self.shelf.names(scope) for scope in scopes]
        return meaning(text, tables, in_questions=scopes[0] in ASKED_IN_QUESTIONS)

    # Statements

    def held(self, statement: Dated) -> Held:
        """Whether a statement held on the day. What was only intended did not."""
        if statement.status not in FACTS:
            return Held.NOT_YET
        return held_on(self.on, statement.begin, statement.until)

    def holding(self, statements: Iterable[D]) -> tuple[D, ...]:
        """The statements that held on the day, as far as their dates tell."""
        return tuple(statement for statement in statements if self.held(statement).possible)

    def one(self, statements: Iterable[D]) -> D | None:
        """The statement that held, of a sort of which only one can. Certain dates win; of vague ones, the later."""
        best: tuple[bool, date] | None = None
        found = None
        for statement in self.holding(statements):
            rank = (self.held(statement) is Held.YES, statement.begin.last if statement.begin else date.min)
            if best is None or rank > best:
                best, found = rank, statement
        return found

    def coming(self, statements: Iterable[D]) -> tuple[D, ...]:
        """What is announced for later, whether it is law or not: on a day long before, no plan was known yet."""
        if self.on < self.shelf.manifest.checked_to.last - KNOWN_AHEAD:
            statements = [s for s in statements if s.status in FACTS]
        statements = tuple(statements)
        return tuple(
            s for s in statements if s.begin and s.begin.first > self.on and s.status is not Status.HAPPENED
        ) + tuple(s for s in statements if s.status not in FACTS and s.begin and s.begin.first <= self.on)

    def due(self, statement: Cited) -> date | None:
        """The day by which a statement should be checked again; `None` for one that will not change."""
        return due(statement, self.shelf.manifest, lambda key: self.shelf.get(Source, key))

    def rests_on_plans(self) -> bool:
        """Whether the day is later than the day up to which the model was checked."""
        return self.on > self.shelf.manifest.checked_to.last

    # Lives and names

    def life(self, entity: Entity) -> Life:
        """The span of existence nearest to the day, and where the day lies in it."""
        lives = [Life(self.held(span), span.begin, span.until) for span in entity.exists]
        order = (Held.YES, Held.PERHAPS_BEGUN, Held.PERHAPS_ENDED, Held.NO_LONGER, Held.NOT_YET)
        latest = sorted(lives, key=lambda life: life.begin.first if life.begin else date.min, reverse=True)
        best = min(latest, key=lambda life: order.index(life.held))
        if best.held is Held.NOT_YET:
            return min(lives, key=lambda life: life.begin.first if life.begin else date.max)
        return best

    def existed(self, record: str) -> bool:
        return self.life(self.entity(record)).held.possible

    def names(self, topic: Topic) -> tuple[Name, ...]:
        """Its names on the day; of one that did not exist then, its last names before or its first after."""
        held = self.holding(topic.names)
        if any(name.use is not NameUse.SHORT for name in held):
            return held
        dated = [name for name in topic.names if name.use is not NameUse.SHORT]
        past = [name for name in dated if name.until and name.until.first <= self.on]
        nearest = (
            max(past, key=lambda name: name.until.first if name.until else date.min)
            if past
            else min(dated, key=lambda name: name.begin.first if name.begin else date.min)
        )
        return (nearest, *(name for name in topic.names if name.use is NameUse.SHORT))

    def name(self, topic: Topic) -> str:
        """Its main name on the day."""
        return next(name.text for name in self.names(topic) if name.use is not NameUse.SHORT)

    def short(self, topic: Topic) -> str | None:
        """Its abbreviation on the day, if it has one."""
        return next((name.text for name in self.names(topic) if name.use is NameUse.SHORT), None)

    def in_sentence(self, topic: Topic) -> str:
        """Its main name as it stands inside a sentence: a type of thing without its capital."""
        name = self.name(topic)
        is_type = not isinstance(topic, Entity) or topic.plural is not None
        return name.lower() if is_type and name[1:] == name[1:].lower() else name

    def as_subject(self, entity: Entity) -> str:
        """How a sentence speaks of it: by its phrase, unless that holds a name which it did not bear on the day."""
        phrase = entity.phrase
        if phrase:
            named = [n.text for n in entity.names if n.use is not NameUse.SHORT and n.text in phrase]
            if not named or self.name(entity) in named:
                return phrase
        return self.in_sentence(entity)

    # Relations

    def ties(self, record: str, kinds: Container[str] | None = None) -> Iterator[Tie]:
        """Each relation of a record that held on the day and whose other end existed then, from either end."""
        mine = [Tie(r.to or r.by or "", r.to is not None, r) for r in self.topic(record).relations]
        theirs = [
            Tie(link.owner, link.relation.by is not None, link.relation) for link in self.shelf.inward(record).relations
        ]
        for tie in mine + theirs:
            wanted = kinds is None or tie.relation.kind in kinds
            if wanted and self.held(tie.relation).possible and self._exists(tie.other):
                yield tie

    def all_ties(self, record: str, kinds: Container[str] | None = None) -> Iterator[Tie]:
        """The same, with what is stated once of its type and holds of each of the named ones."""
        yield from self.ties(record, kinds)
        topic = self.topic(record)
        if isinstance(topic, Entity) and topic.is_a:
            own = self.entity(topic.is_a).relations
            yield from (t for t in self.ties(topic.is_a, kinds) if t.relation in own and t.other != record)

    def _exists(self, record: str) -> bool:
        topic = self.topic(record)
        return not isinstance(topic, Entity) or self.life(topic).held.possible

    def funder(self, record: str) -> Tie | None:
        """Where most of a body's public money came from on the day."""
        return next((tie for tie in self.ties(record, ("funds",)) if not tie.does), None)

    def relation_kind(self, record: str) -> RelationKind:
        kind = self.shelf.get(RelationKind, record)
        assert kind is not None
        return kind


def chronological(statements: Sequence[D]) -> list[D]:
    """In the order in which they began; one without a beginning comes first."""
    return sorted(statements, key=lambda statement: statement.begin.first if statement.begin else date.min)
