"""What a record or an answer says, text by text, in the words of the forms: what a search reads."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from dataclasses import dataclass

from coprod_desktop.content.days import day_in_words
from coprod_desktop.content.model import Content, Field, Page, Step
from coprod_desktop.content.summary import field_in_words, title_and_facts
from coprod_desktop.content.words import Words
from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import FieldSpec, Kind
from coprod_desktop.domain.records import (
    KINDS,
    Answer,
    Record,
    Reflection,
    Session,
    Stakeholder,
    StepState,
    Term,
    specs,
)
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.titles import title_of

Order = tuple[object, ...]

_STEP = "step/"
"""What the group of a step's answers begins with."""


@dataclass(frozen=True, slots=True)
class Said:
    """One text: the field that holds it, what that is called (empty: as the line), the words."""

    field: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """What a line is called and where that is; `own` is whether people's own words call it so."""

    title: str
    where: str = ""
    own: bool = True


@dataclass(frozen=True, slots=True)
class _Question:
    """A question of a step, and how many come before it."""

    number: int
    step: Step
    page: Page
    field: Field


class Texts:
    """Says records in words. A group is a kind of record, or the answers of a step."""

    def __init__(self, words: Words, content: Content) -> None:
        self._words = words
        self._content = content
        self._steps = {step.id: step for step in content.all_steps()}
        ways = [(s, p, f) for s in content.all_steps() for p in s.pages for f in p.fields]
        self._questions = {
            field.id: _Question(number, step, page, field)
            for number, (step, page, field) in enumerate(ways)
        }
        self._asked = {question.id: question for question in content.questions}

    # --- Groups ---------------------------------------------------------------------------------

    def groups(self) -> Iterator[str]:
        """Yield every group in the order in which they are shown: people first."""
        yield "stakeholder"
        yield "project"
        for step in self._steps:
            yield _STEP + step
        rest = [kind for kind in KINDS if kind not in ("stakeholder", "project", "answer")]
        yield from (kind for kind in rest if kind != "step_state")

    def group_title(self, group: str) -> str:
        """Return the heading of a group."""
        if group.startswith(_STEP):
            step = self._steps[group.removeprefix(_STEP)]
            if not step.number:
                return step.title
            return self._words("find.step", number=step.number, title=step.title)
        if group == "reflection":
            return self._words("find.reflections")
        return self._content.forms[group].title

    def group_of(self, kind: str, record: Record) -> str:
        """Return the group of a record; empty for an answer to what this version does not ask."""
        match record:
            case Answer(key=key):
                asked = self._questions.get(key.partition("/")[0])
                return _STEP + asked.step.id if asked else ""
            case StepState(step=step):
                return _STEP + step if step in self._steps else ""
            case _:
                return kind

    def order(self, kind: str, record: Record, snapshot: Snapshot) -> Order:
        """Return what records of a group are sorted by: as they stand in the window."""
        match record:
            case Answer(key=key):
                name, _, line = key.partition("/")
                asked = self._questions[name]
                lines = [each.id for each in asked.field.options]
                return (1, asked.number, lines.index(line) if line in lines else -1, record.id)
            case StepState():
                return (0, 0, 0, record.id)
            case Session():
                return _session_order(record)
            case _ if _session_field(kind):
                session = snapshot.get(Session, getattr(record, _session_field(kind)))
                return (*_session_order(session), record.position, record.id)
            case _:
                return (record.position, record.id)

    # --- What they say --------------------------------------------------------------------------

    def of(self, kind: str, record: Record, snapshot: Snapshot) -> tuple[Said, ...]:
        """Return all that a record says; texts that are empty are left out."""
        return tuple(said for said in self._said(kind, record, snapshot) if said.text)

    def name(self, kind: str, record: Record, snapshot: Snapshot) -> Named:
        """Return what a record is called, and where it is."""
        words = self._words
        match record:
            case Answer(key=key):
                asked = self._questions[key.partition("/")[0]]
                return Named(asked.field.label, asked.page.title, own=False)
            case StepState(step=step):
                return Named(words("find.step_state"), self._steps[step].title, own=False)
            case Reflection(session=session, question=question):
                asked_then = self._asked.get(question)
                title = asked_then.title if asked_then else words("past.fields.value")
                return Named(title, self._session_title(snapshot, session), own=False)
            case Term():
                field = self._content.forms["term"].field("list")
                return Named(record.text, field.option_label(record.list))
        title, _ = title_and_facts(words, self._content.forms[kind], record, snapshot)
        if held := _session_field(kind):
            return Named(title, self._session_title(snapshot, getattr(record, held)))
        owner = _person_field(kind)
        return Named(title, _person_name(snapshot, getattr(record, owner)) if owner else "")

    def mentions(self, kind: str, record: Record) -> Iterator[tuple[str, str]]:
        """Yield the kind and id of every record whose name stands in what this one says."""
        for spec in _references(kind):
            value = str(getattr(record, spec.name))
            if value:
                ids = picks.ids_of(value) if spec.kind is Kind.PICKS else (value,)
                yield from ((spec.reference, each) for each in ids)

    def _said(self, kind: str, record: Record, snapshot: Snapshot) -> Iterator[Said]:
        words = self._words
        match record:
            case Answer():
                yield from self._answer(record)
            case StepState():
                yield Said("state", "", words.choice(f"forms.states.name.{record.state}"))
                for name in ("looked_at", "look_again_on"):
                    day = getattr(record, name)
                    text = day_in_words(words, day) if day else ""
                    yield Said(name, words(f"past.fields.{name}"), text)
            case Reflection():
                state = words.choice(f"forms.check.{record.state}") if record.state else ""
                yield Said("state", words("past.fields.value"), state)
                yield Said("note", words("past.fields.note"), _one_line(record.note))
            case Term():
                yield Said("text", self._content.forms["term"].field("text").label, record.text)
            case _:
                for field in self._content.forms[kind].fields:
                    value = getattr(record, field.id)
                    yield Said(field.id, field.label, field_in_words(words, field, value, snapshot))
                if owner := _person_field(kind):
                    name = _person_name(snapshot, getattr(record, owner))
                    yield Said(owner, words("find.whose"), name)

    def _answer(self, answer: Answer) -> Iterator[Said]:
        words = self._words
        name, _, line = answer.key.partition("/")
        asked = self._questions.get(name)
        if asked is None:
            return
        field, note = asked.field, _one_line(answer.note)
        match field.kind:
            case Kind.CHECKLIST:
                label = field.option_label(line)
                if answer.value:
                    state = words.choice(f"forms.check.{answer.value}")
                    yield Said("value", "", words("find.line", line=label, state=state))
                yield Said("note", label, note)
                return
            case Kind.CHOICE | Kind.RATING | Kind.CHOICES:
                for each in answer.value.split():
                    yield Said("value", "", field.option_label(each))
            case Kind.DATE if answer.value:
                yield Said("value", "", _day(words, answer.value))
            case _:
                yield Said("value", "", _one_line(answer.value))
        yield Said("note", words("past.fields.note"), note)

    def _session_title(self, snapshot: Snapshot, session_id: str) -> str:
        session = snapshot.get(Session, session_id)
        title = session.title if session else ""
        return title or self._words("forms.sessions.unnamed")


def key_of(record: Record) -> str:
    """Return what operations and `show` know a record by: an answer goes by its question."""
    match record:
        case Answer(key=key):
            return key
        case StepState(step=step):
            return step
        case _:
            return record.id


def _session_order(session: Session | None) -> Order:
    """Sort by day and start; what has none comes last."""
    if session is None:
        return ("~", "~", 0.0, "")
    day = session.date.isoformat() if session.date else "~"
    return (day, str(session.start or "~"), session.position, session.id)


def _day(words: Words, value: str) -> str:
    try:
        return day_in_words(words, dt.date.fromisoformat(value))
    except ValueError:
        return value  # a merge may bring anything


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _person_name(snapshot: Snapshot, record_id: str) -> str:
    person = snapshot.get(Stakeholder, record_id)
    return title_of(person) if person else ""


@functools.cache
def _references(kind: str) -> tuple[FieldSpec, ...]:
    return tuple(spec for spec in specs(kind).values() if spec.reference)


@functools.cache
def _owner_field(kind: str, owner: str) -> str:
    """Return the field of a kind that is no question and holds what a record belongs to."""
    found = (each.name for each in _references(kind) if each.hidden and each.reference == owner)
    return next(found, "")


def _person_field(kind: str) -> str:
    return _owner_field(kind, "stakeholder")


def _session_field(kind: str) -> str:
    return _owner_field(kind, "session")
