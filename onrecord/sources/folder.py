"""A folder as documents: its files in the order of their names, hidden ones passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.model.errors import SourceError

_LEDGER = b"SQLite format 3\x00"
_LEDGER_SIDES = ("-wal", "-shm", "-journal")


def walk(folder: Path) -> Iterator[Path | SourceError]:
    """Give the files below a folder, sorted by name, those of inner folders after its own.

    An error stands in the place of what can't be looked into.

    Passed over: hidden files and folders, links to folders (they may go in circles), and ledgers, since
    a ledger often lies beside what it was made from.
    """
    unreadable: list[SourceError] = []

    def note(error: OSError) -> None:
        unreadable.append(SourceError(f"{error.filename}: {error.strerror}; allow reading, or leave it out"))

    empty = True
    for where, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            path = Path(where, name)
            if _is_ledger(path):
                continue
            empty = False
            # A pipe or device would keep the run waiting for ever.
            yield path if path.is_file() else SourceError(f"{path}: not a file; leave it out")
    yield from unreadable
    if empty and not unreadable:
        yield SourceError(f"{folder}: there are no files in it; give another folder")


def _is_ledger(path: Path) -> bool:
    if path.name.endswith(_LEDGER_SIDES):
        return _is_ledger(path.with_name(path.name.rpartition("-")[0]))
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_LEDGER)) == _LEDGER
    except OSError:
        return False
