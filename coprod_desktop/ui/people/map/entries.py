"""Somebody as the map and its list show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.stakeholder_map import AMOUNTS, Cell, cell_of
from coprod_desktop.ui.people.words import person_name


class Entry(NamedTuple):
    """One of them. `number` is the one that they have on paper too.

    `cell` is None while they are not placed; `said` is all of it in words.
    """

    id: str
    name: str
    sort: str
    number: int
    cell: Cell | None
    said: str


@dataclass(frozen=True, slots=True)
class Held:
    """Who is picked up, and the field that they are held over; None while they are not placed."""

    id: str
    cell: Cell | None


def entries(
    words: Words, people: Sequence[tuple[int, Stakeholder]], held: Held | None = None
) -> tuple[Entry, ...]:
    """Return everybody of a map that is numbered; who is picked up stands where they are held."""
    cells = {each.id: cell_of(each) for _, each in people}
    if held is not None:
        cells[held.id] = held.cell
    patterns = {
        (sort, cell): _pattern(words, sort, cell)
        for sort, cell in {(each.sort, cells[each.id]) for _, each in people}
    }
    found = []
    for number, each in people:
        name, cell = person_name(words, each), cells[each.id]
        before, after = patterns[each.sort, cell]
        said = f"{before}{name}{after}"
        if held is not None and each.id == held.id:
            said = words("ui.people_map.said_held", said=said)
        found.append(Entry(each.id, name, each.sort, number, cell, said))
    return tuple(found)


def grouped(found: Iterable[Entry]) -> dict[Cell | None, list[Entry]]:
    """Return who stands in each field, the upper right one first, and then who is not placed."""
    groups: dict[Cell | None, list[Entry]] = {}
    for each in found:
        groups.setdefault(each.cell, []).append(each)
    placed = sorted((cell for cell in groups if cell is not None), reverse=True)
    return {cell: groups[cell] for cell in (*placed, None) if cell in groups}


def amounts(words: Words, cell: Cell) -> dict[str, str]:
    """Return both of what a field stands for, in words."""
    interest, influence = (words(f"ui.people_map.amounts.{AMOUNTS[at]}") for at in cell)
    return {"interest": interest, "influence": influence}


def _pattern(words: Words, sort: str, cell: Cell | None) -> tuple[str, str]:
    """Return what is said before and after a name: made once for all who share a field."""
    key, facts = "ui.people_map.said_open", {}
    if cell is not None:
        facts = amounts(words, cell)
        key = "ui.people_map.said_no_sort"
        known = words.table("ui.people_map.sorts")
        if sort in known:
            key, facts["sort"] = "ui.people_map.said", known[sort]
    before, _, after = words(key, name="\0", **facts).partition("\0")
    return before, after
