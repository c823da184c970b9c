"""Strips: the smallest pieces of a page that stay whole, such as one line or one picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from coprod_desktop.render.pdf.fonts import Face
from coprod_desktop.render.pdf.lines import Anchor, Line
from coprod_desktop.render.pdf.objects import num
from coprod_desktop.render.pdf.signs import sign_code
from coprod_desktop.render.pdf.structure import Leaf
from coprod_desktop.render.pdf.styles import Ink, stroke


@dataclass(slots=True, eq=False)
class Glyphs:
    """Letters at `x` on a baseline `dy` below the top of their strip.

    Without a leaf they are the page's own decoration (an artifact).
    """

    leaf: Leaf | None
    x: float
    dy: float
    width: float
    face: Face
    ink: Ink
    text: str
    anchor: Anchor | None = None


@dataclass(slots=True, eq=False)
class Drawing:
    """Path operators around an origin at `x`, `dy` below the top of their strip."""

    leaf: Leaf | None
    x: float
    dy: float
    code: str
    width: float
    height: float


Op: TypeAlias = Glyphs | Drawing


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A box around strips, drawn once on each page that they reach."""

    x: float
    width: float
    pad: float
    outline: Callable[[float, float, float, float], str]
    """Given left, bottom, width and height, the operators that draw it."""


_HEADING_SHARE = 0.6
"""Share of a page up to which a heading holds on to what follows."""

FREE, SOFT, FIRM = 0, 1, 2
"""How firmly a strip holds on to the next: not, where a page has room for all, whenever it can."""


@dataclass(slots=True, eq=False)
class Strip:
    """One piece of a page. `space` is the gap above it, which the top of a page swallows."""

    height: float
    ops: Sequence[Op] = ()
    space: float = 0.0
    keep: int = FREE
    frames: tuple[Frame, ...] = ()
    repeat: Sequence[Strip] = ()
    """What is set again above it where it begins a page: the header of a table."""
    page_break: bool = False
    title: tuple[int, str] | None = None
    """Level and words of the bookmark that leads here."""


def line_ops(line: Line, x: float, dy: float, *, underline: str = "") -> list[Op]:
    """Return the operators of a line, its neighbours of one kind drawn as one run."""
    ops: list[Op] = []
    last: Glyphs | None = None
    for part in line.parts:
        if part.sign:
            code = sign_code(part.sign, part.ink.size, part.ink.colour)
            size = part.ink.size
            drop = dy + size * 0.12
            ops.append(Drawing(part.leaf, x, drop, code, size, size))
            last = None
        elif part.text or part.leaf is not None:
            # Letters that nobody sees are still drawn as nothing, so that they keep their tag.
            if (
                last is not None
                and last.leaf is part.leaf
                and last.ink is part.ink
                and last.anchor is part.anchor
                and last.face is part.face
                and abs(last.x + last.width - x) < 0.01  # noqa: PLR2004 - rounding, in points
            ):
                last.text += part.text
                last.width += part.width
            else:
                last = Glyphs(
                    part.leaf, x, dy, part.width, part.face, part.ink, part.text, part.anchor
                )
                ops.append(last)
        x += part.width
    if underline:
        ops += [
            rule(op.x, dy + op.ink.size * 0.13, op.width, underline, op.ink.size * 0.05)
            for op in ops
            if isinstance(op, Glyphs) and op.anchor is not None and op.text.strip()
        ]
    return ops


def rule(x: float, dy: float, width: float, colour: str, thickness: float) -> Drawing:
    """Return a straight line that is only decoration."""
    code = f"{stroke(colour)} {num(thickness)} w 0 0 m {num(width)} 0 l S"
    return Drawing(None, x, dy, code, width, thickness)


def held(strips: Sequence[Strip], room: float, firmness: int = FIRM) -> None:
    """Keep strips together where all of them need no more than `room`."""
    if sum(strip.height + strip.space for strip in strips) <= room:
        for strip in strips[:-1]:
            strip.keep = max(strip.keep, firmness)


def keep_with_next(strips: Sequence[Strip], room: float) -> None:
    """Keep a heading or label with what follows, unless it is as long as a chapter."""
    if sum(strip.height for strip in strips) <= room * _HEADING_SHARE:
        for strip in strips:
            strip.keep = FIRM


def paragraph_keeps(strips: Sequence[Strip]) -> None:
    """Leave no first or last line of a paragraph alone on a page."""
    if len(strips) > 1:
        strips[0].keep = FIRM
        strips[-2].keep = FIRM


def list_keeps(items: Sequence[Sequence[Strip]], room: float) -> None:
    """Leave no first or last item of a list alone on a page, unless two need more than `room`."""
    for one, other in (items[:2], items[-2:]) if len(items) > 1 else ():
        if sum(strip.height + strip.space for strip in (*one, *other)) <= room:
            one[-1].keep = FIRM


def as_artifacts(strips: Iterable[Strip]) -> list[Strip]:
    """Return copies of strips as the page's own decoration: nobody hears a header twice."""
    copies = []
    for strip in strips:
        ops: list[Op] = []
        for op in strip.ops:
            match op:
                case Glyphs():
                    ops.append(Glyphs(None, op.x, op.dy, op.width, op.face, op.ink, op.text))
                case Drawing():
                    ops.append(Drawing(None, op.x, op.dy, op.code, op.width, op.height))
        copies.append(Strip(strip.height, ops))
    return copies
