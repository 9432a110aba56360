"""How long a start takes, against programs that do nothing. It prints ratios of one run; it is not a timed test.

    python tests/bench/start.py

The project is installed without its development tools into an environment of its own, as a user has it. The floors are
a one-command Typer program that does nothing, and one that draws an empty Rich tree. Runs are interleaved, so that
whatever else the machine does falls on all alike; the ratio is of medians.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

PROJECT = Path(__file__).parents[2]
RUNS = 41

NOTHING = """
import typer
app = typer.Typer()
@app.command()
def nothing() -> None: ...
app()
"""
EMPTY_TREE = """
import typer
app = typer.Typer()
@app.command()
def tree() -> None:
    from rich.console import Console
    from rich.tree import Tree
    Console().print(Tree("empty"))
app()
"""
SHARES = """
import sys, time
t = [time.perf_counter()]
def mark(): t.append(time.perf_counter())
import gc; gc.disable()
import typer; mark()
import nhsnav.cli.app as app, nhsnav.cli.commands.who_pays; app._command("who-pays"); mark()
from nhsnav.cli.session import Session
from nhsnav.model.shelf import Scope
s = Session(command="who-pays", on=None, face=sys.argv[1], with_sources=False, data=None, color="auto", debug=False)
s.shelf; mark()
picked = s.pick("hip replacement", Scope.SERVICES)
from nhsnav.answers.who_pays import who_pays
answer = who_pays(s.view, picked); mark()
s.give(answer); sys.stdout.flush(); mark()
names = ("import typer", "import nhsnav", "open the index", "answer", "write")
total = t[-1] - t[0]
sys.stderr.write("  ".join(f"{n} {100 * (b - a) / total:.0f}%" for n, a, b in zip(names, t, t[1:])) + "\\n")
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        venv.create(home / "env", with_pip=True)
        python = str(home / "env/bin/python")
        subprocess.run([python, "-m", "pip", "install", "-q", str(PROJECT)], check=True)
        for name, text in (("nothing.py", NOTHING), ("tree.py", EMPTY_TREE), ("shares.py", SHARES)):
            (home / name).write_text(text, encoding="utf-8")
        nhsnav = str(home / "env/bin/nhsnav")
        commands = {
            "do nothing": [python, str(home / "nothing.py")],
            "who-pays --json": [nhsnav, "who-pays", "hip replacement", "--json"],
            "draw an empty tree": [python, str(home / "tree.py")],
            "who-pays": [nhsnav, "who-pays", "hip replacement"],
            "show --json": [nhsnav, "show", "NHS England", "--json"],
            "show": [nhsnav, "show", "NHS England"],
        }
        env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"HOME": folder}
        for command in commands.values():  # Compiled files and the index once exist.
            _once(command, env)
        times: dict[str, list[float]] = {name: [] for name in commands}
        memory: dict[str, int] = {}
        for _ in range(RUNS):
            for name, command in commands.items():
                took, peak = _once(command, env)
                times[name].append(took)
                memory[name] = max(memory.get(name, 0), peak)
        medians = {name: statistics.median(values) for name, values in times.items()}
        print(f"{'':22}{'ms':>8}{'ratio':>8}{'peak MB':>9}")
        for name, median in medians.items():
            floor = medians["do nothing" if "json" in name or name == "do nothing" else "draw an empty tree"]
            print(f"{name:22}{median * 1000:8.1f}{median / floor:8.2f}{memory[name] / 1024:9.1f}")
        for face in ("json", "human"):
            ended = subprocess.run(
                [python, str(home / "shares.py"), face], env=env, capture_output=True, text=True, check=True
            )
            print(f"{face}: {ended.stderr.strip()}")


def _once(command: list[str], env: dict[str, str]) -> tuple[float, int]:
    """Seconds and peak kilobytes of one run."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return took, usage.ru_maxrss


if __name__ == "__main__":
    main()
