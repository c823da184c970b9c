"""Which values the columns of a file may hold.

SQLite keeps bytes where a text belongs, and a forger can renew the seal. What does not fit would
come up much later, as a crash, so a file that holds it is refused.
"""

from __future__ import annotations

import json
import math
import operator
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from coprod_desktop.domain.fields import FieldSpec, Kind
from coprod_desktop.domain.records import KINDS, specs
from coprod_desktop.domain.values import to_python
from coprod_desktop.project.history import DELETED
from coprod_desktop.project.layout import CHANGE, ERASED, PARENT, STEP, STEP_OP

Fits: TypeAlias = Callable[[Any], bool]

_COLUMNS: dict[str, dict[str, type]] = {
    CHANGE: {"op": bytes, "tbl": str, "row": str, "field": str, "value": str}
    | {"hlc": int, "author": str, "at": str},
    PARENT: {"op": bytes, "parent": bytes},
    ERASED: {"row": str, "at": str},
    STEP: {"id": int, "verb": str, "kind": str, "subject": str, "state": str, "at": str},
    STEP_OP: {"step": int, "op": bytes},
}


def is_text(spec: FieldSpec) -> bool:
    """Tell whether a field holds any text, and nothing else."""
    return spec.kind not in (Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.TIME)


def of_field(spec: FieldSpec) -> Fits:
    """Return what tells whether a value is of a field's sort; a date in words raises ValueError."""
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
    return lambda value: type(value) is str


def of_row(table: str, columns: Sequence[str]) -> Fits:
    """Return what tells whether a row of one of our own tables is of the right sorts."""
    known = _COLUMNS.get(table, {})
    if not known:
        return lambda _row: True
    # A file has very many rows: their sorts are compared all at once.
    places = operator.itemgetter(*(columns.index(name) for name in known))
    sorts = tuple(known.values())
    return lambda row: tuple(map(type, places(row))) == sorts


def of_history() -> Callable[[str, str, str], bool]:
    """Return what tells whether a value, as JSON text, fits a field of a kind that we know."""
    fields: dict[tuple[str, str], Fits] = {
        (kind, name): of_field(spec) for kind in KINDS for name, spec in specs(kind).items()
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
