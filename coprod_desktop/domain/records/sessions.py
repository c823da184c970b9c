"""Sessions: the plan of each, who comes, what it costs, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from coprod_desktop.domain.fields import (
    FutureDate,
    LongText,
    Money,
    Number,
    OptionalDate,
    OptionalTime,
    Reference,
    ShortText,
)
from coprod_desktop.domain.records.base import CheckState, Record, Who


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
    place_checked_by: Who = ""
    purpose: LongText = ""
    what_is_open: LongText = ""
    costs_covered: LongText = ""
    reply_by: FutureDate = None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCost(Record):
    """Something that a session costs, in pence."""

    session: Annotated[str, Reference("session", owner=True)] = ""
    what: ShortText = ""
    sort: Literal[
        "", "room", "food", "travel", "care", "interpreter", "materials", "thanks", "other"
    ] = ""
    amount: Annotated[int | None, Money()] = None
