"""Records as short pieces: each led by its first words in bold, then only what still needs saying.

A reader should not meet the same question in every record. So the first words speak for
themselves, and the rest has the short labels of `documents.short.<kind>` or none at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from coprod_desktop.content.model import Field, RecordForm
from coprod_desktop.content.money import money_in_words
from coprod_desktop.documents.tree import (
    Block,
    Inlines,
    ItemList,
    Kept,
    Paragraph,
    Strong,
    Text,
)
from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import (
    Acknowledgement,
    Barrier,
    LearningNeed,
    Observation,
    Reciprocity,
    Record,
    Stakeholder,
)
from coprod_desktop.packs.dates import kept_clock, kept_date
from coprod_desktop.packs.writer import Writer, first_words, joined, sentence, spaced

HOLDS_NAMES = frozenset(
    {"who", "whose", "lead", "brought_by", "buddy", "whose_words", "place_checked_by"}
)
"""Fields of any kind of record that hold nothing but names."""

NOT_SHOWN = frozenset(
    {
        # Whom a barrier keeps away, and what hurts, is between them and us.
        ("barrier", "whose"),
        ("learning_need", "care"),
        # An amount stands beside no name; the budget tells it without one.
        ("learning_need", "cost"),
        ("observation", "quote_consent"),
        ("observation", "whose_quote"),
        # What the words beside them say already.
        ("barrier", "sort"),
        ("barrier", "helps"),
        ("agreement", "agreed_on"),
        ("training_offer", "sort"),
        ("training_offer", "setting"),
        ("learning_need", "training"),
    }
)
"""Fields that no paper for the room shows."""

_TELLING = frozenset({"painful_subjects", "senses_and_thinking"})
"""Sorts of barrier that tell of a person even where nobody is named."""

SHOWN = {
    "stakeholder": frozenset({"name", "perspective", "why", "speaks_for", "footing"}),
    "reciprocity": frozenset({"contribution", "offer", "advice_offered"}),
    "consent": frozenset[str](),
    "invitation": frozenset[str](),
}
"""Of these kinds a paper for the room shows nothing but these fields."""

_COUNTED = {
    "stakeholder": "documents.whole-plan.unnamed",
    "learning_need": "documents.training-plan.unnamed",
    "acknowledgement": "documents.whole-plan.thanked",
}
"""How many records of a kind are about people who are not named; of these nothing else prints."""

_LEADS = {"value_action": "value", "adjustment": "what", "observation": "noticed"}
"""The field that tells a record from its neighbours, where it is not the first."""


def value_of(writer: Writer, kind: str, record: Record, field: Field) -> Inlines:
    """Return a field of a record as it may print; nothing where there is nothing to print."""
    if (kind, field.id) in NOT_SHOWN or field.id not in SHOWN.get(kind, {field.id}):
        return ()
    if isinstance(record, Observation) and field.id == "quote":
        quote = writer.lines(record.quote) if writer.consents.allows_quote(record) else ""
        return (Text(writer.plain("whole-plan.quoted", quote=quote)),) if quote else ()
    if isinstance(record, Stakeholder) and field.id == "name":
        return (Text(writer.names.of(record)),)
    raw = getattr(record, field.id)
    match field.kind:
        case Kind.SHORT_TEXT | Kind.LONG_TEXT:
            text = writer.who(raw) if field.id in HOLDS_NAMES else writer.lines(raw)
        case Kind.CHOICE | Kind.RATING:
            text = field.option_label(str(raw))
        case Kind.DATE:
            known = isinstance(raw, dt.date)
            return (kept_date(writer.source.words, raw),) if known else ()
        case Kind.TIME:
            return (kept_clock(raw),) if isinstance(raw, dt.time) else ()
        case Kind.NUMBER:
            text = "" if raw is None else str(raw)
        case Kind.MONEY:
            text = money_in_words(writer.source.words, raw) if isinstance(raw, int) else ""
        case Kind.PICKS:
            # The lines of a list have commas of their own.
            between = "; " if field.terms else ", "
            text = between.join(writer.picked(field, str(raw)))
        case Kind.REFERENCE:
            return _reference(writer, field.record, str(raw))
        case Kind.CHOICES | Kind.CHECKLIST | Kind.RECORDS:
            raise TypeError(f"no record holds a field of kind {field.kind}")
    return (Text(text),) if text else ()


def _reference(writer: Writer, kind: str, record_id: str) -> Inlines:
    """Return the first field of the record that is pointed to."""
    record = writer.source.snapshot.any_of(kind, record_id)
    form = writer.source.content.forms.get(kind)
    if record is None or form is None:
        return ()
    return value_of(writer, kind, record, form.fields[0])


def records_block(writer: Writer, form: RecordForm, records: Iterable[Record]) -> tuple[Block, ...]:
    """Return all records of a kind that have something to print, as a list; none for none.

    People who did not agree to be named are counted only, and so are their wishes and what they
    were thanked for: what they bring would tell who they are in a small group.
    """
    shown, unnamed = [], 0
    for record in records:
        if is_between_us(writer, record):
            continue
        if _is_unnamed(writer, record):
            unnamed += 1
        else:
            shown.append(record)
    items = [(Paragraph(lines),) for each in shown if (lines := _lines(writer, form, each))]
    blocks: tuple[Block, ...] = (ItemList(tuple(items)),) if items else ()
    if unnamed:
        more = writer.source.words.plural(_COUNTED[form.kind], unnamed)
        blocks = (*blocks, Paragraph((Text(more),)))
    return blocks


def is_between_us(writer: Writer, record: Record) -> bool:
    """Tell whether a record is about what somebody gets, or about what keeps somebody away.

    An offer to all is for all to read, and so is a barrier that is nobody's in particular, unless
    its sort tells of what hurts or of how somebody's senses and thinking work. Somebody's own it
    is as well where their name was typed, before they had a record or beside other words.
    """
    if isinstance(record, Barrier) and record.sort in _TELLING:
        return True
    if not isinstance(record, Barrier | Reciprocity):
        return False
    return any(
        picks.is_id(line) or writer.names_somebody(line) for line in picks.lines_of(record.whose)
    )


def _is_unnamed(writer: Writer, record: Record) -> bool:
    """Tell whether a record is about nobody who may be named, but about somebody."""
    if isinstance(record, Stakeholder):
        return not writer.names.agreed(record)
    if isinstance(record, LearningNeed | Acknowledgement):
        names, others = writer.named(record.who)
        return bool(others and not names)
    return False


def _lines(writer: Writer, form: RecordForm, record: Record) -> Inlines:
    """Return a record as one paragraph, in the order in which it was asked."""
    row = {each.id: value_of(writer, form.kind, record, each) for each in form.fields}
    row = {name: value for name, value in row.items() if value}
    if not row:
        return ()
    lead = _LEADS.get(form.kind, form.fields[0].id)
    if lead not in row:
        lead = next(iter(row))
    said = [_bold(row.pop(lead))]
    said += [
        (*_label(writer, form.kind, field), *row[field.id])
        for field in form.fields
        if field.id in row
    ]
    return spaced(*(_ended(each) for each in said))


def labelled(writer: Writer, form: RecordForm, record: Record, fields: Iterable[str]) -> Inlines:
    """Return some fields of a record as lines, each with its short label in bold."""
    lines: list[Inlines] = []
    for name in fields:
        field = form.field(name)
        value = value_of(writer, form.kind, record, field)
        if value:
            label = "".join(node.text for node in _label(writer, form.kind, field))
            lines.append((Strong(label), *value) if label else value)
    return joined("\n", lines)


def _label(writer: Writer, kind: str, field: Field) -> Inlines:
    label = writer.source.words.table(f"documents.short.{kind}").get(field.id)
    return (Text(f"{label}: "),) if label else ()


def _bold(value: Inlines) -> Inlines:
    """Return a value with its first words in bold; the rest of a long one is plain."""
    first, *rest = value
    if isinstance(first, Kept):
        return (Kept(first.text, strong=True), *rest)
    head = first_words(first.text)
    tail = first.text[len(head) :]
    return (Strong(head), *((Text(tail),) if tail else ()), *rest)


def _ended(line: Inlines) -> Inlines:
    """Return a line with a full stop, where it has no end of its own."""
    last = line[-1]
    if sentence(last.text) == last.text:
        return line
    if isinstance(last, Text | Strong):
        return (*line[:-1], type(last)(sentence(last.text)))
    return (*line, Text("."))
