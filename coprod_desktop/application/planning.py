"""From an operation to the row edits that carry it out: pure, nothing is written here."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coprod_desktop.application.mentionable import Mentionable
from coprod_desktop.application.operations import Answer, Create, Delete, Set, Several
from coprod_desktop.content.model import Content, Field
from coprod_desktop.domain import picks, sense
from coprod_desktop.domain.fields import FieldSpec, JsonValue, Kind
from coprod_desktop.domain.ids import fixed_id, new_id
from coprod_desktop.domain.records import INTERNAL_KINDS, KINDS, Record, owned_by, specs
from coprod_desktop.domain.snapshot import PROJECT_ID, Snapshot
from coprod_desktop.domain.titles import first_words, title_of
from coprod_desktop.domain.values import normalise, to_json
from coprod_desktop.project.edits import Action, Edit, RowCreate, RowDelete, RowSet
from coprod_desktop.support.errors import KnownError

_CHECK = FieldSpec("state", Kind.CHOICE, "", options=("yes", "partly", "not_yet"))


@dataclass(frozen=True, slots=True)
class Plan:
    """The edits of one operation, what it is called, and the id of the record it is about."""

    edits: tuple[Edit, ...]
    action: Action
    id: str


def plan_create(snapshot: Snapshot, content: Content, operation: Create) -> Plan:
    """Plan a new record. Raises `KnownError` for an unknown kind, a bad value or a used id."""
    kind = _known_kind(operation.kind)
    values = _new_values(Mentionable(snapshot, content), kind, operation.id, operation.fields)
    if kind == "reflection":
        key = f"{values.get('session', '')}/{values.get('question', '')}"
        return _upsert(snapshot, kind, fixed_id(kind, key), values, verb="set")
    if kind in ("project", "answer", "step_state"):
        raise KnownError("operation.not_created", kind=kind)
    record_id = _chosen_id(snapshot, kind, operation.id) if operation.id else new_id()
    values.setdefault("position", _last_position(snapshot, kind) + 1.0)
    return Plan(
        (RowCreate(kind, record_id, values),),
        Action("create", kind, first_words(kind, values)),
        record_id,
    )


def plan_set(snapshot: Snapshot, content: Content, operation: Set) -> Plan:
    """Plan new values for some fields of a record.

    The project, a step's state and a reflection exist as soon as they are set; the project needs
    no id, and a step's state goes by the step's id.
    """
    kind = _known_kind(operation.kind)
    if kind == "answer":
        raise KnownError("operation.not_created", kind=kind)
    held = snapshot.any_of(kind, operation.id)
    values = _values(Mentionable(snapshot, content), kind, operation.id, operation.fields, held)
    record_id = operation.id
    if kind == "project":
        if record_id not in ("", PROJECT_ID):
            raise KnownError("operation.no_such_record", kind=kind, id=record_id[:40])
        return _upsert(snapshot, kind, PROJECT_ID, values, verb="set")
    if snapshot.any_of(kind, record_id) is None:
        raise KnownError("operation.no_such_record", kind=kind, id=record_id[:40])
    if kind == "reflection" and values.keys() & {"session", "question"}:
        # They are what a reflection is found by.
        raise KnownError("operation.not_created", kind=kind)
    for spec in specs(kind).values():
        if spec.owner and spec.name in values and not values[spec.name]:
            raise KnownError("operation.owner_missing", field=spec.name, kind=kind)
    return _upsert(snapshot, kind, record_id, values, verb="set")


def plan_step_state(snapshot: Snapshot, content: Content, operation: Set) -> Plan:
    """Plan the state of a step, named by the step's id or by the record's own."""
    known = {step.id for step in content.all_steps()}
    by_id = {fixed_id("step_state", step): step for step in known}
    step = operation.id if operation.id in known else by_id.get(operation.id, "")
    if not step:
        raise KnownError("operation.no_such_record", kind="step_state", id=operation.id[:40])
    values = _values(Mentionable(snapshot, content), "step_state", step, operation.fields) | {
        "step": step
    }
    return _upsert(snapshot, "step_state", fixed_id("step_state", step), values, verb="set")


def plan_several(snapshot: Snapshot, content: Content, operation: Several) -> Plan:
    """Plan many new records and changes at once, in time that grows with their number only.

    What is made here may be named by all of them. A record is made or changed once. Raises
    `ValueError` for nothing at all.
    """
    if not operation.operations:
        raise ValueError("nothing to do")
    makes = [each for each in operation.operations if isinstance(each, Create)]
    mentionable = Mentionable(snapshot, content, makes)
    last = {kind: _last_position(snapshot, kind) for kind in {each.kind for each in makes}}
    edits: list[Edit] = []
    for each in operation.operations:
        kind = _known_kind(each.kind)
        if kind in INTERNAL_KINDS:
            raise KnownError("operation.not_created", kind=kind)
        if isinstance(each, Create):
            values = _new_values(mentionable, kind, each.id, each.fields)
            last[kind] += 1.0
            values.setdefault("position", last[kind])
            edits.append(RowCreate(kind, _chosen_id(snapshot, kind, each.id), values))
            continue
        held = snapshot.any_of(kind, each.id)
        if held is None:
            raise KnownError("operation.no_such_record", kind=kind, id=each.id[:40])
        edits.append(RowSet(kind, each.id, _values(mentionable, kind, each.id, each.fields, held)))
    if len({(each.kind, each.id) for each in edits}) < len(edits):
        raise ValueError("a record is made or changed twice")
    if operation.action is not None:
        return Plan(tuple(edits), operation.action, edits[0].id)
    return Plan(tuple(edits), _called_after(snapshot, edits[-1]), edits[-1].id)


def _called_after(snapshot: Snapshot, edit: Edit) -> Action:
    if isinstance(edit, RowCreate):
        return Action("create", edit.kind, first_words(edit.kind, edit.fields))
    record = snapshot.any_of(edit.kind, edit.id)
    return Action("set", edit.kind, title_of(record) if record else "")


def plan_delete(snapshot: Snapshot, operation: Delete) -> Plan:
    """Plan to delete a record, what it owns, and every mention of it in a reference."""
    kind = _known_kind(operation.kind)
    record = snapshot.any_of(kind, operation.id)
    if record is None or kind in ("project", "answer", "step_state"):
        raise KnownError("operation.no_such_record", kind=kind, id=operation.id[:40])
    edits = tuple(_deletions(snapshot, kind, operation.id))
    return Plan(edits, Action("delete", kind, title_of(record)), operation.id)


def plan_answer(snapshot: Snapshot, content: Content, operation: Answer) -> Plan:
    """Plan the answer to a field. Raises `KnownError` for an unknown field or a bad value."""
    field = content.field(operation.field)
    if field is None:
        raise KnownError("operation.unknown_field", field=operation.field[:80], kind="content")
    edits: list[Edit] = []
    for key, values in _answers(field, operation.value):
        row = fixed_id("answer", key)
        if snapshot.any_of("answer", row) is None:
            edits.append(RowCreate("answer", row, {"key": key, **values}))
        else:
            edits.append(RowSet("answer", row, values))
    return Plan(tuple(edits), Action("answer", "answer", field.id), fixed_id("answer", field.id))


def _answers(field: Field, value: object) -> Iterable[tuple[str, dict[str, JsonValue]]]:
    options = tuple(option.id for option in field.options)
    spec = FieldSpec(field.id, field.kind, "", options=options, max_length=field.max_length)
    match field.kind:
        case Kind.CHECKLIST:
            for item, answer in _object(field, value).items():
                if item not in options:
                    raise KnownError("value.unknown_option", field=field.id, value=item[:40])
                yield f"{field.id}/{item}", _with_note(field, _CHECK, answer, "state")
        case Kind.RATING:
            yield field.id, _with_note(field, spec, value, "rating")
        case Kind.CHOICES:
            yield field.id, {"value": "\n".join(_chosen(field, value))}
        case Kind.RECORDS:
            raise KnownError("operation.records_field", field=field.id, kind=field.record)
        case _:
            yield field.id, {"value": normalise(spec, value) or ""}


def _with_note(field: Field, spec: FieldSpec, value: object, name: str) -> dict[str, JsonValue]:
    if not isinstance(value, Mapping):
        return {"value": normalise(spec, value)}
    if unknown := set(value) - {name, "note"}:
        raise KnownError("operation.member_unknown", name=str(min(unknown, key=str))[:40])
    values: dict[str, JsonValue] = {}
    if name in value:
        values["value"] = normalise(spec, value[name])
    if "note" in value:
        values["note"] = normalise(specs("answer")["note"], value["note"])
    if not values:
        raise KnownError("value.empty_object", field=field.id)
    return values


def _chosen(field: Field, value: object) -> list[str]:
    if value is None or value == "":
        return []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise KnownError("value.not_a_list", field=field.id)
    known = [option.id for option in field.options]
    for each in value:
        if each not in known:
            raise KnownError("value.unknown_option", field=field.id, value=each[:40])
    return [each for each in known if each in value]


def _object(field: Field, value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise KnownError("value.not_an_object", field=field.id)
    return value


def _known_kind(kind: str) -> str:
    if kind not in KINDS:
        raise KnownError("operation.unknown_kind", kind=kind[:40])
    return kind


def _last_position(snapshot: Snapshot, kind: str) -> float:
    taken = (record.position for record in snapshot.records.get(kind, {}).values())
    return max(taken, default=0.0)


def _new_values(
    mentionable: Mentionable, kind: str, record_id: str, given: Mapping[str, object]
) -> dict[str, JsonValue]:
    values = _values(mentionable, kind, record_id, given)
    sense.check(kind, record_id, values, values)
    for spec in specs(kind).values():
        if spec.owner and not values.get(spec.name):
            raise KnownError("operation.owner_missing", field=spec.name, kind=kind)
    return values


def _values(
    mentionable: Mentionable,
    kind: str,
    record_id: str,
    given: Mapping[str, object],
    held: Record | None = None,
) -> dict[str, JsonValue]:
    """Return checked values; what `held`, the record as it is, names already is named on."""
    known = specs(kind)
    values: dict[str, JsonValue] = {}
    for name, raw in given.items():
        if name not in known:
            raise KnownError("operation.unknown_field", field=str(name)[:80], kind=kind)
        value = mentionable.value(known[name], raw, record_id)
        before = "" if held is None else getattr(held, name)
        for target, named in _mentions(known[name], value):
            if known[name].kind is Kind.PICKS and named in picks.ids_of(str(before)):
                continue  # somebody who is gone: see `_deletions`
            if not mentionable.holds(target, named):
                raise KnownError("operation.no_such_record", kind=target, id=named[:40])
        values[name] = value
    if kind == "term":
        _check_part(mentionable.content, record_id, values, held)
    if held is not None:
        there = {name: to_json(getattr(held, name)) for name in known}
        sense.check(kind, record_id, values, {**there, **values})
    return values


def _check_part(
    content: Content, term_id: str, values: Mapping[str, JsonValue], held: Record | None
) -> None:
    """Check that a line stands in a part of a list that there is: elsewhere nobody would see it.

    One that came with the program stands where it came.
    """
    came = (each.id for groups in content.terms.values() for it in groups for each in it.terms)
    if (held is not None and not values.keys() & {"list", "group"}) or term_id in came:
        return
    name, part = (values.get(each, getattr(held, each, "")) for each in ("list", "group"))
    parts = [each.id for each in content.terms.get(str(name), ())]
    if not parts:
        raise KnownError("operation.no_such_list", lists=", ".join(content.terms))
    if part not in parts:
        known = ", ".join(parts)
        raise KnownError("operation.no_such_part", part=str(part)[:40], list=str(name), parts=known)


def _mentions(spec: FieldSpec, value: JsonValue) -> Iterable[tuple[str, str]]:
    """Yield the kind and id of each record that a value names and that must be there."""
    if spec.kind is Kind.REFERENCE and value:
        yield spec.reference, str(value)
    elif spec.kind is Kind.PICKS and spec.reference != "term":
        # Terms come with the program too, under ids of their own.
        yield from ((spec.reference, each) for each in picks.ids_of(str(value)))


def _upsert(
    snapshot: Snapshot, kind: str, record_id: str, values: dict[str, JsonValue], verb: str
) -> Plan:
    record = snapshot.any_of(kind, record_id)
    edit: Edit
    if record is None:
        edit = RowCreate(kind, record_id, values)
        subject = first_words(kind, values)
    else:
        edit = RowSet(kind, record_id, values)
        subject = title_of(record)
    return Plan((edit,), Action(verb, kind, subject), record_id)


def _deletions(snapshot: Snapshot, kind: str, record_id: str) -> Iterable[Edit]:
    """Yield what goes with a record, and each reference to something that goes.

    Where somebody was picked, their id stays and leads nowhere. Without it what was theirs alone
    would look like everybody's: a payment, a barrier, a quote that they might have taken back.
    """
    going = dict.fromkeys(_with_what_it_owns(snapshot, kind, record_id))
    for other in KINDS:
        for spec in specs(other).values():
            if spec.kind is not Kind.REFERENCE or spec.owner:
                continue
            for record in snapshot.records.get(other, {}).values():
                points_at = (spec.reference, getattr(record, spec.name))
                if points_at in going and (other, record.id) not in going:
                    yield RowSet(other, record.id, {spec.name: ""})
    for each in reversed(going):
        yield RowDelete(*each)


def _with_what_it_owns(snapshot: Snapshot, kind: str, record_id: str) -> Iterable[tuple[str, str]]:
    yield kind, record_id
    for child, field in owned_by(kind):
        for record in snapshot.records.get(child, {}).values():
            if getattr(record, field) == record_id:
                yield from _with_what_it_owns(snapshot, child, record.id)


def _chosen_id(snapshot: Snapshot, kind: str, record_id: str) -> str:
    try:
        chosen = str(uuid.UUID(record_id))
    except ValueError:
        raise KnownError("operation.bad_id", id=record_id[:40]) from None
    if chosen != record_id or snapshot.any_of(kind, chosen) is not None:
        raise KnownError("operation.bad_id", id=record_id[:40])
    return chosen
