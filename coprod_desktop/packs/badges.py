"""Name badges: the name that somebody likes to use, and nothing that they did not ask for."""

from __future__ import annotations

from coprod_desktop.documents.tree import Callout, Document, Form, Paragraph, Strong, Text, WriteIn
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.packs.meeting import project_line, session_line, who_comes
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, is_blank

_SPARE = 4
_ALL_BLANK = 8
_LINES = 2


def build(source: Source) -> Document:
    """Return a badge for everybody who comes and agreed to be named, and empty ones besides."""
    writer = Writer(source)
    session = source.session
    named = [_badge(writer, each) for each in who_comes(source) if _may(writer, each)]
    spare = _SPARE + len(named) % 2 if named else _ALL_BLANK
    blank = Callout((WriteIn(writer.word("badges.write_name"), _LINES),))
    return writer.document(
        "badges",
        writer.para("badges.cut"),
        named,
        (blank,) * spare,
        subtitle=session_line(writer, session) if session else project_line(writer),
        form=Form.BADGES,
    )


def _may(writer: Writer, person: Stakeholder) -> bool:
    return writer.names.agreed(person) and not is_blank(person.name)


def _badge(writer: Writer, person: Stakeholder) -> Callout:
    """Return a badge; what stands below the name is there only where somebody wanted it."""
    lines = (writer.own(person.pronouns), writer.own(person.badge))
    below = (Paragraph((Text(each),)) for each in lines if each)
    return Callout((Paragraph((Strong(writer.names.of(person)),)), *below))
