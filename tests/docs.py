"""Keeps documents true: each block of output in the README is made by its command, the data dictionary by the declarations.

The pictures of the README are made here too: the same answers, drawn as a terminal shows them, light and dark.

python -m tests.docs --write
python -m tests.docs --check
"""

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, get_args

import msgspec

from nhsnav.errors import ExitCode
from nhsnav.model import records
from nhsnav.store.load import HOLDS, MANIFEST

HERE = Path(__file__).parent
ROOT = HERE.parent
BLOCK = re.compile(r"(<!-- \$ (?P<command>[^>]+) -->\n```text\n).*?(```\n)", re.DOTALL)
PART = re.compile(r"(<!-- begin (?P<name>[a-z-]+) -->\n).*?(<!-- end -->\n)", re.DOTALL)
MEANINGS = {
    ExitCode.OK: "answered; an empty search is an answer",
    ExitCode.FAILED: "nhsnav itself failed",
    ExitCode.USAGE: "usage: an unknown command, option or date, or a terminal is needed",
    ExitCode.NOT_FOUND: "the model has no such thing, or not on that day",
    ExitCode.DATA: "the data is at fault",
    ExitCode.AMBIGUOUS: "more than one thing is meant; the candidates are listed",
    ExitCode.INTERRUPTED: "interrupted",
    ExitCode.READER_GONE: "the reader of the output went away",
}


def renew(text: str) -> str:
    """The document with every generated part made anew."""
    text = BLOCK.sub(lambda block: block[1] + output(block["command"]) + block[3], text)
    return PART.sub(lambda part: part[1] + "\n" + PARTS[part["name"]]() + "\n" + part[3], text)


def output(command: str, *, colour: bool = False) -> str:
    """What a command prints, 88 columns wide."""
    program, *arguments = shlex.split(command)
    assert program == "nhsnav"
    env = {k: v for k, v in os.environ.items() if k not in ("NHSNAV_DATA", "FORCE_COLOR")}
    code = (
        "import sys, nhsnav.show.screen as s\n"
        f"s.Screen.of_process = classmethod(lambda cls, _: cls(sys.stdout, sys.stderr, 88, {colour}, True))\n"
        "from nhsnav.cli.app import run\n"
        f"sys.exit(run({arguments!r}))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], env={**env, "PYTHONUTF8": "1"}, capture_output=True, text=True, check=False
    )
    return ended.stdout + ended.stderr


def exit_codes() -> str:
    rows = "".join(f"| {code.value} | {MEANINGS[code]} |\n" for code in ExitCode)
    return f"| code | meaning |\n| --- | --- |\n{rows}"


def dictionary() -> str:
    """Each folder with the fields of its records."""
    text, told = "", set()
    homes: dict[Any, list[str]] = {records.Manifest: [MANIFEST]}
    for place, (kind, _) in HOLDS.items():
        homes.setdefault(kind, []).append(place if place.endswith(".yaml") else f"{place}/")
    for kind, places in homes.items():
        text += f"## {', '.join(f'`{place}`' for place in places)}\n\n" + _struct(kind, told)
    return text


def _struct(kind: Any, told: set[Any]) -> str:
    told.add(kind)
    text = f"{(kind.__doc__ or '').strip()}\n\n| key | | what | example |\n| --- | --- | --- | --- |\n"
    inner = []
    for field in msgspec.structs.fields(kind):
        metas = _metas(field.type)
        what = next((m.description for m in metas if m.description), "")
        example = next((m.examples[0] for m in metas if m.examples), "")
        shown = f"`{example}`" if example != "" else ""
        text += f"| `{field.encode_name}` | {'needed' if field.required else ''} | {what} | {shown} |\n"
        inner += [part for part in _structs(field.type) if part not in told]
    for part in dict.fromkeys(inner):
        if part not in told:
            text += f"\n### {part.__name__.lower()}\n\n{_struct(part, told)}"
    return text + "\n"


def _metas(kind: Any) -> list[msgspec.Meta]:
    found = list(getattr(kind, "__metadata__", ()))
    if found:
        return found[::-1] + _metas(kind.__origin__)
    return [meta for part in get_args(kind) for meta in _metas(part) if getattr(kind, "__origin__", None) is not tuple]


def _structs(kind: Any) -> list[Any]:
    if isinstance(kind, type) and issubclass(kind, records.Record):
        return [kind]
    return [part for argument in get_args(kind) for part in _structs(argument)]


PICTURES = {
    "who-pays": ("who-pays", "dentist", "--on", "2026-07-01"),
    "who-regulates": ("who-regulates", "pharmacy", "--on", "2018-06-01"),
    "tour": ("tour", "follow-the-money", "--answers", "-", "--on", "2026-07-01"),
}
"""What the pictures of the README show."""
MOST_LINES = 40


def pictures() -> dict[Path, str]:
    """Each picture by its file: an SVG that is complete in itself."""
    from rich.text import Text

    from nhsnav.show.saved import saved_drawing

    made = {}
    for name, arguments in PICTURES.items():
        lines = output(shlex.join(("nhsnav", *arguments)), colour=True).splitlines()
        shown = lines[:MOST_LINES] + (["..."] if len(lines) > MOST_LINES else [])
        asked = " ".join(f'"{word}"' if " " in word else word for word in arguments)
        for theme in ("light", "dark"):
            made[HERE / "pictures" / f"{name}-{theme}.svg"] = saved_drawing(
                lambda screen, shown=shown: screen.draw(Text.from_ansi("\n".join(shown))),
                ".svg",
                f"nhsnav {asked}",
                light=theme == "light",
            )
    made[HERE / "pictures" / "money.svg"] = sankey()
    return made


def sankey() -> str:
    """The picture that `nhsnav money --svg` writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "money.svg"
        output(shlex.join(("nhsnav", "money", "--year", "2025/26", "--svg", str(path))))
        return path.read_text(encoding="utf-8")


PARTS = {"exit-codes": exit_codes, "dictionary": dictionary}


def main() -> None:
    """Write the documents anew, or tell which are stale."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--check", action="store_true")
    given = asked.parse_args()
    stale = []
    for path in (ROOT / "README.md", ROOT / "data" / "README.md"):
        text = path.read_text(encoding="utf-8")
        new = renew(text)
        if new != text:
            stale.append(path.name)
            if given.write:
                path.write_text(new, encoding="utf-8")
    for path, picture in pictures().items():
        if not path.exists() or path.read_text(encoding="utf-8") != picture:
            stale.append(path.name)
            if given.write:
                path.parent.mkdir(exist_ok=True)
                path.write_text(picture, encoding="utf-8")
    if given.check and stale:
        sys.exit(f"stale: {', '.join(stale)}: run python -m tests.docs --write")


if __name__ == "__main__":
    main()
