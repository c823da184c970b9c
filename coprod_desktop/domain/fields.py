"""What kinds of field a record can have, and which values each one takes.

A record's fields are declared once, as annotated dataclass fields in `records`; everything that
needs to know about a field (the tables, the forms, the command line) reads it from here.
"""

from __future__ import annotations

import datetime as dt
import typing
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from typing import Annotated, Any, Literal, TypeAlias

from coprod_desktop.domain.limits import LONG_TEXT, SHORT_TEXT

JsonValue: TypeAlias = str | int | float | bool | list["JsonValue"] | dict[str, "JsonValue"] | None


class Kind(Enum):
    """The kinds of field that a person fills in."""

    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    CHECKLIST = "checklist"
    RATING = "rating"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    MONEY = "money"
    REFERENCE = "reference"
    PICKS = "picks"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Short:
    """Marks a text of one line."""

    max_length: int = SHORT_TEXT


@dataclass(frozen=True, slots=True)
class Long:
    """Marks a text of any number of lines."""

    max_length: int = LONG_TEXT


Tense: TypeAlias = Literal["", "past", "future"]
"""Whether a day that is asked for has been, or is to come; empty where it may be either."""


@dataclass(frozen=True, slots=True)
class Day:
    """Marks a day. Its `tense` tells which one is meant where a person writes no year."""

    tense: Tense = ""


@dataclass(frozen=True, slots=True)
class Number:
    """Marks a whole number within bounds, such as minutes."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Rating:
    """Marks a choice that is a rating in words, weakest first."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks the id of another record.

    A record is deleted with its `owner`. An owner that a person picks shows in forms; any other
    owner is the record that the form stands in, set by the program.
    """

    to: str
    owner: bool = False
    picked: bool = False


@dataclass(frozen=True, slots=True)
class Money:
    """Marks an amount of money in pence, from nothing to a million pounds."""

    most: int = 100_000_000


@dataclass(frozen=True, slots=True)
class Picks:
    """Marks several lines, each the id of a record or words of a person's own.

    `to` is the kind of record. Of "term", `list` says which list of terms is picked from.
    """

    to: str
    list: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Marks the number that orders records among their own kind; no person types it."""


ShortText: TypeAlias = Annotated[str, Short()]
LongText: TypeAlias = Annotated[str, Long()]
OptionalDate: TypeAlias = Annotated[dt.date | None, Day()]
PastDate: TypeAlias = Annotated[dt.date | None, Day("past")]
FutureDate: TypeAlias = Annotated[dt.date | None, Day("future")]
OptionalTime: TypeAlias = Annotated[dt.time | None, "time"]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a record kind.

    `options` are the ids of a choice, without the empty one; `max_length` counts characters;
    `least` and `most` bound a number or an amount in pence; `reference` names the kind that an id
    must belong to, `list` which list of terms, and `tense` when a day is.
    `default` is a JSON value.
    """

    name: str
    kind: Kind
    default: JsonValue
    options: tuple[str, ...] = ()
    max_length: int = 0
    least: int = 0
    most: int = 0
    reference: str = ""
    list: str = ""
    tense: Tense = ""
    owner: bool = False
    hidden: bool = False


def specs_of(record_type: type[Any]) -> dict[str, FieldSpec]:
    """Return the fields of a record type by name, in order, without its id."""
    hints = typing.get_type_hints(record_type, include_extras=True)
    return {
        each.name: _spec(
            each.name, hints[each.name], None if each.default is MISSING else each.default
        )
        for each in fields(record_type)
        if each.name != "id"
    }


def _spec(name: str, hint: Any, default: Any) -> FieldSpec:  # noqa: ANN401 - a type hint is anything
    marks = typing.get_args(hint)[1:] if typing.get_origin(hint) is Annotated else ()
    base = typing.get_args(hint)[0] if marks else hint
    if typing.get_origin(base) is typing.Literal:
        options = tuple(option for option in typing.get_args(base) if option)
        kind = Kind.RATING if any(isinstance(mark, Rating) for mark in marks) else Kind.CHOICE
        return FieldSpec(name, kind, default, options=options)
    match marks:
        case (Short(max_length=limit),):
            return FieldSpec(name, Kind.SHORT_TEXT, default, max_length=limit)
        case (Long(max_length=limit),):
            return FieldSpec(name, Kind.LONG_TEXT, default, max_length=limit)
        case (Day(tense=tense),):
            return FieldSpec(name, Kind.DATE, default, tense=tense)
        case ("time",):
            return FieldSpec(name, Kind.TIME, default)
        case (Number(least=least, most=most),):
            return FieldSpec(name, Kind.NUMBER, default, least=least, most=most)
        case (Money(most=most),):
            return FieldSpec(name, Kind.MONEY, default, most=most)
        case (Picks(to=to, list=which),):
            return FieldSpec(
                name, Kind.PICKS, default, max_length=LONG_TEXT, reference=to, list=which
            )
        case (Reference(to=to, owner=owner, picked=picked),):
            return FieldSpec(
                name,
                Kind.REFERENCE,
                default,
                reference=to,
                owner=owner,
                hidden=owner and not picked,
            )
        case (Position(),):
            return FieldSpec(name, Kind.NUMBER, default, hidden=True)
        case _:
            raise TypeError(f"field {name} has no known kind: {hint!r}")
