"""What several picked lines say: records that they name by id, and words of a person's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_id(line: str) -> bool:
    """Tell whether a line is meant as the id of a record, whether or not there is one."""
    return _ID.fullmatch(line) is not None


def lines_of(value: str) -> tuple[str, ...]:
    """Return the lines of a picked value, each once, without empty ones."""
    return tuple(dict.fromkeys(line for each in value.split("\n") if (line := each.strip())))


def ids_of(value: str) -> tuple[str, ...]:
    """Return the ids among the lines."""
    return tuple(line for line in lines_of(value) if is_id(line))


def without(value: str, ids: Iterable[str]) -> str:
    """Return a picked value without some of its records."""
    gone = frozenset(ids)
    return "\n".join(line for line in lines_of(value) if line not in gone)


def said(
    value: str, name_of: Callable[[str], str], own: Callable[[str], str] = str
) -> tuple[str, ...]:
    """Return every line in words: `name_of` gives those of an id, `own` those of a person's words.

    What leads nowhere says nothing: a merge can bring a mention of what another copy deleted.
    """
    found = (name_of(line) if is_id(line) else own(line) for line in lines_of(value))
    return tuple(filter(None, found))
