"""How long the navigator takes from its start to its first prompt, as a ratio to importing questionary alone.

    python tests/bench/prompt.py [ROUNDS]

Both are started in turn, many times, on the same machine; the medians are compared. The prompt counts as there when its
last letters have been written to the terminal. Goal: at most 1.3.
"""

import os
import pty
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
DATA = Path(__file__).parents[2] / "data"
PROMPT = b"for help):"
GOAL = 1.3


def floor(environment: dict[str, str]) -> float:
    """Seconds that a Python which only imports questionary takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import questionary"], env=environment, check=True)
    return time.perf_counter() - start


def first_prompt(environment: dict[str, str]) -> float:
    """Seconds until the navigator asks."""
    main, other = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "nhsnav"], env=environment, stdin=other, stdout=other, stderr=other, close_fds=True
    )
    os.close(other)
    shown = b""
    while PROMPT not in shown:
        shown += os.read(main, 65536)
    taken = time.perf_counter() - start
    process.send_signal(signal.SIGKILL)
    process.wait()
    os.close(main)
    return taken


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "NHSNAV_DATA": str(DATA), "TERM": "xterm-256color", "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        pairs = [(floor(environment), first_prompt(environment)) for _ in range(ROUNDS + 2)][2:]
    import_only, prompt = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = prompt / import_only
    print(f"first prompt: {ratio:.2f} times importing questionary (goal: at most {GOAL})")


if __name__ == "__main__":
    main()
