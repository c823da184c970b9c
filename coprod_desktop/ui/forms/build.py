"""The widget for a question, by what kind of answer it takes."""

from __future__ import annotations

from collections.abc import Mapping

from coprod_desktop.content.model import Field
from coprod_desktop.content.summary import title_and_facts
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import Record
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.cells import Cell, answer_cell, record_cell
from coprod_desktop.ui.forms.checklist import ChecklistField, RatingField
from coprod_desktop.ui.forms.editor import Editor, Link
from coprod_desktop.ui.forms.entries import ClockEntry, DayEntry, MoneyEntry, NumberEntry
from coprod_desktop.ui.forms.field import FieldBox, SingleField
from coprod_desktop.ui.forms.helps import HelpsEditor
from coprod_desktop.ui.forms.options import OneOf, SomeOf, choice_editor
from coprod_desktop.ui.forms.pick import PickRecord
from coprod_desktop.ui.forms.picks import PicksEditor
from coprod_desktop.ui.forms.records import RecordsField
from coprod_desktop.ui.forms.text import LongText, ShortText

_TOLD = 3
"""Of a record that is asked in part, a closed card tells the first fields: who it is."""


def step_field(context: Context, field: Field) -> FieldBox:
    """Return the widget for a question of a step's page."""
    match field.kind:
        case Kind.CHECKLIST:
            return ChecklistField(context, field)
        case Kind.RATING:
            return RatingField(context, field)
        case Kind.RECORDS:
            return records_field(context, field)
        case _:
            return cell_field(context, field, answer_cell(field))


def records_field(context: Context, field: Field) -> RecordsField:
    """Return the widget for the records of a step's page, or for the part of them asked there."""
    if not field.shows:
        return RecordsField(context, field, record_field)
    form = context.workspace.content.forms[field.record].only(field.shows)
    told = form.only(field.shows[:_TOLD])

    def describe(record: Record, snapshot: Snapshot) -> tuple[str, str]:
        return title_and_facts(context.words, told, record, snapshot)

    return RecordsField(context, field, record_field, form=form, whole="people", describe=describe)


def record_field(
    context: Context, kind: str, record_id: str, field: Field, owner: Mapping[str, str]
) -> FieldBox:
    """Return the widget for a field of a record, which the first value may still make."""
    cell = record_cell(kind, record_id, field.id, owner)
    if (kind, field.id) == ("barrier", "helps"):
        helps = HelpsEditor(context, field, record_id)
        return SingleField(context.words, field, helps, Link(context, cell, helps))
    return cell_field(context, field, cell)


def cell_field(context: Context, field: Field, cell: Cell) -> FieldBox:
    """Return the widget for a question whose answer is one value at a known place."""
    editor = _editor(context, field)
    return SingleField(context.words, field, editor, Link(context, cell, editor))


def _editor(context: Context, field: Field) -> Editor:
    words = context.words
    match field.kind:
        case Kind.SHORT_TEXT:
            return ShortText(words, field.max_length)
        case Kind.LONG_TEXT:
            return LongText(words, field.max_length)
        case Kind.CHOICE:
            return choice_editor(words, field.options)
        case Kind.RATING:
            return OneOf(words, field.options)
        case Kind.CHOICES:
            return SomeOf(field.options)
        case Kind.DATE:
            return DayEntry(words, context.clock, field.tense)
        case Kind.TIME:
            return ClockEntry(words)
        case Kind.NUMBER:
            return NumberEntry(words, field.least, field.most)
        case Kind.MONEY:
            return MoneyEntry(words, field.most)
        case Kind.PICKS:
            return PicksEditor(context, field)
        case Kind.REFERENCE:
            return PickRecord(context, field.record)
        case Kind.CHECKLIST | Kind.RECORDS:
            raise TypeError(f"{field.kind} is no single value")
