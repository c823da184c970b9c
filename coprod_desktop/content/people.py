"""The page of one person, group or organisation: which fields and records stand in which section.

The structure is in `resources/people.toml`, its words in `locale/<language>/ui/people.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coprod_desktop.content.model import Help
from coprod_desktop.content.words import Words
from coprod_desktop.support.paths import resources


@dataclass(frozen=True, slots=True)
class About:
    """A kind of record that is about somebody; `by` is its field that names them."""

    kind: str
    by: str


@dataclass(frozen=True, slots=True)
class PersonSection:
    """One section of the page of a stakeholder.

    `fields` are the stakeholder's own; `sorts` are the sorts of stakeholder that have the section
    (none means all), and `only` the same for single fields.
    """

    id: str
    title: str
    help: tuple[Help, ...]
    fields: tuple[str, ...]
    records: tuple[About, ...]
    sorts: tuple[str, ...]
    only: Mapping[str, tuple[str, ...]]

    def is_for(self, sort: str) -> bool:
        """Tell whether a sort of stakeholder has this section."""
        return _fits(self.sorts, sort)

    def asks(self, field: str, sort: str) -> bool:
        """Tell whether a field is asked of a sort of stakeholder."""
        return _fits(self.only.get(field, ()), sort)


def person_sections(words: Words, root: Path | None = None) -> tuple[PersonSection, ...]:
    """Return the sections in their order, in the language of `words`."""
    path = (root or resources()) / "people.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    only = {field: tuple(sorts) for field, sorts in found["sorts"].items()}
    return tuple(_section(words, each, only) for each in found["sections"])


def fields_of(*sections: str, root: Path | None = None) -> frozenset[str]:
    """Return the stakeholder's own fields that stand in some sections."""
    path = (root or resources()) / "people.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8"))["sections"]
    return frozenset(name for it in found if it["id"] in sections for name in it.get("fields", ()))


def _section(
    words: Words, table: Mapping[str, Any], only: Mapping[str, tuple[str, ...]]
) -> PersonSection:
    key = f"ui.people.sections.{table['id']}"
    return PersonSection(
        id=table["id"],
        title=words(f"{key}.title"),
        help=tuple(Help(each["title"], each["text"]) for each in words.table(key).get("help", ())),
        fields=tuple(table.get("fields", ())),
        records=tuple(About(each["kind"], each["by"]) for each in table.get("records", ())),
        sorts=tuple(table.get("sorts", ())),
        only=only,
    )


def _fits(sorts: tuple[str, ...], sort: str) -> bool:
    # Until somebody says otherwise, it is a person.
    return not sorts or (sort or "person") in sorts
