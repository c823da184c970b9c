"""The words of a document tree in reading order: what every renderer has to give.

Every piece is cleaned (`documents.clean`). Two texts are the same when `words` gives the same for
both: the pieces follow each other with space between them, and how much space does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import (
    Blank,
    Block,
    Callout,
    Checklist,
    Document,
    Figure,
    Foreign,
    Inlines,
    ItemList,
    Kept,
    Labels,
    Link,
    Pack,
    Paragraph,
    Section,
    Strong,
    Table,
    Term,
    Text,
    WriteIn,
)


def inline_text(content: Inlines) -> str:
    """Return the words of inline content without their meaning."""
    parts: list[str] = []
    for node in content:
        match node:
            case Text() | Strong() | Link() | Term() | Foreign() | Kept():
                parts.append(node.text)
            case _:
                assert_never(node)
    return "".join(parts)


def words(pieces: Iterable[str]) -> str:
    """Return pieces of text as one line of words: how texts of two renderers are compared."""
    return " ".join(clean(" ".join(pieces)).split())


def pack_text(pack: Pack) -> Iterator[str]:
    """Yield the pieces of text of a pack, in order: contents page first where there is one."""
    yield from map(clean, _pack_pieces(pack))


def _pack_pieces(pack: Pack) -> Iterator[str]:
    if len(pack.documents) > 1:
        yield pack.title
        yield pack.labels.contents
        for document in pack.documents:
            yield document.title
    for document in pack.documents:
        yield from document_text(document, pack.labels)


def document_text(document: Document, labels: Labels) -> Iterator[str]:
    """Yield the pieces of text of one document: title, subtitle, then its blocks in order."""
    yield document.title
    if document.subtitle:
        yield document.subtitle
    for block in document.blocks:
        yield from block_text(block, labels)


def block_text(block: Block, labels: Labels) -> Iterator[str]:
    """Yield the pieces of text of one block.

    A table gives its caption, its column headers once, then its cells row by row; the boxes of a
    checklist come before their words, as they are spoken.
    """
    match block:
        case Paragraph():
            yield inline_text(block.content)
        case ItemList():
            for item in block.items:
                for inner in item:
                    yield from block_text(inner, labels)
        case Table():
            yield block.caption
            for column in block.columns:
                yield column.header
            for row in block.rows:
                for cell in row:
                    yield labels.write_here if isinstance(cell, Blank) else inline_text(cell)
        case Figure():
            yield block.alt
            if block.credit:
                yield block.credit
        case Checklist():
            for line in block.items:
                if not block.options:
                    yield labels.empty_box if line.chosen is None else labels.yes_box
                yield inline_text(line.content)
                for index, option in enumerate(block.options):
                    yield labels.yes_box if line.chosen == index else labels.empty_box
                    yield option
                if line.note:
                    yield line.note
        case WriteIn():
            if block.label:
                yield block.label
            yield labels.write_here
        case Callout():
            if block.title:
                yield block.title
            for inner in block.blocks:
                yield from block_text(inner, labels)
        case Section():
            yield block.heading
            for inner in block.blocks:
                yield from block_text(inner, labels)
        case _:
            assert_never(block)
