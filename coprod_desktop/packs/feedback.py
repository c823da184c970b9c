"""The feedback form: faces and words, boxes to tick, room to write, and no need for a name."""

from __future__ import annotations

from coprod_desktop.documents.tree import CheckItem, Checklist, Document, Figure, Text
from coprod_desktop.packs.meeting import session_line, session_of
from coprod_desktop.packs.pictures import faces
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, ticks

_LINES = (
    "feedback.place",
    "feedback.welcome",
    "feedback.clear",
    "feedback.say",
    "feedback.heard",
    "feedback.pace",
)
_SCALE = ("feedback.good", "feedback.middle", "feedback.bad")
_USES = ("feedback.use_yes", "feedback.use_named", "feedback.use_no")


def build(source: Source) -> Document:
    """Return the form to hand out at the end of a session."""
    writer = Writer(source)
    return writer.document(
        "feedback",
        writer.para("feedback.open"),
        writer.section(
            "feedback.scale",
            Figure(faces(), writer.word("feedback.faces")),
            Checklist(
                tuple(CheckItem((Text(writer.word(line)),)) for line in _LINES),
                tuple(writer.word(option) for option in _SCALE),
            ),
        ),
        writer.section(
            "feedback.words",
            writer.write("feedback.write_good", 3),
            writer.write("feedback.write_change", 3),
            writer.write("feedback.write_missed", 2),
        ),
        writer.section(
            "feedback.after",
            writer.write("feedback.write_name", 1),
            writer.para("feedback.use"),
            ticks(writer, _USES),
            writer.para("feedback.hand_in"),
        ),
        subtitle=session_line(writer, session_of(writer)),
    )
