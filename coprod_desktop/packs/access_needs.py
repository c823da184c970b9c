"""The access needs form: what helps, never why, and who may know of it.

It is always empty: what somebody said before stands in no paper that may lie about in a room, but
on a sheet of their own (`access_sheets`). The lists follow the NHS Accessible Information Standard
(DAPB1605), as the group has changed them.
"""

from __future__ import annotations

from coprod_desktop.content.terms import groups_of
from coprod_desktop.documents.tree import (
    Block,
    Callout,
    CheckItem,
    Checklist,
    Document,
    Section,
    Text,
)
from coprod_desktop.packs.meeting import contact, project_line, session_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Part, Writer, flat, ticks

_SUPPORT = ("access-needs.support_yes", "access-needs.support_find")
_SHARE = (
    "access-needs.share_one",
    "access-needs.share_team",
    "access-needs.share_helpers",
    "access-needs.share_ask",
)


def build(source: Source) -> Document:
    """Return the form to hand out, or to fill in together, before people come."""
    writer = Writer(source)
    session = source.session
    return writer.document(
        "access-needs",
        writer.run("access-needs.why", "access-needs.some", "access-needs.short"),
        writer.section(
            "access-needs.who",
            writer.write("access-needs.write_name", 1),
            writer.write("access-needs.write_reach", 2),
        ),
        writer.section("access-needs.helps", writer.write("access-needs.write_helps", 4)),
        support(writer),
        writer.section("access-needs.careful", writer.write("access-needs.write_careful", 2)),
        share(writer),
        hand_in(writer),
        _ideas(writer),
        subtitle=session_line(writer, session) if session else project_line(writer),
    )


def support(writer: Writer, *noted: Part) -> Section:
    """Return who comes along, or room for it."""
    lines = writer.write("access-needs.write_support", 2)
    return writer.section("access-needs.support", *(noted or (ticks(writer, _SUPPORT),)), lines)


def share(writer: Writer) -> Section:
    """Return who may know of it, and for how long."""
    return writer.section(
        "access-needs.share",
        writer.para("access-needs.share_why"),
        ticks(writer, _SHARE),
        writer.para("access-needs.keep"),
        writer.write("access-needs.write_keep", 1),
    )


def hand_in(writer: Writer) -> Callout:
    """Return whom to give it to or to ask."""
    return writer.callout(
        contact(writer, after=writer.say("access-needs.honest")),
        title=writer.word("access-needs.hand_in"),
    )


def _ideas(writer: Writer) -> Section:
    """Return the lists to tick, on pages of their own: nobody has to go through them."""
    ideas = (
        _list(writer, "access", "access-needs.write_other"),
        _list(writer, "communication", "access-needs.write_other"),
        _list(writer, "professional", "access-needs.write_language"),
        _list(writer, "format", "access-needs.write_size"),
        _list(writer, "contact", "access-needs.write_way"),
    )
    heading = writer.word("access-needs.ideas")
    return Section(heading, (writer.para("access-needs.ideas_why"), *ideas), new_page=True)


def _list(writer: Writer, name: str, own: str) -> Section:
    """Return the lines of a list to tick, by their groups, and room for own words."""
    source = writer.source
    groups: list[Block] = []
    for group in groups_of(source.content, source.snapshot, name):
        said = [text for each in group.terms if (text := writer.own(each.label))]
        if said:
            lines = Checklist(tuple(CheckItem((Text(text),)) for text in said))
            groups.append(Section(group.label, (lines,)))
    room = writer.write(own, 2)
    return writer.section(f"access-needs.{name}", flat(groups, room))
