"""YAML read strictly and within bounds: text stays text, and every value knows its line.

Nothing is guessed from how a value looks: `no`, `010`, `2013-04` and `1.10` stay as they were written, and the declared
type of the field decides what they mean. Duplicate keys, anchors, aliases and tags are refused. The file is read as a
stream of events, so that nesting or expansion that is out of bounds is refused where it starts, not after it was built.
"""

import os
import stat
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_VALUES", "Fault", "Tree", "read_yaml"]

MAX_BYTES: Final = 2_000_000
"""Largest file that is read. The largest register of the real model is well below it."""
MAX_DEPTH: Final = 12
"""Deepest nesting. Records need six."""
MAX_VALUES: Final = 200_000
"""Most keys and values in one file."""

_NULLS = ("", "~", "null")

Step = str | int


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


def _build(events: Any) -> Tree:
    tree = Tree()
    open_parts: list[tuple[Any, dict[Step, int]]] = []
    key: str | None = None
    keys: list[str | None] = []
    values = documents = 0

    def put(value: Any, line: int) -> None:
        nonlocal key
        if not open_parts:
            tree.value = value
            return
        parent, lines = open_parts[-1]
        if isinstance(parent, list):
            lines[len(parent)] = line
            parent.append(value)
            return
        assert key is not None
        if key in parent:
            tree.faults.append(Fault(f"the key '{key}' stands twice (first on line {lines[key]})", line))
        parent[key], lines[key] = value, line
        key = None

    for event in events:
        line = event.start_mark.line + 1
        values += 1
        if values > MAX_VALUES:
            raise Fault(f"holds too much: the limit is {MAX_VALUES} values", line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Fault("anchors and aliases are not allowed: write the value out", line)
        if isinstance(event, yaml.NodeEvent) and event.tag not in (None, "!"):
            raise Fault(f"tags are not allowed: {event.tag}", line)
        wants_key = bool(open_parts) and isinstance(open_parts[-1][0], dict) and key is None
        if isinstance(event, yaml.ScalarEvent):
            if wants_key:
                key = event.value
            else:
                plain = event.implicit[0] and event.style is None
                put(None if plain and event.value in _NULLS else event.value, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            if wants_key:
                raise Fault("a key must be a plain word", line)
            if len(open_parts) >= MAX_DEPTH:
                raise Fault(f"is nested too deep: the limit is {MAX_DEPTH}", line)
            part: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            lines: dict[Step, int] = {}
            put(part, line)
            tree._lines[id(part)] = lines
            keys.append(key)
            key = None
            open_parts.append((part, lines))
        elif isinstance(event, yaml.CollectionEndEvent):
            open_parts.pop()
            key = keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise Fault("holds more than one document", line)
    return tree
