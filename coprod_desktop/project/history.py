"""Reading the history: which operations count, what a field holds, what it held before.

Every operation names as parents the operations of its field that its author had seen. A head is
an operation that no other operation of the same field names; it alone counts. With several heads,
after a merge, the one with the greatest (hlc, op) is what the field holds.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.records import KINDS, specs

DELETED = "_deleted"
"""The field that says whether a record is there at all. It is true before a record was made."""

Cell = tuple[str, str, str]
"""A place that holds one value: kind, record id, field."""

_FIELD_HEADS = (
    "SELECT op FROM change WHERE tbl = :kind AND row = :row AND field = :field"
    " EXCEPT SELECT parent.parent FROM change JOIN parent ON parent.op = change.op"
    " WHERE change.tbl = :kind AND change.row = :row AND change.field = :field"
)
# An operation that deletes names operations of all fields, but only of its own field does it
# make them history: hence the pairs of field and operation.
_ROW_HEADS = (
    "SELECT field, op FROM change WHERE tbl = :kind AND row = :row"
    " EXCEPT SELECT change.field, parent.parent FROM change JOIN parent ON parent.op = change.op"
    " WHERE change.tbl = :kind AND change.row = :row"
)
_HELD = (
    f"SELECT change.field, change.value FROM ({_ROW_HEADS}) AS head"  # noqa: S608 - no input in it
    " JOIN change ON change.op = head.op ORDER BY change.hlc, change.op"
)
# CROSS JOIN holds SQLite to this order: an operation has few parents, but a field may have been
# written ten thousand times.
_BEFORE = (
    "SELECT was.value FROM parent CROSS JOIN change AS was ON was.op = parent.parent"
    " WHERE parent.op = :op AND was.tbl = :kind AND was.row = :row AND was.field = :field"
    " ORDER BY was.hlc DESC, was.op DESC LIMIT 1"
)
_PARENTS = "SELECT parent FROM parent WHERE op = :op"
_OPS_OF_STEP = (
    "SELECT change.op, change.tbl, change.row, change.field, change.value"
    " FROM undo_op JOIN change ON change.op = undo_op.op WHERE undo_op.step = :step"
    " ORDER BY change.hlc"
)
_SIZE_OF_STEP = "SELECT count(*) FROM undo_op WHERE step = :step"
_EVERYTHING = (
    "SELECT change.tbl, change.row, change.field, change.value FROM change"
    " JOIN (SELECT field, op, tbl, row FROM change EXCEPT SELECT change.field, parent.parent,"
    " change.tbl, change.row FROM change JOIN parent ON parent.op = change.op) AS head"
    " ON head.op = change.op ORDER BY change.hlc, change.op"
)


def defaults(kind: str) -> dict[str, JsonValue]:
    """Return what the fields of a record hold that nobody has written, hidden ones too."""
    return {DELETED: True} | {name: spec.default for name, spec in specs(kind).items()}


def encode(value: JsonValue) -> str:
    """Return a value as the history holds it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def field_heads(connection: sqlite3.Connection, cell: Cell) -> set[bytes]:
    """Return the operations that count for one field of one record."""
    kind, row, field = cell
    found = connection.execute(_FIELD_HEADS, {"kind": kind, "row": row, "field": field})
    return {op for (op,) in found}


def row_heads(connection: sqlite3.Connection, kind: str, row: str) -> set[bytes]:
    """Return the operations that count for any field of one record."""
    return {op for _, op in connection.execute(_ROW_HEADS, {"kind": kind, "row": row})}


def parents(connection: sqlite3.Connection, op: bytes) -> set[bytes]:
    """Return the operations that the author of `op` had seen."""
    return {parent for (parent,) in connection.execute(_PARENTS, {"op": op})}


def held(connection: sqlite3.Connection, kind: str, row: str) -> dict[str, JsonValue]:
    """Return what all fields of a record hold by its history, whether it is deleted or not."""
    found = connection.execute(_HELD, {"kind": kind, "row": row})
    known = defaults(kind)
    return known | {field: json.loads(value) for field, value in found if field in known}


def before(connection: sqlite3.Connection, op: bytes, cell: Cell) -> JsonValue:
    """Return what a field held when `op` was made."""
    kind, row, field = cell
    found = connection.execute(_BEFORE, {"op": op, "kind": kind, "row": row, "field": field})
    row_found = found.fetchone()
    if row_found is None:
        return defaults(kind)[field]
    was: JsonValue = json.loads(row_found[0])
    return was


def ops_of_step(connection: sqlite3.Connection, step: int) -> list[tuple[bytes, Cell, JsonValue]]:
    """Return the operations of an undo step, oldest first, each with its place and its value."""
    found = connection.execute(_OPS_OF_STEP, {"step": step})
    return [(op, (kind, row, field), json.loads(value)) for op, kind, row, field, value in found]


def size_of_step(connection: sqlite3.Connection, step: int) -> int:
    """Return how many operations an undo step has."""
    (many,) = connection.execute(_SIZE_OF_STEP, {"step": step}).fetchone()
    return int(many)


def replay(connection: sqlite3.Connection) -> Mapping[str, Mapping[str, Mapping[str, JsonValue]]]:
    """Return what the whole history makes: kind, id and values of every record that is there."""
    rows: dict[tuple[str, str], dict[str, JsonValue]] = {}
    for kind, row, field, value in connection.execute(_EVERYTHING):
        if kind in KINDS and field in defaults(kind):
            rows.setdefault((kind, row), defaults(kind))[field] = json.loads(value)
    made: dict[str, dict[str, dict[str, JsonValue]]] = {kind: {} for kind in KINDS}
    for (kind, row), values in rows.items():
        if not values.pop(DELETED):
            made[kind][row] = values
    return made
