"""What was written once, newest first: the history for a person to read, a part at a time."""

from __future__ import annotations

import datetime as dt
import functools
import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.records import KINDS, owned_by
from coprod_desktop.project.edits import PastChange, PastPlace, Within
from coprod_desktop.project.history import defaults, encode

_Found: TypeAlias = tuple[bytes, int, str, str, str, str, str, str]

_MOST_NAMED = 500
"""Operations that are asked for by name at once; some builds of SQLite take no more than 999."""

# Two operations have the same time stamp where two copies were changed at once and then merged.
_PAST = (
    "SELECT op, hlc, tbl, row, field, value, author, at FROM change"
    " WHERE (hlc, op) < (?, ?){} ORDER BY hlc DESC, op DESC LIMIT ?"
)
_STEPS = (
    "SELECT undo_op.op, undo_step.id, undo_step.verb FROM undo_op"
    " JOIN undo_step ON undo_step.id = undo_op.step WHERE undo_op.op IN ({})"
)
_BEFORE = (
    "SELECT parent.op, was.tbl, was.row, was.field, was.value FROM parent"
    " CROSS JOIN change AS was ON was.op = parent.parent"
    " WHERE parent.op IN ({}) ORDER BY was.hlc, was.op"
)
_HELD = (
    "SELECT field, value FROM change WHERE tbl = ? AND row = ? AND (hlc, op) < (?, ?)"
    " ORDER BY hlc, op"
)
_AUTHORS = "SELECT author, max(hlc) FROM change GROUP BY author ORDER BY max(hlc) DESC"


def past(
    connection: sqlite3.Connection, *, before_place: PastPlace, most: int, within: Within
) -> list[PastChange]:
    """Return the last changes before a place, newest first; fewer than `most` are all there are."""
    made: list[PastChange] = []
    place, wanted = before_place, most
    where, facts = _where(within)
    query = _PAST.format(where)
    while wanted:
        found = connection.execute(query, (*place, *facts, wanted)).fetchall()
        # A newer program may have written kinds and fields that this one does not know.
        known = [each for each in found if each[2] in KINDS and each[4] in _unwritten(each[2])]
        made += _changes(connection, known)
        if len(found) < wanted:
            break
        wanted -= len(known)
        place = (found[-1][1], found[-1][0])
    return made


def held_before(
    connection: sqlite3.Connection, kind: str, record: str, place: PastPlace
) -> dict[str, JsonValue]:
    """Return what all fields of a record held before a place, whether it was there or deleted."""
    known = defaults(kind)
    found = connection.execute(_HELD, (kind, record, *place))
    return known | {field: json.loads(value) for field, value in found if field in known}


def authors(connection: sqlite3.Connection) -> list[str]:
    """Return everybody who changed something, the last one first; "" stands for no name."""
    return [author for author, _ in connection.execute(_AUTHORS)]


def _where(within: Within) -> tuple[str, list[object]]:
    """Return the condition for a part of the history, and what is filled into it."""
    parts: list[str] = []
    facts: list[object] = []
    for column, names in (("tbl", within.kinds), ("row", within.records)):
        if names:
            parts.append(f"{column} IN ({_marks(names)})")
            facts += sorted(names)
    if within.owner is not None:
        kind, record = within.owner
        for child, field in owned_by(kind):
            parts.append(
                "(tbl = ? AND row IN"
                " (SELECT row FROM change WHERE tbl = ? AND field = ? AND value = ?))"
            )
            facts += [child, child, field, encode(record)]
    where = f" AND ({' OR '.join(parts)})" if parts else ""
    if within.author is not None:
        where += " AND author = ?"
        facts.append(within.author)
    return where, facts


def _steps(
    connection: sqlite3.Connection, ops: list[bytes]
) -> Iterator[tuple[bytes, tuple[int, str]]]:
    """Yield the undo step of each operation that has one, as its number and its verb."""
    for start in range(0, len(ops), _MOST_NAMED):
        some = ops[start : start + _MOST_NAMED]
        for op, step, verb in connection.execute(_STEPS.format(_marks(some)), some):
            yield op, (step, verb)


def _before(connection: sqlite3.Connection, found: list[_Found]) -> dict[bytes, JsonValue]:
    """Return what each field held when an operation was made, by operation."""
    cells = {op: (kind, record, field) for op, _, kind, record, field, *_ in found}
    ops = list(cells)
    was: dict[bytes, JsonValue] = {op: _unwritten(it[0])[it[2]] for op, it in cells.items()}
    for start in range(0, len(ops), _MOST_NAMED):
        some = ops[start : start + _MOST_NAMED]
        # The greatest comes last, and is what the field held.
        for op, *cell, value in connection.execute(_BEFORE.format(_marks(some)), some):
            if tuple(cell) == cells[op]:
                was[op] = json.loads(value)
    return was


def _changes(connection: sqlite3.Connection, found: list[_Found]) -> Iterator[PastChange]:
    steps = dict(_steps(connection, [each[0] for each in found]))
    was = _before(connection, found)
    for op, hlc, kind, record, field, value, author, at in found:
        step, verb = steps.get(op, (0, ""))
        yield PastChange(
            place=(hlc, op),
            step=step,
            verb=verb,
            kind=kind,
            id=record,
            field=field,
            was=was[op],
            value=json.loads(value),
            author=author,
            at=dt.datetime.fromisoformat(at),
        )


@functools.cache
def _unwritten(kind: str) -> Mapping[str, JsonValue]:
    return defaults(kind)


def _marks(names: Collection[object]) -> str:
    return ", ".join("?" * len(names))
