"""How we work together: relationships, the framework of the work, training, and what it costs.

Every amount of money is in pence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from coprod_desktop.domain.fields import (
    FutureDate,
    LongText,
    Money,
    OptionalDate,
    PastDate,
    Picks,
    Rating,
    Reference,
    ShortText,
)
from coprod_desktop.domain.records.base import Progress, Record, Setting, Strength, Who

# --- Relationships ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """One way in which we will work together, in the group's own words."""

    text: LongText = ""
    how: LongText = ""
    agreed_on: PastDate = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueCheck(Record):
    """How one of the six relationship values stood on a day, and what we do for it."""

    value: Literal[
        "", "lived_experience", "diversity", "sharing_power", "openness", "thanks", "belief"
    ] = ""
    date: PastDate = None
    rating: Strength = ""
    what_we_do: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levelling(Record):
    """A way in which we level the room, so that no one's voice weighs more than another's."""

    what: LongText = ""
    who: Who = ""
    state: Progress = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(Record):
    """A contribution, and how it was thanked."""

    who: Who = ""
    contribution: LongText = ""
    thanks: ShortText = ""
    date: PastDate = None


# --- Framework ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Record):
    """A role, who holds it, and what it is responsible for."""

    role: ShortText = ""
    who: Who = ""
    responsibility: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Record):
    """Something that is to be reached by a date."""

    what: ShortText = ""
    date: FutureDate = None
    who: Who = ""
    state: Literal["", "to_do", "under_way", "reached"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Record):
    """What is paid for something, from a day on. Rates change, so each is dated.

    `payer` is the group itself unless something else is said: what others pay is there to compare.
    """

    name: ShortText = ""
    payer: Literal["", "us", "others"] = ""
    amount: Annotated[int | None, Money()] = None
    per: Literal["", "hour", "half_day", "day", "session", "once"] = ""
    since: OptionalDate = None
    source: ShortText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reciprocity(Record):
    """What people get back for what they give: the offer, their choice, and what was paid.

    A written offer comes first, then the person's choice. That independent benefits advice was
    offered is recorded, and nobody's entitlement is ever computed.
    """

    contribution: ShortText = ""
    whose: Who = ""
    offer: LongText = ""
    offered_on: PastDate = None
    rate: Annotated[str, Reference("rate")] = ""
    choice: LongText = ""
    form: Literal[
        "",
        "money",
        "voucher",
        "time_credits",
        "training",
        "expenses_only",
        "given_away",
        "nothing",
        "other",
    ] = ""
    advice_offered: Literal["", "yes", "not_yet", "not_needed"] = ""
    advice_on: PastDate = None
    amount: Annotated[int | None, Money()] = None
    advanced: Annotated[int | None, Money()] = None
    advanced_on: PastDate = None
    claimed_on: PastDate = None
    paid_on: PastDate = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine(Record):
    """Money that comes in, or a cost that stands nowhere else."""

    what: ShortText = ""
    sort: Literal["", "income", "cost"] = ""
    amount: Annotated[int | None, Money()] = None
    date: OptionalDate = None
    source: ShortText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRule(Record):
    """How one sort of decision is made in the group."""

    decision: ShortText = ""
    how: LongText = ""
    who: Who = ""
    by_when: ShortText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionElsewhere(Record):
    """A decision made outside the group that bears on its work, and who carries word of it."""

    decision: ShortText = ""
    body: ShortText = ""
    date: FutureDate = None
    influence: Annotated[Literal["", "none", "a_little", "some", "a_lot"], Rating()] = ""
    how: LongText = ""
    teller: Who = ""
    told: Who = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderUpdate(Record):
    """Word that goes to a senior leader, and what comes back."""

    leader: Who = ""
    what: LongText = ""
    date: OptionalDate = None
    teller: Who = ""
    answer: LongText = ""
    state: Progress = ""


# --- Training -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingOffer(Record):
    """Something to learn from: a course, a visit, a guide, an adviser, equipment, a buddy."""

    title: ShortText = ""
    sort: Literal["", "formal", "informal", "resource", "adviser", "equipment", "buddying"] = ""
    about: LongText = ""
    setting: Setting = ""
    formats: Annotated[str, Picks("term", "format")] = ""
    given_by: Who = ""
    place: ShortText = ""
    date: FutureDate = None
    cost: Annotated[int | None, Money()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningNeed(Record):
    """What somebody wants to learn, and what is offered and booked."""

    who: Who = ""
    wants: LongText = ""
    setting: Setting = ""
    care: LongText = ""
    offer: LongText = ""
    training: Annotated[str, Reference("training_offer")] = ""
    date: FutureDate = None
    buddy: Who = ""
    cost: Annotated[int | None, Money()] = None
    state: Literal["", "asked", "offered", "booked", "done"] = ""
