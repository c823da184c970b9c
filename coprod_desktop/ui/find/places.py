"""Where in the window the words of a record that was found can be read and changed."""

from __future__ import annotations

from dataclasses import replace

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Content
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import (
    KIND_OF,
    AgendaItem,
    Answer,
    Consent,
    ExpectedPerson,
    Invitation,
    Project,
    Record,
    Reflection,
    Session,
    SessionCost,
    Stakeholder,
    StepState,
)
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.forms.checklist import NOTE
from coprod_desktop.ui.steps.form import STATE
from coprod_desktop.ui.window.places import place_of

_CARDS: dict[type[Record], tuple[str, str]] = {
    AgendaItem: ("agenda", "agenda"),
    ExpectedPerson: ("coming", "expected"),
    SessionCost: ("costs", "costs"),
}
"""In which part of a session the cards of a kind stand, and in which field there."""


def place_of_words(
    content: Content, snapshot: Snapshot, record: Record, field: str
) -> Place | None:
    """Return the place of a field of a record; None where nothing shows it."""
    kind = KIND_OF[type(record)]
    match record:
        case Project():
            return Place("overview", "project", field)
        case StepState(step=step):
            pages = content.step(step).pages
            return Place("steps", pages[-1].id, STATE)
        case Stakeholder(id=person):
            return Place("people", person, field)
        case Consent(stakeholder=person) | Invitation(stakeholder=person):
            return Place("people", person, kind, record.id, field)
        case Session(id=session):
            return Place("sessions", session, field)
        case Reflection(session=session, question=question):
            return Place("sessions", f"{session}/reflect", question, part=_note(field))
        case AgendaItem(session=session) | ExpectedPerson(session=session):
            return _card(session, record, field)
        case SessionCost(session=session):
            return _card(session, record, field)
        case _:
            place = place_of(content, snapshot, Changed(frozenset({(kind, record.id)})))
            if place is None:
                return None
            part = _part(content, record, field) if isinstance(record, Answer) else field
            return replace(place, part=part)


def _card(session: str, record: Record, field: str) -> Place:
    page, cards = _CARDS[type(record)]
    return Place("sessions", f"{session}/{page}", cards, record.id, field)


def _part(content: Content, answer: Answer, field: str) -> str:
    """Return the part of a question that an answer is: a line of a checklist, a note."""
    name, _, line = answer.key.partition("/")
    asked = content.field(name)
    if asked is not None and asked.kind is Kind.CHECKLIST:
        return f"{line}/{NOTE}" if field == NOTE else line
    return _note(field)


def _note(field: str) -> str:
    return NOTE if field == NOTE else ""
