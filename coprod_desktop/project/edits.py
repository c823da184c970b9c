"""What can be asked of a project file, and what it answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from coprod_desktop.domain.fields import JsonValue


@dataclass(frozen=True, slots=True)
class RowCreate:
    """A new record. `fields` are normalised JSON values; those left out take their default."""

    kind: str
    id: str
    fields: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class RowSet:
    """New values, as normalised JSON, for some fields of a record."""

    kind: str
    id: str
    fields: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class RowDelete:
    """The end of a record, and of the records that it owns."""

    kind: str
    id: str


Edit: TypeAlias = RowCreate | RowSet | RowDelete


@dataclass(frozen=True, slots=True)
class Action:
    """What a person did, in the parts that the words of a menu are made from.

    `verb` is "create", "set", "delete", "answer" and the like, `kind` a record kind, and
    `subject` what the person would call the thing: "Undo deleting Bernadette".
    """

    verb: str
    kind: str
    subject: str


PastPlace: TypeAlias = tuple[int, bytes]
"""Where a change stands in the history: no two stand in the same place."""

NEWEST: PastPlace = (2**62, b"")
"""After every place in a history."""


@dataclass(frozen=True, slots=True)
class Within:
    """A part of the history: changes of these records, by id, or of all records of these kinds.

    `owner` is a (kind, id) whose own records are meant as well. With none of the three it is the
    whole history. `author` leaves out what others did; None leaves out nobody.
    """

    kinds: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    owner: tuple[str, str] | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class PastChange:
    """One value that somebody wrote once: what a field held before (`was`) and from then on.

    The field `_deleted` says that a record came (false) or went (true). `at` is when, with time
    zone; all that one person did at once has the same `at`, and the same `step` where this copy
    of the file knows it. `verb` is that of the step's action, or "undo" or "redo"; it is empty
    for what came from another copy.
    """

    place: PastPlace
    step: int
    verb: str
    kind: str
    id: str
    field: str
    was: JsonValue
    value: JsonValue
    author: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Written:
    """One value that a file holds or once held, under the key of its operation."""

    op: bytes
    kind: str
    id: str
    field: str
    value: JsonValue
    author: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to go from a file for good, out of its history too.

    `forget` are (kind, id) of records, deleted ones as well. Of those in `trim` only what they say
    now stays. `rewrite` has single operations say something else, as normalised JSON, and
    `authors` puts other names in the place of some.
    """

    forget: frozenset[tuple[str, str]]
    trim: frozenset[tuple[str, str]] = frozenset()
    rewrite: Mapping[bytes, JsonValue] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Erased:
    """How an erasure ended. Without `swept`, the file must still be written anew."""

    change: Change
    swept: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What was written by one action, its undo or its redo.

    `touched` are (kind, id) of records; `fields` are (kind, id, field) of values that are now
    different, which for a record that came or went are all of its fields.
    """

    action: Action
    touched: frozenset[tuple[str, str]]
    fields: frozenset[tuple[str, str, str]]
