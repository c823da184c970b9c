"""The sessions in the whole plan: what was planned for each, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coprod_desktop.documents.tree import Block, Inlines, Paragraph, Section, Strong
from coprod_desktop.domain.records import Session, Stakeholder
from coprod_desktop.packs.meeting import finish, heading, one_paragraph, when
from coprod_desktop.packs.records_block import labelled
from coprod_desktop.packs.writer import Writer, checked, flat, joined, spaced

_PLANNED = ("purpose", "what_is_open", "costs_covered", "may_upset")
"""What the plan tells of a session; the rest stands in the invitation and the agenda."""

_LASTING = ("purpose", "what_is_open")
"""What of that is still worth telling once there are notes of it."""

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


def sessions(writer: Writer) -> Section:
    """Return all sessions by date, or room to plan the first."""
    found = writer.source.snapshot.sessions()
    if not found:
        return writer.section(
            "whole-plan.sessions",
            writer.para("whole-plan.no_sessions"),
            writer.write("whole-plan.write_session"),
        )
    return writer.section("whole-plan.sessions", [_session(writer, each) for each in found])


def _session(writer: Writer, session: Session) -> Section:
    form = writer.source.content.forms["session"]
    notes = writer.prose(session.notes)
    # After a session, what came of it counts, and no longer how it was announced.
    planned = labelled(writer, form, session, _LASTING if notes else _PLANNED)
    roles = () if notes else _led("whole-plan.roles", writer, spaced(*_roles(writer, session)))
    told = _led("whole-plan.notes", writer, joined("\n", (each.content for each in notes)))
    noticed = _led("whole-plan.reflections", writer, _reflections(writer, session))
    return Section(
        heading(writer, session),
        flat(
            one_paragraph(*_day(writer, session), *_place(writer, session)),
            [Paragraph(said) for said in (joined("\n", (planned, roles)), told, noticed) if said],
        ),
    )


def _led(key: str, writer: Writer, said: Inlines) -> Inlines:
    """Return words with a standing label before them; nothing for none."""
    return (Strong(f"{writer.word(key)}: "), *said) if said else ()


def _day(writer: Writer, session: Session) -> tuple[Block, ...]:
    if session.date is None:
        return (writer.para("whole-plan.undated"),)
    if session.start is None:
        return when(writer, replace(session, start=None))[:1]
    return when(writer, replace(session, end=finish(writer, session)))


def _place(writer: Writer, session: Session) -> tuple[Block, ...]:
    place = writer.own(session.place)
    return (Paragraph((Strong(place),)),) if place else ()


def _roles(writer: Writer, session: Session) -> Iterator[Inlines]:
    """Yield who takes which role, as far as the people agreed to be named."""
    snapshot = writer.source.snapshot
    roles = writer.source.content.forms["expected_person"].field("role")
    for expected in snapshot.expected(session.id):
        who = snapshot.get(Stakeholder, expected.stakeholder)
        if who is None or expected.role not in _SHOWN_ROLES or expected.coming == "no":
            continue
        role = roles.option_label(expected.role)
        yield writer.say("whole-plan.role_line", role=role, name=writer.names.of(who))


def _reflections(writer: Writer, session: Session) -> Inlines:
    found = [
        (question.text, each.state, each.note)
        for question in writer.source.content.questions
        if (each := writer.source.snapshot.reflection(session.id, question.id)) is not None
    ]
    return checked(writer, found)
