"""Which values the columns of a file may hold.

SQLite keeps bytes where a text belongs, and a forger can renew the seal. What does not fit would
come up much later, as a crash, so a file that holds it is refused. It is not written either: what
this program has written, it opens again.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import math
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from coprod_desktop.domain.fields import FieldSpec, Kind
from coprod_desktop.domain.limits import AUTHOR, LONG_TEXT, SHORT_TEXT
from coprod_desktop.domain.records import KINDS, specs
from coprod_desktop.domain.values import to_python
from coprod_desktop.project.history import DELETED
from coprod_desktop.project.layout import (
    CHANGE,
    ERASED,
    MOST_NUMBER,
    PARENT,
    STEP,
    STEP_OP,
)

Fits: TypeAlias = Callable[[Any], bool]

_MOST_BYTES = 64


def _text(most: int) -> Fits:
    return lambda value: type(value) is str and len(value) <= most


def _op(value: Any) -> bool:  # noqa: ANN401 - whatever stands in the file
    return type(value) is bytes and len(value) <= _MOST_BYTES


def _number(value: Any) -> bool:  # noqa: ANN401
    return type(value) is int and 0 <= value <= MOST_NUMBER


def _moment(value: Any) -> bool:  # noqa: ANN401
    return type(value) is str and dt.datetime.fromisoformat(value).tzinfo is not None


_word = _text(SHORT_TEXT)
# In JSON, a letter takes up to six.
_json = _text(6 * LONG_TEXT + 2)

_COLUMNS: dict[str, dict[str, Fits]] = {
    CHANGE: {"op": _op, "tbl": _word, "row": _word, "field": _word, "value": _json}
    | {"hlc": _number, "author": _text(AUTHOR), "at": _moment},
    PARENT: {"op": _op, "parent": _op},
    ERASED: {"row": _word, "at": _moment},
    STEP: {"id": _number, "verb": _word, "kind": _word, "subject": _word, "state": _word}
    | {"at": _moment},
    STEP_OP: {"step": _number, "op": _op},
}


@functools.cache
def of_field(spec: FieldSpec, *, newer: bool = False) -> Fits:
    """Return what tells whether a value is of a field's sort; a date in words raises ValueError.

    `newer` says that the file is of a newer minor version, which may know more options.
    """
    if spec.kind is Kind.NUMBER and spec.hidden:
        return lambda value: type(value) in (int, float) and math.isfinite(value)
    if spec.kind in (Kind.NUMBER, Kind.MONEY):
        return lambda value: (
            value is None or (type(value) is int and spec.least <= value <= spec.most)
        )
    if spec.kind in (Kind.DATE, Kind.TIME):
        return lambda value: (
            value is None or (type(value) is str and to_python(spec, value) is not None)
        )
    if spec.kind in (Kind.CHOICE, Kind.RATING) and not newer:
        known = frozenset({spec.default, *spec.options})
        return lambda value: type(value) is str and value in known
    return _text(spec.max_length or SHORT_TEXT)


def of_row(table: str, columns: Sequence[str]) -> Fits:
    """Return what tells whether a row of one of our own tables holds what belongs there.

    It may raise ValueError. `columns` may be some of the columns only.
    """
    known = _COLUMNS.get(table, {})
    wanted = [(place, known[name]) for place, name in enumerate(columns) if name in known]
    return lambda row: all(fits(row[place]) for place, fits in wanted)


def of_history(*, newer: bool = False) -> Callable[[str, str, str], bool]:
    """Return what tells whether a value, as JSON text, fits a field of a kind that we know."""
    fields: dict[tuple[str, str], Fits] = {
        (kind, name): of_field(spec, newer=newer)
        for kind in KINDS
        for name, spec in specs(kind).items()
    }
    fields |= {(kind, DELETED): lambda value: type(value) is bool for kind in KINDS}

    def fits(kind: str, field: str, value: str) -> bool:
        found = fields.get((kind, field))
        try:
            return found is None or found(_loaded(value))
        except RecursionError:
            return False

    return fits


_scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # the stubs leave it out


def _loaded(value: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what a JSON text holds, the short way where nothing stands around it."""
    try:
        found, end = _scan(value, 0)
    except StopIteration:
        return json.loads(value)
    return found if end == len(value) else json.loads(value)
