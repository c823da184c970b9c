"""A document tree as indented text that a person can read and compare.

`**strong**`, `[kept on one line]`, `____` space to write, `( )` a box to tick, `(x)` a ticked one.
"""

from __future__ import annotations

from collections.abc import Iterator

from coprod_desktop.documents.tree import (
    Blank,
    Block,
    Callout,
    Cell,
    Checklist,
    Document,
    Figure,
    Inlines,
    ItemList,
    Kept,
    Paragraph,
    Section,
    Strong,
    Table,
    WriteIn,
)


def notation(document: Document) -> str:
    lines = [f"{document.title} ({document.id}, {document.language}, {document.form.value})"]
    if document.subtitle:
        lines.append(f"{document.subtitle}")
    lines.append("")
    for block in document.blocks:
        lines += _block(block)
    return "\n".join(lines).rstrip() + "\n"


def _indent(lines: Iterator[str]) -> Iterator[str]:
    return (f"    {line}" if line else "" for line in lines)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _indent(_block(block))


def _inline(content: Inlines) -> str:
    parts = []
    for node in content:
        match node:
            case Strong(text):
                parts.append(f"**{text}**")
            case Kept(text, strong):
                parts.append(f"[**{text}**]" if strong else f"[{text}]")
            case _:
                parts.append(node.text)
    return "".join(parts).replace("\n", " / ")


def _cell(cell: Cell) -> str:
    return "____" * cell.lines if isinstance(cell, Blank) else _inline(cell)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(content):
            yield _inline(content)
        case ItemList(items, numbered):
            for item in items:
                first, *rest = _blocks(item)
                yield f"{'1.' if numbered else '-'} {first.strip()}"
                yield from rest
        case Table(caption, columns, rows, shown):
            yield f"table: {caption}{' (shown)' if shown else ''}"
            yield "    " + " | ".join(f"{each.header} <{each.weight:g}>" for each in columns)
            for row in rows:
                yield "    " + " | ".join(map(_cell, row))
        case Figure(alt=alt, credit=credit):
            yield f"picture: {alt}{f' ({credit})' if credit else ''}"
        case Checklist(items, options):
            for line in items:
                boxes = [
                    f"{'(x)' if index == line.chosen else '( )'} {option}".rstrip()
                    for index, option in enumerate(options or ("",))
                ]
                yield f"{_inline(line.content)}  {'  '.join(boxes)}"
                if line.note:
                    yield f"    note: {line.note}"
        case WriteIn(label, lines):
            yield f"{label} {'____' * lines}"
        case Callout(blocks, title):
            yield f"box: {title}".rstrip()
            yield from _blocks(blocks)
        case Section(heading, blocks, new_page):
            yield ""
            yield f"# {heading}{' (new page)' if new_page else ''}"
            yield from _blocks(blocks)
