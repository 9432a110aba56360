"""What a rule has found."""

from typing import NamedTuple

from nhsnav.model.parts import Step
from nhsnav.model.records import Record

__all__ = ["Finding"]


class Finding(NamedTuple):
    """One thing that is wrong, and where: the record and the path inside it."""

    record: Record
    path: tuple[Step, ...]
    message: str
