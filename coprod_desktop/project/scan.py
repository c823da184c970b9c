"""Reading every row of a file once: each is hashed for the seal, and may be taken along."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from coprod_desktop.project import seal
from coprod_desktop.project.layout import FILE_INFO

Progress: TypeAlias = Callable[[float], None]
"""Hears how far something is, from 0 to 1, again and again."""

Taker: TypeAlias = Callable[[tuple[Any, ...]], None]
"""Takes one row of a table along, its values in the order of the table's columns."""

_ROWS_A_LOOK = 2000
_PROJECT_ID = re.compile(r"[0-9a-f-]{36}")


@dataclass(frozen=True, slots=True)
class Scanned:
    """Which project a file is, what its rows come to (`seal`), and what it says they do."""

    project_id: str
    key: bytes
    seal: int
    written_seal: bytes

    @property
    def holds(self) -> bool:
        """Whether every row is as it was written."""
        return self.written_seal == seal.to_bytes(self.seal)


def scan(
    connection: sqlite3.Connection,
    taker: Callable[[str, list[str]], Taker | None] = lambda _table, _columns: None,
    progress: Progress | None = None,
) -> Scanned:
    """Hash all rows, without judging them.

    `taker` is asked once a table, with its name and its columns, what is to get each of its rows.
    """
    info, project_id, written_seal = _info(connection)
    key = seal.key_of(project_id)
    total = seal.total(
        (seal.frame_hash(connection, key), seal.row_hash(key, FILE_INFO, list(info.values())))
    )
    tables = _tables(connection)
    told = _Told(connection, tables, progress) if progress else None
    for table in tables:
        columns, rows = _columns_and_rows(connection, table)
        take = taker(table, columns)
        for row in told.through(rows) if told else rows:
            total += seal.row_hash(key, table, row)
            if take is not None:
                take(row)
    return Scanned(project_id, key, seal.total((total,)), written_seal)


def read_some(
    connection: sqlite3.Connection,
    taker: Callable[[str, list[str]], Taker | None],
    tables: Iterable[str],
) -> Scanned:
    """Hand on the rows of some tables, and believe what the file says of its seal."""
    _, project_id, written_seal = _info(connection)
    for table in tables:
        columns, rows = _columns_and_rows(connection, table)
        take = taker(table, columns)
        for row in rows:
            if take is not None:
                take(row)
    whole = int.from_bytes(written_seal, "big")
    return Scanned(project_id, seal.key_of(project_id), whole, written_seal)


def _info(connection: sqlite3.Connection) -> tuple[dict[str, Any], str, bytes]:
    """Return what the file says of itself but its seal, which project it is, and its seal."""
    columns, rows = _columns_and_rows(connection, FILE_INFO)
    info = [dict(zip(columns, row, strict=True)) for row in rows]
    if len(info) != 1 or not isinstance(info[0]["seal"], bytes):
        raise ValueError("a project file says once which project it is")
    written_seal = info[0].pop("seal")
    project_id = info[0]["project_id"]
    if not isinstance(project_id, str) or not _PROJECT_ID.fullmatch(project_id):
        raise ValueError("the id of a project names a folder of backups, and is checked first")
    return info[0], project_id, written_seal


class _Told:
    """Tells how far the scan is, by the number of rows."""

    def __init__(
        self, connection: sqlite3.Connection, tables: list[str], progress: Progress
    ) -> None:
        self._all = sum(
            connection.execute(f"SELECT count(*) FROM {_quoted(each)}").fetchone()[0]  # noqa: S608
            for each in tables
        )
        self._seen = 0
        self._progress = progress

    def through(self, rows: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
        for row in rows:
            if self._seen % _ROWS_A_LOOK == 0:
                self._progress(self._seen / max(1, self._all))
            self._seen += 1
            yield row


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Return all tables but the one that holds the seal."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [str(name) for (name,) in found if name != FILE_INFO]


def _columns_and_rows(
    connection: sqlite3.Connection, table: str
) -> tuple[list[str], Iterable[tuple[Any, ...]]]:
    cursor = connection.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608 - quoted
    return [each[0] for each in cursor.description], cursor


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
