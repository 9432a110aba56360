"""What happened, and what is announced, in order of time: for the whole system, or about one record.

The events of the model are told as they were written. About one record, what its own dates say is told too: when it
began and ended, was renamed, gave or took a function. Nothing is told twice: an event on the same day comes first.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from nhsnav.answers.common import Evidence, Moment, Ref, evidence, moment, ref, sentence
from nhsnav.answers.succession import became, came_from
from nhsnav.dates import PartialDate
from nhsnav.model.records import Entity, Event, NameUse, Service, Status
from nhsnav.model.view import FACTS, View

__all__ = ["Change", "Entry", "Timeline", "timeline"]


class Change(StrEnum):
    """What sort of change it is."""

    EVENT = "event"
    BEGAN = "began"
    ENDED = "ended"
    RENAMED = "renamed"
    MOVED = "moved"
    PAYER = "payer"


class Entry(Struct, frozen=True, kw_only=True):
    """One dated change."""

    on: Moment
    change: Change
    text: str
    status: Status
    about: tuple[Ref, ...]
    evidence: Evidence


class Timeline(Struct, frozen=True, kw_only=True):
    """The answer to `timeline`."""

    about: Ref | None
    begin: str | None
    until: str | None
    entries: tuple[Entry, ...]
    rests_on_plans: bool


def timeline(view: View, about: str | None, first: date | None, last: date | None) -> Timeline:
    """The changes from the first day to the last, both included; about one record, or all events of the system."""
    told = list(_events(view, about))
    if about is not None:
        days = {entry.on.value for entry in told}
        told += [entry for entry in _own(view, about) if entry.on.value not in days]
    chosen = [
        entry
        for entry in told
        if (first is None or PartialDate(entry.on.value).last >= first)
        and (last is None or PartialDate(entry.on.value).first <= last)
    ]
    return Timeline(
        about=ref(view, about) if about else None,
        begin=first.isoformat() if first else None,
        until=last.isoformat() if last else None,
        entries=tuple(sorted(chosen, key=lambda entry: (PartialDate(entry.on.value).first, entry.text))),
        rests_on_plans=any(entry.status not in FACTS for entry in chosen),
    )


def _events(view: View, about: str | None) -> Iterator[Entry]:
    ids = view.shelf.ids(Event) if about is None else view.shelf.inward(about).events
    for event_id in ids:
        event = view.shelf.get(Event, event_id)
        assert event is not None
        on = moment(event.on)
        assert on is not None
        yield Entry(
            on=on,
            change=Change.EVENT,
            text=event.text,
            status=event.status,
            about=tuple(ref(view, record) for record in event.about),
            evidence=evidence(view, event),
        )


def _own(view: View, record: str) -> Iterator[Entry]:
    """What the dates of the record itself say."""
    topic = view.topic(record)
    here = (ref(view, record),)

    def entry(on: PartialDate | None, change: Change, text: str, status: Status, proof: Evidence) -> Iterator[Entry]:
        if (day := moment(on)) is not None:
            yield Entry(on=day, change=change, text=sentence(text), status=status, about=here, evidence=proof)

    name = view.name(topic)
    if isinstance(topic, Entity):
        for life in topic.exists:
            yield from entry(life.begin, Change.BEGAN, f"{name} began", life.status, evidence(view, life))
            yield from entry(life.until, Change.ENDED, f"{name} ended", life.status, evidence(view, life))
        for title in topic.names:
            if title.use is not NameUse.SHORT and title.begin not in [life.begin for life in topic.exists]:
                yield from entry(
                    title.begin, Change.RENAMED, f"took the name {title.text}", title.status, evidence(view, title)
                )
        for step in (*became(view, topic), *came_from(view, topic)):
            other = step.other.in_sentence if step.other else step.named
            what = f": {step.what}" if step.what else ""
            on = PartialDate(step.on.value) if step.on else None
            yield from entry(on, Change.MOVED, f"{step.words} {other}{what}", step.status, step.evidence)
    if isinstance(topic, Service):
        for period in topic.periods[1:]:
            payers = " and ".join(ref(view, payer.body).in_sentence for payer in period.pays)
            yield from entry(
                period.begin, Change.PAYER, f"{payers} took over paying", period.status, evidence(view, period)
            )
