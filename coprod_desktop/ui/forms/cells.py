"""Where a value on the screen stands in the project, and the operation that changes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coprod_desktop.application.operations import Answer, Create, Operation, Set, Several
from coprod_desktop.content.model import Field
from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.values import to_json


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: `row` is the record that holds it, `key` names it among everything unsaved.

    `read` gives it as JSON; `write` is the operation that sets it, which may depend on what is
    there already.
    """

    key: str
    row: tuple[str, str]
    read: Callable[[Snapshot], JsonValue]
    write: Callable[[Snapshot, JsonValue], Operation]


def together(makes: Sequence[Create], operation: Operation) -> Operation:
    """Return an operation that makes some records too, in one step that goes by its own name."""
    if not makes:
        return operation
    if not isinstance(operation, Create | Set):
        raise TypeError(operation)
    return Several((*makes, operation))


def answer_cell(field: Field) -> Cell:
    """Return the place of a step field's value."""
    if field.kind is Kind.RATING:
        return _answer(field.id, lambda value: Answer(field.id, {"rating": value}))
    if field.kind is Kind.CHOICES:
        return Cell(
            field.id,
            ("answer", fixed_id("answer", field.id)),
            lambda snapshot: list(snapshot.chosen(field.id)),
            lambda _, value: Answer(field.id, value),
        )
    return _answer(field.id, lambda value: Answer(field.id, value))


def answer_note_cell(field: Field) -> Cell:
    """Return the place of the note that goes with a step's rating."""
    return _answer(field.id, lambda value: Answer(field.id, {"note": value}), note=True)


def check_cell(field: Field, item: str) -> Cell:
    """Return the place of a checklist line's yes, partly or not yet."""
    return _answer(f"{field.id}/{item}", lambda value: Answer(field.id, {item: {"state": value}}))


def check_note_cell(field: Field, item: str) -> Cell:
    """Return the place of a checklist line's note."""
    return _answer(
        f"{field.id}/{item}", lambda value: Answer(field.id, {item: {"note": value}}), note=True
    )


def record_cell(
    kind: str, record_id: str, name: str, owner: Mapping[str, str] | None = None
) -> Cell:
    """Return the place of a record's field.

    A record that is not there yet is made, with its `owner` and what else it starts with, by the
    first value given to it; so "Add" leaves nothing behind when nobody writes anything. What it
    will start with is shown before.
    """

    def read(snapshot: Snapshot) -> JsonValue:
        record = snapshot.any_of(kind, record_id)
        return (owner or {}).get(name) if record is None else to_json(getattr(record, name))

    def write(snapshot: Snapshot, value: JsonValue) -> Operation:
        if kind != "project" and snapshot.any_of(kind, record_id) is None:
            return Create(kind, {**(owner or {}), name: value}, record_id)
        return Set(kind, record_id, {name: value})

    return Cell(f"{kind}/{record_id}/{name}", (kind, record_id), read, write)


def reflection_cell(session_id: str, question: str, name: str) -> Cell:
    """Return the place of one part, "state" or "note", of a during-the-work answer."""
    row = ("reflection", fixed_id("reflection", f"{session_id}/{question}"))

    def read(snapshot: Snapshot) -> JsonValue:
        found = snapshot.reflection(session_id, question)
        return None if found is None else to_json(getattr(found, name))

    def write(_: Snapshot, value: JsonValue) -> Operation:
        return Create("reflection", {"session": session_id, "question": question, name: value})

    return Cell(f"{row[0]}/{row[1]}/{name}", row, read, write)


def _answer(key: str, operation: Callable[[JsonValue], Operation], *, note: bool = False) -> Cell:
    def read(snapshot: Snapshot) -> JsonValue:
        found = snapshot.answer(key)
        return (found.note if note else found.value) if found else None

    return Cell(
        f"{key}/note" if note else key,
        ("answer", fixed_id("answer", key)),
        read,
        lambda _, value: operation(value),
    )
