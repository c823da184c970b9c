"""What the steps record beside people: the learning log, aims, outcomes and lessons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from coprod_desktop.domain.fields import (
    FutureDate,
    LongText,
    OptionalDate,
    PastDate,
    Reference,
    ShortText,
)
from coprod_desktop.domain.records.base import (
    Level,
    Openness,
    Record,
    StepStateName,
    Strength,
    Value,
    Who,
    YesNo,
)

# --- One of each --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """What the project is called and whom to ring about it."""

    title: ShortText = ""
    organisation: ShortText = ""
    contact_name: ShortText = ""
    contact_phone: ShortText = ""
    contact_email: ShortText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    """The answer to one field of a step page.

    `key` is the field's id, or "field/item" for one line of a checklist. `value` is text, an ISO
    date, the id of an option, or the ids of several options, one a line. `note` goes with
    checklists and ratings.
    """

    key: ShortText = ""
    value: LongText = ""
    note: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState(Record):
    """Where one step stands, when it was last looked at, and when to look again."""

    step: ShortText = ""
    state: StepStateName = "not_started"
    looked_at: PastDate = None
    look_again_on: FutureDate = None


# --- Step 1: understand -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningEntry(Record):
    """Something read, seen or heard about co-production, and what we take from it."""

    title: ShortText = ""
    source: Literal["", "case_study", "conversation", "reading", "film", "visit", "other"] = ""
    date: PastDate = None
    taken: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueAction(Record):
    """One value of co-production at one level: what we do now and what we will do."""

    level: Level = ""
    value: Value = ""
    now: LongText = ""
    will_do: LongText = ""
    who: Who = ""
    when: ShortText = ""
    rating: Strength = ""


# --- Step 2: motivations ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Record):
    """A change we want, who gains, and how far people can really shape it."""

    change: LongText = ""
    benefit: LongText = ""
    success: LongText = ""
    openness: Openness = ""
    why: LongText = ""
    who_decides: ShortText = ""


# --- Step 7: evaluate ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Record):
    """A difference that participants want, and how we will know that it happens."""

    outcome: LongText = ""
    indicator: LongText = ""
    how_often: ShortText = ""
    whose_words: ShortText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Record):
    """What was noticed about an outcome or about how we work, on a day."""

    date: PastDate = None
    outcome: Annotated[str, Reference("outcome")] = ""
    noticed: LongText = ""
    quote: LongText = ""
    whose_quote: Who = ""
    quote_consent: YesNo = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment(Record):
    """Something we changed in how we work, and why."""

    date: OptionalDate = None
    what: LongText = ""
    why: LongText = ""


# --- Step 8: reflect ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Record):
    """Something we learned, from what went well or from what did not."""

    lesson: LongText = ""
    source: Literal["", "went_well", "went_badly", "surprise"] = ""
    next_time: Literal["", "keep", "change", "stop"] = ""
    how: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep(Record):
    """What happens next, who does it, and by when."""

    what: LongText = ""
    who: Who = ""
    date: FutureDate = None
    state: Literal["", "to_do", "under_way", "done"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit(Record):
    """A benefit that was noticed, for people or for the organisation."""

    benefit: LongText = ""
    for_whom: Literal["", "people", "staff", "service", "community"] = ""
