"""The steps, pages and fields that a practitioner goes through, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from coprod_desktop.domain.fields import Kind, Tense


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose or one line to check: its id and its words."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Help:
    """A titled paragraph of guidance for the helper panel."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question: what kind of answer it takes, why we ask, and a short good answer.

    `options` are the choices, the words of a rating (weakest first) or the lines of a checklist.
    `unknown` are the words for a choice that is none of them, as a file of a newer version may
    hold. `record` names the kind of record that a repeating field holds, or that is picked from;
    `shows` are the fields of it that are asked here, all of them where it is empty. `terms` names
    the list of terms, whose lines are then the options. `tense` tells when a day is. `max_length`
    is in characters, an amount of money in pence.
    """

    id: str
    kind: Kind
    label: str
    why: str
    example: str
    options: tuple[Option, ...] = ()
    record: str = ""
    shows: tuple[str, ...] = ()
    terms: str = ""
    tense: Tense = ""
    max_length: int = 0
    least: int = 0
    most: int = 0
    unknown: str = ""

    def option_label(self, option_id: str) -> str:
        """Return the words of an option; nothing where none is chosen."""
        known = (each.label for each in self.options if each.id == option_id)
        return next(known, self.unknown if option_id else "")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a step: a few questions about one thing."""

    id: str
    title: str
    intro: str
    help: tuple[Help, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A starting step. `number` is 1 to 8; 0 is "Starting together", which has no number."""

    id: str
    number: int
    title: str
    short: str
    intro: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class RecordForm:
    """The words and fields of one kind of record, for forms, tables and documents.

    `one` is the record in the middle of a sentence ("objective"), `title` heads a list of them,
    `add` is the button, `empty` says what goes here while there is none. `tells` are the fields
    that a closed card tells; of several at one place the first that has an answer is told.
    `told` are the words around an answer there, with a place for its {value}.
    """

    kind: str
    one: str
    title: str
    add: str
    empty: str
    fields: tuple[Field, ...]
    tells: tuple[tuple[str, ...], ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)

    def only(self, names: tuple[str, ...]) -> RecordForm:
        """Return a form that asks for these fields only. Raises `KeyError` for one it lacks."""
        return replace(self, fields=tuple(map(self.field, names)))

    def field(self, name: str) -> Field:
        """Return a field by its name within the record. Raises `KeyError`."""
        for each in self.fields:
            if each.id == name:
                return each
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Question:
    """A during-the-work question: asked at every session, about the room, never about a person."""

    id: str
    title: str
    text: str
    prompts: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Lines of a list to pick from that belong together, as they came with the program."""

    id: str
    label: str
    terms: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All guidance and every question, in one language."""

    steps: tuple[Step, ...]
    together: Step
    questions: tuple[Question, ...]
    forms: Mapping[str, RecordForm]
    terms: Mapping[str, tuple[TermGroup, ...]]

    def all_steps(self) -> tuple[Step, ...]:
        """Return the eight steps and then Starting together."""
        return (*self.steps, self.together)

    def fields(self) -> Iterator[Field]:
        """Yield every field of every page."""
        for step in self.all_steps():
            for page in step.pages:
                yield from page.fields

    def field(self, field_id: str) -> Field | None:
        """Return the field with this id, or None."""
        return next((each for each in self.fields() if each.id == field_id), None)

    def step(self, step_id: str) -> Step:
        """Return a step by its id. Raises `KeyError`."""
        for each in self.all_steps():
            if each.id == step_id:
                return each
        raise KeyError(step_id)
