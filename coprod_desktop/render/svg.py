"""Reads the part of SVG that pictures in packs are made of: shapes, paths, fills and strokes.

Everything else (scripts, text, images, styles, links, filters) is left out, so a picture from
anywhere is safe to set in HTML and can always be drawn in PDF.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from xml.etree import ElementTree as ET

from coprod_desktop.render.svg_path import Matrix, Segment, ellipse, identity, path, rounded, times

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
_DEEPEST = 32
_MOST_SHAPES = 20_000
_FARTHEST = 1e7
_NAMED = {
    "black": "#000000",
    "white": "#FFFFFF",
    "red": "#FF0000",
    "green": "#008000",
    "blue": "#0000FF",
    "grey": "#808080",
    "gray": "#808080",
    "currentcolor": "#16191C",
}


class UnreadablePictureError(ValueError):
    """The source is not an SVG picture that can be read."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline in the picture's own units, y pointing down; colours are "#RRGGBB" or ""."""

    segments: tuple[Segment, ...]
    fill: str
    stroke: str
    width: float
    cap: int
    join: int
    even_odd: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as outlines, its upper left corner at (0, 0)."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix
    fill: str = "#000000"
    stroke: str = ""
    width: float = 1.0
    cap: int = 0
    join: int = 0
    even_odd: bool = False


@lru_cache(maxsize=256)
def read_svg(source: str) -> Picture:
    """Return the picture in `source`. Raises `UnreadablePictureError` where there is none."""
    if "<!DOCTYPE" in source or "<!ENTITY" in source:
        raise UnreadablePictureError("document types are not read")
    try:
        root = ET.fromstring(source)  # noqa: S314 - entities cannot be declared without DOCTYPE
    except (ET.ParseError, ValueError, UnicodeError) as error:
        raise UnreadablePictureError(str(error)) from error
    if _tag(root) != "svg":
        raise UnreadablePictureError("not an SVG picture")
    box = [float(number) for number in _NUMBER.findall(root.get("viewBox", ""))]
    if len(box) != 4:  # noqa: PLR2004 - x, y, width, height
        box = [0.0, 0.0, _length(root.get("width"), 100), _length(root.get("height"), 100)]
    x, y, width, height = box
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise UnreadablePictureError("a picture without size")
    state = _styled(_State((1, 0, 0, 1, -x, -y)), root)
    shapes = []
    for shape in _shapes(root, state, 0):
        shapes.append(shape)
        if len(shapes) > _MOST_SHAPES:
            raise UnreadablePictureError("too many shapes")
    return Picture(width, height, tuple(shapes))


def _shapes(parent: ET.Element, outer: _State, depth: int) -> Iterator[Shape]:
    if depth > _DEEPEST:
        raise UnreadablePictureError("nested too deep")
    for node in parent:
        state = _styled(outer, node)
        if _tag(node) in {"g", "a", "svg", "switch"}:
            yield from _shapes(node, state, depth + 1)
            continue
        segments = _outline(node)
        if segments and (state.fill or state.stroke):
            yield _shape(segments, state)


def _shape(segments: list[Segment], state: _State) -> Shape:
    a, b, c, d, e, f = state.matrix
    moved = tuple(
        (
            kind,
            tuple(
                value
                for at in range(0, len(points), 2)
                for value in (
                    a * points[at] + c * points[at + 1] + e,
                    b * points[at] + d * points[at + 1] + f,
                )
            ),
        )
        for kind, points in segments
    )
    scale = math.sqrt(abs(a * d - b * c))
    if any(not abs(value) < _FARTHEST for _, points in moved for value in (*points, scale)):
        raise UnreadablePictureError("an outline without measure")
    return Shape(
        moved, state.fill, state.stroke, state.width * scale, state.cap, state.join, state.even_odd
    )


def _outline(node: ET.Element) -> list[Segment]:
    def at(name: str, default: float = 0.0) -> float:
        return _length(node.get(name), default)

    match _tag(node):
        case "path":
            return path(node.get("d", ""))
        case "line":
            return [("m", (at("x1"), at("y1"))), ("l", (at("x2"), at("y2")))]
        case "polyline" | "polygon" as kind:
            numbers = [float(number) for number in _NUMBER.findall(node.get("points", ""))]
            points = list(zip(numbers[::2], numbers[1::2], strict=False))
            found: list[Segment] = [("l" if index else "m", p) for index, p in enumerate(points)]
            return [*found, ("h", ())] if kind == "polygon" and found else found
        case "rect":
            width, height = at("width"), at("height")
            rx = at("rx", at("ry"))
            ry = at("ry", rx)
            return rounded((at("x"), at("y")), (width, height), (rx, ry))
        case "circle":
            return ellipse(at("cx"), at("cy"), at("r"), at("r"))
        case "ellipse":
            return ellipse(at("cx"), at("cy"), at("rx"), at("ry"))
        case _:
            return []


def _styled(state: _State, node: ET.Element) -> _State:
    style = dict(node.attrib)
    for entry in node.get("style", "").split(";"):
        name, found, value = entry.partition(":")
        if found:
            style[name.strip()] = value.strip()
    changes: dict[str, object] = {}
    if style.get("display") == "none" or style.get("visibility") == "hidden":
        return replace(state, fill="", stroke="")
    for name in ("fill", "stroke"):
        if name in style:
            changes[name] = _colour(style[name])
        if _length(style.get(f"{name}-opacity"), 1) == 0:
            changes[name] = ""
    if "stroke-width" in style:
        changes["width"] = _length(style["stroke-width"], 1)
    if "stroke-linecap" in style:
        changes["cap"] = {"round": 1, "square": 2}.get(style["stroke-linecap"], 0)
    if "stroke-linejoin" in style:
        changes["join"] = {"round": 1, "bevel": 2}.get(style["stroke-linejoin"], 0)
    if "fill-rule" in style:
        changes["even_odd"] = style["fill-rule"] == "evenodd"
    if "transform" in node.attrib:
        changes["matrix"] = times(state.matrix, _matrix(node.attrib["transform"]))
    return replace(state, **changes) if changes else state  # type: ignore[arg-type]  # named above


def _matrix(text: str) -> Matrix:
    matrix = identity()
    for name, inner in _TRANSFORM.findall(text):
        n = [float(number) for number in _NUMBER.findall(inner)]
        if not n:
            continue
        step = identity()
        if name == "matrix" and len(n) == 6:  # noqa: PLR2004 - a matrix has six numbers
            step = (n[0], n[1], n[2], n[3], n[4], n[5])
        elif name == "translate":
            step = (1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0)
        elif name == "scale":
            step = (n[0], 0, 0, n[1] if len(n) > 1 else n[0], 0, 0)
        elif name == "rotate":
            turn = math.radians(n[0])
            sin, cos = math.sin(turn), math.cos(turn)
            x, y = (n[1], n[2]) if len(n) > 2 else (0.0, 0.0)  # noqa: PLR2004 - with a centre
            step = (cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)
        elif name == "skewX":
            step = (1, 0, math.tan(math.radians(n[0])), 1, 0, 0)
        elif name == "skewY":
            step = (1, math.tan(math.radians(n[0])), 0, 1, 0, 0)
        matrix = times(matrix, step)
    return matrix


def _colour(text: str) -> str:
    value = text.strip().lower()
    if value in {"none", "transparent"}:
        return ""
    if re.fullmatch(r"#[0-9a-f]{3}", value):
        return "#" + "".join(digit * 2 for digit in value[1:]).upper()
    if re.fullmatch(r"#[0-9a-f]{6}", value):
        return value.upper()
    if value.startswith("rgb"):
        parts = [float(number) for number in _NUMBER.findall(value)][:3]
        if len(parts) == 3:  # noqa: PLR2004 - red, green, blue
            return "#" + "".join(f"{min(255, max(0, round(part))):02X}" for part in parts)
    return _NAMED.get(value, "#000000")


def _length(text: str | None, default: float) -> float:
    found = _NUMBER.search(text or "")
    return float(found.group()) if found else default


def _tag(node: ET.Element) -> str:
    return node.tag.rpartition("}")[2]
