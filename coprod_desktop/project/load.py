"""Reading a whole file once: what is in it, and whether all of it is as it was written."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from coprod_desktop.domain.records import KINDS, Record, specs
from coprod_desktop.domain.values import to_python
from coprod_desktop.project import schema, seal
from coprod_desktop.project.edits import Action
from coprod_desktop.project.header import Header
from coprod_desktop.project.layout import CHANGE, FILE_INFO, STEP
from coprod_desktop.project.steps import MOST_STEPS, Steps
from coprod_desktop.support.errors import KnownError


@dataclass(slots=True)
class Loaded:
    """The contents of a file. `seal` is what the rows come to, `written_seal` what it says."""

    key: bytes = b""
    seal: int = 0
    written_seal: bytes = b""
    hlc: int = 0
    done: deque[tuple[int, Action]] = field(default_factory=lambda: deque(maxlen=MOST_STEPS))
    undone: list[tuple[int, Action]] = field(default_factory=list)
    last_step: int = 0
    records: dict[str, dict[str, Record]] = field(
        default_factory=lambda: {kind: {} for kind in KINDS}
    )

    @property
    def steps(self) -> Steps:
        """What can be undone and redone."""
        return Steps(tuple(self.done), tuple(self.undone), self.last_step)


def load(connection: sqlite3.Connection, header: Header, name: str) -> Loaded:
    """Return the contents of a file after all checks.

    Raises `KnownError` "file.damaged" where SQLite finds fault with it, its tables are not ours,
    or its seal does not hold.
    """
    try:
        schema.check(connection, header.version, name)
        sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
        if not sound or orphan is not None:
            raise KnownError("file.damaged", name=name)
        loaded = scan(connection)
    except (sqlite3.Error, ValueError, TypeError, KeyError, OverflowError) as error:
        # Not the disk's fault but the bytes': text that is no text, a date that is no date.
        raise KnownError("file.damaged", name=name) from error
    if loaded.written_seal != seal.to_bytes(loaded.seal):
        raise KnownError("file.damaged", name=name)
    return loaded


def scan(connection: sqlite3.Connection) -> Loaded:
    """Return the contents of a file, all rows hashed, without judging them."""
    loaded = Loaded()
    columns, rows = _columns_and_rows(connection, FILE_INFO)
    info = [dict(zip(columns, row, strict=True)) for row in rows]
    if len(info) != 1 or not isinstance(info[0]["seal"], bytes):
        raise ValueError("a project file says once which project it is")
    loaded.written_seal = info[0].pop("seal")
    loaded.key = seal.key_of(str(info[0]["project_id"]))
    hashes = [
        seal.frame_hash(connection, loaded.key),
        seal.row_hash(loaded.key, FILE_INFO, list(info[0].values())),
    ]
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for (table,) in names.fetchall():
        if table != FILE_INFO:
            hashes.append(_table(connection, str(table), loaded))
    loaded.seal = seal.total(hashes)
    return loaded


def _table(connection: sqlite3.Connection, table: str, loaded: Loaded) -> int:
    columns, rows = _columns_and_rows(connection, table)
    take = _taker(table, columns, loaded)
    sum_of_hashes = 0
    for row in rows:
        sum_of_hashes += seal.row_hash(loaded.key, table, row)
        take(row)
    return sum_of_hashes


def _columns_and_rows(
    connection: sqlite3.Connection, table: str
) -> tuple[list[str], Iterable[tuple[Any, ...]]]:
    quoted = table.replace('"', '""')
    cursor = connection.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - quoted
    return [each[0] for each in cursor.description], cursor


def _taker(table: str, columns: list[str], loaded: Loaded) -> Callable[[tuple[Any, ...]], None]:
    """Return what keeps what is wanted of one row of a table."""
    if table in KINDS:
        return _record_taker(table, columns, loaded.records[table])
    if table == CHANGE:
        place = columns.index("hlc")

        def take_change(row: tuple[Any, ...]) -> None:
            loaded.hlc = max(loaded.hlc, row[place])

        return take_change
    if table == STEP:
        steps = [columns.index(each) for each in ("id", "verb", "kind", "subject", "state")]

        def take_step(row: tuple[Any, ...]) -> None:
            number, verb, kind, subject, state = (row[place] for place in steps)
            loaded.last_step = max(loaded.last_step, number)
            if state == "done":
                loaded.done.append((number, Action(verb, kind, subject)))
            elif state == "undone":
                loaded.undone.append((number, Action(verb, kind, subject)))

        return take_step
    return lambda _row: None


def _record_taker(
    kind: str, columns: list[str], records: dict[str, Record]
) -> Callable[[tuple[Any, ...]], None]:
    record_type = KINDS[kind]
    id_place = columns.index("id")
    places = [(name, spec, columns.index(name)) for name, spec in specs(kind).items()]

    def take(row: tuple[Any, ...]) -> None:
        values = {name: to_python(spec, row[place]) for name, spec, place in places}
        records[row[id_place]] = record_type(id=row[id_place], **values)

    return take
