"""What the value of a field says, and each of several picked lines."""

from __future__ import annotations

from collections.abc import Callable

from coprod_desktop.content.model import Field
from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import Term
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.titles import title_of


def picked(field: Field, value: str, snapshot: Snapshot) -> tuple[str, ...]:
    """Return each line in words: what a record or a term is called, or the words themselves."""
    return picks.said(value, lambda each: name_of(field, each, snapshot))


def name_of(field: Field, record_id: str, snapshot: Snapshot) -> str:
    """Return what an id stands for in a field; empty where it leads nowhere.

    A group's own words for a term go before those that came with the program.
    """
    record = snapshot.any_of(field.record, record_id)
    if isinstance(record, Term):
        return record.text or field.option_label(record_id)
    return title_of(record) if record is not None else field.option_label(record_id)


def text_of(
    field: Field, value: object, name: Callable[[str], str], own: Callable[[str], str] = str
) -> str:
    """Return a value as it stands in a cell of a table.

    `name` says what a picked id is called, `own` how a line of a person's own words is written.
    """
    match field.kind:
        case Kind.CHOICE | Kind.RATING:
            return field.option_label(str(value))
        case Kind.PICKS:
            return "\n".join(picks.said(str(value), name, own))
        case _:
            return "" if value is None else str(value)
