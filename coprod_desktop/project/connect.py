"""How SQLite is opened and closed: the address, the pragmas, the lock."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, ClauseElement, Connection, create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import NullPool

_DIALECT = sqlite.dialect(paramstyle="named")
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
)


def connect(path: Path, *, read_only: bool) -> Connection:
    """Open the existing database at `path` and, to write, take its lock.

    The lock is held until `disconnect`. `read_only` opens the file as it lies there, and neither
    locks it nor looks at a journal beside it. Raises `sqlalchemy.exc.DBAPIError`.

    Statements run outside SQLAlchemy's transactions: who writes says BEGIN and COMMIT.
    """
    query = {"mode": "ro", "immutable": "1"} if read_only else {"mode": "rw"}
    url = URL.create(
        "sqlite+pysqlite",
        database=_as_uri(path),
        query=query | {"uri": "true", "timeout": str(_BUSY_SECONDS), "check_same_thread": "false"},
    )
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    pragmas = _GUARDS if read_only else _GUARDS + _WRITING

    @event.listens_for(engine, "connect")
    def prepare(raw: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401 - a pool record
        try:
            _prepare(raw, pragmas, lock=not read_only)
        except UnicodeDecodeError as error:
            # SQLite quotes the file in its complaint, and the file is no text.
            raw.close()
            raise _damaged() from error
        except BaseException:
            raw.close()
            raise

    return engine.connect()


def _prepare(raw: sqlite3.Connection, pragmas: Sequence[str], *, lock: bool) -> None:
    raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    raw.isolation_level = None
    for pragma in pragmas:
        raw.execute(pragma).close()
    if lock:
        raw.execute("BEGIN EXCLUSIVE").close()
        raw.execute("COMMIT").close()


def _damaged() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("the file is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def driver(connection: Connection) -> sqlite3.Connection:
    """Return SQLite's own connection, for what is done many times."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("not a connection to SQLite")
    return raw


def words(statement: ClauseElement) -> str:
    """Return a statement of SQLAlchemy in SQLite's words, its values as `:name`."""
    return str(statement.compile(dialect=_DIALECT))


def begin(connection: Connection) -> None:
    """Begin a transaction. Raises `sqlite3.Error`."""
    driver(connection).execute("BEGIN IMMEDIATE").close()


def commit(connection: Connection) -> None:
    """Put a transaction on the disk. Raises `sqlite3.Error`, perhaps when it is there already."""
    driver(connection).execute("COMMIT").close()


def roll_back(connection: Connection) -> None:
    """Take a transaction back, where SQLite has not done so itself. Raises `sqlite3.Error`."""
    raw = driver(connection)
    if raw.in_transaction:
        raw.execute("ROLLBACK").close()


def disconnect(connection: Connection, *, tidy: bool) -> None:
    """Close the database. `tidy` first takes away the journal, so that no file stays beside it.

    Never raises: whatever was acknowledged is on the disk already.
    """
    try:
        if tidy:
            # In exclusive mode SQLite keeps the journal when told to delete it. The first read
            # in normal mode gives up the lock.
            connection.exec_driver_sql("PRAGMA locking_mode=NORMAL").close()
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").close()
            connection.exec_driver_sql("PRAGMA journal_mode=DELETE").close()
    except Exception:  # noqa: BLE001, S110 - the disk may be gone; there is nothing to lose here
        pass
    finally:
        try:
            connection.close()
        finally:
            connection.engine.dispose()


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the journal of the database at `path`."""
    return path.with_name(path.name + "-journal")


def _as_uri(path: Path) -> str:
    """Return `path` as an address that SQLite reads back to the same name, whatever is in it."""
    text = path.absolute().as_posix()
    if not text.startswith("/"):
        text = "/" + text
    return "file://" + quote(os.fsencode(text))
