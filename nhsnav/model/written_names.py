"""Every name under which a record was written down."""

from collections.abc import Iterator

from nhsnav.model.records import Entity, Topic

__all__ = ["names_of"]


def names_of(topic: Topic) -> Iterator[str]:
    """Every name by which a record can be asked for, its id included."""
    yield topic.id
    yield from topic.also
    for name in topic.names:
        yield name.text
    if isinstance(topic, Entity) and topic.plural:
        yield topic.plural
