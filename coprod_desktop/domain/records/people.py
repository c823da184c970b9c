"""Who takes part: what each brings and needs, what we do about it, and what they agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from coprod_desktop.domain.fields import (
    FutureDate,
    LongText,
    Money,
    Number,
    PastDate,
    Picks,
    Reference,
    ShortText,
)
from coprod_desktop.domain.records.base import Amount, Record, Who, YesNo

BarrierSort: TypeAlias = Literal[
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
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Record):
    """A person, group or organisation that has a part in this work.

    What is asked of a person's needs is what helps, never a diagnosis: health is special category
    data (UK GDPR, article 9). The formats are grouped as in the NHS Accessible Information
    Standard (DAPB1605). `print_size` is in points.
    """

    name: ShortText = ""
    sort: Literal["", "person", "group", "organisation"] = ""
    part: Literal["", "takes_part", "kept_informed", "paused", "left"] = ""
    perspective: ShortText = ""
    why: LongText = ""
    interest: Amount = ""
    influence: Amount = ""
    speaks_for: LongText = ""
    footing: Literal[
        "", "themselves", "asked_others", "chosen_by_group", "appointed", "as_their_job"
    ] = ""
    how_to_invite: LongText = ""
    phone: ShortText = ""
    email: ShortText = ""
    address: LongText = ""
    hear_by: Annotated[str, Picks("term", "contact")] = ""
    reach_note: LongText = ""
    print_size: Annotated[int | None, Number(8, 96)] = None
    paper_colour: Literal[
        "", "white", "cream", "yellow", "green", "blue", "pink", "lilac", "grey"
    ] = ""
    ink_colour: Literal["", "black", "dark_blue", "dark_green", "light_on_dark"] = ""
    font: Literal["", "plain", "atkinson", "lexend"] = ""
    formats: Annotated[str, Picks("term", "format")] = ""
    language: ShortText = ""
    communication: Annotated[str, Picks("term", "communication")] = ""
    professionals: Annotated[str, Picks("term", "professional")] = ""
    access: Annotated[str, Picks("term", "access")] = ""
    what_helps: LongText = ""
    support_person: Who = ""
    buddy: Who = ""
    care: LongText = ""
    pronouns: ShortText = ""
    badge: ShortText = ""
    notes: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """What somebody agreed to or refused, for one purpose: when, how, for what and until when.

    `rules` of consent are in `domain.consent`, which everything that prints or exports asks.
    """

    stakeholder: Annotated[str, Reference("stakeholder", owner=True)] = ""
    purpose: Literal["", "name", "contact", "access", "photo", "quote", "story"] = ""
    answer: YesNo = ""
    given_on: PastDate = None
    how: Literal["", "written", "spoken", "recorded", "with_helper"] = ""
    told: LongText = ""
    uses: LongText = ""
    until: FutureDate = None
    withdrawn_on: PastDate = None
    noted_by: Who = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Record):
    """One time that somebody was asked: how, by whom, what was said, and what they answered."""

    stakeholder: Annotated[str, Reference("stakeholder", owner=True)] = ""
    session: Annotated[str, Reference("session")] = ""
    date: PastDate = None
    how: Annotated[str, Picks("term", "contact")] = ""
    by: Who = ""
    said: LongText = ""
    answer: Literal["", "waiting", "yes", "maybe", "no"] = ""
    answered_on: PastDate = None
    reply: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective(Record):
    """A point of view that the work needs, and who brings it."""

    perspective: ShortText = ""
    why: LongText = ""
    brought_by: Who = ""
    found: Literal["", "yes", "partly", "not_yet"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier(Record):
    """Something that keeps people from taking part, and what we do about it.

    `whose` is whom it keeps away, `who` is who sees to it; `cost` is in pence.
    """

    barrier: ShortText = ""
    sort: BarrierSort = ""
    whose: Who = ""
    helps: Annotated[str, Picks("term", "help")] = ""
    action: LongText = ""
    who: Who = ""
    by_when: FutureDate = None
    cost: Annotated[int | None, Money()] = None
    state: Literal["", "to_do", "under_way", "removed"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset(Record):
    """A skill, some knowledge, a connection, a place or a thing that somebody brings."""

    what: ShortText = ""
    sort: Literal["", "skill", "knowledge", "experience", "connection", "place", "thing"] = ""
    whose: Who = ""
    use: LongText = ""
    used: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """A line of a list to pick from: one of our own, or other words for one that came along.

    `list` and `group` say where it stands. `hidden` takes a line that came along out of the list.
    """

    list: Literal["", "access", "communication", "professional", "contact", "format", "help"] = ""
    group: ShortText = ""
    text: ShortText = ""
    hidden: YesNo = ""
