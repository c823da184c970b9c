"""The nodes of a document tree.

A tree carries meaning only: no fonts, no points, no colours. `packs` builds it from records,
`documents.check` holds it to its rules, and each renderer walks it with an exhaustive `match`.
All nodes are frozen, so a tree can be shared between threads and compared in tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

# --- Inline ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words. A line feed is a line break; nothing in it is ever markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that matter more than their neighbours."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `target`, an https:, mailto: or tel: address."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word from the glossary, with its plain `meaning` for formats that can show it."""

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the document's, `language` as a BCP 47 tag ("cy", "pl")."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One piece of information that must not break over two lines: a date, a number, a sum."""

    text: str
    strong: bool = False


Inline: TypeAlias = Text | Strong | Link | Term | Foreign | Kept
Inlines: TypeAlias = tuple[Inline, ...]

# --- Blocks ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted list, or a numbered one; each item is one or more blocks."""

    items: tuple[tuple[Block, ...], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, and its share of the width against the other columns."""

    header: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Blank:
    """Space for handwriting in a table cell, `lines` of handwriting high."""

    lines: int = 1


Cell: TypeAlias = Inlines | Blank


@dataclass(frozen=True, slots=True)
class Table:
    """A table of records: `columns` head it; the first cell of a row names the row.

    `caption` says in one line what the table holds. With `show_caption` false it is only spoken
    (a heading just above says the same). Where a print size leaves too little room for the
    columns, a renderer may set the table as a list of labelled lines: the same text in the same
    order, each cell led by its column's header.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    show_caption: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as SVG source without text in it, what it shows in words, and its credit line."""

    svg: str
    alt: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One line of a checklist: its words, a note, and which of the options is ticked, if any."""

    content: Inlines
    chosen: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """Lines to tick. `options` are the words beside each line's boxes; empty means one bare box."""

    items: tuple[CheckItem, ...]
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WriteIn:
    """Space to write in by hand: a label (may be empty) and so many lines of handwriting."""

    label: str
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed aside that must be noticed."""

    blocks: tuple[Block, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. Heading levels come from nesting, never from a number."""

    heading: str
    blocks: tuple[Block, ...]
    new_page: bool = False


Block: TypeAlias = Paragraph | ItemList | Table | Figure | Checklist | WriteIn | Callout | Section

# --- Documents ------------------------------------------------------------------------------


class Form(Enum):
    """How a document is used in the room, which a renderer may answer with its layout."""

    FLOW = "flow"
    """Read on as many pages as it takes."""
    CARDS = "cards"
    """Each top-level section is a card to cut out or hand round; a card does not split."""
    BADGES = "badges"
    """Each top-level callout is a badge to cut out. The strong words that begin it are a name, as
    large as the badge allows."""
    POSTER = "poster"
    """Read from across a room: a renderer sets it larger than the profile asks."""
    ONE_SHEET = "one sheet"
    """Meant for one sheet on a wall, A4 or A3: the letters never shrink, so that in large print a
    renderer may need several pages."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The standing words that a renderer itself needs, in the document's language."""

    page: str
    """With {page} and {pages}: "Page {page} of {pages}"."""
    contents: str
    """The heading of a pack's contents page."""
    yes_box: str
    """Spoken for a ticked box: "Ticked"."""
    empty_box: str
    """Spoken for an empty box: "Tick box"."""
    write_here: str
    """Spoken for a write-in space: "Space to write"."""


@dataclass(frozen=True, slots=True)
class Document:
    """One printed thing: an agenda, a poster, a whole plan."""

    id: str
    title: str
    language: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    form: Form = Form.FLOW


@dataclass(frozen=True, slots=True)
class Pack:
    """One file to print: a single document, or several with a contents page in front."""

    title: str
    language: str
    documents: tuple[Document, ...]
    labels: Labels
    author: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)
    """Names for the file's own metadata, such as "subject"; never personal data."""
