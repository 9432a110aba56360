"""YAML read strictly and within bounds: text stays text, and every value knows its line.

Nothing is guessed from how a value looks: `no`, `010`, `2013-04` and `1.10` stay as they were written, and the declared
type of the field decides what they mean. Duplicate keys, anchors, aliases and tags are refused. The file is read as a
stream of events, so that nesting or expansion that is out of bounds is refused where it starts, not after it was built.
"""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from nhsnav.model.parts import Step

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_VALUES", "Fault", "Tree", "read_yaml"]

MAX_BYTES: Final = 2_000_000
"""Largest file that is read. The largest register of the real model is well below it."""
MAX_DEPTH: Final = 12
"""Deepest nesting. Records need six."""
MAX_VALUES: Final = 200_000
"""Most keys and values in one file."""

_NULLS = ("", "~", "null")


class Fault(Exception):
    """One file can't be read as a tree of values."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(slots=True)
class Tree:
    """The plain values of a file, and on which line each key or item stands."""

    value: Any = None
    faults: list[Fault] = field(default_factory=list)
    _lines: dict[int, dict[Step, int]] = field(default_factory=dict)

    def open(self, part: Any) -> None:
        """Begin to keep the lines of what stands in a mapping or list."""
        self._lines[id(part)] = {}

    def mark(self, part: Any, step: Step, line: int) -> int:
        """Note the line of a key or item. Returns the line noted before, if any, else this one."""
        lines = self._lines[id(part)]
        before = lines.get(step, line)
        lines[step] = line
        return before

    def line(self, path: tuple[Step, ...]) -> int:
        """The line of the value at a path, or of the nearest thing above it that exists."""
        found, here = 1, self.value
        for step in path:
            known = self._lines.get(id(here), {})
            if step not in known:
                break
            found, here = known[step], here[step]
        return found


def read_yaml(path: str) -> Tree:
    """Read one file. Raises Fault when it is no regular file, too large, not text, or not YAML within bounds."""
    return parse_yaml(_bounded_text(path))


def _bounded_text(path: str) -> str:
    try:
        # Without O_NONBLOCK, opening a FIFO would wait for a writer for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as fault:
        raise Fault(f"can't be read: {fault.strerror}") from None
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise Fault("is not a regular file")
        if about.st_size > MAX_BYTES:
            raise Fault(f"is too large: {about.st_size} bytes, the limit is {MAX_BYTES}")
        content = file.read(MAX_BYTES + 1)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise Fault("is not UTF-8 text", content[: fault.start].count(b"\n") + 1) from None


def parse_yaml(text: str) -> Tree:
    """The tree of values in a text. Duplicate keys are collected in its faults; anything worse raises Fault."""
    try:
        return _build(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        what = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "unreadable"
        raise Fault(f"is not YAML: {what}", mark.line + 1 if mark else None) from None


def _build(events: Iterable[Any]) -> Tree:
    builder = _Builder()
    for number, event in enumerate(events):
        if number >= MAX_VALUES:
            raise Fault(f"holds too much: the limit is {MAX_VALUES} values", event.start_mark.line + 1)
        builder.take(event)
    return builder.tree


class _Builder:
    """Puts events together to a tree. Nesting is kept on a list of its own, so depth is bounded by us alone."""

    def __init__(self) -> None:
        self.tree = Tree()
        self._documents = 0
        self._open: list[Any] = []
        """The mappings and lists that are not yet closed."""
        self._key: str | None = None
        """The key that waits for its value."""

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        self._refuse(event, line)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start({} if isinstance(event, yaml.MappingStartEvent) else [], line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise Fault("holds more than one document", line)

    def _refuse(self, event: Any, line: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Fault("anchors and aliases are not allowed: write the value out", line)
        if getattr(event, "tag", None) not in (None, "!"):
            raise Fault(f"tags are not allowed: {event.tag}", line)

    def _scalar(self, event: Any, line: int) -> None:
        if self._wants_key():
            self._key = event.value
            return
        plain = event.implicit[0]
        self._put(None if plain and event.value in _NULLS else event.value, line)

    def _start(self, part: dict[str, Any] | list[Any], line: int) -> None:
        if self._wants_key():
            raise Fault("a key must be a plain word", line)
        if len(self._open) >= MAX_DEPTH:
            raise Fault(f"is nested too deep: the limit is {MAX_DEPTH}", line)
        self._put(part, line)
        self.tree.open(part)
        self._open.append(part)

    def _wants_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], dict) and self._key is None

    def _put(self, value: Any, line: int) -> None:
        if not self._open:
            self.tree.value = value
            return
        parent = self._open[-1]
        if isinstance(parent, list):
            self.tree.mark(parent, len(parent), line)
            parent.append(value)
            return
        assert self._key is not None
        if self._key in parent:
            first = self.tree.mark(parent, self._key, line)
            self.tree.faults.append(Fault(f"the key '{self._key}' stands twice (first on line {first})", line))
        parent[self._key] = value
        self.tree.mark(parent, self._key, line)
        self._key = None
