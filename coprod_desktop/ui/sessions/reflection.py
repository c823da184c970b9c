"""The during-the-work questions: how it went, about the room and never about a person."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Field, Option, Question
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.limits import LONG_TEXT
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.cells import reflection_cell
from coprod_desktop.ui.forms.checklist import NOTE, STATES
from coprod_desktop.ui.forms.editor import Link
from coprod_desktop.ui.forms.field import FieldBox
from coprod_desktop.ui.forms.options import OneOf
from coprod_desktop.ui.forms.text import LongText
from coprod_desktop.ui.kit import HALF, ONE, Card, field_label, heading, quiet


class ReflectionField(FieldBox):
    """One question with what to think about, an answer in a word, and a note."""

    def __init__(self, context: Context, session_id: str, question: Question) -> None:
        words = context.words
        super().__init__(words, Field(question.id, Kind.CHECKLIST, question.text, question.why, ""))
        card = Card()
        card.body.setSpacing(ONE)
        card.body.addWidget(heading(question.title, 2))
        options = tuple(Option(each, words(f"forms.check.{each}")) for each in STATES)
        self.states = OneOf(words, options)
        card.body.addWidget(field_label(question.text, self.states.labelled()))
        for prompt in question.prompts:
            card.body.addWidget(quiet(f"\u2022 {prompt}"))
        card.body.addSpacing(HALF)
        self.states.name(question.text, " ".join((*question.prompts, question.why)))
        card.body.addWidget(self.states)
        self.note = LongText(words, LONG_TEXT)
        card.body.addSpacing(HALF)
        card.body.addWidget(field_label(words("forms.sessions.note"), self.note.labelled()))
        self.note.name(words("forms.note.name", about=question.title), question.why)
        card.body.addWidget(self.note)
        self.note.said.connect(self.say)
        self.note.wrong.connect(self.complain)
        self._links = (
            Link(context, reflection_cell(session_id, question.id, "state"), self.states),
            Link(context, reflection_cell(session_id, question.id, "note"), self.note),
        )
        self.body.addWidget(card)
        self.finish()

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        for link in self._links:
            link.refresh(changed)

    def entry(self) -> QWidget:
        """Return the choices."""
        return self.states.entry()

    def entry_of(self, part: str) -> QWidget:
        """Return the choices, or the note."""
        return self.note.entry() if part == NOTE else self.entry()

    def remarked(self) -> QWidget:
        """Return the note: the choices are always understood."""
        return self.note.entry()

    def forget(self) -> None:
        """Give up what is unsaved."""
        for link in self._links:
            link.forget()
