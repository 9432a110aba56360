"""The only importer of yaml: finds a model, reads it strictly, checks it and compiles it.

`open_shelf` is the way in. When a sound index stands in the cache it is used, and nothing that reads YAML is imported.
"""

import os
import zlib
from collections.abc import Callable
from pathlib import Path

from nhsnav.store.index import Damaged, IndexFile, Segments, Stale, write_index
from nhsnav.store.shelves import Reader, SegmentShelf

__all__ = ["open_shelf"]


def open_shelf(root: Path, cache: Path, note: Callable[[str], None]) -> SegmentShelf:
    """The model in a directory. `note` hears why an index could not be used or written.

    Raises DataFault when the directory holds no model, or one that breaks its rules.
    """
    state = _state(root)
    path = cache / f"{zlib.crc32(os.fsencode(root)):08x}.index"

    def rebuild(reason: str) -> Reader:
        from nhsnav.store.build import build

        note(f"reading the YAML: {reason}")
        segments = build(root)
        try:
            write_index(path, state, segments)
        except OSError as fault:
            note(f"the index can't be kept in {cache}: {fault.strerror}")
        return Segments(segments)

    reader: Reader
    try:
        reader = IndexFile(path, state)
    except FileNotFoundError:
        reader = rebuild("there is no index yet")
    except (OSError, Stale, Damaged) as fault:
        reader = rebuild(f"the index {path} can't be used: {fault}")
    return SegmentShelf(reader, Damaged, lambda fault: rebuild(f"the index {path} is no good: {fault}"))


def _state(root: Path) -> bytes:
    """The data files as they stand: any change to any of them changes this."""
    from nhsnav.store.files import list_files

    return f"{root}\n".encode(errors="surrogateescape") + b"".join(
        f"{name} {about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino}\n".encode(
            errors="surrogateescape"
        )
        for name, about in list_files(root)
    )
