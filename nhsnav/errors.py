"""What can go wrong, said once: a message in the user's words, a hint of what to run, and an exit code.

Every failure that nhsnav foresees is one of these. Anything else is a bug and ends in exit code 1.
"""

from enum import IntEnum

import msgspec

__all__ = [
    "Ambiguous",
    "DataFault",
    "ExitCode",
    "NeedsMore",
    "NhsnavError",
    "NotFound",
    "NotThen",
    "Problem",
    "Usage",
]


class ExitCode(IntEnum):
    """How a run ended. Numbers are never reused."""

    OK = 0
    FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    DATA = 4
    AMBIGUOUS = 5
    INTERRUPTED = 130
    READER_GONE = 141


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong: with the question, or with a record of the data."""

    code: str
    """A stable word; the message may be reworded."""
    message: str
    hint: str | None = None
    file: str | None = None
    line: int | None = None
    record: str | None = None
    path: str | None = None
    near: tuple[str, ...] = ()
    """Ids that may have been meant."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.record, self.path, self.message) if part)


class NhsnavError(Exception):
    """Base of all foreseen failures."""

    exit_code = ExitCode.FAILED
    code = "failed"

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        near: tuple[str, ...] = (),
        problems: tuple[Problem, ...] = (),
        result: object = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.result = result
        """What can be shown all the same, such as the candidates of an ambiguous name."""
        self.problems = problems or (Problem(code=self.code, message=message, hint=hint, near=near),)


class Usage(NhsnavError):
    """The command line can't be understood, or needs a terminal."""

    exit_code = ExitCode.USAGE
    code = "usage"


class NeedsMore(Usage):
    """An answer is missing, and nobody can be asked."""

    code = "needs-more"


class NotFound(NhsnavError):
    """The model has no such thing."""

    exit_code = ExitCode.NOT_FOUND
    code = "not-found"


class NotThen(NotFound):
    """The model has it, but not on the day asked for."""

    code = "not-on-that-day"


class DataFault(NhsnavError):
    """The data can't be loaded, or breaks its rules."""

    exit_code = ExitCode.DATA
    code = "data-fault"


class Ambiguous(NhsnavError):
    """More than one thing is meant. `near` holds the candidates' ids."""

    exit_code = ExitCode.AMBIGUOUS
    code = "ambiguous"
