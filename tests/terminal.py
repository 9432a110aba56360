"""A real pseudo-terminal with a screen in memory: what a person at it would type and see."""

import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

import pyte

PATIENCE = 20.0
"""Seconds after which something that was to appear will not."""


class Terminal:
    """One run of nhsnav at a terminal of so many columns and rows."""

    def __init__(
        self, arguments: list[str], environment: dict[str, str], data: Path, columns: int = 80, rows: int = 24
    ) -> None:
        self.screen = pyte.Screen(columns or 80, rows or 24)
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""
        self._main, other = pty.openpty()
        ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {k: v for k, v in environment.items() if k != "COLUMNS"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "nhsnav", *arguments],
            env={**environment, "NHSNAV_DATA": str(data)},
            stdin=other,
            stdout=other,
            stderr=other,
            start_new_session=True,
            preexec_fn=lambda: ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  (no threads here)
        )
        os.close(other)

    def type(self, keys: str) -> None:
        os.write(self._main, keys.encode())

    def enter(self, words: str) -> None:
        """Type a line."""
        self.type(f"{words}\r")

    def wait_for(self, words: str) -> str:
        """What the screen shows as soon as the words stand on it; fails when they do not come."""
        return self._until(lambda: words in self.shown, words)

    def wait_for_text(self, words: str) -> None:
        """The same, wherever the screen breaks its lines."""
        self._until(lambda: words in self.shown.replace("\n", ""), words)

    def wait_for_quiet(self, seconds: float = 0.4) -> str:
        """What the screen shows once nothing more comes."""
        last = time.monotonic()
        while time.monotonic() - last < seconds:
            if self._read(0.05):
                last = time.monotonic()
        return self.shown

    def ended(self) -> int:
        """The exit code, once it has ended."""
        self._until(lambda: self._process.poll() is not None, "the end")
        while self._read(0.05):
            pass
        return self._process.wait(5)

    def close(self) -> None:
        """Leave as a person would, so that what ran is measured; kill what does not listen."""
        for _ in range(4):  # A key pressed just while a prompt is being put up may be lost.
            if self._process.poll() is None:
                self.type("\x03")
                self.wait_for_quiet(0.3)
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(5)
        os.close(self._main)

    @property
    def shown(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip() + "\n"

    def _until(self, there, what: str) -> str:
        end = time.monotonic() + PATIENCE
        while not there():
            self._read(0.1)
            if time.monotonic() > end:
                raise AssertionError(f"{what!r} did not come; the screen shows\n{self.shown}")
        return self.shown

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._main], [], [], seconds)
        if not ready:
            return False
        try:
            part = os.read(self._main, 65536)
        except OSError:
            time.sleep(0.05)
            return False
        self.written += part
        self._stream.feed(part)
        if b"\x1b[6n" in part:  # A terminal answers when it is asked where its cursor is.
            cursor = self.screen.cursor
            os.write(self._main, f"\x1b[{cursor.y + 1};{cursor.x + 1}R".encode())
        return bool(part)
