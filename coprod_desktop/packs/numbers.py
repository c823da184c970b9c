"""Numbers as outlines, for pictures: a picture holds no text, so that it needs no font."""

from __future__ import annotations

_STROKES = {
    "0": "M 4.5 0 C 7.2 0 9 3 9 8 C 9 13 7.2 16 4.5 16 C 1.8 16 0 13 0 8 C 0 3 1.8 0 4.5 0 Z",
    "1": "M 1.5 3.5 L 5.5 0 L 5.5 16",
    "2": "M 0.5 4 C 0.5 1.6 2.3 0 4.5 0 C 6.8 0 8.6 1.7 8.6 4.2 C 8.6 7.2 6 9.2 0.3 16 L 9 16",
    "3": (
        "M 0.6 2.5 C 1.5 1 2.8 0 4.5 0 C 6.8 0 8.2 1.7 8.2 4 C 8.2 6.3 6.6 7.5 3.6 7.5 "
        "C 7.1 7.5 9 9 9 11.7 C 9 14.3 7.2 16 4.5 16 C 2.5 16 0.9 15 0 13.2"
    ),
    "4": "M 6.8 16 L 6.8 0 L 0 11 L 9 11",
    "5": (
        "M 8.2 0 L 1.8 0 L 1.1 7 C 2 6.2 3.2 5.8 4.4 5.8 C 7.2 5.8 9 7.8 9 10.8 "
        "C 9 14 7 16 4.3 16 C 2.4 16 0.9 15.2 0 13.8"
    ),
    "6": (
        "M 7.6 0.4 C 3.6 2 0.3 6 0.3 10.8 C 0.3 14 2 16 4.6 16 C 7.2 16 9 13.9 9 11 "
        "C 9 8.2 7.2 6.4 4.8 6.4 C 2.7 6.4 0.9 7.8 0.4 9.8"
    ),
    "7": "M 0 0 L 9 0 L 3.2 16",
    "8": (
        "M 4.5 0 C 6.7 0 8.3 1.5 8.3 3.8 C 8.3 6 6.7 7.4 4.5 7.4 C 2.3 7.4 0.7 6 0.7 3.8 "
        "C 0.7 1.5 2.3 0 4.5 0 Z M 4.5 7.4 C 7.2 7.4 9 9 9 11.7 C 9 14.4 7.2 16 4.5 16 "
        "C 1.8 16 0 14.4 0 11.7 C 0 9 1.8 7.4 4.5 7.4 Z"
    ),
    "9": (
        "M 1.4 15.6 C 5.4 14 8.7 10 8.7 5.2 C 8.7 2 7 0 4.4 0 C 1.8 0 0 2.1 0 5 "
        "C 0 7.8 1.8 9.6 4.2 9.6 C 6.3 9.6 8.1 8.2 8.6 6.2"
    ),
}
"""Each digit as strokes, 9 wide and 16 high."""

WIDTH, HEIGHT = 9, 16
_GAP = 4


def number_width(number: int) -> float:
    """Return how wide a number is."""
    count = len(str(number))
    return count * WIDTH + (count - 1) * _GAP


def number_svg(number: int, x: float, y: float, colour: str) -> str:
    """Return a number with its middle at (x, y), as part of an SVG picture."""
    left, top = x - number_width(number) / 2, y - HEIGHT / 2
    return "".join(
        f'<path transform="translate({left + at * (WIDTH + _GAP):g} {top:g})" '
        f'd="{_STROKES[digit]}" fill="none" stroke="{colour}" stroke-width="2.4" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
        for at, digit in enumerate(str(number))
    )
