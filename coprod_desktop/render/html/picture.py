"""Pictures as SVG inside HTML, written anew from their outlines: nothing else gets through."""

from __future__ import annotations

from html import escape

from coprod_desktop.documents.clean import clean
from coprod_desktop.render.pairs import ICON
from coprod_desktop.render.svg import Picture, Shape, UnreadablePictureError, read_svg

_CAPS = ("butt", "round", "square")
_JOINS = ("miter", "round", "bevel")
_EMPTY = Picture(
    100,
    60,
    (
        Shape(
            (("m", (1, 1)), ("l", (99, 1)), ("l", (99, 59)), ("l", (1, 59)), ("h", ())),
            "",
            "#808080",
            1,
            0,
            0,
            even_odd=False,
        ),
    ),
)


def picture_html(svg: str, alt: str) -> str:
    """Return a picture; an empty frame with the same alt text where it cannot be read."""
    try:
        picture = read_svg(svg)
    except UnreadablePictureError:
        picture = _EMPTY
    label = escape(" ".join(clean(alt).split()), quote=True)
    kind = "icon" if max(picture.width, picture.height) <= ICON else "wide"
    shapes = "".join(map(_shape, picture.shapes))
    return (
        f'<svg class="{kind}" role="img" aria-label="{label}" '
        f'viewBox="0 0 {_num(picture.width)} {_num(picture.height)}">{shapes}</svg>'
    )


def _shape(shape: Shape) -> str:
    path = " ".join(
        ("Z" if kind == "h" else kind.upper()) + " ".join(map(_num, points))
        for kind, points in shape.segments
    )
    look = f'fill="{shape.fill or "none"}"'
    if shape.fill and shape.even_odd:
        look += ' fill-rule="evenodd"'
    if shape.stroke:
        look += (
            f' stroke="{shape.stroke}" stroke-width="{_num(shape.width)}"'
            f' stroke-linecap="{_CAPS[shape.cap]}" stroke-linejoin="{_JOINS[shape.join]}"'
        )
    return f'<path d="{path}" {look}/>'


def _num(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
