"""The parts of a record, each with the way to it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from nhsnav.model.records import Record

__all__ = ["Part", "Step", "parts"]

Step = str | int
"""A key or an index: a path is a tuple of these, with keys as the data writes them."""


class Part(NamedTuple):
    """A struct somewhere in a record, and the way to it as the data writes it."""

    path: tuple[Step, ...]
    value: Record


def parts(record: Record) -> Iterator[Part]:
    """The record itself and every struct in it, depth first."""
    yield from _parts(record, ())


def _parts(value: Any, path: tuple[Step, ...]) -> Iterator[Part]:
    if isinstance(value, Record):
        yield Part(path, value)
        for python_name, written_name in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            inner = getattr(value, python_name)
            if isinstance(inner, tuple | msgspec.Struct):
                yield from _parts(inner, (*path, written_name))
    elif isinstance(value, tuple):
        for i, inner in enumerate(value):
            yield from _parts(inner, (*path, i))
