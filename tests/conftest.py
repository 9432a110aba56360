"""A real process for each question: its stdout, its stderr and its exit code are asserted apart."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
TINY = HERE / "tiny"
DATA = HERE.parent / "data"


@dataclass(frozen=True)
class Run:
    """How a process ended."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Nhsnav = Callable[..., Run]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Python, and so nhsnav, keeps compiled files during the tests."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture
def environment(tmp_path: Path, compiled: Path) -> dict[str, str]:
    """A bare environment: an empty home, no colour, a fixed width."""
    kept = {k: v for k, v in os.environ.items() if k.startswith(("COV_", "COVERAGE_")) or k in ("PATH", "SYSTEMROOT")}
    return {
        **kept,
        "HOME": str(tmp_path / "home"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONPYCACHEPREFIX": str(compiled),
        "TERM": "xterm-256color",
        "COLUMNS": "80",
    }


@pytest.fixture
def run(environment: dict[str, str]) -> Nhsnav:
    """Runs nhsnav in a process of its own, as a user would."""

    def _run(*arguments: str, data: Path | None = TINY, input: str | None = None, **extra: str) -> Run:
        env = {**environment, **extra}
        if data is not None:
            env["NHSNAV_DATA"] = str(data)
        done = subprocess.run(
            [sys.executable, "-m", "nhsnav", *arguments],
            env=env,
            input=input,
            stdin=subprocess.DEVNULL if input is None else None,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return Run(done.stdout, done.stderr, done.returncode)

    return _run


def unmeasured(environment: dict[str, str]) -> dict[str, str]:
    """Without coverage: a process that is cut short would leave a damaged record of it."""
    return {key: value for key, value in environment.items() if not key.startswith(("COV_", "COVERAGE_"))}


def in_a_terminal(arguments: list[str], columns: int, environment: dict[str, str], code: int = 0) -> str:
    """What a real pseudo-terminal of so many columns shows, stdout and stderr together."""

    main, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "nhsnav", *arguments],
        env={**environment, "NHSNAV_DATA": str(TINY), "COLUMNS": str(columns), "NO_COLOR": "1"},
        stdin=other,
        stdout=other,
        stderr=other,
    )
    os.close(other)
    shown = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(main)
    assert process.wait(60) == code
    return shown.decode().replace("\r\n", "\n")
