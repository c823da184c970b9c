"""The records of a project: one frozen dataclass a kind, the single place where fields stand.

`project` derives its tables from these classes, forms and the command line their fields, and
everything above `project` sees records only as instances of them.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from coprod_desktop.domain.fields import (
    FieldSpec,
    Kind,
    LongText,
    Number,
    OptionalDate,
    OptionalTime,
    Position,
    Rating,
    Reference,
    ShortText,
    specs_of,
)

StepStateName: TypeAlias = Literal["not_started", "in_progress", "done_for_now", "look_again"]
CheckState: TypeAlias = Literal["", "yes", "partly", "not_yet"]
Strength: TypeAlias = Annotated[Literal["", "not_yet", "a_little", "mostly", "fully"], Rating()]
Openness: TypeAlias = Literal["", "open", "partly_open", "fixed"]
Level: TypeAlias = Literal["", "individual", "group", "strategic"]
Value: TypeAlias = Literal["", "strengths", "networks", "what_matters", "trust", "change"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: its id, and its place among the records of its kind."""

    id: str
    position: Annotated[float, Position()] = 0.0


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
    looked_at: OptionalDate = None
    look_again_on: OptionalDate = None


# --- Step 1: understand -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningEntry(Record):
    """Something read, seen or heard about co-production, and what we take from it."""

    title: ShortText = ""
    source: Literal["", "case_study", "conversation", "reading", "film", "visit", "other"] = ""
    date: OptionalDate = None
    taken: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueAction(Record):
    """One value of co-production at one level: what we do now and what we will do."""

    level: Level = ""
    value: Value = ""
    now: LongText = ""
    will_do: LongText = ""
    who: ShortText = ""
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


# --- Step 3: stakeholders -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Record):
    """A person, group or organisation that has a part in this work."""

    name: ShortText = ""
    sort: Literal["", "person", "group", "organisation"] = ""
    perspective: ShortText = ""
    why: LongText = ""
    speaks_for: LongText = ""
    invitation: LongText = ""
    name_on_papers: Literal["", "yes", "no"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective(Record):
    """A point of view that the work needs, and who brings it."""

    perspective: ShortText = ""
    why: LongText = ""
    brought_by: ShortText = ""
    found: Literal["", "yes", "partly", "not_yet"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier(Record):
    """Something that keeps people from taking part, and what we do about it."""

    barrier: ShortText = ""
    sort: Literal[
        "",
        "physical",
        "virtual",
        "money",
        "availability",
        "language",
        "senses_and_thinking",
        "trust",
        "confidence",
        "painful_subjects",
    ] = ""
    action: LongText = ""
    who: ShortText = ""
    state: Literal["", "to_do", "under_way", "removed"] = ""


# --- Step 4: relationships ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset(Record):
    """A skill, some knowledge, a connection or a thing that somebody brings."""

    what: ShortText = ""
    sort: Literal["", "skill", "knowledge", "connection", "place_or_thing"] = ""
    whose: ShortText = ""
    use: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """One way in which we will work together, in the group's own words."""

    text: LongText = ""
    how: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueCheck(Record):
    """How one of the six relationship values stood on a day, and what we do for it."""

    value: Literal[
        "", "lived_experience", "diversity", "sharing_power", "openness", "thanks", "belief"
    ] = ""
    date: OptionalDate = None
    rating: Strength = ""
    what_we_do: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(Record):
    """A contribution, and how it was thanked."""

    who: ShortText = ""
    contribution: LongText = ""
    thanks: ShortText = ""
    date: OptionalDate = None


# --- Step 5: framework --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Record):
    """A role, who holds it, and what it is responsible for."""

    role: ShortText = ""
    who: ShortText = ""
    responsibility: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Record):
    """Something that is to be reached by a date."""

    what: ShortText = ""
    date: OptionalDate = None
    who: ShortText = ""
    state: Literal["", "to_do", "under_way", "reached"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reciprocity(Record):
    """What people get back for what they give, and what each chose."""

    contribution: ShortText = ""
    offer: LongText = ""
    choice: LongText = ""
    advice_offered: Literal["", "yes", "not_yet", "not_needed"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRule(Record):
    """How one sort of decision is made in the group."""

    decision: ShortText = ""
    how: LongText = ""
    who: ShortText = ""
    by_when: ShortText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionElsewhere(Record):
    """A decision made outside the group that bears on its work."""

    decision: ShortText = ""
    body: ShortText = ""
    date: OptionalDate = None
    influence: Annotated[Literal["", "none", "a_little", "some", "a_lot"], Rating()] = ""
    how: LongText = ""


# --- Step 6: training ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningNeed(Record):
    """What somebody wants to learn, and what is offered."""

    who: ShortText = ""
    wants: LongText = ""
    setting: Literal["", "one_to_one", "group", "either"] = ""
    offer: LongText = ""
    date: OptionalDate = None
    buddy: ShortText = ""
    state: Literal["", "asked", "offered", "booked", "done"] = ""


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

    date: OptionalDate = None
    outcome: Annotated[str, Reference("outcome")] = ""
    noticed: LongText = ""
    quote: LongText = ""
    quote_consent: Literal["", "yes", "no"] = ""


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
    who: ShortText = ""
    date: OptionalDate = None
    state: Literal["", "to_do", "under_way", "done"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit(Record):
    """A benefit that was noticed, for people or for the organisation."""

    benefit: LongText = ""
    for_whom: Literal["", "people", "staff", "service", "community"] = ""


# --- Sessions -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """A time when people come together to work: its plan, then notes on how it went."""

    title: ShortText = ""
    date: OptionalDate = None
    start: OptionalTime = None
    end: OptionalTime = None
    place: ShortText = ""
    directions: LongText = ""
    place_checked: Literal["", "yes", "partly", "not_yet"] = ""
    place_checked_by: ShortText = ""
    purpose: LongText = ""
    what_is_open: LongText = ""
    costs_covered: LongText = ""
    reply_by: OptionalDate = None
    may_upset: LongText = ""
    notes: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Record):
    """One part of a session, `minutes` long."""

    session: Annotated[str, Reference("session", owner=True)] = ""
    title: ShortText = ""
    purpose: ShortText = ""
    sort: Literal["", "welcome", "talk", "decide", "break", "close"] = ""
    minutes: Annotated[int | None, Number(0, 600)] = None
    lead: ShortText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedPerson(Record):
    """Somebody who is expected at a session, and the role they take there."""

    session: Annotated[str, Reference("session", owner=True)] = ""
    stakeholder: Annotated[str, Reference("stakeholder", owner=True, picked=True)] = ""
    role: Literal[
        "",
        "participant",
        "facilitator",
        "chair",
        "note_taker",
        "organiser",
        "welcomer",
        "timekeeper",
        "quiet_voices",
        "buddy",
        "support_person",
        "interpreter",
        "safeguarding",
    ] = ""
    coming: Literal["", "invited", "yes", "maybe", "no"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(Record):
    """The answer to one of the during-the-work questions at one session.

    It is about the room, never about a person. `question` is an id from the content's list.
    """

    session: Annotated[str, Reference("session", owner=True)] = ""
    question: ShortText = ""
    state: CheckState = ""
    note: LongText = ""


KINDS: dict[str, type[Record]] = {
    "project": Project,
    "answer": Answer,
    "step_state": StepState,
    "learning_entry": LearningEntry,
    "value_action": ValueAction,
    "objective": Objective,
    "stakeholder": Stakeholder,
    "perspective": Perspective,
    "barrier": Barrier,
    "asset": Asset,
    "agreement": Agreement,
    "value_check": ValueCheck,
    "acknowledgement": Acknowledgement,
    "role": Role,
    "milestone": Milestone,
    "reciprocity": Reciprocity,
    "decision_rule": DecisionRule,
    "decision_elsewhere": DecisionElsewhere,
    "learning_need": LearningNeed,
    "outcome": Outcome,
    "observation": Observation,
    "adjustment": Adjustment,
    "lesson": Lesson,
    "next_step": NextStep,
    "benefit": Benefit,
    "session": Session,
    "agenda_item": AgendaItem,
    "expected_person": ExpectedPerson,
    "reflection": Reflection,
}
"""Every kind of record by its name, which is also its table's name and its name in operations."""

KIND_OF: dict[type[Record], str] = {record_type: kind for kind, record_type in KINDS.items()}

INTERNAL_KINDS = frozenset({"project", "answer", "step_state", "reflection"})
"""Kinds that exist once for a key: they are set or answered, never created by hand."""


@functools.cache
def specs(kind: str) -> dict[str, FieldSpec]:
    """Return the fields of a kind by name. Raises `KeyError` for an unknown kind."""
    return specs_of(KINDS[kind])


def owned_by(kind: str) -> tuple[tuple[str, str], ...]:
    """Return (kind, field) of the records that are deleted together with a record of `kind`."""
    return tuple(
        (child, spec.name)
        for child in KINDS
        for spec in specs(child).values()
        if spec.kind is Kind.REFERENCE and spec.owner and spec.reference == kind
    )
