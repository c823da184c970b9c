"""What a cell of a table says, as the value of a field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coprod_desktop.application.importing.columns import KIND
from coprod_desktop.content.model import Content
from coprod_desktop.content.terms import ids_by_words
from coprod_desktop.domain.fields import FieldSpec, JsonValue, Kind
from coprod_desktop.domain.folding import bare
from coprod_desktop.domain.picks import is_id, lines_of
from coprod_desktop.domain.records import specs
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.values import normalise
from coprod_desktop.support.errors import KnownError
from coprod_desktop.tabular.guard import unguarded

_NUMBER = re.compile(r"([0-9]{1,6})\s*(?:[.,]0+)?\s*[^\W\d]*\.?")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is said about a row. `key` and `facts` name a sentence of "importing"."""

    row: int
    key: str
    facts: Mapping[str, str | int]


class Refused(Exception):  # noqa: N818 - it is no error of the program
    """A row that is not taken, and why."""

    def __init__(self, key: str, **facts: str | int) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts


class NotUnderstood(Refused):
    """A value that is left out, and why; the rest of the row is taken."""


class Cells:
    """Reads cells. Words of a choice are looked up in one language, and as ids."""

    def __init__(self, content: Content, snapshot: Snapshot, heads: Mapping[str, str]) -> None:
        self._heads = heads
        self._snapshot = snapshot
        self._specs = specs(KIND)
        self._options: dict[str, dict[str, str]] = {}
        for field in content.forms[KIND].fields:
            named = {bare(each.id): each.id for each in field.options}
            named |= {bare(each.label): each.id for each in field.options}
            if field.terms:
                named |= ids_by_words(content, snapshot, field.terms)
            self._options[field.id] = named

    def value(self, name: str, text: str) -> JsonValue:
        """Return the value of a cell for a field.

        Raises `Refused` where the field cannot hold all of it, and `NotUnderstood`.
        """
        text, spec = unguarded(text), self._specs[name]
        if spec.max_length and len(text) > spec.max_length:
            raise Refused(
                "too_long", column=self._heads[name], length=len(text), most=spec.max_length
            )
        match spec.kind:
            case Kind.CHOICE | Kind.RATING:
                return self._choice(spec, text)
            case Kind.NUMBER:
                return self._number(spec, text)
            case Kind.PICKS:
                return normalise(spec, "\n".join(self._picks(spec, text)))
            case _:
                return normalise(spec, text)

    def _choice(self, spec: FieldSpec, text: str) -> JsonValue:
        found = self._options[spec.name].get(bare(text))
        if found is None:
            raise self._unknown(spec, text)
        return found

    def _number(self, spec: FieldSpec, text: str) -> JsonValue:
        found = _NUMBER.fullmatch(text)
        try:
            return normalise(spec, int(found[1]) if found else text)
        except KnownError:
            raise self._unknown(spec, text) from None

    def _picks(self, spec: FieldSpec, text: str) -> list[str]:
        lines = named(text, self._options[spec.name])
        for each in filter(is_id, lines):
            if each not in self._options[spec.name].values() and not self._is_there(spec, each):
                raise self._unknown(spec, each)
        return lines

    def _is_there(self, spec: FieldSpec, record_id: str) -> bool:
        return self._snapshot.any_of(spec.reference, record_id) is not None

    def _unknown(self, spec: FieldSpec, text: str) -> NotUnderstood:
        shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
        return NotUnderstood("unknown_value", column=self._heads[spec.name], value=shown)


def named(text: str, known: Mapping[str, str]) -> list[str]:
    """Return the lines of a cell, those that are known as ids.

    A line may name several things with semicolons between them, if at least one of them is known;
    otherwise a semicolon is part of somebody's own words.
    """
    lines: list[str] = []
    for line in lines_of(text):
        whole = known.get(bare(line))
        parts = [each.strip() for each in line.split(";")]
        if whole:
            lines.append(whole)
        elif any(bare(each) in known for each in parts):
            lines += [known.get(bare(each)) or each for each in parts]
        else:
            lines.append(line)
    return lines
