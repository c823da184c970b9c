"""Small pictures of our own as SVG, drawn from shapes only: no text, nothing outside the file."""

from __future__ import annotations

from collections.abc import Iterable

DARK = "#084B47"
PALE = "#DCEBE7"
LINE = "#1F2D33"
PAPER = "#FFFFFF"

_APART = 84
_MIDDLE = 42
_RADIUS = 28
_BEND = 0.5523
"""How far the handles of a curve stand off so that four of them make a circle, in radii."""


def faces() -> str:
    """Return three faces in a row: one that smiles, one with a straight mouth, one that is sad."""
    mouths = (
        "M 26 50 C 32 62 52 62 58 50",
        "M 27 54 L 57 54",
        "M 26 60 C 32 48 52 48 58 60",
    )
    shapes: list[str] = []
    for index, mouth in enumerate(mouths):
        shapes += [
            f'<g transform="translate({index * 110} 0)">',
            circle(42, 42, 36, PAPER, (LINE, 3)),
            circle(31, 34, 3.5, LINE, (LINE, 1)),
            circle(53, 34, 3.5, LINE, (LINE, 1)),
            path(mouth, "none", LINE, 3),
            "</g>",
        ]
    return svg(304, 84, shapes)


def stepping_stones(states: Iterable[str]) -> str:
    """Return a row of stones, one for each state.

    Shape and fill tell states apart without colour: an empty ring for not started, a half-filled
    ring for in progress, a full disc with a tick for done for now, a ring in a ring for look again.
    """
    stones = list(states)
    shapes: list[str] = []
    for index in range(len(stones) - 1):
        start = _MIDDLE + index * _APART + _RADIUS + 5
        shapes += [circle(start + dot * 6, _MIDDLE, 1.6, LINE, (LINE, 0.5)) for dot in range(4)]
    for index, state in enumerate(stones):
        shapes += stone(_MIDDLE + index * _APART, _MIDDLE, _RADIUS, state)
    return svg(_APART * len(stones), 2 * _MIDDLE, shapes)


def stone(x: float, y: float, r: float, state: str) -> list[str]:
    """Return a stone around (x, y) for one of the states of `stepping_stones`."""
    b = _BEND * r
    match state:
        case "done_for_now":
            size = r / _RADIUS
            tick = (
                f"M {x - 11 * size:g} {y + size:g} L {x - 3 * size:g} {y + 9 * size:g} "
                f"L {x + 12 * size:g} {y - 9 * size:g}"
            )
            return [circle(x, y, r, DARK, (DARK, 3)), path(tick, "none", PAPER, 4 * size)]
        case "in_progress":
            half = (
                f"M {x - r:g} {y:g} C {x - r:g} {y + b:g} {x - b:g} {y + r:g} {x:g} {y + r:g} "
                f"C {x + b:g} {y + r:g} {x + r:g} {y + b:g} {x + r:g} {y:g} Z"
            )
            return [
                circle(x, y, r, PAPER, (DARK, 3)),
                path(half, DARK, DARK, 1),
            ]
        case "look_again":
            return [
                circle(x, y, r, PALE, (DARK, 3)),
                circle(x, y, r * 4 / 7, PAPER, (DARK, 3)),
            ]
        case _:
            return [circle(x, y, r, PAPER, (LINE, 2))]


def svg(width: float, height: float, shapes: Iterable[str]) -> str:
    """Return shapes as one picture."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">{"".join(shapes)}</svg>'
    )


def circle(x: float, y: float, r: float, fill: str, line: tuple[str, float]) -> str:
    """Return a circle around (x, y); `line` is the colour and thickness of its edge."""
    stroke, width = line
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="{width}"/>'
    )


def path(d: str, fill: str, stroke: str, width: float) -> str:
    """Return an outline with round corners and ends."""
    return (
        f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )
