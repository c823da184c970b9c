"""How a past change is said: what a field, a value, a record and its place are called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.days import day_in_words
from coprod_desktop.content.model import Content, Field, Page, Step
from coprod_desktop.content.money import money_in_words
from coprod_desktop.content.picked import name_of
from coprod_desktop.content.words import Words
from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.domain.records import specs
from coprod_desktop.domain.titles import first_words
from coprod_desktop.domain.values import to_json
from coprod_desktop.project.edits import NEWEST, PastPlace

GONE = "_deleted"
"""The field that says that a record is not there."""

KEYS = {"answer": ("key",), "step_state": ("step",), "reflection": ("session", "question")}
"""The fields that only say which answer, step or question a record is about."""

Cell = tuple[str, str, str]


Span = tuple[PastPlace, PastPlace]
"""The places of the first and the last change of a moment."""


class PastWords:
    """Says past changes in the words of the forms.

    What is there goes by its name of today. What is gone goes by the name that it had at the
    moment that is spoken of: after an undo it may hold nothing any more that tells what it was.
    `content` are the forms in other words than the project's.
    """

    def __init__(self, words: Words, workspace: Workspace, content: Content | None = None) -> None:
        self._words = words
        self._workspace = workspace
        self._content = content or workspace.content
        self._span: Span = (NEWEST, NEWEST)
        self._there: dict[tuple[str, str], Mapping[str, JsonValue]] = {}
        self._gone: dict[tuple[str, str], Mapping[str, JsonValue]] = {}
        self._fields = {field.id: field for field in self._content.fields()}
        self._pages: dict[str, tuple[Step, Page]] = {
            field.id: (step, page)
            for step in self._content.all_steps()
            for page in step.pages
            for field in page.fields
        }

    def forget(self) -> None:
        """Look everything up anew from now on."""
        self._there.clear()

    def speak_of(self, span: Span) -> None:
        """Speak of a moment from now on."""
        self._span = span
        self._gone.clear()

    def held(self, kind: str, record: str) -> Mapping[str, JsonValue]:
        """Return what a record holds; of one that is gone, what it held at the moment.

        That is at its end, or just before it where the moment made an end of the record.
        """
        known = self._there.get((kind, record)) or self._gone.get((kind, record))
        if known is not None:
            return known
        there = self._workspace.snapshot.any_of(kind, record)
        if there is None:
            known = self._gone[kind, record] = self._at_the_moment(kind, record)
        else:
            known = {name: to_json(getattr(there, name)) for name in specs(kind)}
            self._there[kind, record] = known
        return known

    def held_till_then(self, kind: str, record: str) -> Mapping[str, JsonValue]:
        """Return what a record held just before the moment, which made an end of it."""
        known = self._gone.get((kind, record))
        if known is None:
            known = self._workspace.held_before(self._span[0], kind, record)
            self._gone[kind, record] = known
        return known

    def _at_the_moment(self, kind: str, record: str) -> Mapping[str, JsonValue]:
        first, (hlc, op) = self._span
        held = self._workspace.held_before((hlc, op + b"\0"), kind, record)
        return self._workspace.held_before(first, kind, record) if held[GONE] else held

    def name(self, kind: str, record: str, then: Mapping[str, JsonValue] | None = None) -> str:
        """Return what a record is called, or what it is where it has no name.

        `then` are values that it held at the time that is spoken of.
        """
        title = self._title(kind, {**self.held(kind, record), **(then or {})})
        form = self._content.forms.get(kind)
        return title or (form.one if form else "")

    def subject(self, kind: str, record: str) -> str:
        """Return what an action on a record is called after: for an answer its field's id."""
        held = self.held(kind, record)
        match kind:
            case "answer":
                return str(held["key"]).partition("/")[0]
            case "project" | "reflection" | "step_state":
                return self.where(kind, record)
            case _:
                return self._title(kind, held)

    def _title(self, kind: str, values: Mapping[str, JsonValue]) -> str:
        """Return the first words of a record, or of the one that a person picked for it.

        An agreement goes by what it is for: its first words are what somebody was told.
        """
        if kind == "consent":
            return self._content.forms[kind].field("purpose").option_label(str(values["purpose"]))
        title = first_words(kind, values)
        for spec in specs(kind).values():
            points = spec.kind is Kind.REFERENCE and not spec.hidden
            picked = str(values[spec.name]) if points else ""
            if picked and not title:
                title = first_words(spec.reference, self.held(spec.reference, picked))
        return title

    def page(self, kind: str, record: str) -> Page | None:
        """Return the page that an answer stands on; None for anything else."""
        found = self._page(kind, record)
        return found[1] if found else None

    def where(self, kind: str, record: str) -> str:
        """Return the page of an answer, or what a record is and what it is called."""
        words, held = self._words, self.held(kind, record)
        match kind:
            case "answer":
                found = self._page(kind, record)
                return f"{found[0].short}: {found[1].title}" if found else words("past.answer")
            case "step_state":
                steps = self._content.all_steps()
                return next((it.title for it in steps if it.id == held["step"]), "")
            case "project":
                return words("past.project")
            case "reflection":
                title = first_words("session", self.held("session", str(held["session"])))
                return words("past.reflection_on" if title else "past.reflection", title=title)
            case _:
                one, title = self._content.forms[kind].one, self._title(kind, held)
                if kind == "consent" and title:
                    return words("past.consent", title=title)
                one = one[:1].upper() + one[1:]
                return words("past.record", one=one, title=title) if title else one

    def label(self, cell: Cell) -> str:
        """Return the question that a value answers."""
        kind, record, name = cell
        words = self._words
        match kind:
            case "answer":
                label = self._question(str(self.held(kind, record)["key"]))
            case "reflection":
                wanted = self.held(kind, record)["question"]
                label = next(
                    (it.text for it in self._content.questions if it.id == wanted),
                    words("past.fields.value"),
                )
            case _ if kind in self._content.forms:
                return self._content.forms[kind].field(name).label
            case _:
                return words(f"past.fields.{name}")
        return words("past.note_on", label=label) if name == "note" else label

    def text(self, cell: Cell, value: JsonValue) -> str:
        """Return a value as a person reads it; nothing for one that is empty."""
        words = self._words
        if value in (None, ""):
            return ""
        kind, record, name = cell
        match kind, name:
            case ("answer", "value"):
                key, _, line = str(self.held(kind, record)["key"]).partition("/")
                field = self._fields.get(key)
                if line or field is None:
                    return words.choice(f"forms.check.{value}") if line else str(value)
                return self._worded(cell, value, field.kind, field)
            case ("step_state", "state"):
                return words.choice(f"forms.states.name.{value}")
            case ("reflection", "state"):
                return words.choice(f"forms.check.{value}")
            case _:
                form = self._content.forms.get(kind)
                return self._worded(
                    cell, value, specs(kind)[name].kind, form.field(name) if form else None
                )

    def _page(self, kind: str, record: str) -> tuple[Step, Page] | None:
        if kind != "answer":
            return None
        return self._pages.get(str(self.held(kind, record)["key"]).partition("/")[0])

    def _question(self, key: str) -> str:
        name, _, line = key.partition("/")
        field = self._fields.get(name)
        if field is None:
            return self._words("past.answer")
        if not line:
            return field.label
        return self._words("past.line", label=field.label, line=field.option_label(line))

    def _worded(self, cell: Cell, value: JsonValue, kind: Kind, field: Field | None) -> str:
        text = str(value)
        match kind:
            case Kind.CHOICE | Kind.RATING | Kind.CHOICES if field is not None:
                return ", ".join(field.option_label(each) for each in text.split())
            case Kind.DATE:
                return day_in_words(self._words, dt.date.fromisoformat(text))
            case Kind.REFERENCE:
                return self.name(specs(cell[0])[cell[2]].reference, text)
            case Kind.MONEY:
                return money_in_words(self._words, int(text))
            case Kind.PICKS if field is not None:
                return ", ".join(picks.said(text, lambda each: self._picked(field, each)))
            case _:
                return text

    def _picked(self, field: Field, record: str) -> str:
        there = name_of(field, record, self._workspace.snapshot)
        return there or self.name(field.record, record)
