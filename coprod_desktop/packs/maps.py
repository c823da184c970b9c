"""The drawn maps as SVG: who stands where, and what people bring. Numbers lead to a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from coprod_desktop.packs.numbers import number_svg, number_width
from coprod_desktop.packs.pictures import DARK, LINE, PALE, PAPER, circle, path, svg

_Rect: TypeAlias = tuple[float, float, float, float]

STEPS = 5
"""Words each way on the map of who has a part."""

FIELD = (86, 76)
"""Room for numbers in a field of the map of who has a part."""

_AXIS = 40
_MARK = 30
_MARK_GAP = 5

_BOX = (228, 92)
_BOX_GAP = 12
_BOX_ICON = 40
_LOW_BOX = 60
"""Height of the boxes where none has more than a row of numbers."""

BOX = (_BOX[0] - _BOX_ICON - 24, _BOX[1])
"""Room for numbers in a box of strengths."""


def influence_map(fields: Mapping[tuple[int, int], Sequence[int]]) -> str:
    """Return the map of who has a part.

    `fields` holds numbers by (how much it matters, how much they can change), each from 0 to 4:
    to the right it matters more, upwards people can change more. Dots count the steps of both.
    """
    width, height = _AXIS + STEPS * FIELD[0] + 2, STEPS * FIELD[1] + _AXIS
    left, bottom = _AXIS, STEPS * FIELD[1] + 2
    shaded = (left + 3 * FIELD[0], bottom - 2 * FIELD[1], 2 * FIELD[0], 2 * FIELD[1])
    shapes = [_rect(shaded, PALE, (PALE, 0.5))]
    for step in range(STEPS + 1):
        wide = 2.6 if step in {0, STEPS} else 1.2
        x, y = left + step * FIELD[0], bottom - step * FIELD[1]
        shapes.append(path(f"M {x} 2 L {x} {bottom}", "none", LINE, wide))
        shapes.append(path(f"M {left} {y} L {left + STEPS * FIELD[0]} {y}", "none", LINE, wide))
    for step in range(STEPS):
        across = left + (step + 0.5) * FIELD[0]
        up = bottom - (step + 0.5) * FIELD[1]
        shapes += _dots(step + 1, across, bottom + 18)
        shapes += _dots(step + 1, 18, up)
    for (interest, influence), numbers in fields.items():
        middle = (left + (interest + 0.5) * FIELD[0], bottom - (influence + 0.5) * FIELD[1])
        shapes += _marks([(each, False) for each in numbers], middle, FIELD)
    return svg(width, height, shapes)


def _dots(count: int, x: float, y: float) -> list[str]:
    """Return dots as on a die: one to five of them around (x, y)."""
    d = 8
    corners = [(-d, -d), (d, d), (d, -d), (-d, d)]
    places = {1: [(0, 0)], 2: corners[:2], 3: [*corners[:2], (0, 0)], 4: corners}
    found = places.get(count, [*corners, (0, 0)])
    return [circle(x + dx, y + dy, 3.4, DARK, (DARK, 0.5)) for dx, dy in found]


def _marks(
    numbers: Sequence[tuple[int, bool]], middle: tuple[float, float], room: tuple[float, float]
) -> list[str]:
    """Return numbers around a point, each with whether it is filled.

    Where more stand than there is room for, the last place shows that there are more.
    """
    widest, columns, most = _places([number for number, _ in numbers], room)
    shown = list(numbers) if len(numbers) <= most else [*numbers[: most - 1], (0, False)]
    rows = [shown[at : at + columns] for at in range(0, len(shown), columns)]
    shapes: list[str] = []
    for row, inside in enumerate(rows):
        y = middle[1] + (row - (len(rows) - 1) / 2) * (_MARK + _MARK_GAP)
        for column, (number, filled) in enumerate(inside):
            x = middle[0] + (column - (len(inside) - 1) / 2) * (widest + _MARK_GAP)
            shapes.append(_mark(number, x, y, filled=filled))
    return shapes


def crowded(numbers: Sequence[int], room: tuple[float, float]) -> bool:
    """Tell whether a field or a box has more numbers than it has room for."""
    return len(numbers) > _places(numbers, room)[2]


def _places(numbers: Sequence[int], room: tuple[float, float]) -> tuple[float, int, int]:
    """Return the width of the widest mark, how many stand side by side, and how many fit."""
    widest = max(map(_width, numbers), default=float(_MARK))
    columns = max(1, int(room[0] // (widest + _MARK_GAP)))
    return widest, columns, columns * int(room[1] // (_MARK + _MARK_GAP))


def _width(number: int) -> float:
    return max(_MARK, number_width(number) + 14)


def _mark(number: int, x: float, y: float, *, filled: bool) -> str:
    """Return a number in a ring or on a disc; three dots in the place of number 0."""
    ground, ink = (DARK, PAPER) if filled else (PAPER, LINE)
    width = _width(number)
    ring = _rect((x - width / 2, y - _MARK / 2, width, _MARK), ground, (DARK, 2.4), _MARK / 2)
    if number:
        return ring + number_svg(number, x, y, ink)
    dots = (circle(x + dx, y, 1.7, LINE, (LINE, 0.5)) for dx in (-7, 0, 7))
    return ring + "".join(dots)


ICONS = {
    "skill": "M 6 34 L 9 24 L 27 6 L 34 13 L 16 31 Z M 22 11 L 29 18 M 9 24 L 16 31",
    "knowledge": (
        "M 20 10 C 15 6 8 6 4 8 L 4 32 C 8 30 15 30 20 34 C 25 30 32 30 36 32 L 36 8 "
        "C 32 6 25 6 20 10 Z M 20 10 L 20 34"
    ),
    "experience": (
        "M 20 4 C 28.8 4 36 11.2 36 20 C 36 28.8 28.8 36 20 36 C 11.2 36 4 28.8 4 20 "
        "C 4 11.2 11.2 4 20 4 Z M 20 11 L 20 20 L 27 24"
    ),
    "connection": (
        "M 14 10 C 19.5 10 24 14.5 24 20 C 24 25.5 19.5 30 14 30 C 8.5 30 4 25.5 4 20 "
        "C 4 14.5 8.5 10 14 10 Z M 26 10 C 31.5 10 36 14.5 36 20 C 36 25.5 31.5 30 26 30 "
        "C 20.5 30 16 25.5 16 20 C 16 14.5 20.5 10 26 10 Z"
    ),
    "place": "M 4 20 L 20 5 L 36 20 M 9 16 L 9 35 L 31 35 L 31 16 M 17 35 L 17 24 L 23 24 L 23 35",
    "thing": (
        "M 5 12 L 20 5 L 35 12 L 35 29 L 20 36 L 5 29 Z M 5 12 L 20 19 L 35 12 M 20 19 L 20 36"
    ),
    "other": "M 20 8 L 20 32 M 8 20 L 32 20",
}
"""One picture, 40 by 40, for each kind of strength."""


def strengths_map(boxes: Mapping[str, Sequence[tuple[int, bool]]]) -> str:
    """Return a box for each kind of strength, with its numbers; a disc is used already.

    Empty boxes are as high as they get: somebody writes in them.
    """
    width, height = _BOX
    fullest = max((_rows(numbers) for numbers in boxes.values()), default=0)
    if fullest == 1:
        height = _LOW_BOX
    rows = -(-len(boxes) // 2)
    shapes: list[str] = []
    for at, (kind, strengths) in enumerate(boxes.items()):
        x = 2 + at % 2 * (width + _BOX_GAP)
        y = 2 + at // 2 * (height + _BOX_GAP)
        shapes.append(_rect((x, y, width, height), PAPER, (DARK, 2), 10))
        shapes.append(_rect((x, y, _BOX_ICON + 16, height), PALE, (DARK, 2), 10))
        icon = path(ICONS[kind], "none", LINE, 2.2)
        shapes.append(f'<g transform="translate({x + 8} {y + (height - 40) / 2:g})">{icon}</g>')
        shapes += _marks(strengths, (x + width - BOX[0] / 2 - 4, y + height / 2), BOX)
    total = 2 * width + _BOX_GAP + 4
    return svg(total, rows * (height + _BOX_GAP) - _BOX_GAP + 4, shapes)


def _rows(strengths: Sequence[tuple[int, bool]]) -> int:
    """Return how many rows of numbers a box has."""
    return -(-len(strengths) // _places([number for number, _ in strengths], BOX)[1])


def _rect(box: _Rect, fill: str, line: tuple[str, float], round_by: float = 0) -> str:
    """Return a box; `line` is the colour and thickness of its edge."""
    x, y, width, height = box
    stroke, thick = line
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_by:g}" '
        f'fill="{fill}" stroke="{stroke}" stroke-width="{thick:g}"/>'
    )
