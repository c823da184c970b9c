"""The operations: everything that a person or a script can do to a project.

One operation is one transaction, one undo step and one change broadcast. On the command line an
operation is one JSON object a line; see `parse`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.project.edits import Action
from coprod_desktop.support.errors import KnownError

IMPORT = "import"
"""The verb of an action that brings people in from a file; its subject is how many."""

TAKE_BACK = "take_back"
"""The verb of an action that takes consent back; its subject is the purpose."""


@dataclass(frozen=True, slots=True)
class Create:
    """Make a record. `id` may be chosen by the caller; it must not be in use."""

    kind: str
    fields: Mapping[str, object]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Set:
    """Change some fields of a record."""

    kind: str
    id: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete a record and all that belongs to it."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer a field of a step page.

    `value` is text, an ISO date, an option id (choice, rating), a list of option ids (choices),
    or for a checklist an object from line id to "yes", "partly", "not_yet" or "", or to
    {"state": ..., "note": ...}. A rating also takes {"rating": ..., "note": ...}. Lines that a
    checklist's value does not name stay as they are.
    """

    field: str
    value: object


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last operation."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Do again what was taken back last."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """Have some places, by (kind, id, field), hold again what the history says they held once.

    It is made by `past`, never by hand: the values are taken as they are. `action` names it.
    """

    cells: Mapping[tuple[str, str, str], JsonValue]
    action: Action


@dataclass(frozen=True, slots=True)
class Several:
    """Make and change many records at once: all of them or none, and one undo takes all back.

    Records that are made may name each other by ids that the caller chose. `action` names it;
    without one it is called after the last of them, for whose sake the others are.
    """

    operations: Sequence[Create | Set]
    action: Action | None = None


Operation: TypeAlias = Create | Set | Delete | Answer | PutBack | Several | Undo | Redo


def parse(line: str) -> Operation:
    """Return the operation that a line of JSON describes.

    Raises `KnownError` with a key under "operation." where the line is not JSON, names an
    unknown operation, or lacks or adds a member.
    """
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise KnownError("operation.not_json") from None
    if not isinstance(found, dict):
        raise KnownError("operation.not_an_object")
    match found.pop("op", None):
        case "create":
            return Create(
                **_members(found, {"kind": str, "fields": dict}, {"id": str}),
            )
        case "set":
            return Set(**_members({"id": "", **found}, {"kind": str, "id": str, "fields": dict}))
        case "delete":
            return Delete(**_members(found, {"kind": str, "id": str}))
        case "answer":
            return Answer(**_members(found, {"field": str, "value": object}))
        case "undo":
            return Undo(**_members(found, {}))
        case "redo":
            return Redo(**_members(found, {}))
        case unknown:
            raise KnownError("operation.unknown", name=str(unknown)[:40])


def _members(
    found: Mapping[str, Any],
    needed: Mapping[str, type],
    allowed: Mapping[str, type] | None = None,
) -> dict[str, Any]:
    types = {**needed, **(allowed or {})}
    for name in needed:
        if name not in found:
            raise KnownError("operation.member_missing", name=name)
    for name, value in found.items():
        if name not in types:
            raise KnownError("operation.member_unknown", name=name[:40])
        if not isinstance(value, types[name]):
            raise KnownError("operation.member_wrong", name=name)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Changed:
    """What an operation changed, for everyone who listens.

    `initiator` is whoever asked for it, so that a form does not reload under its own cursor.
    """

    touched: frozenset[tuple[str, str]]
    initiator: object | None = field(default=None, compare=False)

    def touches(self, *kinds: str) -> bool:
        """Tell whether a record of one of these kinds changed."""
        return any(kind in kinds for kind, _ in self.touched)
