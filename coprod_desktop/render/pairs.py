"""Which pictures stand beside their words: picture left, words right, one idea to a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coprod_desktop.documents.tree import Block, Figure, Paragraph
from coprod_desktop.render.svg import UnreadablePictureError, read_svg

ICON = 200
"""A picture no larger than this in its own units is an icon: small, beside its words."""


def is_icon(svg: str) -> bool:
    """Return whether a picture is one of the small ones that show one idea."""
    try:
        picture = read_svg(svg)
    except UnreadablePictureError:
        return False
    return max(picture.width, picture.height) <= ICON


def pairs(blocks: Sequence[Block]) -> Iterator[tuple[Figure | None, Block]]:
    """Yield each block, with the icon that stands before it where it is a paragraph.

    Inclusion Europe and UKAAF G021 on easy read: the picture at the left of the words it
    belongs to.
    """
    waiting: Figure | None = None
    for block in blocks:
        if waiting is not None:
            if isinstance(block, Paragraph):
                yield waiting, block
                waiting = None
                continue
            yield None, waiting
            waiting = None
        if isinstance(block, Figure) and is_icon(block.svg):
            waiting = block
        else:
            yield None, block
    if waiting is not None:
        yield None, waiting
