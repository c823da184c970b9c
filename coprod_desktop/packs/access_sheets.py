"""A sheet for each person with what we noted of what helps them, to check, cross out and add to.

It is handed over to that one person in private: what stands on it is about them and for them. A
consent to tell helpers is not needed for that, but whoever refused it, or took it back, gets a
sheet with nothing filled in. Details of how to reach somebody need a living yes, as on the contact
sheet. Where a name may not print, nobody could tell whose sheet it is, so nothing else does either.
What hurts, and our own notes, are never on it: the access needs form asks for the first anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.tree import Block, Document, ItemList, Paragraph, Section, Text
from coprod_desktop.domain.consent import is_body
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.packs.access_needs import hand_in, share, support
from coprod_desktop.packs.meeting import project_line, session_line, who_comes
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, flat, is_blank, kept, spaced

_NOBODY = Stakeholder(id="")

_PARTS = {
    "access": ("access", "access-needs.write_other"),
    "communication": ("communication", "access-needs.write_other"),
    "professional": ("professionals", "access-needs.write_language"),
    "format": ("formats", "access-needs.write_size"),
    "contact": ("hear_by", "access-needs.write_way"),
}
"""The parts of a sheet: the field that each comes from, and what room to write is for."""

_LOOKS = ("paper_colour", "ink_colour", "font")
"""How somebody likes a page to look."""


def build(source: Source) -> Document:
    """Return the sheets of all who come, or take part; an empty one where that is nobody."""
    writer = Writer(source)
    people = [each for each in who_comes(source) if _is_a_person_with_us(each)]
    sheets = [_sheet(writer, each) for each in people or [_NOBODY]]
    session = source.session
    return writer.document(
        "access-sheets",
        # The first one stands below the title, each other one on paper of its own.
        (replace(sheet, new_page=at > 0) for at, sheet in enumerate(sheets)),
        subtitle=session_line(writer, session) if session else project_line(writer),
    )


def _is_a_person_with_us(who: Stakeholder) -> bool:
    return not is_body(who) and who.part != "left"


def _sheet(writer: Writer, person: Stakeholder) -> Section:
    """Return the sheet of one person."""
    refused = writer.consents.refused
    name = "" if refused(person, "name") else " ".join(clean(person.name).split())
    shown = person if name and not refused(person, "access") else _NOBODY
    reach = _reach(writer, person) if name else ()
    along = _support(writer, shown)
    parts = [
        _noted(writer, "access-sheets.reach", reach, "access-needs.write_reach"),
        *(_part(writer, part, shown) for part in _PARTS),
    ]
    whose = writer.say("access-sheets.for_one", strong=True)
    if name:
        whose = writer.say("access-sheets.for_named", strong=True, name=kept(name, strong=True))
    # What is noted has a heading; where nothing is, there is only room.
    begun = bool(along) or any(isinstance(each, Section) for each in parts)
    told = ("access-sheets.check",) if begun else ("access-needs.why", "access-needs.some")
    return Section(
        name or writer.word("access-sheets.unnamed"),
        flat(
            writer.callout(Paragraph(spaced(whose, *map(writer.say, told)))),
            () if name else writer.write("access-needs.write_name", 1),
            parts,
            support(writer, *along),
            share(writer),
            hand_in(writer),
        ),
    )


def _reach(writer: Writer, person: Stakeholder) -> tuple[Block, ...]:
    """Return how to reach somebody who agreed that we keep it."""
    if not writer.consents.allows(person, "contact"):
        return ()
    lines = [each for each in (person.phone, person.email) if not is_blank(each)]
    said = [(Paragraph((kept(each),)),) for each in lines]
    longer = (person.address, person.reach_note)
    said += [(Paragraph((Text(clean(each).strip()),)),) for each in longer if not is_blank(each)]
    return (ItemList(tuple(said)),) if said else ()


def _noted(writer: Writer, key: str, noted: tuple[Block, ...], room: str) -> Block:
    """Return what is noted and room for more; nothing but room where nothing is."""
    return writer.section(key, noted, writer.write(room, 1)) if noted else writer.write(key, 2)


def _part(writer: Writer, part: str, person: Stakeholder) -> Block:
    """Return what is noted for one part, and room for what is not."""
    name, room = _PARTS[part]
    field = writer.source.content.forms["stakeholder"].field(name)
    lines = [*writer.picked(field, getattr(person, name))]
    if part == "format":
        lines += _looks(writer, person)
    noted: tuple[Block, ...] = ()
    if lines:
        noted = (ItemList(tuple((Paragraph((Text(each),)),) for each in lines)),)
    if part == "access":
        noted += writer.prose(person.what_helps)
    return _noted(writer, f"access-needs.{part}", noted, room)


def _looks(writer: Writer, person: Stakeholder) -> Iterator[str]:
    """Yield how somebody reads best, in words."""
    form = writer.source.content.forms["stakeholder"]
    if person.print_size is not None:
        yield writer.plain("access-sheets.print_size", value=person.print_size)
    for name in _LOOKS:
        if said := form.field(name).option_label(getattr(person, name)):
            yield writer.plain(f"access-sheets.{name}", value=said)
    if language := writer.own(person.language):
        yield writer.plain("access-sheets.language", value=language)


def _support(writer: Writer, person: Stakeholder) -> tuple[Block, ...]:
    """Return who comes along: those of them who may be named."""
    names, _ = writer.named(person.support_person)
    return (ItemList(tuple((Paragraph((Text(each),)),) for each in names)),) if names else ()
