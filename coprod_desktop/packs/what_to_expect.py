"""What to expect: arriving, the room, breaks, subjects that may upset, leaving, photos."""

from __future__ import annotations

from coprod_desktop.documents.tree import Block, Document, Inlines, Paragraph
from coprod_desktop.domain.agenda import timed_agenda
from coprod_desktop.domain.records import Session, Stakeholder
from coprod_desktop.packs.dates import kept_clock
from coprod_desktop.packs.meeting import (
    contact,
    finish,
    heading,
    session_of,
    when,
    where,
)
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, spaced


def build(source: Source) -> Document:
    """Return what to expect of a session."""
    writer = Writer(source)
    session = session_of(writer)
    return writer.document(
        "what-to-expect",
        when(writer, session),
        writer.section(
            "what-to-expect.arrive",
            where(writer, session),
            Paragraph(spaced(_checked(writer, session), _welcome(writer, session))),
        ),
        writer.section(
            "what-to-expect.room",
            writer.run("what-to-expect.room_standing", "what-to-expect.speak"),
            writer.write("what-to-expect.write_quiet", 1),
        ),
        writer.section("what-to-expect.breaks", _breaks(writer, session)),
        writer.section(
            "what-to-expect.upset",
            writer.prose_or(session.may_upset, "what-to-expect.write_upset", 2),
            writer.run(
                "what-to-expect.upset_standing",
                "what-to-expect.upset_pause",
                "what-to-expect.upset_after",
            ),
        ),
        writer.section("what-to-expect.leaving", writer.para("what-to-expect.leaving_standing")),
        writer.section(
            "what-to-expect.photos",
            writer.run("what-to-expect.photos_standing", "what-to-expect.photos_honest"),
        ),
        writer.section("what-to-expect.bring", writer.para("what-to-expect.bring_standing")),
        writer.section("what-to-expect.questions", contact(writer)),
        subtitle=heading(writer, session),
    )


def _checked(writer: Writer, session: Session) -> Inlines:
    match session.place_checked:
        case "yes":
            field = writer.source.content.forms["session"].field("place_checked_by")
            names = writer.picked(field, session.place_checked_by)
            if names and all(map(writer.names.may_print, names)):
                return writer.say("what-to-expect.checked_by", name=", ".join(names))
            return writer.say("what-to-expect.checked")
        case "partly":
            return writer.say("what-to-expect.partly_checked")
        case _:
            return writer.say("what-to-expect.not_checked")


def _welcome(writer: Writer, session: Session) -> Inlines:
    snapshot = writer.source.snapshot
    for expected in snapshot.expected(session.id):
        who = snapshot.get(Stakeholder, expected.stakeholder)
        agreed = who is not None and writer.names.agreed(who) and writer.own(who.name)
        if who and agreed and expected.role == "welcomer" and expected.coming != "no":
            return writer.say("what-to-expect.welcomer", name=writer.names.of(who))
    return writer.say("what-to-expect.welcomer_standing")


def _breaks(writer: Writer, session: Session) -> tuple[Block, ...]:
    agenda = writer.source.snapshot.agenda(session.id)
    said: list[Inlines] = []
    for timed in timed_agenda(session.start, agenda):
        start, item = timed.starts, timed.item
        if item.sort != "break":
            continue
        if start is None:
            said.append(writer.say("what-to-expect.break_some"))
        elif item.minutes:
            time, minutes = kept_clock(start), item.minutes
            said.append(writer.say("what-to-expect.break_at_minutes", time=time, minutes=minutes))
        else:
            said.append(writer.say("what-to-expect.break_at", time=kept_clock(start)))
    room = () if said else (writer.write("what-to-expect.write_breaks", 1),)
    said.append(writer.say("what-to-expect.rest"))
    end = finish(writer, session)
    if end is not None:
        said.append(writer.say("what-to-expect.finish", time=kept_clock(end)))
    return (*room, Paragraph(spaced(*said)))
