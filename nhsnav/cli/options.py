"""The options that every command takes, declared once and given to each command that asks for a session."""

import functools
import inspect
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer

from nhsnav.cli.session import Session
from nhsnav.errors import NhsnavError, Usage

__all__ = ["answering"]


class Face(StrEnum):
    """How an answer is written."""

    HUMAN = "human"
    PLAIN = "plain"
    JSON = "json"
    MERMAID = "mermaid"
    DOT = "dot"
    GRAPHML = "graphml"
    JSONLD = "jsonld"
    CSV = "csv"


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def _shared(
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DATE", help="The day to answer for: 2018-06-01, 2018-06, 2018 or 2018/19. [today]"
        ),
    ] = None,
    format: Annotated[Face | None, typer.Option("--format", help="How to write the answer. [human]")] = None,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="The same as --format plain: tabs, one record a line.")
    ] = False,
    sources: Annotated[bool, typer.Option("--sources", help="With the sources in full.")] = False,
    data: Annotated[
        str | None, typer.Option("--data", metavar="DIR", help="Another model than the one shipped.")
    ] = None,
    color: Annotated[Colour, typer.Option("--color", help="When to colour.")] = Colour.AUTO,
    debug: Annotated[bool, typer.Option("--debug", help="Say what happens, and show tracebacks.")] = False,
) -> None:
    """Only its parameters are used."""


_SHARED = list(inspect.signature(_shared).parameters.values())


_PRECEDENCE = (Face.JSON, *(face for face in Face if face is not Face.JSON))
"""Of two faces asked for at once, the one in which that error is told."""


def answering(command: Callable[..., int]) -> Callable[..., int]:
    """Make a function of a session a command: the shared options become its session, and its errors are told."""
    own = [p for p in inspect.signature(command).parameters.values() if p.name != "session"]

    @functools.wraps(command)
    def run(**given: Any) -> int:
        shared = {p.name: given.pop(p.name) for p in _SHARED}
        faces = {
            face for face in (shared["format"], shared["json"] and Face.JSON, shared["plain"] and Face.PLAIN) if face
        }
        face = min(faces, default=Face.HUMAN, key=list(_PRECEDENCE).index)
        session = Session(
            command=command.__name__.replace("_", "-").strip("-"),
            on=shared["on"],
            face=face,
            with_sources=shared["sources"],
            data=shared["data"],
            color=shared["color"],
            debug=shared["debug"],
        )
        try:
            if len(faces) > 1:
                raise Usage(f"two formats were asked for: {' and '.join(sorted(faces))}", hint="ask for one of them")
            return command(session, **given)
        except NhsnavError as fault:
            if shared["debug"]:
                import traceback

                traceback.print_exc()
            return session.fail(fault)

    parameters = own + _SHARED
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run
