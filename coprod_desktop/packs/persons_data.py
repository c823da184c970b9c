"""Everything held about one person, as a document for that person to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from coprod_desktop.content.days import day_in_words
from coprod_desktop.documents.check import check_pack
from coprod_desktop.documents.tree import Block, ItemList, Pack, Paragraph, Section, Strong, Text
from coprod_desktop.packs.registry import labels
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer


@dataclass(frozen=True, slots=True)
class Line:
    """What a field or a place is called, and what is written there; a sentence has no label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one kind: each is some lines."""

    title: str
    records: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was written once and stands there no more: when it was written, and where."""

    when: dt.date
    where: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """All that is held about a person, in words, without what belongs to others.

    `own` is the record itself, `groups` what belongs to it or names it, `texts` where the name is
    written elsewhere. `wrote` are the first and the last day on which the history names them as
    who wrote.
    """

    name: str
    own: tuple[Line, ...]
    groups: tuple[Group, ...]
    texts: tuple[Line, ...]
    earlier: tuple[Earlier, ...]
    wrote: tuple[dt.date, dt.date] | None = None


def build_persons_data(source: Source, held: Held) -> Pack:
    """Return the document as a pack of its own: it is for nobody but the person."""
    writer = Writer(source)
    organisation = source.snapshot.project.organisation.strip()
    today = day_in_words(source.words, source.today) if source.today else ""
    aside = writer.callout(
        writer.para("person-data.for_you"),
        writer.para("person-data.others"),
        title=writer.word("person-data.confidential"),
    )
    document = writer.document(
        "person-data",
        aside,
        writer.para("person-data.intro", day=today) if today else (),
        writer.section("person-data.now", _own(writer, held)),
        (
            Section(each.title, (ItemList(tuple((_lines(it),) for it in each.records)),))
            for each in held.groups
        ),
        _section(writer, "texts", map(_placed, held.texts)),
        _section(writer, "earlier", (_earlier(writer, each) for each in held.earlier)),
        _wrote(writer, held),
        writer.section("person-data.rights", writer.para("person-data.ask")),
        subtitle=held.name,
    )
    pack = Pack(
        title=document.title,
        language=source.words.language,
        documents=(document,),
        labels=labels(source.words),
        author=organisation,
    )
    return check_pack(pack)


def _section(writer: Writer, name: str, items: Iterable[Paragraph]) -> Section:
    """Return a section that says in words when there is nothing in it."""
    made = tuple((each,) for each in items)
    block: Block = ItemList(made) if made else writer.para(f"person-data.no_{name}")
    intro = (writer.para(f"person-data.{name}_intro"),) if made else ()
    return writer.section(f"person-data.{name}", intro, (block,))


def _own(writer: Writer, held: Held) -> Paragraph:
    return _lines(held.own) if held.own else writer.para("person-data.no_now")


def _lines(lines: Iterable[Line]) -> Paragraph:
    nodes: list[Strong | Text] = []
    for each in lines:
        if nodes:
            nodes.append(Text("\n"))
        nodes += _inlines(each)
    return Paragraph(tuple(nodes))


def _placed(line: Line) -> Paragraph:
    return Paragraph(_inlines(line))


def _inlines(line: Line) -> tuple[Strong | Text, ...]:
    text = Text(_plain(line.text))
    return (Strong(f"{line.label.rstrip('.')}: "), text) if line.label else (text,)


def _earlier(writer: Writer, each: Earlier) -> Paragraph:
    when = day_in_words(writer.source.words, each.when)
    key = "person-data.place" if each.label else "person-data.place_alone"
    place = writer.plain(key, day=when, where=each.where, label=each.label)
    return _placed(Line(place, each.text))


def _wrote(writer: Writer, held: Held) -> tuple[Section, ...]:
    if held.wrote is None:
        return ()
    first, last = (day_in_words(writer.source.words, each) for each in held.wrote)
    said = writer.para("person-data.wrote_from", first=first, last=last)
    return (writer.section("person-data.wrote", said),)


def _plain(text: str) -> str:
    """Return a text without empty lines: it stands in one paragraph."""
    return "\n".join(line for line in text.splitlines() if line.strip())
