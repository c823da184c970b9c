"""Taking somebody's words out of a file for good, out of its history too.

The right to erasure (UK GDPR, article 17) reaches every place in which a file keeps a value: the
record, all that its history holds, and the names of the undo steps. What stays is that a record of
this id was erased, so that a merge does not bring it back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from coprod_desktop.domain.records import specs
from coprod_desktop.project import fits, history
from coprod_desktop.project.edits import Erasure
from coprod_desktop.project.history import DELETED
from coprod_desktop.project.layout import CHANGE, ERASED, PARENT, STEP, STEP_OP
from coprod_desktop.project.plan import Difference
from coprod_desktop.project.sealed import Sealed

_OPS_OF_RECORD = "SELECT op FROM change WHERE tbl = ? AND row = ?"
_PLACE = "SELECT tbl, row, field FROM change WHERE op = ?"
_OPS_OF_AUTHOR = "SELECT op FROM change WHERE author = ?"


def erase(rows: Sealed, erasure: Erasure, at: str) -> list[Difference]:
    """Take out and rewrite what an erasure says; return what became of the records.

    `at` is when, as the file holds it. Every undo step goes: each one's name may say whose it was.
    Raises `sqlite3.Error`, and `ValueError` for a value that its field does not take.
    """
    connection = rows.connection
    places = {op: connection.execute(_PLACE, (op,)).fetchone() for op in erasure.rewrite}
    touched = dict.fromkeys((kind, row) for kind, row, _ in places.values())
    touched |= dict.fromkeys(erasure.forget)
    before = {each: history.held(connection, *each) for each in touched}
    _forget_steps(rows)
    for op, value in erasure.rewrite.items():
        kind, _, field = places[op]
        if not fits.of_field(specs(kind)[field])(value):
            raise ValueError(f"{kind} does not hold that in {field}")
        rows.update(CHANGE, (op,), {"value": history.encode(value)})
    for kind, record in sorted(erasure.trim):
        _forget_ops(rows, set(_ops_of(connection, kind, record)) - _heads(connection, kind, record))
    for kind, record in sorted(erasure.forget):
        _forget_ops(rows, _ops_of(connection, kind, record))
        if connection.execute("SELECT 1 FROM erased WHERE row = ?", (record,)).fetchone() is None:
            rows.insert(ERASED, {"row": record, "at": at})
    for author, instead in erasure.authors.items():
        for (op,) in connection.execute(_OPS_OF_AUTHOR, (author,)).fetchall():
            rows.update(CHANGE, (op,), {"author": instead})
    differences = [
        Difference(*each, was, history.held(connection, *each)) for each, was in before.items()
    ]
    for each in differences:
        _show(rows, each)
    return [each for each in differences if each.was != each.becomes]


def _heads(connection: sqlite3.Connection, kind: str, record: str) -> set[bytes]:
    return history.row_heads(connection, kind, record)


def _ops_of(connection: sqlite3.Connection, kind: str, record: str) -> list[bytes]:
    return [op for (op,) in connection.execute(_OPS_OF_RECORD, (kind, record))]


def _forget_ops(rows: Sealed, ops: Iterable[bytes]) -> None:
    for op in sorted(ops):
        for parent in history.parents(rows.connection, op):
            rows.delete(PARENT, (op, parent))
        rows.delete(CHANGE, (op,))


def _forget_steps(rows: Sealed) -> None:
    for key in rows.connection.execute("SELECT step, op FROM undo_op").fetchall():
        rows.delete(STEP_OP, key)
    for key in rows.connection.execute("SELECT id FROM undo_step").fetchall():
        rows.delete(STEP, key)


def _show(rows: Sealed, each: Difference) -> None:
    if each.was[DELETED]:
        return
    if each.becomes[DELETED]:
        rows.delete(each.kind, (each.id,))
    elif each.fields:
        rows.update(each.kind, (each.id,), each.fields)
