"""Turns the blocks of a document into HTML elements."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import assert_never

from coprod_desktop.documents.check import SAFE_SCHEMES
from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import (
    Blank,
    Block,
    Callout,
    Cell,
    Checklist,
    Figure,
    Foreign,
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
from coprod_desktop.render.html.picture import picture_html
from coprod_desktop.render.pairs import pairs

_KEPT_AT_MOST = 24
"""Characters that are kept on one line; more would not fit a small screen."""
_DEEPEST = 6


class Blocks:
    """Writes blocks with the words that the renderer itself needs."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels

    def blocks(self, blocks: Sequence[Block], level: int) -> str:
        """Return several blocks; headings among them stand one below `level`."""
        return "\n".join(
            self.block(block, level)
            if icon is None
            else f'<div class="row">{self.block(icon, level)}\n{self.block(block, level)}</div>'
            for icon, block in pairs(blocks)
        )

    def block(self, block: Block, level: int) -> str:
        """Return one block."""
        match block:
            case Paragraph():
                return f"<p>{inlines(block.content)}</p>"
            case ItemList():
                tag = "ol" if block.numbered else "ul"
                items = "\n".join(f"<li>{self._item(item, level)}</li>" for item in block.items)
                return f"<{tag}>\n{items}\n</{tag}>"
            case Table():
                return self.table(block)
            case Figure():
                credit = f"<figcaption>{plain(block.credit)}</figcaption>" if block.credit else ""
                return f"<figure>{picture_html(block.svg, block.alt)}{credit}</figure>"
            case Checklist():
                return self.checklist(block)
            case WriteIn():
                label = f'<p class="label">{plain(block.label)}</p>' if block.label else ""
                return f'<div class="write">{label}{self.write(block.lines)}</div>'
            case Callout():
                title = f'<p class="label">{plain(block.title)}</p>' if block.title else ""
                inner = self.blocks(block.blocks, level)
                return f'<div class="callout" role="note">{title}{inner}</div>'
            case Section():
                return self.section(block, level + 1)
            case _:
                assert_never(block)

    def section(self, section: Section, level: int) -> str:
        """Return a heading of `level` and what stands under it."""
        kind = ' class="new-page"' if section.new_page else ""
        tag = f"h{min(level, _DEEPEST)}"
        inner = self.blocks(section.blocks, level)
        return f"<section{kind}>\n<{tag}>{plain(section.heading)}</{tag}>\n{inner}\n</section>"

    def table(self, table: Table) -> str:
        """Return a table; on a small screen each row becomes a group of labelled lines.

        The roles are spelled out because some browsers forget them with the layout.
        """
        hidden = "" if table.show_caption else ' class="spoken"'
        heads = "".join(
            f'<th scope="col" role="columnheader">{plain(column.header)}</th>'
            for column in table.columns
        )
        rows = "\n".join(
            '<tr role="row">'
            + "".join(
                self._cell(cell, column.header, first=index == 0)
                for index, (cell, column) in enumerate(zip(row, table.columns, strict=True))
            )
            + "</tr>"
            for row in table.rows
        )
        return (
            f'<table role="table"><caption{hidden}>{plain(table.caption)}</caption>\n'
            f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
            f'<tbody role="rowgroup">\n{rows}\n</tbody></table>'
        )

    def _cell(self, cell: Cell, header: str, *, first: bool) -> str:
        inner = self.write(cell.lines) if isinstance(cell, Blank) else inlines(cell)
        label = f'data-label="{_attribute(header)}"'
        if first:
            return f'<th scope="row" role="rowheader" {label}>{inner}</th>'
        return f'<td role="cell" {label}>{inner}</td>'

    def _item(self, item: Sequence[Block], level: int) -> str:
        if len(item) == 1 and isinstance(only := item[0], Paragraph):
            return inlines(only.content)
        return self.blocks(item, level)

    def checklist(self, block: Checklist) -> str:
        """Return lines with boxes, each box before its words."""
        lines = []
        for line in block.items:
            words = inlines(line.content)
            if block.options:
                options = " ".join(
                    f'<span class="option">{self.box(chosen=line.chosen == index)} '
                    f"{plain(option)}</span>"
                    for index, option in enumerate(block.options)
                )
                inner = f'<p>{words}</p><p class="options">{options}</p>'
            else:
                inner = f"<p>{self.box(chosen=line.chosen is not None)} {words}</p>"
            note = f'<p class="note">{plain(line.note)}</p>' if line.note else ""
            lines.append(f"<li>{inner}{note}</li>")
        kind = "checks options" if block.options else "checks"
        # Without the role, some browsers drop a list that shows no bullets.
        return f'<ul class="{kind}" role="list">\n' + "\n".join(lines) + "\n</ul>"

    def box(self, *, chosen: bool) -> str:
        """Return a box to tick, spoken as the labels say."""
        label = self.labels.yes_box if chosen else self.labels.empty_box
        tick = '<path d="M5 10.5l3.4 3.6L15.4 6"/>' if chosen else ""
        return (
            f'<svg class="box" role="img" aria-label="{_attribute(label)}" viewBox="0 0 20 20">'
            f'<rect x="1.2" y="1.2" width="17.6" height="17.6" rx="3"/>{tick}</svg>'
        )

    def write(self, lines: int) -> str:
        """Return ruled lines for handwriting."""
        rules = "<i></i>" * max(1, lines)
        label = _attribute(self.labels.write_here)
        return f'<span class="lines" role="img" aria-label="{label}">{rules}</span>'


def inlines(content: Inlines) -> str:
    """Return inline content."""
    return "".join(_inline(node) for node in content)


def _inline(node: Text | Strong | Link | Term | Foreign | Kept) -> str:
    words = plain(node.text)
    match node:
        case Text():
            return words
        case Strong():
            return f"<strong>{words}</strong>"
        case Link():
            if not node.target.startswith(SAFE_SCHEMES):
                return words
            return f'<a href="{_attribute(node.target)}">{words}</a>'
        case Term():
            return f'<dfn title="{_attribute(node.meaning)}">{words}</dfn>'
        case Foreign():
            return f'<span lang="{_attribute(node.language)}">{words}</span>'
        case Kept():
            tag = "strong" if node.strong else "span"
            kind = ' class="kept"' if len(node.text) <= _KEPT_AT_MOST else ""
            return f"<{tag}{kind}>{words}</{tag}>"
        case _:
            assert_never(node)


def plain(text: str) -> str:
    """Return words as they are, with their line breaks."""
    return escape(clean(text), quote=False).replace("\n", "<br>")


def _attribute(text: str) -> str:
    return escape(" ".join(clean(text).split()), quote=True)
