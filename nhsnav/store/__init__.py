"""The only importer of yaml: finds a model, reads it strictly, checks it and compiles it.

`open_shelf` is the way in. When a sound index stands in the cache it is used, and nothing that reads YAML is imported.
"""

import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from nhsnav.store.index import Damaged, IndexFile, Segments, Stale, write_index
from nhsnav.store.shelves import Reader, SegmentShelf

__all__ = ["index_of", "open_shelf"]


def open_shelf(root: Path, note: Callable[[str], None]) -> SegmentShelf:
    """The model in a directory. `note` hears why an index could not be used or written.

    Raises DataFault when the directory holds no model, or one that breaks its rules.
    """
    state = _state(root)

    def rebuild(reason: str) -> Reader:
        from nhsnav.store.build import build

        note(f"reading the YAML: {reason}")
        segments = build(root)
        for path in _places(root):
            try:
                write_index(path, state, segments)
                break
            except OSError as fault:
                note(f"the index can't be kept in {path.parent}: {fault.strerror}")
        return Segments(segments)

    reason = "there is no index yet"
    for path in _places(root):
        try:
            return SegmentShelf(
                IndexFile(path, state), Damaged, lambda fault: rebuild(f"the index is no good: {fault}")
            )
        except FileNotFoundError:
            continue
        except (OSError, Stale, Damaged) as fault:
            reason = f"the index {path} can't be used: {fault}"
    return SegmentShelf(rebuild(reason), Damaged, lambda fault: rebuild(str(fault)))


def _places(root: Path) -> Iterator[Path]:
    """Where the index of a model may be kept: with Python's own compiled files, or in the user's cache."""
    name = f"{zlib.crc32(os.fsencode(root)):08x}.index"
    if __spec__ is not None and __spec__.cached:
        yield Path(__spec__.cached).parent / name
    # Not imported unless needed: it would make every start slower.
    from platformdirs import user_cache_path

    yield user_cache_path("nhsnav", appauthor=False) / name


def index_of(root: Path) -> str | None:
    """The file in which the index of a model is kept, if there is one."""
    return next((str(path) for path in _places(root) if path.exists()), None)


_WRITERS = ("store/compile.py", "store/shelves.py", "model/records.py", "model/names.py")
"""What decides how an index looks. To change one of them, in a checkout, is to change the data."""


def _state(root: Path) -> bytes:
    """The data files as they stand: any change to any of them changes this."""
    from nhsnav.store.files import list_files

    package = Path(__file__).parent.parent
    writers = [(name, os.stat(package / name)) for name in _WRITERS if (package / name).exists()]
    states = [
        f"{name} {about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino}"
        for name, about in [*writers, *list_files(root)]
    ]
    return "\n".join((str(root), *states)).encode(errors="surrogateescape")
