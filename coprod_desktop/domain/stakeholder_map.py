"""The map of who has a part: where each stands, and where a step leads. Paper and window ask here.

To the right it matters more to them, upwards they can change more. It is about what is at stake,
in words; nothing here is a score.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.folding import folded
from coprod_desktop.domain.records import Stakeholder, specs

Cell: TypeAlias = tuple[int, int]
"""A field of the map: (how much it matters, how much they can change), each from 0 up."""

AMOUNTS: tuple[str, ...] = tuple(specs("stakeholder")["interest"].options)
"""The words each way, from very little to very much."""

_LAST = len(AMOUNTS) - 1
_STEP = {amount: at for at, amount in enumerate(AMOUNTS)}


def on_the_map(people: Iterable[Stakeholder]) -> list[Stakeholder]:
    """Return who belongs on the map: everybody but those who have left."""
    return [each for each in people if each.part != "left"]


def numbered(people: Iterable[Stakeholder], consents: Consents) -> list[tuple[int, Stakeholder]]:
    """Return who belongs on the map with their numbers, which are the same on paper and screen.

    They go by the name, so that nobody's changes when somebody moves. Whoever may stand on paper
    comes first: a gap in the numbers there would tell of those who may not.
    """

    def order(person: Stakeholder) -> tuple[bool, bool, str]:
        named = bool(person.name.strip())
        return not (named and consents.allows(person, "name")), not named, folded(person.name)

    return list(enumerate(sorted(on_the_map(people), key=order), 1))


def cell_of(person: Stakeholder) -> Cell | None:
    """Return where somebody stands; None while one of the two is not said in words we know."""
    interest, influence = _STEP.get(person.interest), _STEP.get(person.influence)
    return None if interest is None or influence is None else (interest, influence)


def first_cell(person: Stakeholder) -> Cell:
    """Return where somebody is put first: in the middle of what is not said yet."""
    interest, influence = person.interest, person.influence
    return (
        AMOUNTS.index(interest) if interest in AMOUNTS else _LAST // 2,
        AMOUNTS.index(influence) if influence in AMOUNTS else _LAST // 2,
    )


def beside(cell: Cell, across: int, up: int) -> Cell:
    """Return the field some steps away; at the edge, the same."""
    interest, influence = cell[0] + across, cell[1] + up
    return min(max(interest, 0), _LAST), min(max(influence, 0), _LAST)


def start_with(cell: Cell) -> bool:
    """Tell whether much is at stake for people there and they can change little.

    They are whom the work begins with: influence is what co-production gives away.
    """
    middle = _LAST // 2
    return cell[0] > middle and cell[1] < middle


def values_of(cell: Cell) -> dict[str, str]:
    """Return what is recorded of somebody who stands in a field."""
    return {"interest": AMOUNTS[cell[0]], "influence": AMOUNTS[cell[1]]}
