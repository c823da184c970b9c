"""What is still to do for each person, group or organisation: counted once for a whole list."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.picks import ids_of
from coprod_desktop.domain.records import Asset, Barrier, Reciprocity, Stakeholder
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.who_is_here import open_invitations

TOLD_BY = (
    "stakeholder",
    "consent",
    "invitation",
    "barrier",
    "asset",
    "reciprocity",
    "term",
)
"""The kinds of record that a list of people tells something of."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """What waits to be done about one of them. All of it is our work, never theirs."""

    ask_name: bool = False
    """Nobody asked yet whether the name may stand on papers."""
    barriers: int = 0
    """Barriers that are not removed."""
    waiting: int = 0
    """Invitations without an answer."""
    payment: int = 0
    """What was claimed and is not paid."""
    reach: bool = False
    """Nothing says how to reach them."""

    @property
    def weight(self) -> int:
        """How much that is, for putting the most first."""
        return self.ask_name + self.barriers + self.waiting + self.payment


class PeopleFacts:
    """What a list of people says of each beside their own fields."""

    def __init__(self, snapshot: Snapshot, today: dt.date | None) -> None:
        self.consents = Consents(snapshot, today)
        self.brought: dict[str, list[str]] = defaultdict(list)
        """What somebody brings or meets, in words, to be looked for."""
        self._barriers: Counter[str] = Counter()
        self._waiting: Counter[str] = Counter()
        self._payment: Counter[str] = Counter()
        for barrier in snapshot.all(Barrier):
            for each in ids_of(barrier.whose):
                self.brought[each].append(barrier.barrier)
                self._barriers[each] += barrier.state != "removed"
        for asset in snapshot.all(Asset):
            for each in ids_of(asset.whose):
                self.brought[each].append(asset.what)
        self._waiting.update(person.id for person, _ in open_invitations(snapshot))
        for reciprocity in snapshot.all(Reciprocity):
            if reciprocity.claimed_on is not None and reciprocity.paid_on is None:
                self._payment.update(ids_of(reciprocity.whose))

    def to_do(self, stakeholder: Stakeholder) -> ToDo:
        """Return what is still to do about one of them: of who has left, only what is owed."""
        payment = self._payment[stakeholder.id]
        if stakeholder.part == "left":
            return ToDo(payment=payment)
        return ToDo(
            ask_name=self.consents.standing(stakeholder, "name") == "not_asked",
            barriers=self._barriers[stakeholder.id],
            waiting=self._waiting[stakeholder.id],
            payment=payment,
            reach=not (stakeholder.phone or stakeholder.email or stakeholder.address),
        )
