"""Where each step stands, for whoever shows it."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.content.model import Field, Page, Step
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.steps import Standing, standing


def standing_of(snapshot: Snapshot, step: Step, today: dt.date) -> Standing:
    """Return where a step stands, counting the records that its pages hold."""
    kinds = {field.record for page in step.pages for field in page.fields if field.record}
    return standing(snapshot, step.id, today, kinds)


def answered(snapshot: Snapshot, page: Page) -> int:
    """Return how many of a page's fields hold something."""
    return sum(_is_answered(snapshot, field) for field in page.fields)


def _is_answered(snapshot: Snapshot, field: Field) -> bool:
    match field.kind:
        case Kind.RECORDS:
            return bool(snapshot.records.get(field.record))
        case Kind.CHECKLIST:
            return any(any(snapshot.check(field.id, line.id)) for line in field.options)
        case _:
            found = snapshot.answer(field.id)
            return found is not None and bool(found.value or found.note)
