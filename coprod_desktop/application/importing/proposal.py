"""What an import would do, before anything is done: a line for each row of the table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from coprod_desktop.application.importing.columns import FIRST_NAME, KIND, LAST_NAME, NAMES, head
from coprod_desktop.application.importing.same import reached_by
from coprod_desktop.application.importing.told import Told, shortened
from coprod_desktop.application.importing.values import (
    Cells,
    NotUnderstood,
    Refused,
    Remark,
    with_nought,
)
from coprod_desktop.content.model import Content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.folding import bare
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import Stakeholder, specs
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.values import to_json
from coprod_desktop.support.errors import KnownError
from coprod_desktop.tabular.guard import unguarded
from coprod_desktop.tabular.table import Row, Table

Sort: TypeAlias = Literal["new", "same_name", "same_contact", "twice", "refused"]
"""New; with the name of somebody who is there; with another name but the email or phone of
somebody who is there; like an earlier row; or not to be taken."""

By: TypeAlias = Literal["name", "email", "phone"]
"""By what somebody is like somebody else."""

NOUGHT = "nought"
"""The remark that a phone number has got its nought back."""

_NAMED = 3
"""Namesakes who are named in a sentence."""

SAME: tuple[Sort, ...] = ("same_name", "same_contact", "twice")
"""The groups in which a person decides what becomes of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it would become a person. `like` are the ids of those that it may be.

    They are called `there`, stand in row `there_row` if they come from the file themselves, and are
    alike `by` something. `id` is that of the person who would be made. `remarks` are about what the
    row says; of one that is refused they say why.
    """

    number: int
    sort: Sort
    name: str
    values: Mapping[str, JsonValue] = field(default_factory=dict)
    like: tuple[str, ...] = ()
    id: str = ""
    by: By = "name"
    there: str = ""
    there_row: int = 0
    remarks: tuple[Remark, ...] = ()

    @property
    def alike(self) -> str:
        """How it is like somebody, as the key of a sentence: "same_email", "twice_name"."""
        return f"{'twice' if self.sort == 'twice' else 'same'}_{self.by}"

    @property
    def facts(self) -> dict[str, str | int]:
        """Who it is like, for a sentence."""
        return {
            "name": shortened(self.name),
            "there": shortened(self.there),
            "earlier": self.there_row,
        }


@dataclass(frozen=True, slots=True)
class Proposal:
    """All lines in the order of the file. `told` says their values in words."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    told: Told = field(compare=False, repr=False)

    def count(self, sort: Sort) -> int:
        """Return how many lines are of a sort."""
        return Counter(line.sort for line in self.lines)[sort]

    @property
    def noughts(self) -> int:
        """How many lines that may be taken have a phone number with its nought put back."""
        remarks = (it for line in self.lines if line.sort != "refused" for it in line.remarks)
        return sum(each.key == NOUGHT for each in remarks)

    def has_contacts(self, fields: frozenset[str]) -> bool:
        """Tell whether any line that may be taken says how somebody is reached."""
        return any(fields & line.values.keys() for line in self.lines)


def propose(
    table: Table, columns: Sequence[str], words: Words, content: Content, snapshot: Snapshot
) -> Proposal:
    """Return what the rows of a table would become, its columns going to these targets.

    Raises `KnownError` "importing.no_name" where no column holds a name.
    """
    if not NAMES & set(columns):
        raise KnownError("importing.no_name")
    heads = {name: head(words, name) for name in specs(KIND) if name != "position"}
    sorter = _Sorter(snapshot, words("importing.nameless"))
    cells = Cells(content, snapshot, heads)
    lines: list[Line] = []
    for row in table.rows:
        remarks: list[Remark] = []
        try:
            values = _values(row, columns, cells, remarks)
            lines.append(replace(sorter.line(row.number, values), remarks=tuple(remarks)))
        except Refused as refused:
            named = shortened(dict(zip(columns, row.cells, strict=False)).get("name", ""))
            why = Remark(row.number, refused.key, refused.facts)
            lines.append(Line(row.number, "refused", named, remarks=(why,)))
    return Proposal(tuple(columns), tuple(lines), Told(words, content, snapshot))


def _values(
    row: Row, columns: Sequence[str], cells: Cells, remarks: list[Remark]
) -> dict[str, JsonValue]:
    if len(row.cells) > len(columns):
        raise Refused("too_many_cells", cells=len(row.cells), columns=len(columns))
    texts = {name: text for name, text in zip(columns, row.cells, strict=False) if name and text}
    parts = [unguarded(texts.pop(each, "")) for each in (FIRST_NAME, LAST_NAME)]
    texts.setdefault("name", " ".join(filter(None, parts)))
    if not texts["name"]:
        raise Refused("no_name")
    values: dict[str, JsonValue] = {}
    for name, text in texts.items():
        try:
            value = cells.value(name, text)
        except NotUnderstood as why:
            remarks.append(Remark(row.number, why.key, why.facts))
            continue
        if name == "phone" and (whole := with_nought(text)) != text:
            facts: dict[str, str | int] = {"was": text, "now": whole}
            remarks.append(Remark(row.number, NOUGHT, facts, name))
            value = whole
        if value not in ("", None):
            values[name] = value
    if "name" not in values:
        raise Refused("no_name")
    return values


class _Sorter:
    """Finds out who is there already, and which rows are of one person, by looking each up once."""

    def __init__(self, snapshot: Snapshot, nameless: str) -> None:
        self._there: defaultdict[str, list[str]] = defaultdict(list)
        self._reached: defaultdict[str, list[str]] = defaultdict(list)
        self._called: dict[str, str] = {}
        for person in snapshot.all(Stakeholder):
            self._called[person.id] = person.name or nameless
            if person.name:
                self._there[bare(person.name)].append(person.id)
            for way in reached_by({"email": person.email, "phone": person.phone}):
                self._reached[way].append(person.id)
        self._earlier: dict[str, tuple[str, Line]] = {}
        """By what marks a row, the id of the person that it is of, and its line."""

    def line(self, number: int, values: Mapping[str, JsonValue]) -> Line:
        name = str(values["name"])
        key, ways = bare(name), list(reached_by(values))
        line = Line(number, "new", name, values, id=new_id())
        if found := self._there.get(key):
            return self._same(line, "same_name", found, "name")
        for way in ways:
            if found := self._reached.get(way):
                every = [each for it in ways for each in self._reached.get(it, ())]
                return self._same(line, "same_contact", every, _by(way))
        marks = [f"name {key}", *ways]
        person = line.id
        if mark := next((each for each in marks if each in self._earlier), ""):
            person, earlier = self._earlier[mark]
            line = replace(
                line,
                sort="twice",
                like=(person,),
                by="name" if mark == marks[0] else _by(mark),
                there=earlier.name,
                there_row=earlier.number,
            )
        for each in marks:
            self._earlier.setdefault(each, (person, line))
        return line

    def _same(self, line: Line, sort: Sort, found: Sequence[str], by: By) -> Line:
        like = tuple(dict.fromkeys(found))
        there = ", ".join(self._called[each] for each in like[:_NAMED])
        return replace(line, sort=sort, like=like, by=by, there=there)


def _by(way: str) -> By:
    return "email" if "@" in way else "phone"


def held_by(person: Stakeholder) -> dict[str, JsonValue]:
    """Return what is known of a person, as JSON values by field."""
    return {name: to_json(getattr(person, name)) for name in specs(KIND)}
