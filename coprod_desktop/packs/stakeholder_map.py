"""The stakeholder map: what is at stake for each and how much each can change, drawn and as a list.

Only names that may be printed are on it. Where somebody stands would tell who they are in a small
group, so the others are only counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from coprod_desktop.documents.tree import (
    Block,
    Column,
    Document,
    Figure,
    ItemList,
    Paragraph,
    Strong,
    Table,
    Text,
)
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.stakeholder_map import Cell, cell_of, numbered
from coprod_desktop.packs.maps import FIELD, crowded, influence_map
from coprod_desktop.packs.meeting import project_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, is_blank


def build(source: Source) -> Document:
    """Return the map with its list, or an empty one to draw on."""
    writer = Writer(source)
    people = numbered(source.snapshot.all(Stakeholder), writer.consents)
    agreed = [(at, it) for at, it in people if writer.names.agreed(it) and not is_blank(it.name)]
    unnamed = sum(not writer.names.agreed(each) for _, each in people)
    placed = [(number, each) for number, each in agreed if cell_of(each) is not None]
    open_ones = [(number, each) for number, each in agreed if cell_of(each) is None]
    fields = _fields(placed)
    more = any(crowded(numbers, FIELD) for numbers in fields.values())
    return writer.document(
        "stakeholder-map",
        Figure(influence_map(fields), _alt(writer, placed)),
        writer.run("stakeholder-map.how", *(["stakeholder-map.more"] * more)) if placed else (),
        writer.run("stakeholder-map.across", "stakeholder-map.up"),
        writer.para("stakeholder-map.shaded"),
        _list(writer, placed),
        _open(writer, open_ones),
        _counted(writer, unnamed),
        writer.write("stakeholder-map.write_who", 2),
        subtitle=project_line(writer),
    )


_Numbered: TypeAlias = Sequence[tuple[int, Stakeholder]]


def _fields(placed: _Numbered) -> dict[Cell, list[int]]:
    """Return the numbers in each field of the map."""
    fields: dict[Cell, list[int]] = {}
    for number, person in placed:
        cell = cell_of(person)
        if cell is not None:
            fields.setdefault(cell, []).append(number)
    return fields


def _alt(writer: Writer, placed: _Numbered) -> str:
    if not placed:
        return writer.word("stakeholder-map.empty")
    return writer.plain("stakeholder-map.picture", count=len(placed))


def _list(writer: Writer, placed: _Numbered) -> tuple[Block, ...]:
    if not placed:
        return ()
    form = writer.source.content.forms["stakeholder"]
    columns = (
        Column(writer.word("stakeholder-map.column_who"), 1.6),
        Column(writer.word("stakeholder-map.column_interest"), 1.2),
        Column(writer.word("stakeholder-map.column_influence"), 1.2),
    )
    rows = tuple(
        (
            (Strong(_numbered(writer, number, person)),),
            (Text(form.field("interest").option_label(person.interest)),),
            (Text(form.field("influence").option_label(person.influence)),),
        )
        for number, person in placed
    )
    table = Table(writer.word("stakeholder-map.caption"), columns, rows)
    return (writer.section("stakeholder-map.list", table),)


def _numbered(writer: Writer, number: int, person: Stakeholder) -> str:
    return writer.plain("stakeholder-map.numbered", number=number, name=writer.names.of(person))


def _open(writer: Writer, people: _Numbered) -> tuple[Block, ...]:
    """Return who has no place on the map yet."""
    items = tuple((Paragraph((Text(_numbered(writer, *each)),)),) for each in people)
    return (writer.section("stakeholder-map.open", ItemList(items)),) if items else ()


def _counted(writer: Writer, unnamed: int) -> tuple[Block, ...]:
    if not unnamed:
        return ()
    more = writer.source.words.plural("documents.whole-plan.unnamed", unnamed)
    return (Paragraph((Text(more),)),)
