"""The JSON face: one envelope for every command, failures included. Rich has no part in it: it would wrap it."""

from typing import Any, Literal

import msgspec
from msgspec import Struct

from nhsnav.answers.evidence import SourceEntry
from nhsnav.errors import Problem

__all__ = ["MAJOR", "Envelope", "envelope"]

MAJOR = 1
"""Within a major version keys are added, never renamed or removed."""


class Envelope(Struct, frozen=True, kw_only=True):
    """What every command writes with --json."""

    schema: str
    command: tuple[str, ...]
    on: str | None
    data_version: str | None
    status: Literal["ok", "empty", "error"]
    result: Any
    problems: tuple[Problem, ...]
    sources: tuple[SourceEntry, ...]


def envelope(answer: Envelope, *, indent: bool) -> str:
    """The envelope as text with its final newline."""
    encoded = msgspec.json.encode(answer)
    return (msgspec.json.format(encoded, indent=2) if indent else encoded).decode() + "\n"
