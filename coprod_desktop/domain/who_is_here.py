"""Which points of view the work has and lacks, who speaks for others, and who has not answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from coprod_desktop.domain.picks import lines_of
from coprod_desktop.domain.records import Invitation, Perspective, Stakeholder
from coprod_desktop.domain.snapshot import Snapshot

_ORDER = ("not_yet", "", "partly", "yes")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who was asked and has not answered; `days` is None where no day is noted."""

    stakeholder: Stakeholder
    invitation: Invitation
    days: int | None


def views_needed(snapshot: Snapshot) -> list[Perspective]:
    """Return the points of view that the work needs, those that are still missing first."""
    found = [each for each in snapshot.all(Perspective) if each.perspective]
    return sorted(found, key=lambda each: _ORDER.index(each.found) if each.found in _ORDER else 0)


def is_missing(view: Perspective) -> bool:
    """Tell whether nobody brings a point of view yet."""
    return view.found == "not_yet" or (not view.found and not lines_of(view.brought_by))


def speaking_for_others(snapshot: Snapshot) -> list[Stakeholder]:
    """Return who is meant to speak for more than themselves.

    Where no footing is noted, the words about it count: that is then what is still to be asked.
    """
    return [
        each
        for each in snapshot.all(Stakeholder)
        if each.part != "left"
        and each.footing != "themselves"
        and (each.footing or each.speaks_for.strip())
    ]


def open_invitations(snapshot: Snapshot) -> Iterator[tuple[Stakeholder, Invitation]]:
    """Yield who was asked and has not answered, with what they were asked; not who has left."""
    for invitation in snapshot.all(Invitation):
        person = snapshot.get(Stakeholder, invitation.stakeholder)
        if person and person.part != "left" and invitation.answer in ("", "waiting"):
            yield person, invitation


def invitations_made(snapshot: Snapshot) -> list[Invitation]:
    """Return every time that somebody was asked.

    What waits for an answer comes first, the longest wait before all; then the newest answer.
    """
    waiting = [each.invitation for each in not_answered(snapshot, dt.date.max)]
    first = {each.id for each in waiting}
    rest = [each for each in snapshot.all(Invitation) if each.id not in first]
    rest.sort(key=lambda each: each.answered_on or each.date or dt.date.min, reverse=True)
    return [*waiting, *rest]


def not_answered(snapshot: Snapshot, today: dt.date) -> list[Waiting]:
    """Return who was asked and has not answered: whoever waited longest first, no day last."""
    found: list[Waiting] = []
    for person, invitation in open_invitations(snapshot):
        days = None if invitation.date is None else max(0, (today - invitation.date).days)
        found.append(Waiting(person, invitation, days))
    return sorted(found, key=lambda each: (each.days is None, -(each.days or 0)))
