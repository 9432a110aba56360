"""The compiled index: one file from which an answer reads only the segments that it needs.

Layout: a magic line with the version of the writer; the length and checksum of the table of contents; the table, which
gives each segment its place, length and checksum; the segments. The table also holds the state of every data file when
it was compiled (path, size, times, inode), so that any change to the data makes the index stale. Nothing in it is ever
executed. A file that is damaged, stale or of another version is not used.
"""

import os
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from nhsnav import __version__

__all__ = ["Damaged", "IndexFile", "Segments", "Stale", "write_index"]

MAGIC: Final = f"nhsnav index 3 {__version__}\n".encode()
_HEAD: Final = struct.Struct("<QI")


class Stale(Exception):
    """The index was compiled from other data, or by another version."""


class Damaged(Exception):
    """The index does not hold what it says it holds."""


class Contents(msgspec.Struct, frozen=True, array_like=True):
    """The table at the start of an index."""

    state: bytes
    """The data files as they were when this was compiled."""
    places: dict[str, tuple[int, int, int]]
    """For each segment: offset after the table, length, checksum."""


_decode_contents = msgspec.msgpack.Decoder(Contents).decode


class Segments:
    """Segments held in memory, just compiled."""

    def __init__(self, segments: Mapping[str, bytes]) -> None:
        self._segments = segments

    def all_keys(self) -> tuple[str, ...]:
        return tuple(self._segments)

    def read(self, key: str) -> bytes | None:
        return self._segments.get(key)


class IndexFile:
    """Segments in a file. Raises OSError when there is none, Stale or Damaged when it can't be used."""

    def __init__(self, path: Path, state: bytes) -> None:
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            head = os.pread(self._file, len(MAGIC) + _HEAD.size, 0)
            if not head.startswith(MAGIC):
                raise Stale("it was written by another version")
            if len(head) < len(MAGIC) + _HEAD.size:
                raise Damaged("it is cut short")
            length, checksum = _HEAD.unpack_from(head, len(MAGIC))
            if length > os.fstat(self._file).st_size:
                raise Damaged("it is cut short")
            table = os.pread(self._file, length, len(head))
            if zlib.crc32(table) != checksum:
                raise Damaged("its table of contents is damaged")
            contents = _decode_contents(table)
            if contents.state != state:
                raise Stale("the data has changed")
        except BaseException:
            os.close(self._file)
            raise
        self._places = contents.places
        self._start = len(head) + length

    def all_keys(self) -> tuple[str, ...]:
        return tuple(self._places)

    def read(self, key: str) -> bytes | None:
        place = self._places.get(key)
        if place is None:
            return None
        offset, length, checksum = place
        segment = os.pread(self._file, length, self._start + offset)
        if zlib.crc32(segment) != checksum:
            raise Damaged(f"its segment {key} is damaged")
        return segment


def write_index(path: Path, state: bytes, segments: Mapping[str, bytes]) -> None:
    """Write an index in one step: another process sees the old file or the new one, never a part. Raises OSError."""
    places, offset = {}, 0
    for key, segment in segments.items():
        places[key] = (offset, len(segment), zlib.crc32(segment))
        offset += len(segment)
    table = msgspec.msgpack.encode(Contents(state, places))
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with open(unfinished, "wb") as file:
            file.write(MAGIC + _HEAD.pack(len(table), zlib.crc32(table)) + table)
            file.writelines(segments.values())
        os.replace(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
