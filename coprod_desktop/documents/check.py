"""The rules that every document tree keeps, checked before any renderer sees it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import (
    Blank,
    Block,
    Callout,
    Checklist,
    Document,
    Figure,
    Inlines,
    ItemList,
    Link,
    Pack,
    Paragraph,
    Section,
    Table,
    WriteIn,
)

DEEPEST_HEADING = 5
"""Sections nest at most so deep, so that with the title six levels of heading are enough."""

SAFE_SCHEMES = ("https://", "mailto:", "tel:")
"""How the address of a link may begin."""


class BrokenTreeError(ValueError):
    """A document tree breaks a rule: a bug in the pack that built it, never a person's mistake."""


def check_pack(pack: Pack) -> Pack:
    """Return `pack` if it keeps every rule.

    Raises `BrokenTreeError` naming all findings: a heading or caption without words, a picture
    without alt text, a table row that does not fit its columns, a link to an unsafe address,
    sections nested too deep, an unknown checklist option, no document at all.
    """
    findings = list(_pack_findings(pack))
    if findings:
        raise BrokenTreeError("; ".join(findings))
    return pack


def _wordless(text: str) -> bool:
    return not clean(text).strip()


def _pack_findings(pack: Pack) -> Iterator[str]:
    if not pack.documents:
        yield "the pack holds no document"
    for document in pack.documents:
        for finding in _document_findings(document):
            yield f"{document.id}: {finding}"


def _document_findings(document: Document) -> Iterator[str]:
    if _wordless(document.title):
        yield "no title"
    if not document.language:
        yield "no language"
    for block in document.blocks:
        yield from _block_findings(block, depth=1)


def _block_findings(block: Block, depth: int) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _inline_findings(block.content)
        case ItemList():
            if not block.items:
                yield "an empty list"
            for item in block.items:
                yield from _blocks_findings(item, depth)
        case Table():
            yield from _table_findings(block)
        case Figure():
            if _wordless(block.alt):
                yield "a picture without alt text"
        case Checklist():
            if not block.items:
                yield "an empty checklist"
            for line in block.items:
                yield from _inline_findings(line.content)
                if line.chosen is not None and not 0 <= line.chosen < max(1, len(block.options)):
                    yield f"a checklist option that does not exist: {line.chosen}"
        case WriteIn():
            if block.lines < 1:
                yield "a write-in space without lines"
        case Callout():
            yield from _blocks_findings(block.blocks, depth)
        case Section():
            if _wordless(block.heading):
                yield "a heading without words"
            if depth > DEEPEST_HEADING:
                yield f"sections nested too deep at: {block.heading}"
            yield from _blocks_findings(block.blocks, depth + 1)
        case _:
            assert_never(block)


def _blocks_findings(blocks: tuple[Block, ...], depth: int) -> Iterator[str]:
    if not blocks:
        yield "an item, callout or section without content"
    for inner in blocks:
        yield from _block_findings(inner, depth)


def _table_findings(table: Table) -> Iterator[str]:
    if _wordless(table.caption):
        yield "a table without a caption"
    if not table.rows or not table.columns:
        yield f"an empty table: {table.caption}"
    if any(_wordless(column.header) for column in table.columns):
        yield f"a column without a header: {table.caption}"
    for row in table.rows:
        if len(row) != len(table.columns):
            yield f"a row that does not fit its columns: {table.caption}"
        for cell in row:
            if not isinstance(cell, Blank):
                yield from _inline_findings(cell)


def _inline_findings(content: Inlines) -> Iterator[str]:
    for node in content:
        if isinstance(node, Link) and not node.target.startswith(SAFE_SCHEMES):
            yield f"a link to an unsafe address: {node.target}"
