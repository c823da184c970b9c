"""What a record is called when something is said about it."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import KIND_OF, Record, specs

LONGEST_TITLE = 60
"""Characters of a record's first words that still fit a menu."""

_NO_TITLES = frozenset({("term", "group")})
"""Texts that no person writes or reads: an id."""


def title_of(record: Record) -> str:
    """Return the first words of a record: of its first text that is not empty, else nothing."""
    for name in _texts(KIND_OF[type(record)]):
        if words := _first(getattr(record, name)):
            return words
    return ""


def first_words(kind: str, values: Mapping[str, object]) -> str:
    """Return what a record of `kind` with these `values` by field name would be called."""
    for name in _texts(kind):
        if words := _first(values.get(name)):
            return words
    return ""


@functools.cache
def _texts(kind: str) -> tuple[str, ...]:
    texts = (Kind.SHORT_TEXT, Kind.LONG_TEXT)
    return tuple(
        spec.name
        for spec in specs(kind).values()
        if spec.kind in texts and (kind, spec.name) not in _NO_TITLES
    )


def _first(value: object) -> str:
    text = " ".join(str(value or "").split())
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1] + "…"
