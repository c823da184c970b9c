"""What a cell of a table says, as the value of a field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coprod_desktop.application.importing.columns import KIND
from coprod_desktop.application.importing.told import shortened
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
_WITHOUT_NOUGHT = re.compile(r"[1-35789][0-9]{8,9}")
"""A whole number of the United Kingdom without the nought before it (Ofcom's numbering plan)."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is said about a row. `key` and `facts` name a sentence of "importing".

    With a `field` it is only so where the value of that field is taken.
    """

    row: int
    key: str
    facts: Mapping[str, str | int]
    field: str = ""


class Refused(Exception):  # noqa: N818 - it is no error of the program
    """A row that is not taken, and why."""

    def __init__(self, key: str, **facts: str | int) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts


class NotUnderstood(Refused):
    """A value that is left out, and why; the rest of the row may be taken."""


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
            raise NotUnderstood(
                "no_number",
                column=self._heads[spec.name],
                value=shortened(text),
                least=spec.least,
                most=spec.most,
            ) from None

    def _picks(self, spec: FieldSpec, text: str) -> list[str]:
        lines = named(text, self._options[spec.name])
        for each in filter(is_id, lines):
            if each not in self._options[spec.name].values() and not self._is_there(spec, each):
                raise self._unknown(spec, each)
        return lines

    def _is_there(self, spec: FieldSpec, record_id: str) -> bool:
        return self._snapshot.any_of(spec.reference, record_id) is not None

    def _unknown(self, spec: FieldSpec, text: str) -> NotUnderstood:
        column = self._heads[spec.name]
        return NotUnderstood("unknown_value", column=column, value=shortened(text))


def with_nought(phone: str) -> str:
    """Return a phone number with the nought that a spreadsheet program took for no digit."""
    return f"0{phone}" if _WITHOUT_NOUGHT.fullmatch(phone) else phone


def named(text: str, known: Mapping[str, str]) -> list[str]:
    """Return the lines of a cell, those that are known as ids.

    A line may name several things with semicolons between them, if at least one of them is known,
    or with commas, if all of them are; otherwise these signs are part of somebody's own words.
    """
    lines: list[str] = []
    for line in lines_of(text):
        parts = [each.strip() for each in line.split(";")]
        found = [_known(each, known) for each in parts]
        if whole := _known(line, known):
            lines += whole
        elif any(found):
            lines += [it for part, ids in zip(parts, found, strict=True) for it in ids or [part]]
        else:
            lines.append(line)
    return list(filter(None, lines))


def _known(text: str, known: Mapping[str, str]) -> list[str]:
    """Return the ids of what a text names with commas between; nothing if any is not known.

    What is known may have a comma itself, so the longest that fits comes first.
    """
    parts = text.split(",")
    ids: list[str] = []
    at = 0
    while at < len(parts):
        ends = range(len(parts), at, -1)
        tried = ((end, known.get(bare(",".join(parts[at:end])))) for end in ends)
        end, found = next(((end, it) for end, it in tried if it), (0, None))
        if not found:
            return []
        ids.append(found)
        at = end
    return ids
