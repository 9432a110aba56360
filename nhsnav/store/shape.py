"""From plain values to typed records, collecting everything that is wrong before saying so.

msgspec stops at the first fault. The quick way is tried first; only a record that fails is walked part by part.
"""

import re
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

import msgspec

from nhsnav.model.parts import Step
from nhsnav.model.records import Record, decode_hook

__all__ = ["ShapeFault", "shape"]

R = TypeVar("R", bound=Record)


class ShapeFault(msgspec.Struct, frozen=True):
    """A part of a record that does not have the declared shape."""

    path: tuple[Step, ...]
    message: str


def shape(value: Any, kind: type[R]) -> tuple[R | None, list[ShapeFault]]:
    """The record, or all the reasons why the value is none."""
    try:
        return _convert(value, kind), []
    except msgspec.ValidationError:
        return None, _faults(value, kind, ())


def _convert(value: Any, kind: Any) -> Any:
    return msgspec.convert(value, kind, strict=False, dec_hook=decode_hook)


def _faults(value: Any, kind: Any, path: tuple[Step, ...]) -> list[ShapeFault]:
    """Every fault in a value that is known to have at least one."""
    struct = _struct(kind)
    if struct is not None and isinstance(value, dict):
        return _struct_faults(value, struct, path)
    item = _item(kind)
    if item is not None and isinstance(value, list):
        return [fault for i, part in enumerate(value) for fault in _part_faults(part, item, (*path, i))] or [
            ShapeFault(path, _message(value, kind))
        ]
    return [ShapeFault(path, _message(value, kind))]


def _struct_faults(value: dict[str, Any], struct: Any, path: tuple[Step, ...]) -> list[ShapeFault]:
    fields = {f.encode_name: f for f in msgspec.structs.fields(struct)}
    faults = []
    for key, part in value.items():
        if key in fields:
            faults += _part_faults(part, fields[key].type, (*path, key))
        else:
            near = get_close_matches(key, fields, n=1)
            meant = f": did you mean '{near[0]}'?" if near else f": the keys are {', '.join(fields)}"
            faults.append(ShapeFault((*path, key), f"unknown key{meant}"))
    faults += [
        ShapeFault(path, f"the key '{name}' is missing")
        for name, f in fields.items()
        if f.required and name not in value
    ]
    return faults or [ShapeFault(path, _message(value, struct))]


def _part_faults(value: Any, kind: Any, path: tuple[Step, ...]) -> list[ShapeFault]:
    try:
        _convert(value, kind)
    except msgspec.ValidationError:
        return _faults(value, kind, path)
    return []


_WORDS = {
    "str": "text",
    "bool": "true or false",
    "int": "a whole number",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}
"""What msgspec calls the types, and what an editor of data calls them."""


def _message(value: Any, kind: Any) -> str:
    """What is wrong, in the words of someone who writes data and not Python."""
    try:
        _convert(value, kind)
    except msgspec.ValidationError as fault:
        said = str(fault).partition(" - at `")[0]
        if "matching regex" in said:
            said = "is not written as it must be"
            examples = [e for meta in getattr(kind, "__metadata__", ()) for e in getattr(meta, "examples", None) or ()]
            said += f", as in '{examples[0]}'" if examples else ""
        said = re.sub(r"`(\w+)`", lambda word: _WORDS.get(word[1], word[1]), said)
        found = f" (found '{value}')" if isinstance(value, str) and value not in said and len(value) < 60 else ""
        return said[:1].lower() + said[1:] + found
    raise AssertionError("only a value that fails is asked for its message")


def _struct(kind: Any) -> Any:
    """The struct in an annotation, if it is one, or one or nothing."""
    return next((part for part in _alternatives(kind) if isinstance(part, type) and issubclass(part, Record)), None)


def _item(kind: Any) -> Any:
    """The type of the items in an annotation of a tuple."""
    for part in _alternatives(kind):
        arguments = get_args(part)
        if getattr(part, "__origin__", None) is tuple:
            return arguments[0]
    return None


def _alternatives(kind: Any) -> tuple[Any, ...]:
    while hasattr(kind, "__metadata__"):
        kind = kind.__origin__
    is_union = not isinstance(kind, type) and type(None) in get_args(kind)
    return get_args(kind) if is_union else (kind,)
