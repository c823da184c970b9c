"""What cannot be so: values of one record that contradict each other.

Only what is impossible stands here, not what is unusual: people write down what happened. A rule
speaks up when one of its fields is written, so what an older file holds can still be mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.support.errors import KnownError

IN_ORDER: Mapping[str, tuple[tuple[str, str], ...]] = {
    "consent": (("given_on", "until"), ("given_on", "withdrawn_on")),
    "invitation": (("date", "answered_on"),),
}
"""Two days of a kind of record, of which the second cannot lie before the first."""

SOMEBODY_ELSE = {"stakeholder": ("support_person", "buddy"), "learning_need": ("buddy",)}
"""Fields that name somebody else than whom the record is about."""


def check(
    kind: str, record_id: str, written: Iterable[str], values: Mapping[str, JsonValue]
) -> None:
    """Check that a record makes sense once some of its fields are `written`.

    `values` are all of its values then, as JSON. Raises `KnownError` with a key under "sense.".
    """
    fields = frozenset(written)
    for first, second in IN_ORDER.get(kind, ()):
        # ISO dates are in the order of their letters.
        begins, ends = values.get(first), values.get(second)
        if fields & {first, second} and begins and ends and str(ends) < str(begins):
            raise KnownError(f"sense.{kind}_{second}")
    about = record_id if kind == "stakeholder" else str(values.get("who") or "")
    for field in SOMEBODY_ELSE.get(kind, ()):
        if fields & {field, "who"} and names_itself(about, str(values.get(field) or "")):
            raise KnownError(f"sense.own_{field}")


def names_itself(about: str, others: str) -> bool:
    """Tell whether picked lines name the one person whom a record is about.

    Where it is about several, one of them may well help another.
    """
    lines = picks.lines_of(about)
    return len(lines) == 1 and lines[0] in picks.lines_of(others)
