"""Outlines of SVG shapes as moves, lines and cubic curves (SVG 1.1, chapters 8 and 9)."""

from __future__ import annotations

import math
import re
from typing import TypeAlias

Segment: TypeAlias = tuple[str, tuple[float, ...]]
"""("m" | "l" | "c" | "h", absolute points), as PDF's own path operators name them."""
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

_KAPPA = 0.5522847498
_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAGGED = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[01]")


def identity() -> Matrix:
    """Return the matrix that moves nothing."""
    return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that applies `inner` first and `outer` then."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )


def ellipse(cx: float, cy: float, rx: float, ry: float) -> list[Segment]:
    """Return an ellipse as four curves."""
    if rx <= 0 or ry <= 0:
        return []
    kx, ky = rx * _KAPPA, ry * _KAPPA
    return [
        ("m", (cx + rx, cy)),
        ("c", (cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)),
        ("c", (cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)),
        ("c", (cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)),
        ("c", (cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)),
        ("h", ()),
    ]


def rounded(
    corner: tuple[float, float], size: tuple[float, float], radii: tuple[float, float]
) -> list[Segment]:
    """Return a rectangle, with round corners where `radii` ask for them."""
    (x, y), (width, height) = corner, size
    rx, ry = min(radii[0], width / 2), min(radii[1], height / 2)
    if width <= 0 or height <= 0:
        return []
    right, bottom = x + width, y + height
    if rx <= 0 or ry <= 0:
        return [
            ("m", (x, y)),
            ("l", (right, y)),
            ("l", (right, bottom)),
            ("l", (x, bottom)),
            ("h", ()),
        ]
    px, py = rx * (1 - _KAPPA), ry * (1 - _KAPPA)
    return [
        ("m", (x + rx, y)),
        ("l", (right - rx, y)),
        ("c", (right - px, y, right, y + py, right, y + ry)),
        ("l", (right, bottom - ry)),
        ("c", (right, bottom - py, right - px, bottom, right - rx, bottom)),
        ("l", (x + rx, bottom)),
        ("c", (x + px, bottom, x, bottom - py, x, bottom - ry)),
        ("l", (x, y + ry)),
        ("c", (x, y + py, x + px, y, x + rx, y)),
        ("h", ()),
    ]


class _Pen:
    """Follows a path's commands; what it cannot read ends the path, as SVG asks."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.control: tuple[str, float, float] | None = None

    def run(self, command: str, n: list[float]) -> None:
        kind = command.upper()
        dx, dy = (self.x, self.y) if command.islower() else (0.0, 0.0)
        if kind in "CSQTML":
            n = [value + (dy if index % 2 else dx) for index, value in enumerate(n)]
        control: tuple[str, float, float] | None = None
        match kind:
            case "M":
                self.start_x, self.start_y = n
                self._go("m", *n)
            case "L":
                self._go("l", *n)
            case "H":
                self._go("l", n[0] + dx, self.y)
            case "V":
                self._go("l", self.x, n[0] + dy)
            case "C":
                control = ("C", n[2], n[3])
                self._go("c", *n)
            case "S":
                control = ("C", n[0], n[1])
                self._go("c", *self._mirror("C"), *n)
            case "Q" | "T":
                qx, qy = (n[0], n[1]) if kind == "Q" else self._mirror("Q")
                control = ("Q", qx, qy)
                self._quadratic(qx, qy, n[-2], n[-1])
            case "A":
                self._arc(n[:3], (n[5] + dx, n[6] + dy), large=n[3] == 1, sweep=n[4] == 1)
            case _:
                self.segments.append(("h", ()))
                self.x, self.y = self.start_x, self.start_y
        self.control = control

    def _go(self, kind: str, *points: float) -> None:
        self.segments.append((kind, points))
        self.x, self.y = points[-2:]

    def _mirror(self, kind: str) -> tuple[float, float]:
        if self.control is None or self.control[0] != kind:
            return self.x, self.y
        return 2 * self.x - self.control[1], 2 * self.y - self.control[2]

    def _quadratic(self, qx: float, qy: float, x: float, y: float) -> None:
        third = 2 / 3
        self._go(
            "c",
            self.x + (qx - self.x) * third,
            self.y + (qy - self.y) * third,
            x + (qx - x) * third,
            y + (qy - y) * third,
            x,
            y,
        )

    def _arc(
        self, shape: list[float], end: tuple[float, float], *, large: bool, sweep: bool
    ) -> None:
        """Draw an elliptical arc as curves (SVG 1.1, appendix F.6)."""
        (rx, ry, turn), (x, y) = shape, end
        rx, ry = abs(rx), abs(ry)
        if rx == 0 or ry == 0 or (x == self.x and y == self.y):
            self._go("l", x, y)
            return
        angle = math.radians(turn)
        cos, sin = math.cos(angle), math.sin(angle)
        half_x, half_y = (self.x - x) / 2, (self.y - y) / 2
        px, py = cos * half_x + sin * half_y, -sin * half_x + cos * half_y
        reach = (px / rx) ** 2 + (py / ry) ** 2
        if reach > 1:
            rx, ry = rx * math.sqrt(reach), ry * math.sqrt(reach)
        below = (rx * py) ** 2 + (ry * px) ** 2
        root = math.sqrt(max(0.0, ((rx * ry) ** 2 - below) / below))
        if large == sweep:
            root = -root
        mx, my = root * rx * py / ry, -root * ry * px / rx
        cx = cos * mx - sin * my + (self.x + x) / 2
        cy = sin * mx + cos * my + (self.y + y) / 2
        first = math.atan2((py - my) / ry, (px - mx) / rx)
        span = math.atan2((-py - my) / ry, (-px - mx) / rx) - first
        if sweep and span < 0:
            span += 2 * math.pi
        elif not sweep and span > 0:
            span -= 2 * math.pi
        steps = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
        step = span / steps
        pull = 4 / 3 * math.tan(step / 4)
        for index in range(steps):
            a, b = first + index * step, first + (index + 1) * step
            local = (
                (math.cos(a) - pull * math.sin(a), math.sin(a) + pull * math.cos(a)),
                (math.cos(b) + pull * math.sin(b), math.sin(b) - pull * math.cos(b)),
                (math.cos(b), math.sin(b)),
            )
            points: list[float] = []
            for u, v in local:
                points += [cx + cos * rx * u - sin * ry * v, cy + sin * rx * u + cos * ry * v]
            if index == steps - 1:
                points[-2:] = [x, y]
            self._go("c", *points)


def path(text: str) -> list[Segment]:
    """Return the segments of a path's `d`; it ends where it stops making sense."""
    pen = _Pen()
    at, command = 0, ""
    skip = re.compile(r"[\s,]*")
    while True:
        at = skip.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too
        if at >= len(text):
            return pen.segments
        token = _TOKEN.match(text, at)
        if token is None:
            return pen.segments
        if token.group(1):
            command = token.group(1)
            at = token.end()
        elif command in "Zz":
            return pen.segments
        numbers: list[float] = []
        for index in range(_COUNTS[command.upper()]):
            at = skip.match(text, at).end()  # type: ignore[union-attr]  # as above
            flag = command in "Aa" and index in {3, 4}
            found = (re.compile("[01]") if flag else _FLAGGED).match(text, at)
            if found is None:
                return pen.segments
            numbers.append(float(found.group()))
            at = found.end()
        if not pen.segments and command not in "Mm":
            return []
        pen.run(command, numbers)
        # More points after a move are lines.
        command = {"M": "L", "m": "l"}.get(command, command)
