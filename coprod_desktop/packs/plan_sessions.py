"""The sessions in the whole plan: what was planned for each, and what came of it."""

from __future__ import annotations

from dataclasses import replace

from coprod_desktop.documents.tree import (
    Block,
    CheckItem,
    Checklist,
    ItemList,
    Paragraph,
    Section,
    Strong,
    Text,
)
from coprod_desktop.domain.records import Session, Stakeholder
from coprod_desktop.packs.agenda import table
from coprod_desktop.packs.meeting import finish, heading, when
from coprod_desktop.packs.records_block import labelled
from coprod_desktop.packs.writer import Writer, flat

_IN_THE_HEAD = frozenset({"title", "date", "start", "end", "place"})

_SHOWN_ROLES = frozenset(
    {
        "facilitator",
        "chair",
        "note_taker",
        "organiser",
        "welcomer",
        "timekeeper",
        "quiet_voices",
        "buddy",
        "safeguarding",
    }
)
"""Roles that a paper may show. An interpreter or a support person tells what somebody needs."""

_CHECK_STATES = ("yes", "partly", "not_yet")


def sessions(writer: Writer) -> Section:
    """Return all sessions by date, or room to plan the first."""
    found = writer.source.snapshot.sessions()
    if not found:
        section = writer.section(
            "whole-plan.sessions",
            writer.para("whole-plan.no_sessions"),
            writer.write("whole-plan.write_session"),
        )
    else:
        section = writer.section("whole-plan.sessions", [_session(writer, each) for each in found])
    return replace(section, new_page=True)


def _session(writer: Writer, session: Session) -> Section:
    name = heading(writer, session)
    form = writer.source.content.forms["session"]
    return Section(
        name,
        flat(
            _day(writer, session),
            _place(writer, session),
            labelled(writer, form, session, _IN_THE_HEAD),
            _agenda(writer, session, name),
            _roles(writer, session),
            _reflections(writer, session),
        ),
    )


def _day(writer: Writer, session: Session) -> tuple[Block, ...]:
    if session.date is None:
        return (writer.para("whole-plan.undated"),)
    if session.start is None:
        return when(writer, replace(session, start=None))[:1]
    return when(writer, replace(session, end=finish(writer, session)))


def _place(writer: Writer, session: Session) -> tuple[Block, ...]:
    place = writer.own(session.place)
    return (Paragraph((Strong(place),)),) if place else ()


def _agenda(writer: Writer, session: Session, name: str) -> tuple[Block, ...]:
    if not writer.source.snapshot.agenda(session.id):
        return ()
    caption = writer.plain("whole-plan.agenda_of", session=name)
    return (writer.section("whole-plan.agenda", table(writer, session, caption)),)


def _roles(writer: Writer, session: Session) -> tuple[Block, ...]:
    """Return who takes which role, as far as the people agreed to be named."""
    snapshot = writer.source.snapshot
    roles = writer.source.content.forms["expected_person"].field("role")
    items: list[tuple[Block, ...]] = []
    for expected in snapshot.expected(session.id):
        who = snapshot.get(Stakeholder, expected.stakeholder)
        if who is None or expected.role not in _SHOWN_ROLES or expected.coming == "no":
            continue
        role = roles.option_label(expected.role)
        line = writer.say("whole-plan.role_line", role=Strong(role), name=writer.names.of(who))
        items.append((Paragraph(line),))
    return (writer.section("whole-plan.roles", ItemList(tuple(items))),) if items else ()


def _reflections(writer: Writer, session: Session) -> tuple[Block, ...]:
    items: list[CheckItem] = []
    for question in writer.source.content.questions:
        found = writer.source.snapshot.reflection(session.id, question.id)
        if found is None:
            continue
        note = writer.own(found.note)
        if found.state or note:
            chosen = _CHECK_STATES.index(found.state) if found.state else None
            items.append(CheckItem((Text(question.text),), chosen, note))
    if not items:
        return ()
    options = tuple(writer.word(f"checks.{state}") for state in _CHECK_STATES)
    return (writer.section("whole-plan.reflections", Checklist(tuple(items), options)),)
