"""Records of one kind as blocks: a table where they are short, or else labelled lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coprod_desktop.content.model import Field, RecordForm
from coprod_desktop.documents.tree import (
    Block,
    Column,
    Inline,
    Inlines,
    ItemList,
    Paragraph,
    Strong,
    Table,
    Text,
)
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import Observation, Record, Stakeholder
from coprod_desktop.packs.dates import kept_clock, kept_day
from coprod_desktop.packs.writer import Writer

HOLDS_NAMES = frozenset(
    {"who", "whose", "lead", "brought_by", "buddy", "whose_words", "place_checked_by"}
)
"""Fields of any kind of record that hold nothing but names."""

PRIVATE = frozenset(
    {
        # How somebody is reached and in what form they read is between them and us.
        ("stakeholder", "invitation"),
        ("stakeholder", "name_on_papers"),
        ("observation", "quote_consent"),
    }
)
"""Fields that no paper for the room shows."""

_MOST_COLUMNS = 4
_LONGEST_CELL = 70


@dataclass(frozen=True, slots=True)
class Value:
    """One field of one record as it prints: paragraphs of nodes, and how many letters they hold."""

    paragraphs: tuple[Inlines, ...]
    letters: int


def value_of(writer: Writer, kind: str, record: Record, field: Field) -> Value | None:
    """Return a field of a record as it may print, or None where there is nothing to print."""
    if (kind, field.id) in PRIVATE:
        return None
    if isinstance(record, Observation) and field.id == "quote" and record.quote_consent != "yes":
        return None
    if isinstance(record, Stakeholder) and field.id == "name":
        return _line(Text(writer.names.of(record)))
    raw = getattr(record, field.id)
    match field.kind:
        case Kind.SHORT_TEXT | Kind.LONG_TEXT:
            return _text(writer, field, str(raw))
        case Kind.CHOICE | Kind.RATING:
            label = field.option_label(str(raw))
            return _line(Text(label)) if label else None
        case Kind.DATE:
            known = isinstance(raw, dt.date)
            return _line(kept_day(writer.source.words, raw)) if known else None
        case Kind.TIME:
            return _line(kept_clock(raw)) if isinstance(raw, dt.time) else None
        case Kind.NUMBER:
            return None if raw is None else _line(Text(str(raw)))
        case Kind.REFERENCE:
            return _reference(writer, field.record, str(raw))
        case Kind.CHOICES | Kind.CHECKLIST | Kind.RECORDS:
            raise TypeError(f"no record holds a field of kind {field.kind}")


def _line(node: Inline) -> Value:
    return Value(((node,),), len(node.text))


def _text(writer: Writer, field: Field, raw: str) -> Value | None:
    if field.id in HOLDS_NAMES:
        text = writer.who(raw)
        return _line(Text(text)) if text else None
    paragraphs = tuple(each.content for each in writer.prose(raw))
    return Value(paragraphs, len(raw)) if paragraphs else None


def _reference(writer: Writer, kind: str, record_id: str) -> Value | None:
    """Return the first words of the record that is pointed to."""
    record = writer.source.snapshot.any_of(kind, record_id)
    form = writer.source.content.forms.get(kind)
    if record is None or form is None:
        return None
    return value_of(writer, kind, record, form.fields[0])


def records_block(
    writer: Writer, form: RecordForm, records: tuple[Record, ...]
) -> tuple[Block, ...]:
    """Return all records of a kind that have something to print, as one block; none for none."""
    rows: list[dict[str, Value]] = []
    for record in records:
        row = {
            field.id: value
            for field in form.fields
            if (value := value_of(writer, form.kind, record, field)) is not None
        }
        if row:
            rows.append(row)
    if not rows:
        return ()
    used = [field for field in form.fields if any(field.id in row for row in rows)]
    if _fits_a_table(rows, used):
        return (_table(form, used, rows),)
    return (ItemList(tuple(_item(used, row) for row in rows)),)


def _fits_a_table(rows: list[dict[str, Value]], used: list[Field]) -> bool:
    return (
        1 < len(used) <= _MOST_COLUMNS
        and all(used[0].id in row for row in rows)
        and all(
            value.letters <= _LONGEST_CELL and len(value.paragraphs) == 1
            for row in rows
            for value in row.values()
        )
    )


def _table(form: RecordForm, used: list[Field], rows: list[dict[str, Value]]) -> Table:
    widest = {
        field.id: max(row[field.id].letters for row in rows if field.id in row) for field in used
    }
    columns = tuple(
        Column(field.label, min(3.0, max(1.0, widest[field.id] / 20))) for field in used
    )
    cells = tuple(
        tuple(row[field.id].paragraphs[0] if field.id in row else () for field in used)
        for row in rows
    )
    return Table(form.title, columns, cells)


def _item(used: list[Field], row: dict[str, Value]) -> tuple[Block, ...]:
    """Return the fields of a record line by line; a text of several paragraphs ends the run."""
    blocks: list[Block] = []
    run: list[Inline] = []
    for field in used:
        if field.id not in row:
            continue
        first, *rest = row[field.id].paragraphs
        if run:
            run.append(Text("\n"))
        run += [Strong(_lead(field.label)), *first]
        if rest:
            blocks += [Paragraph(tuple(run)), *(Paragraph(each) for each in rest)]
            run = []
    return (*blocks, Paragraph(tuple(run))) if run else tuple(blocks)


def labelled(writer: Writer, form: RecordForm, record: Record, skip: frozenset[str]) -> list[Block]:
    """Return the fields of one record as labelled lines, but for those in `skip`."""
    row = {
        field.id: value
        for field in form.fields
        if field.id not in skip
        and (value := value_of(writer, form.kind, record, field)) is not None
    }
    return list(_item(list(form.fields), row))


def _lead(label: str) -> str:
    return f"{label} " if label[-1:] in "?!.:" else f"{label}: "
