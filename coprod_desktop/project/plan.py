"""From edits to what they come to: for each record, how it was and how it is to be.

A state is the values of all fields as JSON, with `_deleted` among them.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.records import KINDS, Record, owned_by, specs
from coprod_desktop.domain.values import to_json
from coprod_desktop.project import fits, statements
from coprod_desktop.project.edits import Edit, RowCreate, RowDelete, RowSet
from coprod_desktop.project.history import DELETED, Cell, defaults, held

State: TypeAlias = dict[str, JsonValue]
Records: TypeAlias = Mapping[str, Mapping[str, Record]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is to become of one record."""

    kind: str
    id: str
    was: State
    becomes: State

    @property
    def fields(self) -> dict[str, JsonValue]:
        """The new values of the fields that differ."""
        return {name: value for name, value in self.becomes.items() if value != self.was[name]}


class Plan:
    """Edits worked out in memory, on top of what the file holds. Nothing is written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._was: dict[tuple[str, str], State] = {}
        self._becomes: dict[tuple[str, str], State] = {}

    def add(self, edits: Sequence[Edit]) -> None:
        """Work in a person's edits.

        Raises `ValueError` for an edit that makes no sense, such as a second record of an id or
        a field that a kind does not have: who calls has looked into the snapshot first.
        """
        for edit in edits:
            if edit.kind not in KINDS:
                raise ValueError(f"no such kind: {edit.kind}")
            state = self._state(edit.kind, edit.id)
            there = not state[DELETED]
            if there is isinstance(edit, RowCreate):
                raise ValueError(f"{edit.kind} {edit.id} is {'' if there else 'not '}there")
            match edit:
                case RowCreate(kind, _, fields):
                    state.update(defaults(kind))
                    state.update(_checked(kind, fields))
                    state[DELETED] = False
                case RowSet(kind, _, fields):
                    state.update(_checked(kind, fields))
                case RowDelete(kind, row):
                    self._delete(kind, row)

    def put(self, cells: Iterable[tuple[Cell, JsonValue]]) -> None:
        """Work in single values, as undo does."""
        for (kind, row, field), value in cells:
            self._state(kind, row)[field] = value

    def differences(self) -> list[Difference]:
        """Return every record that is to change, in the order of the edits."""
        found = [
            Difference(kind, row, self._was[kind, row], becomes)
            for (kind, row), becomes in self._becomes.items()
        ]
        return [each for each in found if each.fields]

    def _state(self, kind: str, row: str) -> State:
        if (kind, row) not in self._becomes:
            visible = self._connection.execute(statements.one_record(kind), {"id": row}).fetchone()
            if visible is None:
                was = held(self._connection, kind, row)
            else:
                was = {DELETED: False} | dict(zip(specs(kind), visible, strict=True))
            self._was[kind, row] = was
            self._becomes[kind, row] = dict(was)
        return self._becomes[kind, row]

    def _delete(self, kind: str, row: str) -> None:
        self._state(kind, row)[DELETED] = True
        for child, field in owned_by(kind):
            found = self._connection.execute(statements.owned(child, field), {"owner": row})
            waiting = [each for each_kind, each in self._becomes if each_kind == child]
            for each in dict.fromkeys([*(each for (each,) in found), *waiting]):
                state = self._state(child, each)
                if state[field] == row and not state[DELETED]:
                    self._delete(child, each)


def _checked(kind: str, fields: Mapping[str, JsonValue]) -> State:
    values = dict(fields)
    unknown = values.keys() - specs(kind).keys()
    if unknown:
        raise ValueError(f"{kind} has no {', '.join(sorted(unknown))}")
    for name, value in values.items():
        if isinstance(value, float):
            # SQLite stores -0.0 as 0 and not-a-number as nothing at all.
            if not math.isfinite(value):
                raise ValueError(f"{kind}.{name} is not a finite number")
            values[name] = value + 0.0
        elif specs(kind)[name].hidden and isinstance(value, int):
            values[name] = float(value)
        # Which options there are is for who calls to know: a newer version's may go along.
        if not fits.of_field(specs(kind)[name], newer=True)(values[name]):
            raise ValueError(f"{kind}.{name} does not hold that")
    return values


def edits_between(then: Records, now: Records) -> Iterator[Edit]:
    """Yield the edits that lead from one state of a project to another."""
    for kind, records in now.items():
        before = then.get(kind, {})
        for record_id, record in records.items():
            values = {name: to_json(getattr(record, name)) for name in specs(kind)}
            if record_id not in before:
                yield RowCreate(kind, record_id, values)
            elif before[record_id] != record:
                yield RowSet(kind, record_id, values)
    for kind, records in then.items():
        for record_id in records.keys() - now.get(kind, {}).keys():
            yield RowDelete(kind, record_id)
