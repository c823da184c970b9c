"""The agenda: clock times, breaks, and in few words what each part is for."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.documents.tree import (
    Blank,
    Cell,
    Column,
    Document,
    Inline,
    Inlines,
    Strong,
    Table,
    Text,
)
from coprod_desktop.domain.agenda import timed_agenda
from coprod_desktop.domain.records import AgendaItem, Session
from coprod_desktop.packs.dates import kept_clock
from coprod_desktop.packs.meeting import (
    contact,
    finish,
    heading,
    one_paragraph,
    session_of,
    when,
    where,
)
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, spaced

_EMPTY_ROWS = 6


def build(source: Source) -> Document:
    """Return the agenda of a session."""
    writer = Writer(source)
    session = session_of(writer)
    return writer.document(
        "agenda",
        one_paragraph(*when(writer, session), *where(writer, session, directions=False)),
        _table(writer, session),
        writer.callout(
            contact(
                writer,
                before=spaced(writer.say("agenda.leave", strong=True), writer.say("agenda.change")),
                ring_only=True,
            ),
        ),
        subtitle=heading(writer, session),
    )


def _table(writer: Writer, session: Session) -> Table:
    """Return the parts of a session by the clock; empty lines to fill in where there is none."""
    agenda = writer.source.snapshot.agenda(session.id)
    rows: list[tuple[Cell, Cell]] = [
        (_time(each.starts), part(writer, each.item) or Blank(2))
        for each in timed_agenda(session.start, agenda)
    ]
    end = finish(writer, session)
    if not agenda:
        rows = [
            (_time(session.start if index == 0 else None), Blank()) for index in range(_EMPTY_ROWS)
        ]
    elif end is not None:
        rows.append((_time(end), (Strong(writer.word("agenda.finish")),)))
    columns = (
        Column(writer.word("agenda.column_time"), 1.0),
        Column(writer.word("agenda.column_part"), 4.5),
    )
    return Table(writer.word("agenda.what"), columns, tuple(rows))


def _time(time: dt.time | None) -> Cell:
    return Blank() if time is None else (kept_clock(time, strong=True),)


def part(writer: Writer, item: AgendaItem) -> Inlines:
    """Return a part in words: its title, who leads it and what it is for; nothing for no words."""
    purpose, title = writer.lines(item.purpose), _title(writer, item)
    if not title:
        title, purpose = purpose, ""
    if not title:
        return ()
    nodes: list[Inline] = [Strong(title)]
    lead = writer.who(item.lead)
    if lead and writer.names.may_print(item.lead):
        nodes += writer.say("agenda.lead", name=lead)
    if purpose:
        nodes += [Text("\n"), Text(purpose)]
    return tuple(nodes)


def _title(writer: Writer, item: AgendaItem) -> str:
    title = writer.own(item.title)
    if title or not item.sort:
        return title
    if item.sort == "break" and item.minutes:
        return writer.plain("agenda.break", minutes=item.minutes)
    return writer.choice(f"agenda.sorts.{item.sort}")
