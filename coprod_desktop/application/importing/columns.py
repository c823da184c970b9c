"""Which field each column of a table goes to."""

from __future__ import annotations

from collections.abc import Sequence

from coprod_desktop.content.model import Content, Option
from coprod_desktop.content.words import Words
from coprod_desktop.domain.folding import bare

KIND = "stakeholder"

FIRST_NAME, LAST_NAME = "first_name", "last_name"
"""Two columns that become one name."""

NAMES = frozenset({"name", FIRST_NAME, LAST_NAME})
"""One of these is needed."""


def head(words: Words, field: str) -> str:
    """Return the short words that head a column of a field."""
    return words(f"importing.heads.{field}")


def targets(words: Words, content: Content) -> tuple[Option, ...]:
    """Return all that a column can be, by id and short words: the name's parts and every field."""
    names = ("name", FIRST_NAME, LAST_NAME)
    others = (field.id for field in content.forms[KIND].fields if field.id != "name")
    return tuple(Option(each, head(words, each)) for each in (*names, *others))


def guess(header: Sequence[str], words: Words, content: Content) -> tuple[str, ...]:
    """Return a target for each column, going by what it is called; empty for none.

    Our own words and ids are known, and what such columns are usually called. The first of two
    columns that would go to one field does.
    """
    known: dict[str, str] = {}
    usual = words.table("importing.usual")
    labels = {field.id: field.label for field in content.forms[KIND].fields}
    for option in targets(words, content):
        for name in (option.label, option.id, labels.get(option.id, ""), *usual.get(option.id, ())):
            known.setdefault(bare(name), option.id)
    found: list[str] = []
    for title in header:
        target = known.get(bare(title), "") if title else ""
        found.append("" if target in found else target)
    return tuple(found)
