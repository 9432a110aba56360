"""The three faces, as they were looked at and found good. `NHSNAV_GOLDEN=write pytest tests/test_golden.py` renews them."""

import json
import os
import re
from datetime import date

import pytest

from nhsnav.cli.app import COMMANDS
from nhsnav.dates import said
from tests.conftest import HERE, TINY, Nhsnav, in_a_terminal

GOLDEN = HERE / "golden"
ON = ("--on", "2026-02-01")
ASKED = {
    "who-pays": ("who-pays", "hip operation", *ON),
    "who-pays-shared": ("who-pays", "dentist", *ON),
    "who-pays-past": ("who-pays", "dentist", "--on", "2018/19"),
    "show": ("show", "board", *ON),
    "show-ended": ("show", "care group", *ON),
    "show-past": ("show", "department", "--on", "2017"),
    "show-office": ("show", "inspector", *ON),
    "history": ("history", "care group", *ON),
    "history-living": ("history", "department", *ON),
    "timeline": ("timeline", *ON),
    "timeline-about": ("timeline", "--about", "care board", "--from", "2020", *ON),
    "timeline-service": ("timeline", "--about", "dentist", *ON),
    "compare": ("compare", "2018-06-01", "2026-02-01"),
    "compare-about": ("compare", "2018", "2026-02-01", "dentist"),
    "who-regulates": ("who-regulates", "hospital", *ON),
    "who-regulates-exempt": ("who-regulates", "healer", *ON),
    "complain": ("complain", "hip operation", *ON),
    "complain-past": ("complain", "hip operation", "--on", "2018-06-01"),
    "complain-elsewhere": ("complain", "farland hospital", *ON),
    "who-uses-data": ("who-uses-data", *ON),
    "who-uses-data-one": ("who-uses-data", "inspector", *ON),
    "who-uses-data-choice": ("who-uses-data", "no thanks choice", *ON),
    "innovate": ("innovate", "--set", "product=tool", "--set", "proof=no", *ON),
    "innovate-past": ("innovate", "--set", "product=tool", "--set", "proof=no", "--on", "2019"),
    "money": ("money", *ON),
    "money-one": ("money", "department", "--year", "2018/19", *ON),
    "money-compared": ("money", "--compare", "2018/19", *ON),
    "rate": ("rate", "tooth charge", *ON),
    "rate-part": ("rate", "tooth charge large", "--on", "2024-05-01"),
    "rates": ("rate", *ON),
    "show-outcome": ("show", "old scheme", *ON),
    "tours": ("tour", *ON),
    "tour": ("tour", "first-tour", "--print", *ON),
    "tour-walked": ("tour", "first-tour", "--answers", "-,1,2", *ON),
    "quiz": ("quiz", "--seed", "1", "--print", *ON),
    "quiz-answered": ("quiz", "--seed", "1", "--answers", "1,2", *ON),
    "find": ("find", "care", *ON),
    "list": ("list", *ON),
    "list-kind": ("list", "bodies", "--ended", *ON),
    "sources": ("sources", "group", *ON),
}
CANDIDATES = ("show", "PFC")


def _same(name: str, found: str) -> None:
    path = GOLDEN / name
    if os.environ.get("NHSNAV_GOLDEN") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8"), f"differs from {path.relative_to(HERE)}"


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("name", ASKED)
def test_on_a_terminal(name: str, columns: int, environment: dict[str, str]) -> None:
    found = in_a_terminal(list(ASKED[name]), columns, environment)
    _same(f"{name}.{columns}.txt", found)
    assert max(len(line) for line in found.splitlines()) <= columns


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize(("face", "ending"), [((), "piped.txt"), (("--plain",), "tsv")])
def test_in_a_pipe(name: str, face: tuple[str, ...], ending: str, run: Nhsnav) -> None:
    _same(f"{name}.{ending}", run(*ASKED[name], *face).out)


@pytest.mark.parametrize("name", ASKED)
def test_as_json(name: str, run: Nhsnav) -> None:
    _same(f"{name}.json", json.dumps(run(*ASKED[name], "--json").json, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("columns", [40, 80])
def test_several_meanings(columns: int, environment: dict[str, str]) -> None:
    found = in_a_terminal(list(CANDIDATES), columns, environment, code=5)
    today = date.today()
    _same(f"candidates.{columns}.txt", re.sub(rf" *on {said(today)}", " on TODAY", found))


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(command: str, run: Nhsnav) -> None:
    _same(f"help{'-' if command else ''}{command}.txt", run(*command.split(), "--help").out)


def test_check(run: Nhsnav) -> None:
    _same("check.txt", run("check", str(TINY)).out.replace(str(TINY), "tiny"))


def test_no_golden_is_left_over() -> None:
    wanted = {
        f"{name}.{ending}" for name in ASKED for ending in ("40.txt", "80.txt", "120.txt", "piped.txt", "tsv", "json")
    }
    wanted |= {"candidates.40.txt", "candidates.80.txt", "help.txt", "check.txt", *(f"help-{c}.txt" for c in COMMANDS)}
    assert {path.name for path in GOLDEN.iterdir() if path.is_file()} == wanted
