"""The small drawings among words: boxes to tick, and ticks."""

from __future__ import annotations

from coprod_desktop.render.pdf.objects import num
from coprod_desktop.render.pdf.styles import round_box, stroke


def sign_code(sign: str, size: float, colour: str) -> str:
    """Return the operators of a sign in a square of `size` points above its origin."""
    thick = max(1.1, size * 0.085)
    edge = size * 0.94 - thick
    code = f"{stroke(colour)} {num(thick)} w 1 J 1 j "
    if sign in {"box", "ticked"}:
        corner = thick / 2 + size * 0.02
        code += round_box(corner, corner, edge, edge, size * 0.12) + " S "
    if sign in {"ticked", "tick"}:
        points = [(0.22, 0.5), (0.42, 0.27), (0.78, 0.76)]
        (x1, y1), (x2, y2), (x3, y3) = [(num(x * size), num(y * size)) for x, y in points]
        code += f"{num(thick * 1.5)} w {x1} {y1} m {x2} {y2} l {x3} {y3} l S"
    return code
