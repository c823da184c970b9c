"""The budget: what all that was noted costs together, what comes in, and what is left.

Nothing is typed twice: each cost stands with the record that it belongs to. All amounts are pence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coprod_desktop.domain.records import (
    Barrier,
    BudgetLine,
    LearningNeed,
    Reciprocity,
    SessionCost,
    TrainingOffer,
)
from coprod_desktop.domain.snapshot import Snapshot

PARTS = ("barriers", "reciprocity", "training", "sessions", "other")
"""What money goes out for."""


@dataclass(frozen=True, slots=True)
class Giving:
    """How far what people get back has reached them.

    `advanced` was given before and is not settled yet, `paid` is settled, `waiting` was claimed
    and is still owed, `to_come` was promised and nobody asked for it yet.
    """

    advanced: int = 0
    paid: int = 0
    waiting: int = 0
    to_come: int = 0

    @property
    def total(self) -> int:
        """All that people get."""
        return self.advanced + self.paid + self.waiting + self.to_come

    def __add__(self, other: Giving) -> Giving:
        """Return both together."""
        return Giving(
            self.advanced + other.advanced,
            self.paid + other.paid,
            self.waiting + other.waiting,
            self.to_come + other.to_come,
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """What one part of the costs is drawn as: `length` is 1 for the largest of them."""

    name: str
    amount: int
    length: float


@dataclass(frozen=True, slots=True)
class Budget:
    """A project's money. `unsorted` is what nobody said of whether it comes in or goes out."""

    income: int
    barriers: int
    giving: Giving
    training: int
    sessions: int
    other: int
    unsorted: int

    @property
    def reciprocity(self) -> int:
        """What people get back for what they give."""
        return self.giving.total

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """The costs by what they are for, in the order of `PARTS`."""
        return tuple((name, getattr(self, name)) for name in PARTS)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The costs that there are as bars beside each other, in the order of `PARTS`."""
        longest = max(amount for _, amount in self.parts)
        return tuple(
            Bar(name, amount, amount / longest) for name, amount in self.parts if amount > 0
        )

    @property
    def cost(self) -> int:
        """All costs together."""
        return sum(amount for _, amount in self.parts)

    @property
    def left(self) -> int:
        """What is left of the income; less than nothing where it does not reach."""
        return self.income - self.cost

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to add up."""
        return not (self.income or self.cost or self.unsorted)


def budget_of(snapshot: Snapshot) -> Budget:
    """Return the budget of a project as it stands."""
    lines = snapshot.all(BudgetLine)
    return Budget(
        income=_sum(each.amount for each in lines if each.sort == "income"),
        barriers=_sum(each.cost for each in snapshot.all(Barrier)),
        giving=sum(map(giving_of, snapshot.all(Reciprocity)), Giving()),
        training=_sum(each.cost for each in snapshot.all(TrainingOffer))
        + _sum(each.cost for each in snapshot.all(LearningNeed)),
        sessions=_sum(each.amount for each in snapshot.all(SessionCost)),
        other=_sum(each.amount for each in lines if each.sort == "cost"),
        unsorted=_sum(each.amount for each in lines if each.sort not in ("income", "cost")),
    )


def session_total(snapshot: Snapshot, session_id: str) -> int:
    """Return what one session costs."""
    costs = snapshot.all(SessionCost)
    return _sum(each.amount for each in costs if each.session == session_id)


def giving_of(record: Reciprocity) -> Giving:
    """Return how far one arrangement has gone. An advance is part of the whole amount.

    Where more was advanced than the amount says, what was advanced counts: it is spent.
    """
    advanced = record.advanced or 0
    whole = max(record.amount or 0, advanced)
    if record.paid_on is not None:
        return Giving(paid=whole)
    if record.claimed_on is not None:
        return Giving(advanced=advanced, waiting=whole - advanced)
    return Giving(advanced=advanced, to_come=whole - advanced)


def _sum(amounts: Iterable[int | None]) -> int:
    return sum(amount or 0 for amount in amounts)
