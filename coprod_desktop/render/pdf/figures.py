"""Pictures as PDF path operators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from coprod_desktop.render.pdf.objects import num
from coprod_desktop.render.pdf.styles import fill, stroke
from coprod_desktop.render.svg import Picture, Shape, UnreadablePictureError, read_svg


@dataclass(frozen=True, slots=True)
class FigureCode:
    """A picture's operators in its own units, y pointing down from its upper left corner."""

    width: float
    height: float
    code: str


@lru_cache(maxsize=128)
def figure_code(svg: str) -> FigureCode:
    """Return the operators of a picture; an empty frame where its source cannot be read.

    The frame keeps its place and its alt text: a broken picture must not stop a print.
    """
    try:
        picture = read_svg(svg)
    except UnreadablePictureError:
        return FigureCode(100, 60, "0.5 0.5 0.5 RG 1 w 0.5 0.5 99 59 re S")
    return FigureCode(picture.width, picture.height, _picture(picture))


def _picture(picture: Picture) -> str:
    # What reaches over the edge of the picture is cut, as a browser does.
    clip = f"0 0 {num(picture.width)} {num(picture.height)} re W n"
    return "\n".join([clip, *map(_shape, picture.shapes)])


def _shape(shape: Shape) -> str:
    parts = []
    if shape.fill:
        parts.append(fill(shape.fill))
    if shape.stroke:
        parts += [stroke(shape.stroke), f"{num(shape.width)} w {shape.cap} J {shape.join} j"]
    for kind, points in shape.segments:
        parts.append(" ".join([*map(num, points), kind]))
    star = "*" if shape.even_odd else ""
    if shape.fill and shape.stroke:
        parts.append(f"B{star}")
    else:
        parts.append(f"f{star}" if shape.fill else "S")
    return " ".join(parts)
