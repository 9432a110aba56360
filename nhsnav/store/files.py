"""The files of a model, found within bounds."""

import os
from pathlib import Path
from typing import Final

from nhsnav.errors import DataFault

__all__ = ["MAX_FILES", "list_files"]

MAX_FILES: Final = 20_000
"""Most files and folders that are looked at. The real model has about a thousand."""
MAX_FOLDERS_DEEP: Final = 6


def list_files(root: Path) -> list[tuple[str, os.stat_result]]:
    """Each file under a directory with its state, in a fixed order. Hidden files and linked folders are passed over."""
    found: list[tuple[str, os.stat_result]] = []
    waiting = [("", 0)]
    while waiting:
        folder, depth = waiting.pop()
        try:
            with os.scandir(root / folder if folder else root) as entries:
                for entry in entries:
                    name = f"{folder}/{entry.name}" if folder else entry.name
                    if entry.name.startswith((".", "__")):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        if depth >= MAX_FOLDERS_DEEP:
                            raise DataFault(
                                f"{root / name}: folders are nested too deep, the limit is {MAX_FOLDERS_DEEP}"
                            )
                        waiting.append((name, depth + 1))
                    else:
                        found.append((name, _state(entry)))
                    if len(found) + len(waiting) > MAX_FILES:
                        raise DataFault(f"{root}: holds too many files, the limit is {MAX_FILES}")
        except OSError as fault:
            raise DataFault(f"{root / folder}: can't be read: {fault.strerror}") from None
    return sorted(found)


def _state(entry: os.DirEntry[str]) -> os.stat_result:
    """The state of a file; of a link, that of what it leads to, if it leads anywhere."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)
