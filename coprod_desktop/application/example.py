"""The example project, as the operations that a person would have made.

Its words stand in `locale/<language>/example.toml`. Its dates were written around one day there,
`written_on`; they move by whole weeks with the day on which the example is made, so that one
session is always past, two are ahead, and every weekday stays what it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from coprod_desktop.application.operations import Answer, Create, Operation, Set
from coprod_desktop.content.words import Words
from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import FieldSpec, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import KINDS, owned_by, specs

_WEEK = 7


def example_operations(words: Words, today: dt.date) -> Iterator[Operation]:
    """Yield the operations that make the example project, with dates around `today`."""
    story = words.table("example")
    weeks = (today - story["written_on"]).days // _WEEK
    maker = _Maker(dt.timedelta(weeks=weeks))
    yield Set("project", "", dict(story["project"]))
    for step, state in story["steps"].items():
        yield Set("step_state", step, maker.values("step_state", state))
    for step, answers in story["answers"].items():
        for field, value in answers.items():
            yield Answer(f"{step}.{field}", maker.moved(value))
    for kind in KINDS:
        for entry in story.get(kind, ()) if kind != "project" else ():
            yield from maker.create(kind, entry, {})
    yield from maker.later


class _Maker:
    def __init__(self, shift: dt.timedelta) -> None:
        self._shift = shift
        self._count = 0
        self._there: set[str] = set()
        self.later: list[Operation] = []
        """What names a record that was made after it."""

    def moved(self, value: object) -> object:
        return (value + self._shift).isoformat() if isinstance(value, dt.date) else value

    def values(self, kind: str, entry: Mapping[str, Any]) -> dict[str, object]:
        known = specs(kind)
        apart = {"ref", *(child for child, _ in owned_by(kind))}
        return {
            name: self._value(known[name], value)
            for name, value in entry.items()
            if name not in apart
        }

    def create(
        self, kind: str, entry: Mapping[str, Any], owner: Mapping[str, object]
    ) -> Iterator[Operation]:
        self._count += 1
        ref = entry.get("ref", f"{kind}-{self._count}")
        record_id = fixed_id("example", ref)
        values = {**self.values(kind, entry), **owner}
        named = {
            name: frozenset(picks.ids_of("\n".join(map(str, _lines(value)))))
            for name, value in values.items()
            if specs(kind)[name].reference not in ("", "term")
        }
        early = {name for name, ids in named.items() if not ids <= self._there}
        self._there.add(record_id)
        yield Create(kind, {it: values[it] for it in values if it not in early}, record_id)
        if early:
            self.later.append(Set(kind, record_id, {name: values[name] for name in early}))
        for child, field in owned_by(kind):
            for inner in entry.get(child, ()):
                yield from self.create(child, inner, {field: record_id})

    def _value(self, spec: FieldSpec, value: object) -> object:
        if spec.kind is Kind.REFERENCE:
            return fixed_id("example", str(value))
        if spec.kind is Kind.PICKS and isinstance(value, list):
            return [self._line(spec, str(each)) for each in value]
        if isinstance(value, dt.time):
            return value.strftime("%H:%M")
        return self.moved(value)

    @staticmethod
    def _line(spec: FieldSpec, line: str) -> str:
        """Return one picked line: "@amal" is a record of the story, "/email" a term, else words."""
        match line[:1]:
            case "@":
                return fixed_id("example", line[1:])
            case "/":
                return fixed_id("term", f"{spec.list}{line}")
            case _:
                return line


def _lines(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
