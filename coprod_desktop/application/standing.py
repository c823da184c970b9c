"""Where each step stands, for whoever shows it."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.content.model import Step
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.steps import Standing, standing


def standing_of(snapshot: Snapshot, step: Step, today: dt.date) -> Standing:
    """Return where a step stands, counting the records that its pages hold."""
    kinds = {field.record for page in step.pages for field in page.fields if field.record}
    return standing(snapshot, step.id, today, kinds)
