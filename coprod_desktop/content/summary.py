"""What a record says about itself in one or two lines."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping

from coprod_desktop.content.days import DATE, WHOLE, clock_in_words, day_in_words
from coprod_desktop.content.model import Field, RecordForm
from coprod_desktop.content.money import money_in_words
from coprod_desktop.content.picked import picked
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import Record
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.titles import title_of

_LONGEST = 60
_LONGEST_TITLE = 140
_MOST_FACTS = 3
_NAMES = (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.RATING, Kind.REFERENCE, Kind.PICKS)


def title_and_facts(
    words: Words, form: RecordForm, record: Record, snapshot: Snapshot
) -> tuple[str, str]:
    """Return what a record is called in a list, and a few more facts of it.

    The title is its first answer that names something; a date or a number does not. The facts are
    those that the form tells, or else the first answers.
    """
    said = _said(words, form, record, snapshot)
    names = (said[field.id] for field in form.fields if field.id in said and field.kind in _NAMES)
    title = next(names, "")
    return (
        _shortened(title, _LONGEST_TITLE) or words("forms.record.unnamed"),
        _facts(form, said, title),
    )


def facts_of(words: Words, form: RecordForm, record: Record, snapshot: Snapshot) -> str:
    """Return what a form tells of a record, for a line that says by itself what it is about."""
    return _facts(form, _said(words, form, record, snapshot), "")


def _said(words: Words, form: RecordForm, record: Record, snapshot: Snapshot) -> dict[str, str]:
    """Return the answers by the names of their fields, without those that are empty."""
    return {
        field.id: fact
        for field in form.fields
        if (fact := field_in_words(words, field, getattr(record, field.id), snapshot, DATE))
    }


def _facts(form: RecordForm, said: Mapping[str, str], title: str) -> str:
    facts = [
        form.told.get(name, "{value}").format(value=_shortened(said[name], _LONGEST))
        for name in _told(form, said)
        if said[name] != title
    ]
    return " · ".join(facts if form.tells else facts[:_MOST_FACTS])


def _told(form: RecordForm, said: Mapping[str, str]) -> Iterator[str]:
    """Yield the fields that are told, of those that have an answer."""
    if not form.tells:
        short = (field.id for field in form.fields if field.kind is not Kind.LONG_TEXT)
        yield from filter(said.__contains__, short)
    for place in form.tells:
        yield from itertools.islice(filter(said.__contains__, place), 1)


def field_in_words(
    words: Words, field: Field, value: object, snapshot: Snapshot, day: str = WHOLE
) -> str:
    """Return a field's value as a person would read it; empty where there is none.

    `day` is the key of the way to write a day.
    """
    if value is None or value == "":
        return ""
    match field.kind:
        case Kind.CHOICE | Kind.RATING:
            return field.option_label(str(value))
        case Kind.REFERENCE:
            target = snapshot.any_of(field.record, str(value))
            return title_of(target) if target else ""
        case Kind.PICKS:
            return ", ".join(picked(field, str(value), snapshot))
        case Kind.MONEY:
            return money_in_words(words, value) if isinstance(value, int) else ""
        case Kind.DATE:
            return day_in_words(words, value, day) if isinstance(value, dt.date) else ""
        case Kind.TIME:
            return clock_in_words(value) if isinstance(value, dt.time) else ""
        case _:
            return " ".join(str(value).split())


def _shortened(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(".,;: ") + "…"
