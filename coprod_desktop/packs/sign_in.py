"""The sign-in sheet: two columns, and a private way for those who do not want to be on it."""

from __future__ import annotations

from coprod_desktop.documents.tree import Blank, Cell, Column, Document, Table, Text
from coprod_desktop.domain.records import Session, Stakeholder
from coprod_desktop.packs.meeting import heading, session_of, when
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, is_blank

_LEAST_ROWS = 10
_SPARE_ROWS = 3


def build(source: Source) -> Document:
    """Return the sheet by the door: names of those who come and agreed, then empty lines."""
    writer = Writer(source)
    session = session_of(writer)
    names = _names(writer, session)
    empty = max(_SPARE_ROWS, _LEAST_ROWS - len(names))
    rows: list[tuple[Cell, Cell]] = [((Text(name),), Blank()) for name in names]
    rows += [(Blank(), Blank())] * empty
    columns = (
        Column(writer.word("sign-in.column_name"), 3.0),
        Column(writer.word("sign-in.column_here"), 1.2),
    )
    return writer.document(
        "sign-in",
        when(writer, session),
        writer.callout(writer.para("sign-in.private"), title=writer.word("sign-in.private_title")),
        Table(writer.word("sign-in.caption"), columns, tuple(rows)),
        subtitle=heading(writer, session),
    )


def _names(writer: Writer, session: Session) -> list[str]:
    snapshot = writer.source.snapshot
    coming = [each for each in snapshot.expected(session.id) if each.coming == "yes"]
    people = [snapshot.get(Stakeholder, each.stakeholder) for each in coming]
    names = [
        writer.names.of(each)
        for each in people
        if each is not None and writer.names.agreed(each) and not is_blank(each.name)
    ]
    return list(dict.fromkeys(names))
