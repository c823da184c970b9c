"""A whole project as JSON, for people who script and for tests."""

from __future__ import annotations

from coprod_desktop.application.past import Moment
from coprod_desktop.content.model import Content, Field
from coprod_desktop.domain.budget import Budget, budget_of
from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.domain.records import INTERNAL_KINDS, KINDS, Record, StepState, specs
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.values import to_json


def project_json(snapshot: Snapshot, content: Content) -> dict[str, JsonValue]:
    """Return a project as JSON.

    Members: `project` (its record), `steps` (id to state and dates), `answers` (field id to the
    value that an "answer" operation would take; a checklist gives line id to state and note),
    `records` (kind to a list of records in order, each with its `id`), `reflections`, `budget`
    (what all of it costs together, in pence: see `budget_json`).
    """
    return {
        "project": record_json(snapshot.project),
        "steps": {step.id: _state(snapshot.step_state(step.id)) for step in content.all_steps()},
        "answers": {
            field.id: value
            for field in content.fields()
            if (value := _answer(snapshot, field)) is not None
        },
        "records": {
            kind: [record_json(record) for record in _in_order(snapshot, kind)]
            for kind in KINDS
            if kind not in INTERNAL_KINDS
        },
        "reflections": [record_json(record) for record in _in_order(snapshot, "reflection")],
        "budget": budget_json(budget_of(snapshot)),
    }


def budget_json(budget: Budget) -> dict[str, JsonValue]:
    """Return a budget as JSON: `costs` by what they are for, their sum `cost`, `income`, `left`.

    `giving` is how far what people get back has reached them; it is part of the costs. `unsorted`
    is what does not say yet whether it comes in or goes out.
    """
    giving = budget.giving
    return {
        "costs": dict(budget.parts),
        "cost": budget.cost,
        "income": budget.income,
        "left": budget.left,
        "unsorted": budget.unsorted,
        "giving": {
            "advanced": giving.advanced,
            "paid": giving.paid,
            "waiting": giving.waiting,
            "to_come": giving.to_come,
        },
    }


def record_json(record: Record) -> dict[str, JsonValue]:
    """Return one record as JSON: its id and every field."""
    kind = next(kind for kind, record_type in KINDS.items() if type(record) is record_type)
    return {
        "id": record.id,
        **{name: to_json(getattr(record, name)) for name in specs(kind)},
    }


def moment_json(moment: Moment) -> dict[str, JsonValue]:
    """Return a moment of the history as JSON: when, who, what, where, and the texts of each line.

    `at` is an ISO date and time with the offset of the local time.
    """
    return {
        "at": moment.at.isoformat(timespec="seconds"),
        "author": moment.author,
        "what": moment.what,
        "where": moment.where,
        "lines": [{"label": it.label, "was": it.was, "now": it.now} for it in moment.lines],
    }


def _in_order(snapshot: Snapshot, kind: str) -> tuple[Record, ...]:
    if kind == "session":
        return snapshot.sessions()
    return snapshot.all(KINDS[kind])


def _state(state: StepState) -> dict[str, JsonValue]:
    return {name: to_json(getattr(state, name)) for name in ("state", "looked_at", "look_again_on")}


def _answer(snapshot: Snapshot, field: Field) -> JsonValue:
    match field.kind:
        case Kind.CHECKLIST:
            lines: dict[str, JsonValue] = {}
            for option in field.options:
                state, note = snapshot.check(field.id, option.id)
                if state or note:
                    lines[option.id] = {"state": state, "note": note}
            return lines or None
        case Kind.CHOICES:
            return list(snapshot.chosen(field.id)) or None
        case Kind.RATING:
            found = snapshot.answer(field.id)
            if found is None or not (found.value or found.note):
                return None
            return {"rating": found.value, "note": found.note}
        case _:
            return snapshot.answer_text(field.id) or None
