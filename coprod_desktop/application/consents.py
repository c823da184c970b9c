"""Taking consent back: everything that makes it a yes ends, in one step."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.application.operations import TAKE_BACK, Set, Several
from coprod_desktop.domain.consent import Consents, Purpose
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.project.edits import Action


def take_back(
    snapshot: Snapshot, stakeholder: Stakeholder, purpose: Purpose, day: dt.date
) -> Several | None:
    """Return the operation that notes for a purpose that somebody took their yes back on a day.

    It can be taken back at any time, as easily as it was given (UK GDPR, article 7(3)). None where
    there is no yes of theirs.
    """
    live = Consents(snapshot, day).live(stakeholder, purpose)
    noted = {"withdrawn_on": day.isoformat()}
    sets = [Set("consent", each.id, noted) for each in live]
    return Several(sets, Action(TAKE_BACK, "consent", purpose)) if sets else None
