"""The one door through which rows are written: each write renews the seal with it."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam

from coprod_desktop.project import seal
from coprod_desktop.project.tables import FILE_INFO


class Sealed:
    """Rows written in one transaction, and what the seal has become by them.

    Hashes are taken of what the file gives back, not of what was sent: so they hold for columns
    of a newer version and for whatever SQLite makes of a value.
    """

    def __init__(self, connection: Connection, key: bytes, value: int) -> None:
        self.connection = connection
        self.value = value
        self._key = key

    def insert(self, table: Table, values: Mapping[str, Any]) -> None:
        """Write a new row."""
        self.connection.execute(_insert(table), values)
        self._move(into=self._hash(table, [values[each.name] for each in table.primary_key]))

    def update(self, table: Table, key: Sequence[object], values: Mapping[str, Any]) -> None:
        """Write new values into the row with this primary key."""
        out = self._hash(table, key)
        names = {
            f"key_{each.name}": part for each, part in zip(table.primary_key, key, strict=True)
        }
        self.connection.execute(_update(table, tuple(values)), {**names, **values})
        self._move(out=out, into=self._hash(table, key))

    def delete(self, table: Table, key: Sequence[object]) -> None:
        """Take the row with this primary key away."""
        self._move(out=self._hash(table, key))
        names = {
            f"key_{each.name}": part for each, part in zip(table.primary_key, key, strict=True)
        }
        self.connection.execute(_delete(table), names)

    def finish(self) -> None:
        """Write the seal itself; the last thing before a commit."""
        self.connection.execute(_write_seal(), {"seal": seal.to_bytes(self.value)})

    def _move(self, *, out: int = 0, into: int = 0) -> None:
        self.value = seal.moved(self.value, out=out, into=into)

    def _hash(self, table: Table, key: Sequence[object]) -> int:
        found = self.connection.exec_driver_sql(_read(table), tuple(key)).one()
        return seal.row_hash(self._key, table.name, tuple(found))


@functools.cache
def _read(table: Table) -> str:
    # All columns of the file, also those that only a newer version knows.
    wanted = " AND ".join(f'"{each.name}" = ?' for each in table.primary_key)
    return f'SELECT * FROM "{table.name}" WHERE {wanted}'  # noqa: S608 - names are our own


@functools.cache
def _insert(table: Table) -> Any:  # noqa: ANN401 - SQLAlchemy's statements are deeply generic
    return table.insert()


@functools.cache
def _update(table: Table, names: tuple[str, ...]) -> Any:  # noqa: ANN401
    return table.update().where(_by_key(table)).values({name: bindparam(name) for name in names})


@functools.cache
def _delete(table: Table) -> Any:  # noqa: ANN401
    return table.delete().where(_by_key(table))


@functools.cache
def _write_seal() -> Any:  # noqa: ANN401
    return FILE_INFO.update().values(seal=bindparam("seal"))


def _by_key(table: Table) -> Any:  # noqa: ANN401
    return and_(*(each == bindparam(f"key_{each.name}") for each in table.primary_key))
