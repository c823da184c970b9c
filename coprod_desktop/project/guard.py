"""What keeps a stranger's file in its bounds while it is read and checked.

Its schema is compared with the known text, so nothing in it should ever run. Should something get
past that all the same, it meets these: https://www.sqlite.org/security.html.
"""

from __future__ import annotations

import contextlib
import sqlite3
import sys
from collections.abc import Iterator

_PRAGMAS = frozenset(
    {"application_id", "user_version", "encoding", "integrity_check", "foreign_key_check"}
)
_FUNCTIONS = frozenset({"coalesce", "count"})
_STEPS_A_LOOK = 100_000
# Reading and checking a sound file takes some two steps of SQLite's machine for each byte.
_LEAST_STEPS = 50_000_000
_STEPS_A_BYTE = 50


@contextlib.contextmanager
def guarded(connection: sqlite3.Connection, size: int) -> Iterator[None]:
    """Let a connection only read, with what reading needs, and stop what runs on and on.

    `size` is the file's, in bytes. What is refused or stopped raises `sqlite3.DatabaseError`.
    """
    left = (_LEAST_STEPS + size * _STEPS_A_BYTE) // _STEPS_A_LOOK

    def look() -> int:
        nonlocal left
        left -= 1
        return int(left < 0)

    connection.set_authorizer(_authorize)
    connection.set_progress_handler(look, _STEPS_A_LOOK)
    try:
        yield
    finally:
        connection.set_authorizer(None)
        connection.set_progress_handler(None, 0)


def harden(connection: sqlite3.Connection) -> None:
    """Turn off what no project uses, where Python can: from version 3.12 on."""
    if sys.version_info >= (3, 12):
        for option, wanted in (
            (sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True),
            (sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False),
            (sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False),
        ):
            connection.setconfig(option, wanted)


def _authorize(
    action: int, first: str | None, second: str | None, _database: str | None, _inner: str | None
) -> int:
    allowed = (
        action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
        or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
        or (action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS)
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
