"""From what SQLite says when it fails to what a person is told."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from coprod_desktop.project import lock
from coprod_desktop.support.errors import KnownError

_PRIMARY = 0xFF
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DENIED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
_OF_THE_PLACE = _DENIED | {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOLFS}
_OURS = frozenset(
    {
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_MISUSE,
        sqlite3.SQLITE_RANGE,
        sqlite3.SQLITE_TOOBIG,
        0,
    }
)


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code of an error; 0 where it has none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & _PRIMARY


def cannot_be_written(error: sqlite3.Error) -> bool:
    """Tell whether opening failed only because the file or its folder may not be written."""
    return code_of(error) in _DENIED


def is_of_the_place(error: sqlite3.Error) -> bool:
    """Tell whether something failed for the disk's sake, which says nothing of the file."""
    return code_of(error) in _OF_THE_PLACE


def is_for_want_of_room(error: sqlite3.Error) -> bool:
    """Tell whether a disk that answers is full."""
    return code_of(error) == sqlite3.SQLITE_FULL


def is_a_bug(error: sqlite3.Error) -> bool:
    """Tell whether a statement failed by our own mistake rather than for the disk's sake."""
    return code_of(error) in _OURS


def while_opening(error: sqlite3.Error, path: Path, name: str = "") -> KnownError:
    """Return what to tell when a file could not be opened; `name` is what a person calls it."""
    name = name or path.name
    code = code_of(error)
    if code in _BUSY:
        return lock.in_use(path)
    if code in _OF_THE_PLACE:
        return KnownError("file.cannot_open", name=name, reason=str(error))
    return KnownError("file.damaged", name=name)
