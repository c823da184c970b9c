"""The consent form: one yes or no for each use, how long it holds, and how to take it back.

No line is ticked before somebody ticks it: a box that is ticked beforehand is no consent (UK GDPR,
recital 32).
"""

from __future__ import annotations

from coprod_desktop.documents.tree import CheckItem, Checklist, Document, Text
from coprod_desktop.packs.meeting import contact, project_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, ticks

_WHERE = (
    "consent-form.where_group",
    "consent-form.where_report",
    "consent-form.where_print",
    "consent-form.where_web",
    "consent-form.where_film",
)
_NAMED = (
    "consent-form.named_full",
    "consent-form.named_first",
    "consent-form.named_other",
    "consent-form.named_none",
)
_LONG = ("consent-form.long_once", "consent-form.long_year", "consent-form.long_until")
_SAID = (
    "consent-form.said_written",
    "consent-form.said_spoken",
    "consent-form.said_recorded",
    "consent-form.said_helper",
)


def build(source: Source) -> Document:
    """Return the form for one person, without a name: they write it, or somebody does for them."""
    writer = Writer(source)
    purposes = source.content.forms["consent"].field("purpose").options
    return writer.document(
        "consent-form",
        writer.run("consent-form.choice", "consent-form.lose"),
        writer.write("consent-form.write_about", 3),
        writer.section(
            "consent-form.may",
            Checklist(
                tuple(
                    CheckItem((Text(writer.word(f"consent-form.uses.{each.id}")),))
                    for each in purposes
                ),
                (writer.word("consent-form.yes"), writer.word("consent-form.no")),
            ),
        ),
        writer.section(
            "consent-form.where",
            ticks(writer, _WHERE),
            writer.write("consent-form.write_where", 1),
        ),
        writer.section(
            "consent-form.named",
            ticks(writer, _NAMED),
            writer.write("consent-form.write_named", 1),
        ),
        writer.section(
            "consent-form.long",
            ticks(writer, _LONG),
            writer.write("consent-form.write_until", 1),
        ),
        writer.callout(
            contact(writer, before=writer.say("consent-form.back_how"), ring_only=True),
            writer.run("consent-form.back_then", "consent-form.back_honest"),
            title=writer.word("consent-form.back"),
        ),
        writer.section(
            "consent-form.said",
            ticks(writer, _SAID),
            writer.write("consent-form.write_helper", 1),
            writer.write("consent-form.write_name", 1),
            writer.write("consent-form.write_date", 1),
            writer.para("consent-form.copy"),
        ),
        subtitle=project_line(writer),
    )
