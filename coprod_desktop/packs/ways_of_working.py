"""The ways-of-working poster: the group's own words, or the usual topics to fill in together."""

from __future__ import annotations

from coprod_desktop.documents.tree import Block, Document, Form, ItemList, Paragraph, Strong, Text
from coprod_desktop.domain.records import Agreement
from coprod_desktop.packs.meeting import project_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer

_TOPICS = (
    "ways-of-working.turns",
    "ways-of-working.listening",
    "ways-of-working.ideas",
    "ways-of-working.asking",
    "ways-of-working.words",
    "ways-of-working.things",
    "ways-of-working.private",
    "ways-of-working.away",
    "ways-of-working.badges",
)


def build(source: Source) -> Document:
    """Return the poster for the wall."""
    writer = Writer(source)
    items = tuple(item for each in source.snapshot.all(Agreement) if (item := _item(writer, each)))
    blocks: tuple[Block, ...]
    if items:
        blocks = (
            ItemList(items),
            writer.write("ways-of-working.write_more", 2),
            writer.para("ways-of-working.again"),
        )
    else:
        blocks = (
            writer.para("ways-of-working.fill_in"),
            *(writer.write(topic, 2) for topic in _TOPICS),
        )
    return writer.document(
        "ways-of-working", blocks, subtitle=project_line(writer), form=Form.POSTER
    )


def _item(writer: Writer, agreement: Agreement) -> tuple[Block, ...]:
    text = writer.own(agreement.text)
    said = (Paragraph((Strong(text),)),) if text else ()
    how = tuple(Paragraph((Text(line),)) for line in (writer.own(agreement.how),) if line)
    return (*said, *how)
