"""What one transaction writes: an edit, or a step back or on, with the undo step that it makes.

Loading this loads the database library; a project is opened without it.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.records import INTERNAL_KINDS, specs
from coprod_desktop.project import erase, history, steps
from coprod_desktop.project.edits import Action, Change, Edit, Erasure
from coprod_desktop.project.history import DELETED, Cell
from coprod_desktop.project.plan import Difference, Plan
from coprod_desktop.project.sealed import Sealed
from coprod_desktop.project.steps import Steps
from coprod_desktop.project.write import Stamp, write

_ERASED = Action("erase", "project", "")


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written in a transaction, to be believed once it is committed."""

    change: Change
    steps: Steps
    differences: Sequence[Difference]


class Transaction:
    """One edit, step back or step on, inside a transaction of SQLite that the caller holds.

    `seal` and `steps` are the file's before it; `stamp` is who writes, when, and the time stamp
    of the last operation in the file.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        key: bytes,
        *,
        seal: int,
        steps: Steps,
        stamp: tuple[str, dt.datetime, int],
    ) -> None:
        self._rows = Sealed(connection, key, seal)
        self._steps = steps
        self._stamp = Stamp(*stamp)

    @property
    def seal(self) -> int:
        """The seal after what was written so far."""
        return self._rows.value

    @property
    def hlc(self) -> int:
        """The time stamp of the last operation."""
        return self._stamp.hlc

    def edit(self, edits: Sequence[Edit], action: Action) -> Draft | None:
        """Write a person's edits as one undo step; return None where nothing changes.

        Writing in the same single field within a minute goes on with the step before.
        """
        plan = Plan(self._rows.connection)
        plan.add(edits)
        differences = plan.differences()
        if not differences:
            return None
        rows, now, stamp = self._rows, self._steps, self._stamp
        goes_on = steps.goes_on(now.typing, action, differences, stamp.now)
        if goes_on is None:
            then, earlier = steps.begin(rows, now, action, stamp.at), {}
        else:
            then = steps.carry_on(rows, now, action, stamp.at)
            earlier = now.typing.ops if now.typing else {}
        number = then.done[-1][0]
        ops = write(rows, differences, stamp, step=number, same_typing=goes_on)
        if goes_on is not None and self._back_at_its_beginning(number):
            then = steps.drop(rows, then)
        else:
            then = then.typed(action, {**earlier, **ops}, stamp.now)
        return Draft(_change(action, differences), then, differences)

    def put_back(self, cells: Mapping[Cell, JsonValue], action: Action) -> Draft | None:
        """Write what some places held once, as one undo step; None where they hold it now."""
        plan = Plan(self._rows.connection)
        plan.put(cells.items())
        differences = plan.differences()
        if not differences:
            return None
        then = steps.begin(self._rows, self._steps, action, self._stamp.at)
        write(self._rows, differences, self._stamp, step=then.done[-1][0])
        return Draft(_change(action, differences), then, differences)

    def undo(self) -> Draft:
        """Write what was before the last step.

        A record that the step made is deleted as a person would delete it: its fields are not
        emptied first. With thousands of people from a file that would take most of the time, and
        nobody reads the fields of a record that is gone. An answer is emptied: it has no end.
        """
        number, action = self._steps.done[-1]
        connection = self._rows.connection
        ops = history.ops_of_step(connection, number)
        made = {
            cell[:2]
            for op, cell, _ in ops
            if cell[2] == DELETED
            and cell[0] not in INTERNAL_KINDS
            and not history.parents(connection, op)
        }
        cells: dict[Cell, JsonValue] = {}
        for op, cell, _ in ops:
            if cell[:2] in made:
                cells[(*cell[:2], DELETED)] = True
            elif cell not in cells:
                cells[cell] = history.before(connection, op, cell)
        then = steps.move_back(self._rows, self._steps, self._stamp.at)
        differences = self._put(cells, then.last)
        return Draft(_change(action, differences), then, differences)

    def redo(self) -> Draft:
        """Write once more what the last undone step wrote."""
        number, action = self._steps.undone[0]
        ops = history.ops_of_step(self._rows.connection, number)
        then = steps.move_on(self._rows, self._steps, self._stamp.at)
        differences = self._put({cell: value for _, cell, value in ops}, then.last)
        return Draft(_change(action, differences), then, differences)

    def forget_steps(self) -> Draft:
        """Write that nothing of what was done can be undone."""
        then = steps.forget(self._rows, self._steps)
        return Draft(Change(Action("create", "project", ""), frozenset(), frozenset()), then, ())

    def erase(self, erasure: Erasure) -> Draft:
        """Take out for good what an erasure says; no step before it can be undone any more."""
        differences = erase.erase(self._rows, erasure, self._stamp.at)
        then = steps.begin_anew(self._rows, self._steps, _ERASED, self._stamp.at)
        return Draft(_change(_ERASED, differences), then, differences)

    def _back_at_its_beginning(self, number: int) -> bool:
        """Tell whether a step, after some typing, changes nothing any more."""
        connection = self._rows.connection
        return all(
            value == history.before(connection, op, cell)
            for op, cell, value in history.ops_of_step(connection, number)
        )

    def finish(self) -> None:
        """Write the seal; the last thing before a commit."""
        self._rows.finish()

    def _put(self, cells: dict[Cell, JsonValue], step: int) -> list[Difference]:
        plan = Plan(self._rows.connection)
        plan.put(cells.items())
        differences = plan.differences()
        write(self._rows, differences, self._stamp, step=step)
        return differences


def _change(action: Action, differences: Sequence[Difference]) -> Change:
    fields: set[Cell] = set()
    for each in differences:
        changed = each.fields
        names = specs(each.kind) if DELETED in changed else changed
        fields |= {(each.kind, each.id, name) for name in names}
    touched = frozenset((each.kind, each.id) for each in differences)
    return Change(action, touched, frozenset(fields))
