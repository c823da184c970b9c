"""Files that somebody made to do harm: a sound project, changed by statements of SQL.

Most of them name `CANARY`, a file that nobody may touch while such a project is opened.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from fake_clock import FakeClock
from tracing import CANARY

from coprod_desktop.project import Action, RowCreate, RowSet, seal
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.layout import MAJOR, MINOR, pack_version
from coprod_desktop.project.scan import scan

MADE = Action("create", "session", "Kick-off")
RUNS_ON = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
CALLS = (
    f"load_extension('{CANARY}')",
    f"writefile('{CANARY}', 'x')",
    f"readfile('{CANARY}')",
    f"edit('x', 'touch {CANARY}')",
    "fts3_tokenizer('simple', x'4141414141414141')",
    "'a' REGEXP '(a+)+$'",
    "zeroblob(1000000000)",
    "randomblob(1000000000)",
    f"({RUNS_ON})",
)


def _in_the_schema(name: str, old: str, new: str) -> tuple[str, ...]:
    """Return what changes the text of a table behind SQLite's back."""
    new = new.replace("'", "''")
    return (
        "PRAGMA writable_schema=ON",
        f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}') WHERE name = '{name}'",
        "PRAGMA writable_schema=OFF",
    )


def _planted(kind: str, name: str, table: str, sql: str) -> tuple[str, ...]:
    """Return what puts an entry into the schema that SQLite itself would not take."""
    sql = sql.replace("'", "''")
    return (
        "PRAGMA writable_schema=ON",
        f"INSERT INTO sqlite_master VALUES ('{kind}', '{name}', '{table}', 0, '{sql}')",
        "PRAGMA writable_schema=OFF",
    )


SCHEMAS: dict[str, tuple[str, ...]] = {
    **{
        f"a view that calls {call[:24]}": _planted(
            "view", "v", "v", f"CREATE VIEW v AS SELECT {call}"
        )
        for call in CALLS
    },
    **{
        f"a view in place of our table that calls {call[:24]}": (
            "DROP TABLE benefit",
            *_planted(
                "view",
                "benefit",
                "benefit",
                f"CREATE VIEW benefit AS SELECT {call} AS id, 1.0 AS position, '' AS benefit,"
                " '' AS for_whom",
            ),
        )
        for call in CALLS
    },
    **{
        f"a trigger on the seal that calls {call[:24]}": _planted(
            "trigger",
            "t",
            "file_info",
            f"CREATE TRIGGER t AFTER UPDATE ON file_info BEGIN SELECT {call}; END",
        )
        for call in CALLS
    },
    **{
        f"a default that calls {call[:24]}": _in_the_schema(
            "benefit", "benefit TEXT NOT NULL", f"benefit TEXT NOT NULL DEFAULT ({call})"
        )
        for call in CALLS
    },
    **{
        f"a check that calls {call[:24]}": _in_the_schema(
            "session", "title TEXT NOT NULL", f"title TEXT NOT NULL CHECK ({call})"
        )
        for call in CALLS
    },
    **{
        f"a generated column that calls {call[:24]}": _in_the_schema(
            "benefit", "for_whom TEXT NOT NULL", f"for_whom TEXT NOT NULL AS ({call})"
        )
        for call in CALLS
    },
    **{
        f"an index on an expression that calls {call[:24]}": _planted(
            "index", "i", "session", f"CREATE INDEX i ON session ({call})"
        )
        for call in CALLS
    },
    **{
        f"a partial index that calls {call[:24]}": _planted(
            "index", "i", "session", f"CREATE INDEX i ON session (title) WHERE {call}"
        )
        for call in CALLS
    },
    "a trigger that is named as if SQLite had made it": _planted(
        "trigger",
        "sqlite_autoindex_session_9",
        "change",
        "CREATE TRIGGER sqlite_autoindex_session_9 AFTER INSERT ON change"
        " BEGIN DELETE FROM undo_op; END",
    ),
    "a trigger that deletes": (
        "CREATE TRIGGER t AFTER UPDATE ON file_info BEGIN DELETE FROM change; END",
    ),
    "a trigger instead of a view": (
        "CREATE VIEW v AS SELECT 1 AS a",
        "CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN DELETE FROM change; END",
    ),
    "a table for full text": ("CREATE VIRTUAL TABLE ft USING fts5(a)", "INSERT INTO ft VALUES (1)"),
    "an older table for full text": ("CREATE VIRTUAL TABLE ft USING fts4(a)",),
    "a table of boxes": ("CREATE VIRTUAL TABLE box USING rtree(id, a, b)",),
    "a virtual table in place of ours": (
        "DROP TABLE benefit",
        "CREATE VIRTUAL TABLE benefit USING fts5(id, position, gain, for_whom)",
    ),
    "a virtual table of a module that nobody has": _planted(
        "table", "vt", "vt", f"CREATE VIRTUAL TABLE vt USING csv(filename='{CANARY}')"
    ),
    "a shadow table that is broken": (
        "CREATE VIRTUAL TABLE ft USING fts5(a)",
        "UPDATE ft_data SET block = zeroblob(20)",
    ),
    "statistics": ("ANALYZE",),
    "statistics that lie": ("ANALYZE", "UPDATE sqlite_stat1 SET stat = '1 1 1 1 1 1'"),
    "a table that counts": ("CREATE TABLE c (a INTEGER PRIMARY KEY AUTOINCREMENT)",),
    "a view named like a table to come": ("CREATE VIEW later AS SELECT * FROM session",),
    "a table named like the schema": _planted(
        "table", "sqlite_master", "sqlite_master", "CREATE TABLE sqlite_master (a)"
    ),
    "a table named after an attached file": (f'CREATE TABLE "{CANARY}.session" (a)',),
    "a table without a row id": (
        "DROP TABLE benefit",
        (
            "CREATE TABLE benefit (id TEXT NOT NULL, position FLOAT NOT NULL, benefit TEXT"
            " NOT NULL, for_whom TEXT NOT NULL, PRIMARY KEY (id)) WITHOUT ROWID"
        ),
    ),
    "a table with a row id": _in_the_schema("erased", "WITHOUT ROWID", ""),
    "a strict table": _in_the_schema(
        "benefit", "PRIMARY KEY (id)\n)", "PRIMARY KEY (id)\n) STRICT"
    ),
    "two tables on one root": (
        "PRAGMA writable_schema=ON",
        (
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE"
            " name = 'session') WHERE name = 'benefit'"
        ),
        "PRAGMA writable_schema=OFF",
    ),
    "a root beyond the file": (
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET rootpage = 1000000 WHERE name = 'benefit'",
        "PRAGMA writable_schema=OFF",
    ),
    "an extra column": ("ALTER TABLE session ADD COLUMN extra TEXT",),
    "a column less": ("ALTER TABLE session DROP COLUMN notes",),
    "a column of another name": ("ALTER TABLE session RENAME COLUMN notes TO remarks",),
    "a column of another type": _in_the_schema("session", "notes TEXT", "notes BLOB"),
    "a column that compares in another way": _in_the_schema(
        "session", "notes TEXT NOT NULL", "notes TEXT NOT NULL COLLATE NOCASE"
    ),
    "a reference that deletes": _in_the_schema(
        "parent", "REFERENCES change (op)", "REFERENCES change (op) ON DELETE CASCADE"
    ),
    "a column that refuses": _in_the_schema(
        "session", "place TEXT NOT NULL", "place TEXT NOT NULL CHECK (place <> 'N')"
    ),
    "a table that refuses": _in_the_schema(
        "session", "PRIMARY KEY (id)", "PRIMARY KEY (id), CHECK (place <> 'N')"
    ),
    "a key for another column": ("CREATE UNIQUE INDEX i ON session (place)",),
    "a column that must be given": _in_the_schema(
        "session", "place TEXT NOT NULL", "place TEXT NOT NULL, extra TEXT NOT NULL"
    ),
    "a table that holds on to ours": (
        "CREATE TABLE later (id TEXT PRIMARY KEY, session TEXT REFERENCES session (id))",
    ),
    "a table that holds on to ours by a key": (
        (
            "CREATE TABLE later (id TEXT PRIMARY KEY, session TEXT, FOREIGN KEY(session)"
            " REFERENCES session (id))"
        ),
    ),
    "a remark in a definition": _in_the_schema("session", "title TEXT", "title /* , */ TEXT"),
    "a key that replaces": _in_the_schema(
        "session", "PRIMARY KEY (id)", "PRIMARY KEY (id) ON CONFLICT REPLACE"
    ),
    "a name that ends in nothing": _in_the_schema("session", "CREATE TABLE", "CREATE  TABLE"),
    "very many tables": tuple(f"CREATE TABLE t{number} (a)" for number in range(500)),
    "a very long definition": (
        "CREATE TABLE long (" + ", ".join(f"c{number}" for number in range(1900)) + ")",
    ),
}
"""The tables are not ours. The seal does not matter: this is looked at first."""

CONTENTS: dict[str, tuple[str, ...]] = {
    "bytes for a title": ("UPDATE session SET title = x'3c623e'",),
    "no bytes for a title": ("UPDATE session SET title = x''",),
    "bytes for an id": ("UPDATE session SET id = x'00'",),
    "bytes for a date": ("UPDATE session SET date = x'00'",),
    "a word for minutes": ("UPDATE agenda_item SET minutes = 'ten'",),
    "fewer minutes than none": ("UPDATE agenda_item SET minutes = -10",),
    "more minutes than there are": ("UPDATE agenda_item SET minutes = 9223372036854775807",),
    "half a minute": ("UPDATE agenda_item SET minutes = 0.5",),
    "bytes for minutes": ("UPDATE agenda_item SET minutes = x'01'",),
    "a word for a position": ("UPDATE session SET position = 'first'",),
    "a position without end": ("UPDATE session SET position = 9e999",),
    "a date that is none": ("UPDATE session SET date = '2026-02-30'",),
    "a date in words": ("UPDATE session SET date = 'tomorrow'",),
    "a number for a date": ("UPDATE session SET date = 5",),
    "a time that is none": ("UPDATE session SET start = '25:00'",),
    "a history that is no JSON": ("UPDATE change SET value = '{'",),
    "a history deep in brackets": (f"UPDATE change SET value = '{'[' * 50_000}'",),
    "a number in the history of a text": ("UPDATE change SET value = '5' WHERE field = 'title'",),
    "no date in the history of a date": (
        "UPDATE change SET value = '\"soon\"' WHERE field = 'date'",
    ),
    "bytes for history": ("UPDATE change SET value = x'22'",),
    "a word for a time stamp": ("UPDATE change SET hlc = 'late'",),
    "a time stamp of bytes": ("UPDATE change SET hlc = x'01'",),
    "text for an operation": ("UPDATE change SET op = 'op' || hex(op)",),
    "bytes for an author": ("UPDATE change SET author = x'00'",),
    "bytes for what can be undone": ("UPDATE undo_step SET subject = x'00'",),
    "text that is no text": ("UPDATE session SET title = CAST(x'ff00ff' AS TEXT)",),
    "text of half a surrogate": ("UPDATE session SET title = CAST(x'eda080' AS TEXT)",),
    "21 MB of text": ("UPDATE session SET notes = hex(zeroblob(11000000))",),
    "21 MB of history": ("UPDATE change SET value = '\"' || hex(zeroblob(11000000)) || '\"'",),
    "a title longer than any": ("UPDATE session SET title = printf('%.301c', 'x')",),
    "a title of two million letters": ("UPDATE session SET title = printf('%.2000000c', 'x')",),
    "notes longer than any": ("UPDATE session SET notes = printf('%.20001c', 'x')",),
    "a long history of a title": (
        "UPDATE change SET value = printf('\"%.301c\"', 'x') WHERE field = 'title'",
    ),
    "an author longer than any": ("UPDATE change SET author = printf('%.81c', 'x')",),
    "an author of ten million letters": ("UPDATE change SET author = printf('%.10000000c', 'x')",),
    "an owner of a long name": ("UPDATE agenda_item SET session = printf('%.301c', 'x')",),
    "a long name for what can be undone": (
        "UPDATE undo_step SET subject = printf('%.2000000c', 'x')",
    ),
    "a choice that nobody has": ("UPDATE session SET place_checked = 'perhaps'",),
    "a choice in the history that nobody has": (
        "UPDATE change SET value = '\"perhaps\"' WHERE field = 'place_checked'",
    ),
    "a time stamp at the end of time": ("UPDATE change SET hlc = 9223372036854775807",),
    "a time stamp past all that are taken": ("UPDATE change SET hlc = 9007199254740992",),
    "a time stamp before any": ("UPDATE change SET hlc = -1",),
    "the last of all undo steps": (
        "UPDATE undo_step SET id = 9223372036854775807 WHERE id = 3",
        "UPDATE undo_op SET step = 9223372036854775807 WHERE step = 3",
    ),
    "the last undo step that is taken": (
        "UPDATE undo_step SET id = 9007199254740991 WHERE id = 3",
        "UPDATE undo_op SET step = 9007199254740991 WHERE step = 3",
    ),
    "an undo step before any": (
        "UPDATE undo_step SET id = -1 WHERE id = 3",
        "UPDATE undo_op SET step = -1 WHERE step = 3",
    ),
    "a day in words for a change": ("UPDATE change SET at = 'yesterday'",),
    "a day for a change without its hour": ("UPDATE change SET at = '2026-05-04'",),
    "a moment in no time zone": ("UPDATE change SET at = '2026-05-04T10:00:00'",),
    "a day in words for an undo step": ("UPDATE undo_step SET at = 'yesterday'",),
    "a day in words for what was erased": ("INSERT INTO erased VALUES ('r', 'yesterday')",),
    "no project id": ("UPDATE file_info SET project_id = ''",),
    "a project id that climbs": ("UPDATE file_info SET project_id = '../../../etc'",),
    "bytes for a project id": ("UPDATE file_info SET project_id = x'00'",),
    "nothing where text belongs": (
        *_in_the_schema("session", "title TEXT NOT NULL", "title TEXT"),
        "reload",
        "UPDATE session SET title = NULL",
        *_in_the_schema("session", "title TEXT", "title TEXT NOT NULL"),
    ),
}
"""The tables are ours, the seal holds, and what is in them is not what a project holds."""

HEADERS: dict[str, tuple[str, ...]] = {
    "text of another encoding": ("PRAGMA encoding='UTF-16le'",),
    "pages of 512 bytes": ("PRAGMA page_size=512", "VACUUM"),
    "pages of 65,536 bytes": ("PRAGMA page_size=65536", "VACUUM"),
    "pages that are moved": ("PRAGMA auto_vacuum=FULL", "VACUUM"),
    "pages that are moved now and then": ("PRAGMA auto_vacuum=INCREMENTAL", "VACUUM"),
    "a large cache": ("PRAGMA default_cache_size=2000000",),
}
"""Sound projects in an unusual shape: refused, or opened with all that is in them."""


def sound(path: Path) -> None:
    """Make a project with something in each of the tables that matter here."""
    with ProjectFile.create(path, clock=FakeClock()) as file:
        file.write([RowCreate("session", "s", {"title": "Kick-off", "date": "2026-05-04"})], MADE)
        file.write([RowSet("session", "s", {"place_checked": "yes"})], MADE)
        file.write([RowCreate("agenda_item", "a", {"session": "s", "minutes": 10})], MADE)
        file.write([RowSet("session", "s", {"place": "Library"})], MADE)
        file.undo()


NEWER = (f"PRAGMA user_version={pack_version(MAJOR, MINOR + 1)}",)
"""Makes a project one of the next minor version, which may hold more than we know."""

ALLOWED_IN_NEWER = frozenset({"an extra column"})
CHOICES_IN_NEWER = frozenset(
    {"a choice that nobody has", "a choice in the history that nobody has"}
)


def change(path: Path, statements: tuple[str, ...], *, reseal: bool = False) -> None:
    """Do to a project what its maker never would."""
    connection = _raw(path)
    for statement in statements:
        if statement == "reload":
            connection.close()
            connection = _raw(path)
        else:
            connection.execute(statement)
    connection.close()
    if not reseal:
        return
    # What cannot even be read gets no seal that holds; it is refused all the same.
    with suppress(sqlite3.Error, ValueError), closing(_raw(path)) as connection:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 30_000_000)
        connection.set_progress_handler(lambda: 1, 1_000_000)
        value = seal.to_bytes(scan(connection).seal)
        connection.execute("UPDATE file_info SET seal = ?", (value,))


def in_utf16(path: Path) -> None:
    """Make a project anew in UTF-16; this cannot be changed later."""
    old = path.with_name("old")
    path.rename(old)
    with closing(_raw(old)) as source, closing(sqlite3.connect(path)) as target:
        target.execute("PRAGMA encoding='UTF-16le'")
        target.executescript("\n".join(source.iterdump()))
        for name in ("application_id", "user_version"):
            value = source.execute(f"PRAGMA {name}").fetchone()[0]
            target.execute(f"PRAGMA {name}={value}")
    old.unlink()


def _raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    return connection
