"""Lists with bullets or numbers, and lists to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import Checklist, ItemList, Paragraph
from coprod_desktop.render.pdf.lines import Words
from coprod_desktop.render.pdf.place import HELD_SHARE, Place
from coprod_desktop.render.pdf.strips import FIRM, SOFT, Op, Strip, held, line_ops, list_keeps
from coprod_desktop.render.pdf.structure import Element

if TYPE_CHECKING:
    from coprod_desktop.render.pdf.walker import Walker

_ITEM_SHARE = 0.15
"""Share of a page up to which an item is kept whole; a longer one may go on over the page."""
_LOOSE, _CLOSE, _TIGHT = 1.0, 0.5, 0.25
"""The gap between items of several blocks, of a paragraph, and of a line, in blank lines."""


def item_list(walker: Walker, block: ItemList, place: Place) -> list[Strip]:
    """Return a list with bullets or numbers hanging at the left."""
    ink = walker.styles.strong
    attributes = "/O/List/ListNumbering/" + ("Decimal" if block.numbered else "Disc")
    element = walker.tagger.add(place.element, "L", attributes=attributes)
    marks = [f"{count}." if block.numbered else "•" for count in range(1, len(block.items) + 1)]
    indent = max(ink.width(mark) for mark in marks) + ink.size * 0.6
    items: list[list[Strip]] = []
    for mark, item in zip(marks, block.items, strict=True):
        entry = walker.tagger.add(element, "LI")
        words = Words(walker.tagger)
        words.add(mark, ink, walker.tagger.add(entry, "Lbl"))
        body = place.inside(walker.tagger.add(entry, "LBody"), indent)
        inner = walker.blocks(item, body)
        label = line_ops(words.lines(place.width)[0], place.x, ink.baseline)
        inner[0].ops = [*label, *inner[0].ops]
        items.append(inner)
    if any(len(item) > 1 or not isinstance(item[0], Paragraph) for item in block.items):
        apart = _LOOSE
    else:
        apart = _CLOSE if any(len(item) > 1 for item in items) else _TIGHT
    for inner in items:
        inner[0].space = walker.gap * apart
        held(inner, walker.room * _ITEM_SHARE)
    return _listed(walker, items, _ITEM_SHARE)


def _listed(walker: Walker, items: Sequence[list[Strip]], share: float) -> list[Strip]:
    """Return the strips of all items, with the gap above a list.

    No first or last item stays alone on a page, where two need no more than a `share` of it.
    """
    list_keeps(items, walker.room * share)
    strips = [strip for item in items for strip in item]
    strips[0].space = walker.gap
    return strips


def checklist(walker: Walker, block: Checklist, place: Place) -> list[Strip]:
    """Return lines with boxes to tick."""
    styles = walker.styles
    ink = styles.body
    element = walker.tagger.add(place.element, "L", attributes="/O/List/ListNumbering/None")
    indent = styles.size * 1.7
    items: list[list[Strip]] = []
    for line in block.items:
        entry = walker.tagger.add(element, "LI")
        if block.options:
            body = place.inside(walker.tagger.add(entry, "LBody"))
            mine = walker.paragraph(line.content, body)
            options = walker.tagger.add(body.element, "P")
            words = Words(walker.tagger)
            for index, option in enumerate(block.options):
                box(walker, words, options, chosen=line.chosen == index)
                words.gap(styles.size * 0.4, ink)
                words.add(clean(option), ink, options, kept=True)
                words.space(styles.size * 1.2, ink, options)
            below = walker.set_words(words, ink, body)
            below[0].space = styles.size * 0.25
            mine[-1].keep = FIRM
            mine += below
        else:
            label = Words(walker.tagger)
            box(walker, label, walker.tagger.add(entry, "Lbl"), chosen=line.chosen is not None)
            body = place.inside(walker.tagger.add(entry, "LBody"), indent)
            mine = walker.paragraph(line.content, body)
            ops: list[Op] = line_ops(label.lines(place.width)[0], place.x, ink.baseline)
            mine[0].ops = [*ops, *mine[0].ops]
        if line.note:
            note = walker.text(line.note, ink, walker.tagger.add(body.element, "P"), body)
            note[0].space = 0
            mine[-1].keep = FIRM
            mine += note
        held(mine, walker.room * HELD_SHARE)
        mine[0].space = walker.gap * 0.75
        items.append(mine)
    strips = _listed(walker, items, HELD_SHARE)
    if not block.options:
        # Who chooses one of them looks at them side by side.
        held(strips, walker.room * HELD_SHARE, SOFT)
    return strips


def box(walker: Walker, words: Words, element: Element, *, chosen: bool) -> None:
    """Add a box to tick, spoken as the labels say."""
    spoken = walker.labels.yes_box if chosen else walker.labels.empty_box
    owner = walker.tagger.add(element, "Figure", alt=clean(spoken))
    words.sign("ticked" if chosen else "box", walker.styles.body, owner)
