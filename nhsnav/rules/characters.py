"""No control characters, and none that turn the direction of text: a terminal would obey them."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from nhsnav.model.catalogue import Catalogue
from nhsnav.model.parts import Step
from nhsnav.model.records import Record
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "character"

_REFUSED = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Unicode categories: control, format (it turns or hides text), surrogate, private, unassigned, line separators."""


def check(catalogue: Catalogue) -> Iterator[Finding]:
    for record in catalogue.everything():
        for path, text in _texts(record, ()):
            for character in text:
                if unicodedata.category(character) in _REFUSED:
                    yield Finding(record, path, f"holds the character U+{ord(character):04X}, which is not allowed")
                    break


def _texts(value: Any, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    match value:
        case str():
            yield path, value
        case Record():
            for name, written in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
                yield from _texts(getattr(value, name), (*path, written))
        case tuple():
            for i, part in enumerate(value):
                yield from _texts(part, (*path, i))
        case dict():
            for key, part in value.items():
                yield from _texts(key, path)
                yield from _texts(part, (*path, key))
