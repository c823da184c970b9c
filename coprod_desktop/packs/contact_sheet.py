"""The contact sheet: how to reach people, for the practitioner's own eyes.

It holds the details of those alone who agreed that we keep them. The others are named, so that
they can be asked first; those who said no to their name on paper, or took back their yes, are not,
nor are they in what is written about others.
Its title is in the foot of every page, so that each page says by itself that it is confidential.
"""

from __future__ import annotations

from collections.abc import Iterable

from coprod_desktop.content.picked import picked
from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import (
    Blank,
    Block,
    Cell,
    Column,
    Document,
    Inlines,
    ItemList,
    Paragraph,
    Strong,
    Table,
    Text,
)
from coprod_desktop.domain.folding import folded
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.packs.dates import kept_date
from coprod_desktop.packs.meeting import project_line
from coprod_desktop.packs.names import Names
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, is_blank, joined, kept, spaced

_BLANK_ROWS = 3


def build(source: Source) -> Document:
    """Return how to reach those who agreed, and the names of those to ask first."""
    writer = Writer(source)
    people = [
        each
        for each in source.snapshot.all(Stakeholder)
        if each.part != "left" and not is_blank(each.name)
    ]
    people = [each for each in people if not writer.consents.refused(each, "name")]
    people.sort(key=lambda each: (folded(_name(each)), each.id))
    agreed = [each for each in people if writer.consents.allows(each, "contact")]
    others = [each for each in people if not writer.consents.allows(each, "contact")]
    today = source.today
    made = writer.say("contact-sheet.made", date=kept_date(source.words, today)) if today else ()
    return writer.document(
        "contact-sheet",
        writer.callout(
            Paragraph(
                spaced(
                    writer.say("contact-sheet.careful", strong=True),
                    made,
                    writer.say("contact-sheet.destroy"),
                )
            )
        ),
        _reach(writer, agreed),
        _ask_first(writer, others),
        _room(writer),
        subtitle=project_line(writer),
    )


def _columns(writer: Writer) -> tuple[Column, ...]:
    return (
        Column(writer.word("contact-sheet.column_name"), 1.3),
        Column(writer.word("contact-sheet.column_reach"), 2.0),
        Column(writer.word("contact-sheet.column_how"), 1.8),
    )


def _reach(writer: Writer, people: list[Stakeholder]) -> Block:
    if not people:
        return writer.para("contact-sheet.none")
    names = Names(writer.source.snapshot, writer.source.words, writer.consents, "us")
    rows = tuple(_row(writer, names, each) for each in people)
    return Table(writer.word("contact-sheet.caption"), _columns(writer), rows)


def _room(writer: Writer) -> Block:
    blank = ((Blank(2), Blank(2), Blank(2)),) * _BLANK_ROWS
    table = Table(writer.word("contact-sheet.write"), _columns(writer), blank)
    return writer.section("contact-sheet.write", table)


def _row(writer: Writer, names: Names, person: Stakeholder) -> tuple[Cell, ...]:
    field = writer.source.content.forms["stakeholder"].field("hear_by")
    ways = ", ".join(map(names.text, picked(field, person.hear_by, writer.source.snapshot)))
    note = names.text(person.reach_note.strip())
    paused = writer.word("contact-sheet.paused") if person.part == "paused" else ""
    phone, email, address = map(names.text, (person.phone, person.email, person.address))
    reach = joined("\n", (_line(phone), _line(email), _lines(address, ", ")))
    how = _lines("\n".join(filter(None, (ways, note, paused))))
    return (Strong(_name(person)),), reach or Blank(), how or Blank()


def _line(text: str) -> Inlines:
    return () if is_blank(text) else (kept(text),)


def _lines(text: str, between: str = "\n") -> Inlines:
    lines = (line.strip().rstrip(",") for line in clean(text).splitlines())
    said = between.join(filter(None, lines))
    return (Text(said),) if said else ()


def _ask_first(writer: Writer, people: Iterable[Stakeholder]) -> tuple[Block, ...]:
    items = tuple((Paragraph((Text(_name(each)),)),) for each in people)
    if not items:
        return ()
    why = writer.para("contact-sheet.ask_why")
    return (writer.section("contact-sheet.ask", why, ItemList(items)),)


def _name(person: Stakeholder) -> str:
    return " ".join(clean(person.name).split())
