"""From a file of an older version to one of this version, as small frozen steps of SQL.

`migrate_MAJOR_MINOR.sql` leads from that version to the next in `layout.OLDER`, or from the last
of them to the present one. What is in such a file never changes: it knows no class and no later
version. The trial files of version 0.0 noted no authors and kept no undo, and called a session's
place its venue. Version 1.0 noted with a person whether their name may print: the consent that is
made of it comes and goes with its person in the history, and in every step that is undone.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from coprod_desktop.project import connect, schema, seal
from coprod_desktop.project.layout import MAJOR, MINOR, OLDER, pack_version
from coprod_desktop.project.scan import scan


def migrate(connection: sqlite3.Connection, version: tuple[int, int]) -> None:
    """Bring an open, checked file of an older version up to this one, whole or not at all.

    Raises `sqlite3.Error`; the file is then as it was.
    """
    # Both hold outside a transaction only. Renaming a table must not rename it in others too.
    connection.execute("PRAGMA foreign_keys=OFF").close()
    connection.execute("PRAGMA legacy_alter_table=ON").close()
    try:
        connect.begin(connection)
        for step in OLDER[OLDER.index(version) :]:
            for statement in _statements(step):
                connection.execute(statement).close()
        connection.execute(f"PRAGMA user_version={pack_version(MAJOR, MINOR)}").close()
        whole = seal.to_bytes(scan(connection).seal)
        connection.execute("UPDATE file_info SET seal = ?", (whole,)).close()
        connect.commit(connection)
    except BaseException:
        connect.roll_back(connection)
        raise
    finally:
        connection.execute("PRAGMA legacy_alter_table=OFF").close()
        connection.execute("PRAGMA foreign_keys=ON").close()


def _statements(version: tuple[int, int]) -> tuple[str, ...]:
    major, minor = version
    return schema.statements_in(Path(__file__).with_name(f"migrate_{major}_{minor}.sql"))
