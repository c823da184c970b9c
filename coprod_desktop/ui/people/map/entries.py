"""Somebody as the map and its list show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from coprod_desktop.content.words import Words
from coprod_desktop.domain.folding import folded
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.stakeholder_map import AMOUNTS, Cell, cell_of, on_the_map
from coprod_desktop.ui.people.words import person_name


class Entry(NamedTuple):
    """One of them. `number` goes by the name, so that nobody's changes when somebody moves.

    `cell` is None while they are not placed; `said` is all of it in words.
    """

    id: str
    name: str
    sort: str
    number: int
    cell: Cell | None
    said: str


Known: TypeAlias = dict[str, tuple[str, str]]
"""What names are looked for as, and how they are shown: among thousands, few are ever new."""


def entries(words: Words, people: Iterable[Stakeholder], known: Known) -> tuple[Entry, ...]:
    """Return everybody who belongs on the map, by name; who has no name yet comes last.

    `known` is what the last call left there; it takes the names that are new.
    """
    here = on_the_map(people)
    for each in here:
        if each.name not in known:
            known[each.name] = folded(each.name), person_name(words, each)
    by_name = sorted(here, key=lambda each: (not each.name, known[each.name][0]))
    patterns: dict[tuple[str, Cell | None], tuple[str, str]] = {}
    found = []
    for number, each in enumerate(by_name, 1):
        name, cell = known[each.name][1], cell_of(each)
        alike = (each.sort, cell)
        if alike not in patterns:
            patterns[alike] = _pattern(words, *alike)
        before, after = patterns[alike]
        found.append(Entry(each.id, name, each.sort, number, cell, f"{before}{name}{after}"))
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
