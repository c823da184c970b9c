"""Small pictures of our own as SVG, drawn from shapes only: no text, nothing outside the file."""

from __future__ import annotations

from collections.abc import Iterable

_DARK = "#084B47"
_PALE = "#DCEBE7"
_LINE = "#1F2D33"
_PAPER = "#FFFFFF"

_APART = 84
_MIDDLE = 42
_RADIUS = 28
_BEND = 0.5523 * _RADIUS
"""How far the handles of a curve stand off so that four of them make a circle."""


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
            _circle(42, 42, 36, _PAPER, (_LINE, 3)),
            _circle(31, 34, 3.5, _LINE, (_LINE, 1)),
            _circle(53, 34, 3.5, _LINE, (_LINE, 1)),
            _path(mouth, "none", _LINE, 3),
            "</g>",
        ]
    return _svg(304, 84, shapes)


def stepping_stones(states: Iterable[str]) -> str:
    """Return a row of stones, one for each state.

    Shape and fill tell states apart without colour: an empty ring for not started, a half-filled
    ring for in progress, a full disc with a tick for done for now, a ring in a ring for look again.
    """
    stones = list(states)
    shapes: list[str] = []
    for index in range(len(stones) - 1):
        start = _MIDDLE + index * _APART + _RADIUS + 5
        shapes += [_circle(start + dot * 6, _MIDDLE, 1.6, _LINE, (_LINE, 0.5)) for dot in range(4)]
    for index, state in enumerate(stones):
        shapes += _stone(_MIDDLE + index * _APART, state)
    return _svg(_APART * len(stones), 2 * _MIDDLE, shapes)


def _stone(x: int, state: str) -> list[str]:
    y, r, b = _MIDDLE, _RADIUS, _BEND
    match state:
        case "done_for_now":
            tick = f"M {x - 11} {y + 1} L {x - 3} {y + 9} L {x + 12} {y - 9}"
            return [_circle(x, y, r, _DARK, (_DARK, 3)), _path(tick, "none", _PAPER, 4)]
        case "in_progress":
            half = (
                f"M {x - r} {y} C {x - r} {y + b:.2f} {x - b:.2f} {y + r} {x} {y + r} "
                f"C {x + b:.2f} {y + r} {x + r} {y + b:.2f} {x + r} {y} Z"
            )
            return [
                _circle(x, y, r, _PAPER, (_DARK, 3)),
                _path(half, _DARK, _DARK, 1),
            ]
        case "look_again":
            return [
                _circle(x, y, r, _PALE, (_DARK, 3)),
                _circle(x, y, r - 12, _PAPER, (_DARK, 3)),
            ]
        case _:
            return [_circle(x, y, r, _PAPER, (_LINE, 2))]


def _svg(width: float, height: float, shapes: Iterable[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">{"".join(shapes)}</svg>'
    )


def _circle(x: float, y: float, r: float, fill: str, line: tuple[str, float]) -> str:
    stroke, width = line
    return (
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="{width}"/>'
    )


def _path(d: str, fill: str, stroke: str, width: float) -> str:
    return (
        f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )
