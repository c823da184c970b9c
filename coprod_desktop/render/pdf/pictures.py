"""Pictures, on their own or at the left of the words that they belong to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import Figure, Kept, Paragraph
from coprod_desktop.render.pairs import ICON
from coprod_desktop.render.pdf.figures import figure_code
from coprod_desktop.render.pdf.lines import Words
from coprod_desktop.render.pdf.objects import num
from coprod_desktop.render.pdf.place import Place
from coprod_desktop.render.pdf.strips import FIRM, Drawing, Op, Strip
from coprod_desktop.render.pdf.structure import Tagger

if TYPE_CHECKING:
    from coprod_desktop.render.pdf.walker import Walker

_ICON_SIZE = 7.0
"""Longer side of an icon in letter sizes."""
_ICON_SHARE = 0.34
"""Share of the width that an icon takes beside its words, at most."""
_ORDINARY = 24
"""Characters of what should not break; more would fit beside no picture."""
_DRAWN_AT = 14.0
"""Points of the text that a picture's own units suit: with larger text it grows."""
_TALLEST = 0.62
"""Share of a page that a picture takes at most."""


def picture(walker: Walker, block: Figure, place: Place) -> list[Strip]:
    """Return a picture drawn as vectors, with its credit below."""
    drawing = _drawing(walker, block, place, place.width)
    strips = [Strip(drawing.height, [drawing], space=walker.gap, frames=place.frames)]
    credit = _credit(walker, block, place)
    if credit:
        walker.keep(strips)
    return strips + credit


def picture_row(walker: Walker, icon: Figure, words: Paragraph, place: Place) -> list[Strip]:
    """Return an icon at the left and its words at the right, as easy read asks.

    Words that need more room than that go on below, at the right of nothing.
    """
    drawing = _drawing(walker, icon, place, place.width * _ICON_SHARE)
    column = max(drawing.width, min(_ICON_SIZE * walker.styles.size, place.width * _ICON_SHARE))
    indent = column + walker.styles.size * 1.6
    right = replace(place, x=place.x + indent, width=place.width - indent)
    if _longest(walker, words, place) > right.width:
        # A date that would have to break is worth more than the row.
        right, indent = place, 0.0
    credit = _credit(walker, icon, right)
    lines = walker.paragraph(words.content, right)
    if credit:
        credit[0].space = walker.styles.size * 0.3
    tall = sum(strip.height for strip in (*lines, *credit))
    height = max(drawing.height, tall)
    drawing.x += (column - drawing.width) / 2
    if not indent:
        credit += lines
        strips = [Strip(drawing.height, [drawing], frames=place.frames), *credit]
        walker.keep(strips[:1])
        lines[0].space = walker.styles.size * 0.5
    elif tall > max(drawing.height * 1.6, walker.room * 0.3):
        strips = [*lines, *credit]
        drawing.dy = drawing.height
        strips[0].ops = [drawing, *strips[0].ops]
        beside = 0.0
        for strip in strips:
            if beside < drawing.height:
                strip.keep = FIRM
            beside += strip.height
    else:
        drawing.dy = (height + drawing.height) / 2
        ops: list[Op] = [drawing]
        top = (height - tall) / 2
        for strip in (*lines, *credit):
            for op in strip.ops:
                op.dy += top
                ops.append(op)
            top += strip.height
        strips = [Strip(height, ops, frames=place.frames)]
    strips[0].space = walker.gap
    return strips


def _longest(walker: Walker, words: Paragraph, place: Place) -> float:
    """Return the width of the widest piece that should stay whole."""
    probe = Words(Tagger(active=False, language=""))
    for node in words.content:
        ink = walker.styles.strong
        if isinstance(node, Kept) and len(node.text) <= _ORDINARY:
            probe.add(clean(node.text), ink, place.element, kept=True)
        else:
            for word in clean(node.text).split():
                probe.add(word[:_ORDINARY], ink, place.element)
                probe.add(" ", ink, place.element)
    return probe.longest()


def _drawing(walker: Walker, block: Figure, place: Place, width: float) -> Drawing:
    code = figure_code(block.svg)
    longer = max(code.width, code.height)
    size = walker.styles.size
    scale = size * _ICON_SIZE / longer if longer <= ICON else size / _DRAWN_AT
    scale = min(scale, width / code.width, walker.room * _TALLEST / code.height)
    height = code.height * scale
    owner = walker.tagger.add(place.element, "Figure", alt=clean(block.alt))
    operators = f"{num(scale)} 0 0 {num(-scale)} 0 {num(height)} cm {code.code}"
    leaf = walker.tagger.leaf(owner)
    return Drawing(leaf, place.x, height, operators, code.width * scale, height)


def _credit(walker: Walker, block: Figure, place: Place) -> list[Strip]:
    if not block.credit:
        return []
    element = walker.tagger.add(place.element, "P")
    strips = walker.text(block.credit, walker.styles.body, element, place)
    strips[0].space = walker.styles.size * 0.3
    return strips
