"""The one door through which rows are written: each write renews the seal with it.

SQLAlchemy words the statements, once for each table; they run on SQLite's own connection. An edit
is some fifteen statements, and handing each to SQLAlchemy took longer than the disk.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam

from coprod_desktop.project import seal
from coprod_desktop.project.connect import driver, words
from coprod_desktop.project.tables import FILE_INFO


class Sealed:
    """Rows written in one transaction, and what the seal has become by them.

    Hashes are taken of what the file gives back, not of what was sent: so they hold for columns
    of a newer version and for whatever SQLite makes of a value. Raises `sqlite3.Error`.
    """

    def __init__(self, connection: Connection, key: bytes, value: int) -> None:
        self.connection = connection
        self.value = value
        self._raw = driver(connection)
        self._key = key

    def insert(self, table: Table, values: Mapping[str, Any]) -> None:
        """Write a new row, with a value for every column."""
        self._raw.execute(_insert(table), values)
        self._move(into=self._hash(table, [values[each.name] for each in table.primary_key]))

    def update(self, table: Table, key: Sequence[object], values: Mapping[str, Any]) -> None:
        """Write new values into the row with this primary key."""
        out = self._hash(table, key)
        self._raw.execute(_update(table, tuple(values)), {**_key_names(table, key), **values})
        self._move(out=out, into=self._hash(table, key))

    def delete(self, table: Table, key: Sequence[object]) -> None:
        """Take the row with this primary key away."""
        self._move(out=self._hash(table, key))
        self._raw.execute(_delete(table), _key_names(table, key))

    def finish(self) -> None:
        """Write the seal itself; the last thing before a commit."""
        self._raw.execute(_write_seal(), {"seal": seal.to_bytes(self.value)})

    def _move(self, *, out: int = 0, into: int = 0) -> None:
        self.value = seal.moved(self.value, out=out, into=into)

    def _hash(self, table: Table, key: Sequence[object]) -> int:
        found = self._raw.execute(_read(table), tuple(key)).fetchone()
        if found is None:
            raise LookupError(f"no such row in {table.name}")
        return seal.row_hash(self._key, table.name, found)


def _key_names(table: Table, key: Sequence[object]) -> dict[str, object]:
    return {f"key_{each.name}": part for each, part in zip(table.primary_key, key, strict=True)}


@functools.cache
def _read(table: Table) -> str:
    # All columns of the file, also those that only a newer version knows.
    wanted = " AND ".join(f'"{each.name}" = ?' for each in table.primary_key)
    return f'SELECT * FROM "{table.name}" WHERE {wanted}'  # noqa: S608 - names are our own


@functools.cache
def _insert(table: Table) -> str:
    return words(table.insert())


@functools.cache
def _update(table: Table, names: tuple[str, ...]) -> str:
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    return words(table.update().where(_by_key(table)).values(values))


@functools.cache
def _delete(table: Table) -> str:
    return words(table.delete().where(_by_key(table)))


@functools.cache
def _write_seal() -> str:
    return words(FILE_INFO.update().values(seal=bindparam("seal")))


def _by_key(table: Table) -> Any:  # noqa: ANN401 - SQLAlchemy's conditions are deeply generic
    return and_(*(each == bindparam(f"key_{each.name}") for each in table.primary_key))
