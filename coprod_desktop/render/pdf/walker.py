"""Walks a document tree and turns each node into strips and structure elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from coprod_desktop.render.pdf.figures import figure_code
from coprod_desktop.render.pdf.lines import Anchor, Words
from coprod_desktop.render.pdf.objects import num
from coprod_desktop.render.pdf.strips import (
    FIRM,
    SOFT,
    Drawing,
    Frame,
    Op,
    Strip,
    held,
    keep_with_next,
    line_ops,
    paragraph_keeps,
    rule,
)
from coprod_desktop.render.pdf.structure import Element, Tagger
from coprod_desktop.render.pdf.styles import Ink, Styles, fill, round_box, stroke

_TITLE_RULE = (66.0, 3.4)
"""Length and thickness of the rule under a title, at 14 points."""
_ICON = 200
"""A picture no larger than this in its own units is an icon: it is set small."""
_HELD_SHARE = 0.4
"""Share of a page up to which a callout, row or list item is kept whole."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks go: their left edge and width in points, their frames and their element."""

    x: float
    width: float
    element: Element
    frames: tuple[Frame, ...] = ()
    level: int = 1
    """How deep the headings are."""

    def inside(self, element: Element, indent: float = 0.0) -> Place:
        """Return the same place for an inner element, moved right."""
        return replace(self, element=element, x=self.x + indent, width=self.width - indent)


class Walker:
    """Turns the blocks of one document into strips."""

    def __init__(self, styles: Styles, labels: Labels, tagger: Tagger, room: float) -> None:
        self.styles = styles
        self.labels = labels
        self.tagger = tagger
        self.room = room
        """Height of a page between its margins."""

    @property
    def gap(self) -> float:
        """The blank line between paragraphs."""
        return self.styles.leading * 0.85

    # Documents ------------------------------------------------------------------------------

    def document(self, document: Document, place: Place) -> list[Strip]:
        """Return all strips of a document, its title first."""
        strips = self.title(document.title, document.subtitle, place)
        for block in document.blocks:
            if document.form is Form.CARDS and isinstance(block, Section):
                strips += self.card(block, place)
            else:
                strips += self.block(block, place)
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
        keep_with_next(strips, self.room)
        return strips

    def card(self, section: Section, place: Place) -> list[Strip]:
        """Return a section in a border, to cut out or hand round."""
        pad = self.styles.size * 1.2
        frame = self.frame(place, pad, self.styles.profile.rule)
        inner = replace(
            place, x=place.x + pad, width=place.width - 2 * pad, frames=(*place.frames, frame)
        )
        strips = self.block(section, inner)
        strips[0].space = self.styles.leading
        strips[0].page_break = section.new_page
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
                strips = self.item_list(block, place)
            case Table():
                strips = self.table(block, place)
            case Figure():
                strips = self.figure(block, place)
            case Checklist():
                strips = self.checklist(block, place)
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
        for block in blocks:
            strips += self.block(block, place)
        return strips

    def section(self, section: Section, place: Place) -> list[Strip]:
        """Return a heading and what stands under it."""
        level = place.level + 1
        element = self.tagger.add(place.element, "Sect")
        heading = self.tagger.add(element, f"H{level}")
        strips = self.text(section.heading, self.styles.heading(level), heading, place)
        strips[0].space = self.styles.leading * (1.35 if level == 2 else 1.05)  # noqa: PLR2004
        strips[0].page_break = section.new_page
        strips[0].title = (level - 1, clean(section.heading))
        keep_with_next(strips, self.room)
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

    def item_list(self, block: ItemList, place: Place) -> list[Strip]:
        """Return a list with bullets or numbers hanging at the left."""
        ink = self.styles.strong
        attributes = "/O/List/ListNumbering/" + ("Decimal" if block.numbered else "Disc")
        element = self.tagger.add(place.element, "L", attributes=attributes)
        marks = [f"{count}." if block.numbered else "•" for count in range(1, len(block.items) + 1)]
        indent = max(ink.width(mark) for mark in marks) + ink.size * 0.6
        loose = any(len(item) > 1 or not isinstance(item[0], Paragraph) for item in block.items)
        strips: list[Strip] = []
        for mark, item in zip(marks, block.items, strict=True):
            entry = self.tagger.add(element, "LI")
            words = Words(self.tagger)
            words.add(mark, ink, self.tagger.add(entry, "Lbl"))
            body = place.inside(self.tagger.add(entry, "LBody"), indent)
            inner = self.blocks(item, body)
            inner[0].space = self.gap * (1 if loose else 0.5)
            label = line_ops(words.lines(place.width)[0], place.x, ink.baseline)
            inner[0].ops = [*label, *inner[0].ops]
            strips += inner
        strips[0].space = self.gap
        return strips

    def checklist(self, block: Checklist, place: Place) -> list[Strip]:
        """Return lines with boxes to tick."""
        styles = self.styles
        ink = styles.body
        element = self.tagger.add(place.element, "L", attributes="/O/List/ListNumbering/None")
        indent = styles.size * 1.7
        strips: list[Strip] = []
        for line in block.items:
            entry = self.tagger.add(element, "LI")
            if block.options:
                body = place.inside(self.tagger.add(entry, "LBody"))
                mine = self.paragraph(line.content, body)
                options = self.tagger.add(body.element, "P")
                words = Words(self.tagger)
                for index, option in enumerate(block.options):
                    self.box(words, options, chosen=line.chosen == index)
                    words.gap(styles.size * 0.4, ink)
                    words.add(clean(option), ink, options, kept=True)
                    words.add(" ", ink, options)
                    words.gap(styles.size * 0.9, ink)
                    words.cut()
                below = self.set_words(words, ink, body)
                below[0].space = styles.size * 0.25
                mine[-1].keep = FIRM
                mine += below
            else:
                label = Words(self.tagger)
                self.box(label, self.tagger.add(entry, "Lbl"), chosen=line.chosen is not None)
                body = place.inside(self.tagger.add(entry, "LBody"), indent)
                mine = self.paragraph(line.content, body)
                ops: list[Op] = line_ops(label.lines(place.width)[0], place.x, ink.baseline)
                mine[0].ops = [*ops, *mine[0].ops]
            if line.note:
                note = self.text(line.note, ink, self.tagger.add(body.element, "P"), body)
                note[0].space = 0
                mine[-1].keep = FIRM
                mine += note
            held(mine, self.room * _HELD_SHARE)
            mine[0].space = self.gap * 0.75
            strips += mine
        strips[0].space = self.gap
        return strips

    def box(self, words: Words, element: Element, *, chosen: bool) -> None:
        """Add a box to tick, spoken as the labels say."""
        spoken = self.labels.yes_box if chosen else self.labels.empty_box
        owner = self.tagger.add(element, "Figure", alt=clean(spoken))
        words.sign("ticked" if chosen else "box", self.styles.body, owner)

    def write_in(self, block: WriteIn, place: Place) -> list[Strip]:
        """Return a label and lines to write on."""
        strips: list[Strip] = []
        if block.label:
            element = self.tagger.add(place.element, "P")
            strips = self.text(block.label, self.styles.strong, element, place)
            keep_with_next(strips, self.room)
        owner = self.tagger.add(place.element, "Figure", alt=clean(self.labels.write_here))
        strips += self.write_lines(owner, block.lines, place)
        held(strips, self.room * _HELD_SHARE)
        strips[0].space = self.gap
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
        return strips

    def figure(self, block: Figure, place: Place) -> list[Strip]:
        """Return a picture drawn as vectors, with its credit below."""
        styles = self.styles
        picture = figure_code(block.svg)
        if max(picture.width, picture.height) <= _ICON:
            scale = styles.size * 7 / max(picture.width, picture.height)
        else:
            scale = place.width / picture.width
        scale = min(scale, place.width / picture.width, self.room * 0.62 / picture.height)
        width, height = picture.width * scale, picture.height * scale
        owner = self.tagger.add(place.element, "Figure", alt=clean(block.alt))
        code = f"{num(scale)} 0 0 {num(-scale)} 0 {num(height)} cm {picture.code}"
        drawing = Drawing(self.tagger.leaf(owner), place.x, height, code, width, height)
        strips = [Strip(height, [drawing], space=self.gap, frames=place.frames)]
        if block.credit:
            element = self.tagger.add(place.element, "P")
            credit = self.text(block.credit, styles.body, element, place)
            credit[0].space = styles.size * 0.3
            strips[0].keep = FIRM
            strips += credit
        return strips

    def callout(self, block: Callout, place: Place) -> list[Strip]:
        """Return a boxed aside."""
        pad = self.styles.size * 1.1
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
            keep_with_next(strips, self.room)
        below = self.blocks(block.blocks, inner)
        if strips and below:
            below[0].space = self.styles.size * 0.2
        strips += below
        held(strips, self.room * _HELD_SHARE)
        strips[0].space = self.gap * 1.15
        return strips

    def table(self, block: Table, place: Place) -> list[Strip]:
        """Return a table, or its labelled lines where the columns are too narrow."""
        from coprod_desktop.render.pdf.tables import table_strips  # noqa: PLC0415 - needs Walker

        return table_strips(self, block, place)
