"""Badges: two side by side, with lines to cut along, each name as large as it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import Block, Callout, Paragraph, Strong
from coprod_desktop.render.pdf.lines import Words
from coprod_desktop.render.pdf.objects import num
from coprod_desktop.render.pdf.place import Place
from coprod_desktop.render.pdf.strips import Drawing, Op, Strip
from coprod_desktop.render.pdf.structure import Tagger
from coprod_desktop.render.pdf.styles import Ink, stroke

if TYPE_CHECKING:
    from coprod_desktop.render.pdf.walker import Walker

_IN_A_ROW = 2
_HEIGHT = 153.0
"""Points: 54 mm, as badge holders are."""
_PAD = 12.0
_LARGEST = 44.0
"""Points of a short name: it reads from across a table."""
_MOST_OF_A_PAGE = 0.8
"""A badge higher than this share of a page is set over the whole width, and may go on."""


def is_badge(block: Block) -> TypeGuard[Callout]:
    """Tell whether a block is a badge: a box without a title."""
    return isinstance(block, Callout) and not block.title


def badge_strips(walker: Walker, blocks: Sequence[Callout], place: Place) -> list[Strip]:
    """Return a row of strips for every two badges."""
    width = place.width / _IN_A_ROW
    strips: list[Strip] = []
    row: list[tuple[list[Op], float]] = []
    for block in blocks:
        if _height(walker, block, width) > walker.room * _MOST_OF_A_PAGE:
            strips += [*_rows(walker, row, place, width), *walker.callout(block, place)]
            row = []
            continue
        x = place.x + len(row) * width + _PAD
        element = walker.tagger.add(place.element, "Sect")
        inner = replace(place, element=element, x=x, width=width - 2 * _PAD)
        row.append(_flat(_badge(walker, block, inner)))
        if len(row) == _IN_A_ROW:
            strips += _rows(walker, row, place, width)
            row = []
    strips += _rows(walker, row, place, width)
    if strips:
        strips[0].space = walker.gap
    return strips


def _height(walker: Walker, block: Callout, width: float) -> float:
    """Return how high a badge becomes, found out without tags."""
    tagger = Tagger(active=False, language="")
    trial = type(walker)(walker.styles, walker.labels, tagger, walker.room)
    place = Place(0.0, width - 2 * _PAD, tagger.root)
    return _flat(_badge(trial, block, place))[1]


def _badge(walker: Walker, block: Callout, place: Place) -> list[Strip]:
    first, *rest = block.blocks
    named = isinstance(first, Paragraph) and first.content and isinstance(first.content[0], Strong)
    if not (isinstance(first, Paragraph) and named):
        return walker.blocks(block.blocks, place)
    strips = walker.paragraph(first.content, place, ink=_ink(walker, first, place))
    for below in rest:
        more = walker.block(below, place)
        more[0].space = walker.styles.size * 0.3
        strips += more
    return strips


def _ink(walker: Walker, name: Paragraph, place: Place) -> Ink:
    """Return the letters of a name: as large as its longest word allows, never below the text."""
    styles = walker.styles
    probe = Words(Tagger(active=False, language=""))
    for node in name.content:
        probe.add(clean(node.text), styles.strong, place.element)
    widest = probe.longest() or 1.0
    size = min(_LARGEST, styles.size * place.width * 0.98 / widest)
    return styles.ink(size=max(size, styles.size), bold=True, tight=0.84)


def _flat(strips: Sequence[Strip]) -> tuple[list[Op], float]:
    """Return strips as operators below one top, and their height."""
    ops: list[Op] = []
    top = 0.0
    for index, strip in enumerate(strips):
        top += strip.space if index else 0.0
        for op in strip.ops:
            op.dy += top
            ops.append(op)
        top += strip.height
    return ops, top


def _rows(
    walker: Walker, badges: Sequence[tuple[list[Op], float]], place: Place, width: float
) -> list[Strip]:
    """Return badges beside each other as one strip, with the lines to cut along."""
    if not badges:
        return []
    height = max(_HEIGHT, *(high + 2 * _PAD for _, high in badges))
    colour = walker.styles.profile.rule
    box = f"{stroke(colour)} 0.8 w 0 0 {num(width)} {num(height)} re S"
    ops: list[Op] = []
    for index, (inside, high) in enumerate(badges):
        ops.append(Drawing(None, place.x + index * width, height, box, width, height))
        for op in inside:
            op.dy += (height - high) / 2
            ops.append(op)
    return [Strip(height, ops, frames=place.frames)]
