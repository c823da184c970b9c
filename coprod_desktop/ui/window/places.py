"""Where in the window a record is shown, so that undo can bring its page into view."""

from __future__ import annotations

from dataclasses import replace

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Content, Field, Page
from coprod_desktop.domain.consent import is_body
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.picks import lines_of
from coprod_desktop.domain.records import (
    AgendaItem,
    Consent,
    ExpectedPerson,
    Invitation,
    Reflection,
    SessionCost,
    Stakeholder,
    Term,
)
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.ui.context import Place

_OF_A_SESSION = {
    "agenda_item": ("agenda", "agenda"),
    "expected_person": ("coming", "expected"),
    "session_cost": ("costs", "costs"),
    "reflection": ("reflect", ""),
}
"""The part of a session that shows a kind, and the question there."""
_OF_A_PERSON = ("consent", "invitation")
_ABOUT = {
    "barrier": "whose",
    "asset": "whose",
    "learning_need": "who",
    "reciprocity": "whose",
    "acknowledgement": "who",
}
"""Kinds that the page of a person shows as well as the page of a step, by what names the person."""


def place_of(
    content: Content, snapshot: Snapshot, changed: Changed, open_page: str = ""
) -> Place | None:
    """Return the place that shows what changed, or None where nothing does.

    What is about one person alone is shown by that person's page, unless the page of a step that
    shows it is open.
    """
    touched = sorted(changed.touched)
    by_kind = dict(touched)
    if "answer" in by_kind:
        return _answer_place(content, frozenset(i for kind, i in touched if kind == "answer"))
    if "stakeholder" in by_kind:
        # One who is gone, or several at once, are shown by the list.
        several = sum(kind == "stakeholder" for kind, _ in touched) > 1
        found = snapshot.any_of("stakeholder", by_kind["stakeholder"])
        return Place("people", found.id if found and not several else "")
    for kind in _OF_A_PERSON:
        if kind in by_kind:
            return Place("people", _person_of(snapshot, kind, by_kind[kind]), kind)
    if "session" in by_kind:
        # A session that is gone is shown by the list that it stood in.
        found = snapshot.any_of("session", by_kind["session"])
        return Place("sessions", found.id if found else "")
    for kind, (part, field) in _OF_A_SESSION.items():
        if kind in by_kind:
            session = _session_of(snapshot, kind, by_kind[kind])
            target = f"{session}/{part}" if session else ""
            return Place("sessions", target, field, by_kind[kind] if session else "")
    if "step_state" in by_kind:
        return next(
            (
                Place("steps", step.id)
                for step in content.all_steps()
                if fixed_id("step_state", step.id) == by_kind["step_state"]
            ),
            None,
        )
    if "project" in by_kind:
        return Place("overview", "project")
    if "term" in by_kind:
        term = snapshot.get(Term, by_kind["term"])
        return Place("lists", term.list if term else "", by_kind["term"])
    places = (_record_place(content, snapshot, each, open_page) for each in touched)
    return next(filter(None, places), None)


def _answer_place(content: Content, ids: frozenset[str]) -> Place | None:
    for step in content.all_steps():
        for page in step.pages:
            for field in page.fields:
                if any(fixed_id("answer", key) in ids for key in _keys(field)):
                    return _on(page, field)
    return None


def _keys(field: Field) -> tuple[str, ...]:
    if field.kind is Kind.CHECKLIST:
        return tuple(f"{field.id}/{option.id}" for option in field.options)
    return (field.id,)


def _record_place(
    content: Content, snapshot: Snapshot, touched: tuple[str, str], open_page: str
) -> Place | None:
    kind, record_id = touched
    known = record_id if snapshot.any_of(kind, record_id) is not None else ""
    person = _whose(snapshot, kind, record_id)
    place = _page_place(content, kind)
    if person and not (place and place.target == open_page):
        return Place("people", person, kind, known)
    return replace(place, record=known) if place else None


def _whose(snapshot: Snapshot, kind: str, record_id: str) -> str:
    """Return whom a record is about, where it is one person alone and their page shows it."""
    record = snapshot.any_of(kind, record_id)
    named = lines_of(getattr(record, _ABOUT[kind])) if record and kind in _ABOUT else ()
    person = snapshot.get(Stakeholder, named[0]) if len(named) == 1 else None
    if person is None or (kind == "learning_need" and is_body(person)):
        return ""
    return person.id


def _page_place(content: Content, kind: str) -> Place | None:
    for step in content.all_steps():
        for page in step.pages:
            for field in page.fields:
                if field.record == kind:
                    return _on(page, field)
    return None


def _on(page: Page, field: Field) -> Place:
    return Place("steps", page.id, field.id)


def _person_of(snapshot: Snapshot, kind: str, record_id: str) -> str:
    record = snapshot.any_of(kind, record_id)
    return record.stakeholder if isinstance(record, Consent | Invitation) else ""


def _session_of(snapshot: Snapshot, kind: str, record_id: str) -> str:
    record = snapshot.any_of(kind, record_id)
    if isinstance(record, AgendaItem | ExpectedPerson | Reflection | SessionCost):
        return record.session
    return ""
