"""Walks a document tree and turns each node into strips and structure elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import (
    Block,
    Callout,
    Checklist,
    Document,
    Figure,
    Foreign,
    Form,
    Inlines,
    ItemList,
    Kept,
    Labels,
    Link,
    Paragraph,
    Section,
    Strong,
    Table,
    Term,
    Text,
    WriteIn,
)
from coprod_desktop.render.pairs import pairs
from coprod_desktop.render.pdf.badges import badge_strips, is_badge
from coprod_desktop.render.pdf.lines import Anchor, Words
from coprod_desktop.render.pdf.lists import checklist, item_list
from coprod_desktop.render.pdf.objects import num
from coprod_desktop.render.pdf.pictures import picture, picture_row
from coprod_desktop.render.pdf.place import HELD_SHARE, Place
from coprod_desktop.render.pdf.strips import (
    FREE,
    SOFT,
    Drawing,
    Frame,
    Strip,
    held,
    keep_with_next,
    line_ops,
    paragraph_keeps,
    rule,
)
from coprod_desktop.render.pdf.structure import Element, Tagger
from coprod_desktop.render.pdf.styles import Ink, Styles, fill, round_box, stroke
from coprod_desktop.render.pdf.tables import table_strips

_TITLE_RULE = (66.0, 3.4)
"""Length and thickness of the rule under a title, at 14 points."""
_CALLOUT_SHARE = 0.7
"""Share of a page up to which a callout is kept whole."""


class Walker:
    """Turns the blocks of one document into strips."""

    def __init__(
        self,
        styles: Styles,
        labels: Labels,
        tagger: Tagger,
        room: float,
        *,
        in_lines: bool = False,
    ) -> None:
        self.styles = styles
        self.labels = labels
        self.tagger = tagger
        self.room = room
        """Height of a page between its margins."""
        self.in_lines = in_lines
        """Whether every table is set as labelled lines."""

    @property
    def gap(self) -> float:
        """The blank line between paragraphs."""
        return self.styles.leading * 0.85

    # Documents ------------------------------------------------------------------------------

    def document(self, document: Document, place: Place) -> list[Strip]:
        """Return all strips of a document, its title first."""
        strips = self.title(document.title, document.subtitle, place)
        if document.form not in {Form.CARDS, Form.BADGES}:
            return strips + self.blocks(document.blocks, place)
        if document.form is Form.BADGES:
            for _, group in groupby(document.blocks, is_badge):
                found = tuple(group)
                badges = [block for block in found if is_badge(block)]
                strips += badge_strips(self, badges, place) if badges else self.blocks(found, place)
            return strips
        # A card stays whole, even if that leaves the title alone on its page.
        strips[-1].keep = FREE
        for card, group in groupby(document.blocks, lambda block: isinstance(block, Section)):
            if card:
                for block in group:
                    strips += self.card(block, place)
            else:
                strips += self.blocks(tuple(group), place)
        return strips

    def title(self, title: str, subtitle: str, place: Place) -> list[Strip]:
        """Return a document's title with its subtitle and rule."""
        styles = self.styles
        heading = self.tagger.add(place.element, "H1")
        strips = self.text(title, styles.heading(1), heading, place)
        strips[0].title = (0, clean(title))
        if subtitle:
            element = self.tagger.add(place.element, "P")
            more = self.text(subtitle, styles.body, element, place)
            more[0].space = styles.size * 0.35
            strips += more
        length, thick = (size * (0.6 + styles.size / 35) for size in _TITLE_RULE)
        code = f"{fill(styles.profile.accent)} {round_box(0, 0, length, thick, thick / 2)} f"
        bar = Drawing(None, place.x, thick, code, length, thick)
        strips.append(Strip(thick, [bar], space=styles.size * 0.7))
        strips.append(Strip(styles.size * 0.55))
        self.keep(strips)
        return strips

    def card(self, section: Block, place: Place) -> list[Strip]:
        """Return a section in a border, to cut out or hand round."""
        pad = self.styles.size
        frame = self.frame(place, pad, self.styles.profile.rule)
        inner = replace(
            place, x=place.x + pad, width=place.width - 2 * pad, frames=(*place.frames, frame)
        )
        strips = self.block(section, inner)
        strips[0].space = self.styles.leading
        strips[0].page_break = isinstance(section, Section) and section.new_page
        held(strips, self.room - 2 * pad, SOFT)
        return strips

    def frame(self, place: Place, pad: float, colour: str) -> Frame:
        """Return a rounded border as wide as `place`."""
        thick = 1.4 + self.styles.size * 0.02

        def outline(x: float, y: float, width: float, height: float) -> str:
            path = round_box(
                x + thick / 2, y + thick / 2, width - thick, height - thick, self.styles.size * 0.5
            )
            return f"{stroke(colour)} {num(thick)} w {path} S"

        return Frame(place.x, place.width, pad, outline)

    # Blocks ---------------------------------------------------------------------------------

    def block(self, block: Block, place: Place) -> list[Strip]:
        """Return the strips of one block, with the gap above it."""
        match block:
            case Paragraph():
                strips = self.paragraph(block.content, place)
            case ItemList():
                strips = item_list(self, block, place)
            case Table():
                strips = table_strips(self, block, place)
            case Figure():
                strips = picture(self, block, place)
            case Checklist():
                strips = checklist(self, block, place)
            case WriteIn():
                strips = self.write_in(block, place)
            case Callout():
                strips = self.callout(block, place)
            case Section():
                strips = self.section(block, place)
            case _:
                assert_never(block)
        return strips

    def blocks(self, blocks: Sequence[Block], place: Place) -> list[Strip]:
        """Return the strips of several blocks."""
        strips: list[Strip] = []
        for icon, block in pairs(blocks):
            if icon is not None and isinstance(block, Paragraph):
                strips += picture_row(self, icon, block, place)
            else:
                strips += self.block(block, place)
        return strips

    def section(self, section: Section, place: Place) -> list[Strip]:
        """Return a heading and what stands under it."""
        level = place.level + 1
        element = self.tagger.add(place.element, "Sect")
        heading = self.tagger.add(element, f"H{level}")
        strips = self.text(section.heading, self.styles.heading(level), heading, place)
        strips[0].space = self.styles.leading * (1.2 if level == 2 else 0.95)  # noqa: PLR2004
        strips[0].page_break = section.new_page
        strips[0].title = (level - 1, clean(section.heading))
        self.keep(strips)
        below = self.blocks(section.blocks, replace(place, element=element, level=level))
        if below:
            below[0].space = min(below[0].space, self.styles.leading * 0.35)
            below[0].page_break = False
        return strips + below

    def paragraph(
        self, content: Inlines, place: Place, *, tag: str = "P", ink: Ink | None = None
    ) -> list[Strip]:
        """Return a paragraph's lines."""
        element = self.tagger.add(place.element, tag) if tag else place.element
        words = Words(self.tagger)
        self.inlines(words, content, element, ink or self.styles.body)
        return self.set_words(words, ink or self.styles.body, place)

    def text(self, text: str, ink: Ink, element: Element, place: Place) -> list[Strip]:
        """Return plain words as lines."""
        words = Words(self.tagger)
        words.add(clean(text), ink, element)
        return self.set_words(words, ink, place)

    def keep(self, strips: Sequence[Strip]) -> None:
        """Keep strips with what follows them."""
        keep_with_next(strips, self.room)

    def set_words(self, words: Words, ink: Ink, place: Place) -> list[Strip]:
        """Return gathered words as lines, no wider than reads well."""
        lines = words.lines(
            min(place.width, self.styles.line_limit * max(1, ink.size / self.styles.size))
        )
        colour = self.styles.profile.accent
        strips = [
            Strip(
                ink.leading,
                line_ops(line, place.x, ink.baseline, underline=colour),
                frames=place.frames,
            )
            for line in lines
        ]
        strips[0].space = self.gap
        paragraph_keeps(strips)
        return strips

    def inlines(self, words: Words, content: Inlines, element: Element, ink: Ink) -> None:
        """Add inline content to the words of a block."""
        styles = self.styles
        for node in content:
            text = clean(node.text)
            match node:
                case Text() | Term():
                    words.add(text, ink, element)
                case Strong():
                    words.add(text, ink.bold(styles.heavy), element)
                case Kept():
                    words.add(
                        text,
                        ink.bold(styles.heavy) if node.strong else ink,
                        element,
                        kept=True,
                    )
                case Foreign():
                    span = self.tagger.add(element, "Span", language=node.language)
                    words.add(text, ink, span)
                case Link():
                    anchor = Anchor(node.target, text, self.tagger.add(element, "Link"))
                    look = replace(styles.link, face=ink.face, size=ink.size, leading=ink.leading)
                    words.add(text, look, anchor.element, anchor=anchor)
                case _:
                    assert_never(node)

    def write_in(self, block: WriteIn, place: Place) -> list[Strip]:
        """Return a label and lines to write on."""
        strips: list[Strip] = []
        if block.label:
            element = self.tagger.add(place.element, "P")
            strips = self.text(block.label, self.styles.strong, element, place)
            self.keep(strips)
        owner = self.tagger.add(place.element, "Figure", alt=clean(self.labels.write_here))
        strips += self.write_lines(owner, block.lines, place)
        held(strips, self.room * HELD_SHARE)
        # Without a label, the first line's own height keeps it clear of what stands above.
        strips[0].space = self.gap if block.label else self.styles.size * 0.4
        return strips

    def write_lines(self, owner: Element, lines: int, place: Place) -> list[Strip]:
        """Return ruled lines for handwriting; the first one speaks for all."""
        pitch = self.styles.pitch
        colour = self.styles.profile.rule
        strips = []
        for index in range(lines):
            line = rule(place.x, pitch, place.width, colour, 0.9)
            if index == 0:
                line.leaf = self.tagger.leaf(owner)
            strips.append(Strip(pitch, [line], frames=place.frames))
        paragraph_keeps(strips)
        return strips

    def callout(self, block: Callout, place: Place) -> list[Strip]:
        """Return a boxed aside."""
        pad = self.styles.size
        element = self.tagger.add(place.element, "Sect")
        frame = self.frame(place, pad, self.styles.profile.accent)
        inner = replace(
            place,
            element=element,
            x=place.x + pad,
            width=place.width - 2 * pad,
            frames=(*place.frames, frame),
        )
        strips: list[Strip] = []
        if block.title:
            heading = self.tagger.add(element, "P")
            strips = self.text(block.title, self.styles.strong, heading, inner)
            self.keep(strips)
        below = self.blocks(block.blocks, inner)
        if strips and below:
            below[0].space = self.styles.size * 0.2
        strips += below
        # It must be noticed: half of it is easily missed.
        held(strips, self.room * _CALLOUT_SHARE)
        strips[0].space = self.gap * 1.15
        return strips
