"""How SQLite is opened and closed: the address, the pragmas, the lock."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from coprod_desktop.project import guard

_BUSY_SECONDS = 0.2
_LONGEST_VALUE = 20 * 1024 * 1024

_GUARDS = (
    # The file may come from anybody: nothing in its schema may call a function of ours.
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    # Sorting a large table must leave no copy of anybody's words in a temporary folder.
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=ON",
)

_WRITING = (
    # What was deleted is overwritten with zeros; not every build of SQLite does so unasked.
    "PRAGMA secure_delete=ON",
    "PRAGMA locking_mode=EXCLUSIVE",
    # Not WAL: an open WAL file copied by a person carries none of the last edits, and a closed
    # one does not open on read-only media.
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=EXTRA",
    # Up to 64 MB of memory, where SQLite takes 2: the history lies in the order of random ids, so
    # an import, or undoing it, would read and write its pages over and over in one transaction.
    "PRAGMA cache_size=-65536",
)


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open the existing database at `path` and, to write, take its lock.

    The lock is held until `disconnect`. `read_only` opens the file as it lies there, and neither
    locks it nor looks at a journal beside it. Raises `sqlite3.Error`.

    Who writes says BEGIN and COMMIT: see `begin` and `commit`.
    """
    mode = "mode=ro&immutable=1" if read_only else "mode=rw"
    raw = sqlite3.connect(
        f"{_as_uri(path)}?{mode}",
        uri=True,
        timeout=_BUSY_SECONDS,
        check_same_thread=False,
        isolation_level=None,
    )
    try:
        _prepare(raw, _GUARDS if read_only else _GUARDS + _WRITING, lock=not read_only)
    except UnicodeDecodeError as error:
        # SQLite quotes the file in its complaint, and the file is no text.
        raw.close()
        raise _damaged() from error
    except BaseException:
        raw.close()
        raise
    return raw


def _prepare(raw: sqlite3.Connection, pragmas: Sequence[str], *, lock: bool) -> None:
    raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    guard.harden(raw)
    for pragma in pragmas:
        raw.execute(pragma).close()
    if lock:
        raw.execute("BEGIN EXCLUSIVE").close()
        raw.execute("COMMIT").close()


def _damaged() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("the file is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def begin(connection: sqlite3.Connection) -> None:
    """Begin a transaction. Raises `sqlite3.Error`."""
    connection.execute("BEGIN IMMEDIATE").close()


def commit(connection: sqlite3.Connection) -> None:
    """Put a transaction on the disk. Raises `sqlite3.Error`, perhaps when it is there already."""
    connection.execute("COMMIT").close()


def roll_back(connection: sqlite3.Connection) -> None:
    """Take a transaction back, where SQLite has not done so itself. Raises `sqlite3.Error`."""
    if connection.in_transaction:
        connection.execute("ROLLBACK").close()


def disconnect(connection: sqlite3.Connection, *, tidy: bool) -> None:
    """Close the database. `tidy` first takes away the journal, so that no file stays beside it.

    Never raises: whatever was acknowledged is on the disk already.
    """
    try:
        if tidy:
            # In exclusive mode SQLite keeps the journal when told to delete it. The first read
            # in normal mode gives up the lock.
            connection.execute("PRAGMA locking_mode=NORMAL").close()
            connection.execute("SELECT count(*) FROM sqlite_master").close()
            connection.execute("PRAGMA journal_mode=DELETE").close()
    except Exception:  # noqa: BLE001, S110 - the disk may be gone; there is nothing to lose here
        pass
    finally:
        connection.close()


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the journal of the database at `path`."""
    return path.with_name(path.name + "-journal")


def journal_lies_beside(path: Path) -> bool:
    """Tell whether a journal with something in it lies beside the database at `path`."""
    try:
        found = journal_of(path).stat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size > 0


def _as_uri(path: Path) -> str:
    """Return `path` as an address that SQLite reads back to the same name, whatever is in it."""
    text = path.absolute().as_posix()
    if not text.startswith("/"):
        text = "/" + text
    return "file://" + quote(os.fsencode(text))
