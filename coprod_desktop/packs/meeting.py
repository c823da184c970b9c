"""What several papers for a session share: its name, when and where, who comes, whom to ring."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.content.days import clock_in_words, day_in_words
from coprod_desktop.documents.tree import Block, Inline, Inlines, Kept, Paragraph, Strong, Text
from coprod_desktop.domain.agenda import timed_agenda
from coprod_desktop.domain.records import AgendaItem, Session, Stakeholder
from coprod_desktop.packs.dates import kept_clock, kept_day
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, is_blank, kept, spaced

_THE_END = AgendaItem(id="")


def session_of(writer: Writer) -> Session:
    """Return the session that the papers are for; an empty one where none was chosen."""
    return writer.source.session or Session(id="")


def heading(writer: Writer, session: Session) -> str:
    """Return the line that names a session: "Planning short breaks, session 3".

    A title with an end of its own has the number in brackets: "What now? (session 3)".
    """
    snapshot = writer.source.snapshot
    title = writer.own(session.title) or writer.own(snapshot.project.title)
    ids = [each.id for each in snapshot.sessions()]
    if session.id not in ids:
        return title
    number = ids.index(session.id) + 1
    if not title:
        return writer.plain("session.number", number=number)
    if title[-1] in "?!.":
        return writer.plain("session.numbered_aside", title=title, number=number)
    return writer.plain("session.numbered", title=title, number=number)


def project_line(writer: Writer) -> str:
    """Return what the work is called, or who does it."""
    project = writer.source.snapshot.project
    return writer.own(project.title) or writer.own(project.organisation)


def who_comes(source: Source) -> list[Stakeholder]:
    """Return who comes to the session, each once; without a session, all who take part."""
    snapshot = source.snapshot
    if source.session is None:
        return [
            each
            for each in snapshot.all(Stakeholder)
            if each.sort in {"person", ""} and each.part in {"takes_part", ""}
        ]
    coming = [
        each.stakeholder
        for each in snapshot.expected(source.session.id)
        if each.coming in {"yes", "maybe"}
    ]
    found = (snapshot.get(Stakeholder, each) for each in dict.fromkeys(coming))
    return [each for each in found if each is not None]


def finish(writer: Writer, session: Session) -> dt.time | None:
    """Return when a session ends: as planned, or else as its agenda adds up."""
    agenda = writer.source.snapshot.agenda(session.id)
    if session.end is not None or not agenda:
        return session.end
    return timed_agenda(session.start, (*agenda, _THE_END))[-1].starts


def when(writer: Writer, session: Session) -> tuple[Block, ...]:
    """Return day and times, with lines to write on for what is not fixed yet."""
    end = finish(writer, session)
    date, start = session.date, session.start
    if date is not None and start is not None:
        facts = {"date": kept_day(writer.source.words, date, strong=True)}
        if end is None:
            time = kept_clock(start, strong=True)
            return (writer.para("session.from", strong=True, start=time, **facts),)
        return (
            writer.para("session.from_to", strong=True, times=_times(writer, start, end), **facts),
        )
    blocks: list[Block] = []
    if date is not None:
        blocks.append(Paragraph((kept_day(writer.source.words, date, strong=True),)))
    else:
        blocks.append(writer.write("session.write_date", 1))
    if start is not None:
        time = _times(writer, start, end) if end else kept_clock(start, strong=True)
        blocks.append(Paragraph((time,)))
    else:
        blocks.append(writer.write("session.write_time", 1))
    return tuple(blocks)


def _times(writer: Writer, start: dt.time, end: dt.time) -> Kept:
    """Return from when to when, as one piece."""
    return Kept(
        writer.plain("session.times", start=clock_in_words(start), end=clock_in_words(end)),
        strong=True,
    )


def where(writer: Writer, session: Session, *, directions: bool = True) -> tuple[Block, ...]:
    """Return the place and how to get there, with a line to write on for a missing place."""
    place = writer.own(session.place)
    named: Block = Paragraph((Strong(place),)) if place else writer.write("session.write_place", 1)
    return (named, *(writer.prose(session.directions) if directions else ()))


def one_paragraph(*blocks: Block) -> tuple[Block, ...]:
    """Return paragraphs as lines of one paragraph; other blocks as they are."""
    nodes: list[Inline] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            return blocks
        nodes += [Text("\n"), *block.content] if nodes else block.content
    return (Paragraph(tuple(nodes)),)


def contact(
    writer: Writer, *, before: Inlines = (), after: Inlines = (), ring_only: bool = False
) -> tuple[Block, ...]:
    """Return whom to ring or write to about the work, with a line for a missing number.

    `before` leads up to it and `after` follows in the same paragraph. With `ring_only` the
    address is left out where there is a number.
    """
    project = writer.source.snapshot.project
    name = " ".join(project.contact_name.split())
    phone = writer.own(project.contact_phone)
    sentences = [before]
    if phone:
        sentences.append(_ring(writer, name, phone))
    elif not is_blank(name):
        sentences.append(writer.say("contact.ask", name=name))
    if not is_blank(project.contact_email) and not (phone and ring_only):
        email = kept(project.contact_email)
        sentences.append(writer.say("contact.write_to", email=email))
    said = spaced(*sentences, after)
    paragraph = (Paragraph(said),) if said else ()
    return paragraph if phone else (*paragraph, writer.write("contact.write_phone", 1))


def _ring(writer: Writer, name: str, number: str) -> Inlines:
    phone = kept(number, strong=True)
    if is_blank(name):
        return writer.say("contact.ring", phone=phone)
    return writer.say("contact.ring_named", name=name, phone=phone)


def session_line(writer: Writer, session: Session) -> str:
    """Return one line that tells this session from the others: its name and its day."""
    name = heading(writer, session)
    if session.date is None:
        return name
    date = day_in_words(writer.source.words, session.date)
    return f"{name}, {date}" if name else date
