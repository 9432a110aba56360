"""A relation, a succession or a part in a service needs a body that existed then."""

from collections.abc import Iterator

from nhsnav.dates import within
from nhsnav.model.catalogue import Catalogue, identity
from nhsnav.model.complaint import ComplaintStep
from nhsnav.model.parts import Step, parts
from nhsnav.model.patient_data import DataUse
from nhsnav.model.records import Dated, Entity, Period, Provision, Relation, Status
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "existence"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    entities = catalogue.entities
    for record in (*catalogue.topics.values(), *catalogue.data_uses.values()):
        home = entities.get(identity(record))
        for path, part in parts(record):
            if isinstance(part, Dated):
                for tail, other in _others(part):
                    if (
                        (entity := entities.get(other))
                        and part.status is Status.HAPPENED
                        and not _could_hold(part, entity, home)
                    ):
                        yield Finding(record, (*path, *tail), f"'{other}' did not exist all that time: {_life(entity)}")


def _others(part: Dated) -> Iterator[tuple[tuple[Step, ...], str]]:
    match part:
        case Relation():
            yield (("to",), part.to) if part.to else (("by",), str(part.by))
        case Period():
            yield from ((("decides", i), body) for i, body in enumerate(part.decides))
            yield from ((("pays", i, "body"), payer.body) for i, payer in enumerate(part.pays))
        case Provision():
            yield ("body",), part.body
        case ComplaintStep():
            yield from ((("to", i), body) for i, body in enumerate(part.to))
        case DataUse():
            yield ("by",), part.by


def _could_hold(part: Dated, entity: Entity, home: Entity | None) -> bool:
    """Whether the statement's span, or the life of its own record where it has none, lies inside the entity's life."""
    spans = [(part.begin, part.until)]
    if home is not None:
        spans = [(part.begin or life.begin, part.until or life.until) for life in home.exists]
    lives = [(life.begin, life.until) for life in entity.exists]
    return any(within(span, life) for span in spans for life in lives)


def _life(entity: Entity) -> str:
    return ", ".join(f"{life.begin or 'unknown'} until {life.until or 'now'}" for life in entity.exists)
