"""The consent form: one yes or no for each use, how long it holds, and how to take it back.

What is known without the person is filled in: what it is about, who asks, when a year is over.
No line is ticked before somebody ticks it: a box that is ticked beforehand is no consent (UK GDPR,
recital 32).
"""

from __future__ import annotations

import datetime as dt

from coprod_desktop.documents.tree import (
    Block,
    CheckItem,
    Checklist,
    Document,
    Inlines,
    Paragraph,
    Text,
)
from coprod_desktop.packs.dates import kept_date
from coprod_desktop.packs.meeting import contact, project_line, session_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, is_blank, joined, ticks

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
_SAID = (
    "consent-form.said_written",
    "consent-form.said_spoken",
    "consent-form.said_recorded",
    "consent-form.said_helper",
)


def build(source: Source) -> Document:
    """Return the form for one person, without a name: they write it, or somebody does for them."""
    writer = Writer(source)
    session = source.session
    purposes = source.content.forms["consent"].field("purpose").options
    return writer.document(
        "consent-form",
        writer.run("consent-form.choice", "consent-form.lose"),
        _about(writer),
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
            _long(writer),
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
        subtitle=session_line(writer, session) if session else project_line(writer),
    )


def _about(writer: Writer) -> tuple[Block, ...]:
    """Return what it is about and who asks, as far as that is known, and room for the rest."""
    project = writer.source.snapshot.project
    lines: list[Inlines] = []
    about = writer.own(project.title)
    if about:
        lines.append(writer.say("consent-form.about_work", about=about))
    name = " ".join(project.contact_name.split())
    who = [writer.own(project.organisation), "" if is_blank(name) else name]
    if any(who):
        lines.append(writer.say("consent-form.asked_by", who=", ".join(filter(None, who))))
    known = (Paragraph(joined("\n", lines)),) if lines else ()
    if about:
        return (*known, writer.write("consent-form.write_told", 2))
    return (*known, writer.write("consent-form.write_about", 3))


def _long(writer: Writer) -> Checklist:
    """Return for how long it may hold; a year begins with the session, or with the print."""
    source = writer.source
    begun = source.session.date if source.session else None
    begun = begun or source.today
    year = writer.say("consent-form.long_year")
    if begun is not None and begun.year < dt.MAXYEAR:
        day = kept_date(source.words, _a_year_after(begun))
        year = writer.say("consent-form.long_year_until", day=day)
    once, until = writer.say("consent-form.long_once"), writer.say("consent-form.long_until")
    return Checklist((CheckItem(once), CheckItem(year), CheckItem(until)))


def _a_year_after(day: dt.date) -> dt.date:
    # A year after 29 February is over on the 28th.
    last = min(day.day, 28) if day.month == 2 else day.day  # noqa: PLR2004
    return day.replace(year=day.year + 1, day=last)
