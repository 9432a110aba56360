"""The command line as a whole: which commands there are, and the one boundary where every failure becomes an exit code.

A command is imported when it is run or described, never before. Help is plain text, the same bytes everywhere.
"""

import os
import sys
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from nhsnav import __version__
from nhsnav.errors import ExitCode

__all__ = ["COMMANDS", "run"]

COMMANDS = (
    "who-pays",
    "who-regulates",
    "complain",
    "who-uses-data",
    "innovate",
    "money",
    "rate",
    "tour",
    "quiz",
    "show",
    "history",
    "timeline",
    "compare",
    "find",
    "list",
    "sources",
    "check",
    "info",
)

EPILOG = """\b
Exit codes
  0 answered   1 nhsnav failed   2 usage   3 no such thing, or not on that day
  4 the data is at fault   5 more than one thing is meant
"""

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class _Commands(MutableMapping[str, Any]):
    """Commands by name, each imported when it is asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in COMMANDS:
            raise KeyError(name)
        if name not in self._made:
            self._made[name] = _command(name)
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class _Group(TyperGroup):
    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = _Commands()


def _command(name: str) -> TyperCommand:
    module_name = name.replace("-", "_")
    module = import_module(f"nhsnav.cli.commands.{module_name}")
    made = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    made.command(name, context_settings=app.info.context_settings)(getattr(module, module.__all__[0]))
    command = get_command(made)
    assert isinstance(command, TyperCommand)
    return command


def _version(wanted: bool) -> None:
    if wanted:
        from nhsnav.store.locate import find_model
        from nhsnav.store.manifest import data_version

        sys.stdout.write(f"nhsnav {__version__} (data {data_version(find_model(os.environ.get('NHSNAV_DATA')))})\n")
        raise typer.Exit


@app.callback(cls=_Group, invoke_without_command=True, epilog=EPILOG)
def _root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the versions and stop.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Without a command: the navigator on plain, numbered lines.")
    ] = False,
) -> None:
    """How the NHS in England works, by date: who does what, who pays, what each body became.

    \b
    nhsnav who-pays "hip replacement"
    nhsnav show CCG --on 2018-06-01

    On a terminal, nhsnav alone opens the navigator.
    """
    if context.invoked_subcommand is None:
        from nhsnav.cli.asker import can_ask

        if not (can_ask() and sys.stdout.isatty()):
            sys.stderr.write(f"{context.get_help()}\n")
            raise typer.Exit(ExitCode.USAGE)
        from nhsnav.cli.navigator import begin

        raise typer.Exit(begin(plain=plain))


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code. Nothing but a bug in nhsnav raises."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes stdout once more on its way out: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.READER_GONE
    return code


def _run(arguments: list[str]) -> int:
    try:
        code = get_command(app).main(args=arguments, prog_name="nhsnav", standalone_mode=False)
    except typer.TyperException as fault:
        return _tell(fault, arguments)
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("\n")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as fault:  # noqa: BLE001  (the one boundary: what gets here is a bug)
        return _bug(fault, arguments)
    if code == ExitCode.INTERRUPTED:  # Typer makes this of Ctrl-C, and leaves the prompt on the same line.
        sys.stderr.write("\n")
    return int(code or 0)


def _tell(fault: typer.TyperException, arguments: list[str]) -> int:
    """A usage error, in the one form that all errors have."""
    message = fault.format_message().strip()
    if type(fault).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(f"{message}\n")
        return ExitCode.USAGE
    message = message[:1].lower() + message[1:].rstrip(".").replace("\n", " ")
    context = getattr(fault, "ctx", None)
    hint = f"{context.command_path} --help" if context else "nhsnav --help"
    if "--json" in arguments or "--format=json" in arguments:
        from nhsnav.errors import Usage
        from nhsnav.show.envelope import MAJOR, Envelope, envelope

        name = context.info_name if context and context.parent else None
        problems = Usage(message, hint=hint).problems
        failed = Envelope(
            schema=f"nhsnav/{name or 'error'}/{MAJOR}",
            command=(name,) if name else (),
            on=None,
            data_version=None,
            status="error",
            result=None,
            problems=problems,
            sources=(),
        )
        sys.stdout.write(envelope(failed, indent=sys.stdout.isatty()))
    else:
        sys.stderr.write(f"nhsnav: error: {message}\nhint: {hint}\n")
    return ExitCode.USAGE


def _bug(fault: Exception, arguments: list[str]) -> int:
    if "--debug" in arguments:
        import traceback

        traceback.print_exc()
    python = ".".join(map(str, sys.version_info[:3]))
    sys.stderr.write(
        f"nhsnav: error: this is a fault in nhsnav {__version__} (Python {python}): {type(fault).__name__}: {fault}\n"
        "hint: run it again with --debug and report what it says\n"
    )
    return ExitCode.FAILED
