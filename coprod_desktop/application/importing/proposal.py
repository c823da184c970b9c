"""What an import would do, before anything is done: a line for each row of the table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from coprod_desktop.application.importing.columns import FIRST_NAME, KIND, LAST_NAME, head
from coprod_desktop.application.importing.same import reached_by
from coprod_desktop.application.importing.values import Cells, NotUnderstood, Refused, Remark
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

SAME: tuple[Sort, ...] = ("same_name", "same_contact", "twice")
"""The groups in which a person decides what becomes of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it would become a person. `like` are the ids of those that it may be.

    `id` is that of the person who would be made; an earlier row's, where it is like that.
    """

    number: int
    sort: Sort
    name: str
    values: Mapping[str, JsonValue] = field(default_factory=dict)
    like: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """All lines in the order of the file, and what there is to say about some of them."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...]

    def count(self, sort: Sort) -> int:
        """Return how many lines are of a sort."""
        return Counter(line.sort for line in self.lines)[sort]

    def has_contacts(self, fields: frozenset[str]) -> bool:
        """Tell whether any line that may be taken says how somebody is reached."""
        return any(fields & line.values.keys() for line in self.lines)


def propose(
    table: Table, columns: Sequence[str], words: Words, content: Content, snapshot: Snapshot
) -> Proposal:
    """Return what the rows of a table would become, its columns going to these targets.

    Raises `KnownError` "importing.no_name" where no column holds a name.
    """
    if not {"name", FIRST_NAME, LAST_NAME} & set(columns):
        raise KnownError("importing.no_name")
    heads = {name: head(words, name) for name in specs(KIND) if name != "position"}
    sorter = _Sorter(snapshot)
    cells = Cells(content, snapshot, heads)
    lines: list[Line] = []
    remarks: list[Remark] = []
    for row in table.rows:
        try:
            values = _values(row, columns, cells, remarks)
            lines.append(sorter.line(row.number, values))
        except Refused as refused:
            named = dict(zip(columns, row.cells, strict=False)).get("name", "")[:60]
            lines.append(Line(row.number, "refused", named))
            remarks.append(Remark(row.number, refused.key, refused.facts))
    return Proposal(tuple(columns), tuple(lines), tuple(remarks))


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
        if value not in ("", None):
            values[name] = value
    if "name" not in values:
        raise Refused("no_name")
    return values


class _Sorter:
    """Finds out who is there already, and which rows are of one person, by looking each up once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._there: defaultdict[str, list[str]] = defaultdict(list)
        self._reached: defaultdict[str, list[str]] = defaultdict(list)
        for person in snapshot.all(Stakeholder):
            if person.name:
                self._there[bare(person.name)].append(person.id)
            for way in reached_by({"email": person.email, "phone": person.phone}):
                self._reached[way].append(person.id)
        self._earlier: dict[str, str] = {}

    def line(self, number: int, values: Mapping[str, JsonValue]) -> Line:
        name = str(values["name"])
        key, ways = bare(name), list(reached_by(values))
        if found := self._there.get(key):
            return Line(number, "same_name", name, values, tuple(found), new_id())
        found = [each for way in ways for each in self._reached.get(way, ())]
        if found:
            return Line(number, "same_contact", name, values, tuple(dict.fromkeys(found)), new_id())
        marks = [f"name {key}", *ways]
        earlier = [self._earlier[each] for each in marks if each in self._earlier]
        line = Line(
            number, "twice" if earlier else "new", name, values, tuple(earlier[:1]), new_id()
        )
        for each in marks:
            self._earlier.setdefault(each, earlier[0] if earlier else line.id)
        return line


def held_by(person: Stakeholder) -> dict[str, JsonValue]:
    """Return what is known of a person, as JSON values by field."""
    return {name: to_json(getattr(person, name)) for name in specs(KIND)}
