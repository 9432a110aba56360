"""What a fresh interpreter loads: a static graph can't prove that a deferred import defers."""

import subprocess
import sys

import pytest

from tests.conftest import TINY

HEAVY = {
    "yaml",
    "rich",
    "questionary",
    "prompt_toolkit",
    "rapidfuzz",
    "platformdirs",
    "nhsnav.store.load",
    "nhsnav.rules",
}
CASES = {
    ("--version",): set(),
    ("--help",): set(),
    ("who-pays", "--help"): set(),
    ("who-pays", "hip operation", "--json"): set(),
    ("who-pays", "hip operation", "--plain"): set(),
    ("show", "board", "--json"): set(),
    ("who-pays", "hip operation"): {"rich"},
    ("show", "board"): {"rich"},
    ("show", "bord"): {"rich", "rapidfuzz"},
    ("check",): {"yaml", "nhsnav.store.load", "nhsnav.rules", "rich"},
}


def _loaded(code: str, environment: dict[str, str]) -> set[str]:
    code += "\nimport sys; sys.stderr.write('\\n' + ' '.join(sys.modules))"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, "NHSNAV_DATA": str(TINY)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(ended.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", CASES, ids=" ".join)
def test_a_command_loads_only_what_it_needs(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    code = f"from nhsnav.cli.app import run\nrun({list(arguments)!r})"
    _loaded(code, environment)  # The first start compiles the index.
    assert _loaded(code, environment) & HEAVY <= CASES[arguments]


@pytest.mark.parametrize("room", ["answers.who_pays", "answers.card", "answers.find", "model.view", "dates", "rules"])
def test_the_middle_of_the_house_loads_no_outside_room(room: str, environment: dict[str, str]) -> None:
    loaded = _loaded(f"import nhsnav.{room}", environment)
    assert not loaded & {
        "yaml",
        "rich",
        "typer",
        "questionary",
        "platformdirs",
        "nhsnav.store",
        "nhsnav.show",
        "nhsnav.cli",
    }
