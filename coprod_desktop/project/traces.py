"""What a file still holds of what was written once, and writing it anew without the rest.

Nothing here loads the database library.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator

from coprod_desktop.domain.records import KINDS
from coprod_desktop.project import history
from coprod_desktop.project.edits import Written

_WRITTEN = "SELECT op, tbl, row, field, value, author, at FROM change ORDER BY hlc, op"


def written(connection: sqlite3.Connection) -> Iterator[Written]:
    """Yield every value that the file holds or once held, oldest first."""
    known = {kind: history.defaults(kind).keys() for kind in KINDS}
    for op, kind, row, field, value, author, at in connection.execute(_WRITTEN):
        if field in known.get(kind, ()):
            moment = dt.datetime.fromisoformat(at)
            yield Written(op, kind, row, field, json.loads(value), author, moment)


def has_leftovers(connection: sqlite3.Connection) -> bool:
    """Tell whether something was erased, and pages that nothing uses are still in the file."""
    (erased,) = connection.execute("SELECT EXISTS (SELECT 1 FROM erased)").fetchone()
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    return bool(erased and free)


def sweep(connection: sqlite3.Connection) -> None:
    """Write the whole file anew, so that no byte of what went is left in it.

    What is deleted leaves its bytes in free pages and between the rows, unless SQLite overwrites
    them, which not every build does. Raises `sqlite3.Error`; the file then says what it said.
    """
    connection.execute("VACUUM").close()
