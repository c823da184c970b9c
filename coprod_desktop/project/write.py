"""The one function that writes: operations, the rows they make, the undo step, all sealed.

Anything else that changed a row would leave the history behind, and the seal would tell.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.records import specs
from coprod_desktop.project import history
from coprod_desktop.project.history import DELETED, Cell
from coprod_desktop.project.layout import CHANGE, MOST_NUMBER, PARENT, STEP_OP
from coprod_desktop.project.plan import Difference
from coprod_desktop.project.sealed import Sealed

_MOST_PARENTS = 16
_OP_BYTES = 16


@dataclass(slots=True)
class Stamp:
    """Who writes and when. `hlc` is that of the last operation in the file; it only grows."""

    author: str
    now: dt.datetime
    hlc: int

    def next_hlc(self) -> int:
        """Return the time stamp of the next operation, in milliseconds since 1970.

        After the greatest of all, which only a forged file comes near, they stay the same.
        """
        self.hlc = min(max(int(self.now.timestamp() * 1000), self.hlc + 1), MOST_NUMBER)
        return self.hlc

    @property
    def at(self) -> str:
        """The wall clock as the file holds it."""
        return self.now.astimezone(dt.UTC).isoformat(timespec="milliseconds")


def write(
    rows: Sealed,
    differences: Sequence[Difference],
    stamp: Stamp,
    *,
    step: int,
    same_typing: bytes | None = None,
) -> dict[Cell, bytes]:
    """Write what is to become of some records, inside a transaction that the caller holds.

    `step` is the undo step that the operations belong to. `same_typing` is an earlier
    operation of that step on the only field that differs: a new one then takes its place.
    Returns the operations that were made, by the place they write to.
    """
    written: dict[Cell, bytes] = {}
    for each in differences:
        for name, value in each.fields.items():
            cell = (each.kind, each.id, name)
            seen = history.field_heads(rows.connection, cell)
            if name == DELETED and value:
                seen |= history.row_heads(rows.connection, each.kind, each.id)
            if same_typing is not None and seen == {same_typing}:
                seen = _squash(rows, same_typing, step)
            written[cell] = _operation(rows, cell, value, seen, stamp)
        _show(rows, each)
    for op in written.values():
        rows.insert(STEP_OP, {"step": step, "op": op})
    return written


def _operation(rows: Sealed, cell: Cell, value: JsonValue, seen: set[bytes], stamp: Stamp) -> bytes:
    kind, row, name = cell
    op = secrets.token_bytes(_OP_BYTES)
    rows.insert(
        CHANGE,
        {
            "op": op,
            "tbl": kind,
            "row": row,
            "field": name,
            "value": history.encode(value),
            "hlc": stamp.next_hlc(),
            "author": stamp.author,
            "at": stamp.at,
        },
    )
    for parent in sorted(seen):
        rows.insert(PARENT, {"op": op, "parent": parent})
    return op


def _squash(rows: Sealed, old: bytes, step: int) -> set[bytes]:
    """Take an operation of the same typing out of the history; return what its heir has seen.

    The heir names the old operation and all that this one named. Should a copy of the file still
    have the old one, a merge sees that it is past; what an older copy wrote on top of it stays.
    """
    seen = history.parents(rows.connection, old)
    if len(seen) >= _MOST_PARENTS:
        return {old}
    for parent in seen:
        rows.delete(PARENT, (old, parent))
    rows.delete(CHANGE, (old,))
    rows.delete(STEP_OP, (step, old))
    return {old, *seen}


def _show(rows: Sealed, each: Difference) -> None:
    """Make the record's row what its history now says."""
    table = each.kind
    was_there, is_there = not each.was[DELETED], not each.becomes[DELETED]
    if was_there and is_there:
        rows.update(table, (each.id,), each.fields)
    elif is_there:
        values = {name: each.becomes[name] for name in specs(each.kind)}
        rows.insert(table, {"id": each.id, **values})
    elif was_there:
        rows.delete(table, (each.id,))
