"""The invitation: why, who, when, where, costs, access, a phone number, and no pressure."""

from __future__ import annotations

from coprod_desktop.documents.tree import (
    Block,
    Document,
    Inlines,
    ItemList,
    Paragraph,
    Strong,
    Text,
)
from coprod_desktop.domain.records import Objective, Perspective, Session
from coprod_desktop.packs.dates import kept_day
from coprod_desktop.packs.meeting import contact, heading, one_paragraph, session_of, when, where
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, spaced


def build(source: Source) -> Document:
    """Return the invitation to a session."""
    writer = Writer(source)
    session = session_of(writer)
    return writer.document(
        "invitation",
        _opening(writer),
        writer.section(
            "invitation.when_where",
            one_paragraph(*when(writer, session), *where(writer, session, directions=False)),
            writer.prose(session.directions),
        ),
        writer.section("invitation.why", _why(writer, session)),
        writer.section("invitation.who", _who(writer)),
        writer.section("invitation.shape", _shape(writer, session)),
        writer.section(
            "invitation.costs",
            writer.prose_or(session.costs_covered, "invitation.write_costs", 2),
            () if writer.own(session.costs_covered) else writer.para("invitation.costs_first"),
        ),
        writer.section(
            "invitation.help",
            writer.run(
                "invitation.help_examples",
                "invitation.help_private",
                "invitation.support",
                "invitation.help_honest",
            ),
        ),
        writer.callout(
            contact(
                writer,
                before=_reply_by(writer, session),
                after=writer.say("invitation.stop"),
            ),
            title=writer.word("invitation.answer"),
        ),
        subtitle=heading(writer, session),
    )


def _opening(writer: Writer) -> Paragraph:
    organisation = writer.own(writer.source.snapshot.project.organisation)
    welcome = (
        writer.say("invitation.open_named", strong=True, organisation=Strong(organisation))
        if organisation
        else writer.say("invitation.open", strong=True)
    )
    return Paragraph(
        spaced(welcome, writer.say("invitation.equals"), writer.say("invitation.free"))
    )


def _why(writer: Writer, session: Session) -> tuple[Block, ...]:
    # What this day is for comes first, then in short what all the work is for.
    today = writer.prose(session.purpose)
    work = writer.prose(writer.source.snapshot.answer_text("motivations.purpose"))[:1]
    return (*today, *(each for each in work if each not in today)) or (
        writer.write("invitation.write_why", 2),
    )


def _reply_by(writer: Writer, session: Session) -> Inlines:
    if session.reply_by is None:
        return ()
    date = kept_day(writer.source.words, session.reply_by, strong=True)
    return writer.say("invitation.reply_by", date=date)


def _who(writer: Writer) -> tuple[Block, ...]:
    views = [writer.own(each.perspective) for each in writer.source.snapshot.all(Perspective)]
    views = [view for view in dict.fromkeys(views) if view]
    if not views:
        return (writer.para("invitation.who_standing"), writer.write("invitation.write_who"))
    items = tuple((Paragraph((Text(view),)),) for view in views)
    return (writer.run("invitation.who_standing", "invitation.who_views"), ItemList(items))


def _shape(writer: Writer, session: Session) -> tuple[Block, ...]:
    """Return what is open and what is fixed: of this session, or else of the whole work."""
    said = writer.prose(session.what_is_open)
    if said:
        return said
    objectives = [
        (openness, writer.own(each.change))
        for openness in ("open", "partly_open", "fixed")
        for each in writer.source.snapshot.all(Objective)
        if each.openness == openness
    ]
    field = writer.source.content.forms["objective"].field("openness")
    items = tuple(
        (Paragraph((Strong(f"{field.option_label(openness)}: "), Text(change))),)
        for openness, change in objectives
        if change
    )
    if items:
        return (ItemList(items),)
    return (writer.write("invitation.write_open"), writer.write("invitation.write_fixed"))
