"""Where a step stands, as it is shown: what a person said about it, and what is in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from coprod_desktop.domain.records import Answer, StepStateName
from coprod_desktop.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a step stands today.

    `due` says that the day to look again has come. `look_again_on` is a day only while the step
    waits for one.
    """

    state: StepStateName
    looked_at: dt.date | None = None
    look_again_on: dt.date | None = None
    due: bool = False


def has_answers(snapshot: Snapshot, step_id: str, record_kinds: Iterable[str] = ()) -> bool:
    """Tell whether anything is written in a step.

    `record_kinds` are the kinds of record that the step's pages hold.
    """
    if any(snapshot.records.get(kind) for kind in record_kinds):
        return True
    prefix = f"{step_id}."
    return any(
        answer.key.startswith(prefix) and (answer.value or answer.note)
        for answer in snapshot.all(Answer)
    )


def standing(
    snapshot: Snapshot, step_id: str, today: dt.date, record_kinds: Iterable[str] = ()
) -> Standing:
    """Return where a step stands.

    A step that nobody said anything about counts as in progress once something is written in it:
    the first answer and the state stay two operations, so that undo takes back one thing.
    """
    stored = snapshot.step_state(step_id)
    state = stored.state
    if state == "not_started" and has_answers(snapshot, step_id, record_kinds):
        state = "in_progress"
    again = stored.look_again_on if state == "look_again" else None
    due = state == "look_again" and (again is None or again <= today)
    return Standing(state, stored.looked_at, again, due)
