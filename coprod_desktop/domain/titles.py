"""What a record is called when something is said about it."""

from __future__ import annotations

from collections.abc import Mapping

from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import KIND_OF, Record, specs

LONGEST_TITLE = 60
"""Characters of a record's first words that still fit a menu."""


def title_of(record: Record) -> str:
    """Return the first words of a record: of its first text that is not empty, else nothing."""
    kind = KIND_OF[type(record)]
    return first_words(kind, {name: getattr(record, name) for name in specs(kind)})


def first_words(kind: str, values: Mapping[str, object]) -> str:
    """Return what a record of `kind` with these `values` by field name would be called."""
    for spec in specs(kind).values():
        if spec.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT):
            text = " ".join(str(values.get(spec.name) or "").split())
            if text:
                return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1] + "…"
    return ""
