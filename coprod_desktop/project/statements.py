"""The statements that read and write single rows, worded by SQLModel's tables.

Each is worded once and then runs on SQLite's own connection: an edit is some fifteen statements,
and handing each to SQLAlchemy took longer than the disk. Loading this loads the database library,
half a second that opening a project does without: it comes with the first edit.
"""

from __future__ import annotations

import functools
from typing import Any

from sqlalchemy import ClauseElement, Table, and_, bindparam, select
from sqlalchemy.dialects import sqlite

from coprod_desktop.domain.records import specs
from coprod_desktop.project.tables import METADATA

_DIALECT = sqlite.dialect(paramstyle="named")


@functools.cache
def primary_key(table: str) -> tuple[str, ...]:
    """Return the columns that name a row of a table."""
    return tuple(each.name for each in _table(table).primary_key)


@functools.cache
def insert(table: str) -> str:
    """Return what writes a new row, its values by the names of the columns."""
    return _worded(_table(table).insert())


@functools.cache
def update(table: str, names: tuple[str, ...]) -> str:
    """Return what writes some columns of the row whose key is given as `key_COLUMN`."""
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    return _worded(_table(table).update().where(_by_key(_table(table))).values(values))


@functools.cache
def delete(table: str) -> str:
    """Return what takes away the row whose key is given as `key_COLUMN`."""
    return _worded(_table(table).delete().where(_by_key(_table(table))))


@functools.cache
def write_seal() -> str:
    """Return what writes `:seal` where the file keeps it."""
    return _worded(_table("file_info").update().values(seal=bindparam("seal")))


@functools.cache
def one_record(kind: str) -> str:
    """Return what reads the fields of the record `:id`, in their order."""
    table = _table(kind)
    wanted = select(*(table.c[name] for name in specs(kind)))
    return _worded(wanted.where(table.c.id == bindparam("id")))


@functools.cache
def owned(kind: str, field: str) -> str:
    """Return what reads the ids of the records that name `:owner` in a field."""
    table = _table(kind)
    return _worded(select(table.c.id).where(table.c[field] == bindparam("owner")))


def _table(name: str) -> Table:
    return METADATA.tables[name]


def _worded(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=_DIALECT))


def _by_key(table: Table) -> Any:  # noqa: ANN401 - SQLAlchemy's conditions are deeply generic
    return and_(*(each == bindparam(f"key_{each.name}") for each in table.primary_key))
