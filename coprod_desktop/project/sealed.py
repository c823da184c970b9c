"""The one door through which rows are written: each write renews the seal with it."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from coprod_desktop.project import fits, seal, statements


class Sealed:
    """Rows written in one transaction, and what the seal has become by them.

    Hashes are taken of what the file gives back, not of what was sent: so they hold for columns
    of a newer version and for whatever SQLite makes of a value. Raises `sqlite3.Error`, and
    `ValueError` for what no file may hold.
    """

    def __init__(self, connection: sqlite3.Connection, key: bytes, value: int) -> None:
        self.connection = connection
        self.value = value
        self._key = key

    def insert(self, table: str, values: Mapping[str, Any]) -> None:
        """Write a new row, with a value for every column."""
        _check(table, values)
        self.connection.execute(statements.insert(table), values)
        self._move(into=self._hash(table, [values[each] for each in statements.primary_key(table)]))

    def update(self, table: str, key: Sequence[object], values: Mapping[str, Any]) -> None:
        """Write new values into the row with this primary key."""
        _check(table, values)
        out = self._hash(table, key)
        words = statements.update(table, tuple(values))
        self.connection.execute(words, {**_named(table, key), **values})
        self._move(out=out, into=self._hash(table, key))

    def delete(self, table: str, key: Sequence[object]) -> None:
        """Take the row with this primary key away."""
        self._move(out=self._hash(table, key))
        self.connection.execute(statements.delete(table), _named(table, key))

    def finish(self) -> None:
        """Write the seal itself; the last thing before a commit."""
        self.connection.execute(statements.write_seal(), {"seal": seal.to_bytes(self.value)})

    def _move(self, *, out: int = 0, into: int = 0) -> None:
        self.value = seal.moved(self.value, out=out, into=into)

    def _hash(self, table: str, key: Sequence[object]) -> int:
        found = self.connection.execute(_read(table), tuple(key)).fetchone()
        if found is None:
            raise LookupError(f"no such row in {table}")
        return seal.row_hash(self._key, table, found)


def _check(table: str, values: Mapping[str, Any]) -> None:
    if not fits.of_row(table, tuple(values))(tuple(values.values())):
        raise ValueError(f"a row of {table} does not hold that")


def _named(table: str, key: Sequence[object]) -> dict[str, object]:
    names = statements.primary_key(table)
    return {f"key_{name}": part for name, part in zip(names, key, strict=True)}


@functools.cache
def _read(table: str) -> str:
    # All columns of the file, also those that only a newer version knows.
    wanted = " AND ".join(f'"{name}" = ?' for name in statements.primary_key(table))
    return f'SELECT * FROM "{table}" WHERE {wanted}'  # noqa: S608 - names are our own
