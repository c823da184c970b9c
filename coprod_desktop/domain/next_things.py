"""What is worth doing next: pure rules over what is recorded, in a fixed order.

The rules ask for what the five sources ask for before anything else: a purpose in plain words, who
should be in the room, what the group shares, and a next session that people can get into. They
look at the work, never at a person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coprod_desktop.domain.records import Barrier, Perspective, Reflection, Session, Stakeholder
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.steps import has_answers

MOST = 5
"""Things shown at once: more would be a list to feel bad about."""

SOON = 21
"""Days before a session in which its preparations are worth a line."""

REFLECT_WITHIN = 60
"""Days after a session in which looking back on it still helps."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do: which rule found it, where it is done, and the facts for its words.

    `section`, `target` and `field` say where to go, as in a place of the window. `step` is the id
    of a step that the words name, `name` what a record is called, `day` a date they mention.
    """

    rule: str
    section: str
    target: str = ""
    field: str = ""
    step: str = ""
    name: str = ""
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A step for the rules: its id, and the kinds of record that its pages hold."""

    id: str
    record_kinds: tuple[str, ...]


def next_session(snapshot: Snapshot, today: dt.date) -> Session | None:
    """Return the session of today or the first after it, else one without a date."""
    sessions = snapshot.sessions()
    ahead = (each for each in sessions if each.date is not None and each.date >= today)
    undated = (each for each in sessions if each.date is None)
    return next(ahead, None) or next(undated, None)


def next_things(
    snapshot: Snapshot, steps: Sequence[StepFacts], today: dt.date
) -> tuple[Thing, ...]:
    """Return what is worth doing next, the most pressing first, at most `MOST` things.

    `steps` are the eight steps in order.
    """
    found: list[Thing] = []
    for rule in _RULES:
        found.extend(rule(snapshot, steps, today))
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


def _name_project(
    snapshot: Snapshot, _steps: Sequence[StepFacts], _today: dt.date
) -> Iterator[Thing]:
    if not snapshot.project.title:
        yield Thing("name_project", "overview", "project", "title")


def _purpose(snapshot: Snapshot, _steps: Sequence[StepFacts], _today: dt.date) -> Iterator[Thing]:
    field = "motivations.purpose"
    if not snapshot.answer_text(field):
        yield Thing("write_purpose", "steps", "motivations.purpose", field)


def _prepare_session(
    snapshot: Snapshot, _steps: Sequence[StepFacts], today: dt.date
) -> Iterator[Thing]:
    session = next_session(snapshot, today)
    if session is None:
        return
    day = session.date

    def thing(rule: str) -> Thing:
        return Thing(rule, "sessions", session.id, name=session.title, day=day)

    if day is None:
        yield thing("date_session")
        return
    if (day - today).days > SOON:
        return
    if session.place_checked != "yes":
        yield thing("check_place")
    if not snapshot.agenda(session.id):
        yield thing("write_agenda")
    if not snapshot.expected(session.id):
        yield thing("expect_people")


def _look_again(snapshot: Snapshot, steps: Sequence[StepFacts], today: dt.date) -> Iterator[Thing]:
    for step in steps:
        state = snapshot.step_state(step.id)
        day = state.look_again_on
        if state.state == "look_again" and (day is None or day <= today):
            yield Thing("look_again", "steps", step.id, step=step.id, day=day)


def _reflect(snapshot: Snapshot, _steps: Sequence[StepFacts], today: dt.date) -> Iterator[Thing]:
    past = [each for each in snapshot.sessions() if each.date is not None and each.date < today]
    for session in past[-1:]:
        noted = any(
            record.session == session.id and (record.state or record.note)
            for record in snapshot.all(Reflection)
        )
        recent = session.date is not None and (today - session.date).days <= REFLECT_WITHIN
        if recent and not noted and not session.notes:
            yield Thing(
                "reflect_on_session", "sessions", session.id, name=session.title, day=session.date
            )


def _contact(snapshot: Snapshot, _steps: Sequence[StepFacts], _today: dt.date) -> Iterator[Thing]:
    project = snapshot.project
    if not (project.contact_name and (project.contact_phone or project.contact_email)):
        yield Thing("add_contact", "overview", "project", "contact_name")


def _people(snapshot: Snapshot, _steps: Sequence[StepFacts], _today: dt.date) -> Iterator[Thing]:
    if not snapshot.all(Stakeholder):
        yield Thing("add_people", "steps", "stakeholders.people", "stakeholders.stakeholders")


def _together(snapshot: Snapshot, _steps: Sequence[StepFacts], _today: dt.date) -> Iterator[Thing]:
    if not has_answers(snapshot, "together"):
        yield Thing("start_together", "steps", "together")


def _plan_session(
    snapshot: Snapshot, _steps: Sequence[StepFacts], today: dt.date
) -> Iterator[Thing]:
    if next_session(snapshot, today) is None:
        yield Thing("plan_session", "sessions")


def _missing(snapshot: Snapshot, _steps: Sequence[StepFacts], _today: dt.date) -> Iterator[Thing]:
    for view in snapshot.all(Perspective):
        if view.perspective and view.found == "not_yet" and not view.brought_by:
            yield Thing(
                "missing_voice",
                "steps",
                "stakeholders.perspectives",
                "stakeholders.perspectives",
                name=view.perspective,
            )
            return


def _barrier(snapshot: Snapshot, _steps: Sequence[StepFacts], _today: dt.date) -> Iterator[Thing]:
    for barrier in snapshot.all(Barrier):
        if barrier.barrier and barrier.state in ("", "to_do") and not barrier.action:
            yield Thing(
                "remove_barrier",
                "steps",
                "stakeholders.barriers",
                "stakeholders.barriers",
                name=barrier.barrier,
            )
            return


def _begin_step(snapshot: Snapshot, steps: Sequence[StepFacts], _today: dt.date) -> Iterator[Thing]:
    for step in steps:
        if snapshot.step_state(step.id).state == "not_started" and not has_answers(
            snapshot, step.id, step.record_kinds
        ):
            yield Thing("begin_step", "steps", step.id, step=step.id)
            return


_Rule = Callable[[Snapshot, Sequence[StepFacts], dt.date], Iterator[Thing]]

# First what everything else rests on, then what has a date, then what can wait.
_RULES: tuple[_Rule, ...] = (
    _name_project,
    _purpose,
    _prepare_session,
    _look_again,
    _reflect,
    _contact,
    _people,
    _together,
    _plan_session,
    _missing,
    _barrier,
    _begin_step,
)
