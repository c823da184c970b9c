"""The undo steps of a file: which can be undone, which redone, which typing goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_desktop.project.edits import Action
from coprod_desktop.project.history import DELETED, Cell
from coprod_desktop.project.layout import STEP

if TYPE_CHECKING:
    # They load the database library, and steps are read without it.
    from coprod_desktop.project.plan import Difference
    from coprod_desktop.project.sealed import Sealed

MOST_STEPS = 1000
"""How many steps can be undone. Keeping more in memory would make each edit dearer."""

_SAME_TYPING = dt.timedelta(seconds=60)
_TYPED = frozenset({"set", "answer"})


@dataclass(frozen=True, slots=True)
class Typing:
    """The last thing written, where it was typing into a single record."""

    step: int
    verb: str
    at: dt.datetime
    ops: dict[Cell, bytes]


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps that stand and those that were undone, oldest first, as (number, action).

    The undone ones are in the order in which they were done, so the first is the next to redo.
    """

    done: tuple[tuple[int, Action], ...] = ()
    undone: tuple[tuple[int, Action], ...] = ()
    last: int = 0
    typing: Typing | None = None

    def typed(self, action: Action, ops: dict[Cell, bytes], now: dt.datetime) -> Steps:
        """Return the same steps, where the last may go on if it is writing into one field.

        The first letters of an answer also make its record; they count as writing into a field.
        """
        records = {(kind, row) for kind, row, _ in ops}
        made = any(name == DELETED for _, _, name in ops)
        if action.verb not in _TYPED or len(records) != 1 or not (made or len(ops) == 1):
            return self
        return replace(self, typing=Typing(self.done[-1][0], action.verb, now, ops))


def goes_on(
    typing: Typing | None, action: Action, differences: Sequence[Difference], now: dt.datetime
) -> bytes | None:
    """Return the operation that this writing continues, or None where it is a step of its own.

    Writing goes on when it is on the same single field as the writing just before, no more than
    60 seconds later.
    """
    if typing is None or action.verb not in _TYPED or action.verb != typing.verb:
        return None
    if len(differences) != 1 or not dt.timedelta() <= now - typing.at <= _SAME_TYPING:
        return None
    each = differences[0]
    if len(each.fields) != 1 or each.becomes[DELETED]:
        return None
    return typing.ops.get((each.kind, each.id, next(iter(each.fields))))


def begin(rows: Sealed, steps: Steps, action: Action, at: str) -> Steps:
    """Write a new step; those that were undone can no longer be redone."""
    for number, _ in steps.undone:
        rows.update(STEP, (number,), {"state": "dropped"})
    number = steps.last + 1
    _insert(rows, number, action, "done", at)
    return Steps(done=(*steps.done, (number, action))[-MOST_STEPS:], last=number)


def carry_on(rows: Sealed, steps: Steps, action: Action, at: str) -> Steps:
    """Write that the last step went on; it takes the newer subject."""
    number, _ = steps.done[-1]
    rows.update(STEP, (number,), {"subject": action.subject, "at": at})
    return replace(steps, done=(*steps.done[:-1], (number, action)))


def drop(rows: Sealed, steps: Steps) -> Steps:
    """Write that the last step has come to nothing: undoing it would change nothing."""
    rows.update(STEP, (steps.done[-1][0],), {"state": "dropped"})
    return Steps(steps.done[:-1], steps.undone, steps.last)


def forget(rows: Sealed, steps: Steps) -> Steps:
    """Write that no step can be undone or done again any more."""
    # There may be more than are kept in memory.
    known = rows.connection.execute("SELECT id FROM undo_step WHERE state <> 'dropped'")
    for (number,) in known.fetchall():
        rows.update(STEP, (number,), {"state": "dropped"})
    return Steps(last=steps.last)


def begin_anew(rows: Sealed, steps: Steps, action: Action, at: str) -> Steps:
    """Write a step that nobody undoes, when all others are gone: their count goes on."""
    return Steps(last=_way(rows, steps, action, at))


def move_back(rows: Sealed, steps: Steps, at: str) -> Steps:
    """Write that the last step is undone; what undoes it goes under the new last number."""
    rows.update(STEP, (steps.done[-1][0],), {"state": "undone"})
    last = _way(rows, steps, Action("undo", steps.done[-1][1].kind, ""), at)
    return Steps(steps.done[:-1], (steps.done[-1], *steps.undone), last)


def move_on(rows: Sealed, steps: Steps, at: str) -> Steps:
    """Write that the next undone step is done again, under the new last number."""
    rows.update(STEP, (steps.undone[0][0],), {"state": "done"})
    last = _way(rows, steps, Action("redo", steps.undone[0][1].kind, ""), at)
    return Steps((*steps.done, steps.undone[0]), steps.undone[1:], last)


def _way(rows: Sealed, steps: Steps, action: Action, at: str) -> int:
    """Write a step that nobody undoes, so that the history knows an undo and a redo for sure."""
    _insert(rows, steps.last + 1, action, "dropped", at)
    return steps.last + 1


def _insert(rows: Sealed, number: int, action: Action, state: str, at: str) -> None:
    facts = {"verb": action.verb, "kind": action.kind, "subject": action.subject}
    rows.insert(STEP, {"id": number, **facts, "state": state, "at": at})
