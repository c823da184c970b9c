"""The history of a project as a person reads it: what changed, when, by whom.

All that somebody did at once is one moment. Of each moment it is told what was there before and
what from then on, in the words of the forms.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coprod_desktop.application.operations import PutBack
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.days import day_in_words
from coprod_desktop.content.model import Content, Field
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.domain.records import INTERNAL_KINDS, specs
from coprod_desktop.domain.titles import first_words
from coprod_desktop.project.edits import Action, PastChange

GONE = "_deleted"
_MANY = 400
"""Changes that are read at a time: enough for a screen or two of moments."""


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a moment: the question or field, what was there before, what from then on.

    `put_back` has the field hold this moment's text again; None where it holds it now or the
    record is gone.
    """

    label: str
    was: str
    now: str
    put_back: PutBack | None


@dataclass(frozen=True, slots=True)
class Moment:
    """What one person did at once. `at` is in local time; `author` may be empty.

    `what` says it in a few words, `where` names the page or the record. `bring_back` undoes a
    deletion; None where nothing was deleted or it is back already. `place` is for reading on.
    """

    at: dt.datetime
    author: str
    what: str
    where: str
    lines: tuple[Line, ...]
    records: frozenset[tuple[str, str]]
    bring_back: PutBack | None
    place: int


class Past:
    """Reads the history of an open project, a part at a time."""

    def __init__(self, words: Words, workspace: Workspace) -> None:
        self._words = words
        self._workspace = workspace
        self._held: dict[tuple[str, str], Mapping[str, JsonValue]] = {}

    def moments(self, *, before_place: int | None = None, record: str = "") -> list[Moment]:
        """Return the last moments, newest first: before a place, of one record, where given.

        Read on with the last one's `place`; an empty list is the end.
        """
        self._held.clear()
        changes = self._workspace.past(before_place=before_place, most=_MANY, record=record)
        at_once = itertools.groupby(changes, key=lambda it: (it.at, it.author))
        groups = [list(group) for _, group in at_once]
        if len(changes) == _MANY and len(groups) > 1:
            # The last group may go on in the part that was not read.
            groups.pop()
        return [self._moment(group) for group in groups]

    def _moment(self, changes: Sequence[PastChange]) -> Moment:
        # Within a moment the order is that of writing, so that fields come as a form has them.
        changes = list(reversed(changes))
        first = _main(changes)
        made = {(it.kind, it.id) for it in changes if it.field == GONE}
        lines = tuple(
            line
            for it in changes
            if it.field != GONE and (line := self._line(it, is_new=(it.kind, it.id) in made))
        )
        return Moment(
            at=changes[0].at.astimezone(),
            author=changes[0].author,
            what=self._what(first, made, lines),
            where=self._where(first),
            lines=lines,
            records=frozenset((it.kind, it.id) for it in changes),
            bring_back=self._bring_back(changes, first),
            place=min(it.place for it in changes),
        )

    def _what(self, first: PastChange, made: set[tuple[str, str]], lines: tuple[Line, ...]) -> str:
        words = self._words
        if first.field != GONE or first.kind in INTERNAL_KINDS:
            if len(lines) == 1:
                return words("past.changed_one", label=lines[0].label)
            return words("past.changed")
        name = self._name(first.kind, first.id)
        verb = "deleted" if first.value else "added"
        more = len(made) - 1
        said = words(f"past.{verb}", name=name)
        return said + words.plural("past.and_more", more) if more else said

    def _where(self, it: PastChange) -> str:
        """Return the page of an answer, or what a record is and what it is called."""
        words, content = self._words, self._workspace.content
        held = self._of(it.kind, it.id)
        match it.kind:
            case "answer":
                return _page_title(content, str(held["key"])) or words("past.answer")
            case "step_state":
                return next(
                    (step.title for step in content.all_steps() if step.id == held["step"]), ""
                )
            case "project" | "reflection":
                return words(f"past.{it.kind}")
            case _:
                title = first_words(it.kind, held)
                one = content.forms[it.kind].one
                return words("past.record", one=one[:1].upper() + one[1:], title=title).strip(": ")

    def _name(self, kind: str, record_id: str) -> str:
        title = first_words(kind, self._of(kind, record_id))
        return title or self._workspace.content.forms[kind].one

    def _line(self, it: PastChange, *, is_new: bool) -> Line | None:
        if specs(it.kind)[it.field].hidden or it.field in _KEYS.get(it.kind, ()):
            return None
        if is_new and it.value == specs(it.kind)[it.field].default:
            return None
        was, now = self._text(it, it.was), self._text(it, it.value)
        there = self._workspace.snapshot.any_of(it.kind, it.id) is not None
        put_back = None
        if there and self._of(it.kind, it.id)[it.field] != it.value:
            put_back = PutBack({(it.kind, it.id, it.field): it.value}, self._action(it))
        return Line(self._label(it), was, now, put_back)

    def _action(self, it: PastChange) -> Action:
        if it.kind == "answer":
            key = str(self._of(it.kind, it.id)["key"])
            return Action("answer", "answer", key.partition("/")[0])
        return Action("put_back", it.kind, first_words(it.kind, self._of(it.kind, it.id)))

    def _bring_back(self, changes: Sequence[PastChange], first: PastChange) -> PutBack | None:
        gone = [it for it in changes if it.field == GONE and it.value and not it.was]
        if not gone or self._workspace.snapshot.any_of(first.kind, first.id) is not None:
            return None
        # The owner first, so that this moment too is named after it.
        cells = {(it.kind, it.id, it.field): it.was for it in reversed(changes)}
        title = first_words(first.kind, self._of(first.kind, first.id))
        return PutBack(cells, Action("bring_back", first.kind, title))

    def _of(self, kind: str, record_id: str) -> Mapping[str, JsonValue]:
        """Return what a record holds by its history, whether it is there or deleted."""
        if (kind, record_id) not in self._held:
            self._held[kind, record_id] = self._workspace.held(kind, record_id)
        return self._held[kind, record_id]

    def _label(self, it: PastChange) -> str:
        words, content = self._words, self._workspace.content
        if it.kind == "answer":
            key, _, line = str(self._of(it.kind, it.id)["key"]).partition("/")
            field = content.field(key)
            label = field.label if field else words("past.answer")
            if field and line:
                label = words("past.line", label=label, line=field.option_label(line))
            return words("past.note_on", label=label) if it.field == "note" else label
        if it.kind in content.forms:
            return content.forms[it.kind].field(it.field).label
        return words(f"past.fields.{it.field}")

    def _text(self, it: PastChange, value: JsonValue) -> str:
        """Return a value as a person reads it."""
        words, content = self._words, self._workspace.content
        if value in (None, ""):
            return ""
        match it.kind, it.field:
            case ("answer", "value"):
                key, _, line = str(self._of(it.kind, it.id)["key"]).partition("/")
                field = content.field(key)
                if line or field is None:
                    return words(f"forms.check.{value}") if line else str(value)
                return self._worded(it, value, field.kind, field)
            case ("step_state", "state"):
                return words(f"forms.states.name.{value}")
            case ("reflection", "state"):
                return words(f"forms.check.{value}")
            case _:
                form = content.forms.get(it.kind)
                field = form.field(it.field) if form else None
                return self._worded(it, value, specs(it.kind)[it.field].kind, field)

    def _worded(self, it: PastChange, value: JsonValue, kind: Kind, field: Field | None) -> str:
        text = str(value)
        match kind:
            case Kind.CHOICE | Kind.RATING | Kind.CHOICES if field is not None:
                return ", ".join(field.option_label(each) or each for each in text.split())
            case Kind.DATE:
                return day_in_words(self._words, dt.date.fromisoformat(text))
            case Kind.REFERENCE:
                return self._name(specs(it.kind)[it.field].reference, text)
            case _:
                return text


_KEYS = {"answer": ("key",), "step_state": ("step",), "reflection": ("session", "question")}
"""The fields that only say which answer, step or question a record is about."""


def _main(changes: Sequence[PastChange]) -> PastChange:
    """Return the change that a moment is named after: of what went with its owner, the owner."""
    came_or_went = [it for it in changes if it.field == GONE]
    return (came_or_went or changes)[-1 if came_or_went and came_or_went[0].value else 0]


def _page_title(content: Content, key: str) -> str:
    wanted = key.partition("/")[0]
    for step in content.all_steps():
        for page in step.pages:
            if any(field.id == wanted for field in page.fields):
                return f"{step.short}: {page.title}"
    return ""
