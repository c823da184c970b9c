"""The ways-of-working poster: the group's own words, or the usual topics to fill in together."""

from __future__ import annotations

from coprod_desktop.documents.tree import Block, Document, Form, ItemList, Paragraph, Strong, Text
from coprod_desktop.domain.records import Agreement
from coprod_desktop.packs.meeting import project_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, joined

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
        blocks = (ItemList(items),)
    else:
        blocks = (
            writer.run("ways-of-working.fill_in", "ways-of-working.again"),
            *(writer.write(topic, 2) for topic in _TOPICS),
        )
    return writer.document(
        "ways-of-working", blocks, subtitle=project_line(writer), form=Form.POSTER
    )


def _item(writer: Writer, agreement: Agreement) -> tuple[Block, ...]:
    """Return an agreement, and how we keep it, as one paragraph that stays together."""
    text, how = writer.lines(agreement.text), writer.lines(agreement.how)
    said = joined("\n", ((Strong(text),) * bool(text), (Text(how),) * bool(how)))
    return (Paragraph(said),) if said else ()
