"""A checklist: lines that are so, partly so or not yet so, each with a note that opens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Field, Option
from coprod_desktop.content.words import Words
from coprod_desktop.domain.limits import LONG_TEXT
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.cells import (
    Cell,
    answer_cell,
    answer_note_cell,
    check_cell,
    check_note_cell,
)
from coprod_desktop.ui.forms.editor import Link
from coprod_desktop.ui.forms.field import FieldBox, Remark, why_and_example
from coprod_desktop.ui.forms.group import Group
from coprod_desktop.ui.forms.options import OneOf
from coprod_desktop.ui.forms.text import LongText
from coprod_desktop.ui.kit import HALF, ONE, TWO, Button, Card, Label, column, em, quiet, rule

STATES = ("yes", "partly", "not_yet")
NOTE = "note"
"""The part of a question, or of a line after its id and a stroke, that is its note."""
_SIDE_BY_SIDE = 34
"""From this width on, in em, a line and its choices stand side by side."""


class NoteBox(QWidget):
    """A note that opens with a button, and stands open where there is one."""

    def __init__(self, context: Context, cell: Cell, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        words = context.words
        self._words = words
        self.editor = LongText(words, LONG_TEXT, least=1)
        self.editor.name(words("forms.note.name", about=about), "")
        self._label = quiet(words("forms.note.label"))
        self._label.setBuddy(self.editor.edit)
        self._said = Remark()
        body = column(self, gap=HALF)
        body.addWidget(self._label)
        body.addWidget(self.editor)
        body.addWidget(self._said)
        self.editor.wrong.connect(lambda sentence: self._say(sentence, wrong=True))
        self.editor.said.connect(lambda sentence: self._say(sentence, wrong=False))
        # It stands beside what the note is about, wherever that is put.
        self.button = Button(words("forms.note.add"), "link", on_click=self.open, parent=parent)
        self.button.setAccessibleName(words("forms.note.add_to", about=about))
        self._locked = context.workspace.read_only
        self._link = Link(context, cell, self.editor)
        self.show_or_hide()

    def open(self) -> None:
        """Open the note and put the cursor into it."""
        self.show()
        self.button.hide()
        self.editor.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_or_hide(self) -> None:
        """Stand open with something in it or with the cursor in it, else closed."""
        is_open = bool(self.editor.value()) or self.editor.edit.hasFocus()
        self.setVisible(is_open)
        self.button.setVisible(not is_open and not self._locked)

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        self._link.refresh(changed)
        if self.editor.value() and self.isHidden():
            self.show_or_hide()

    def forget(self) -> None:
        """Give up what is unsaved."""
        self._link.forget()

    def _say(self, sentence: str, *, wrong: bool) -> None:
        self._said.show_sentence(sentence, self.editor.edit, wrong=wrong)


class CheckLine(QWidget):
    """One line: its words, yes / partly / not yet, and its note."""

    def __init__(
        self, context: Context, label: str, state: Cell, note: Cell, why: str = ""
    ) -> None:
        super().__init__()
        words = context.words
        self.words_label = Label(label)
        self.states = OneOf(words, _state_options(words))
        self.states.name(
            label, " ".join(each for each in (why, words("forms.choice.take_back")) if each)
        )
        self._link = Link(context, state, self.states)
        self.note = NoteBox(context, note, label, self)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(TWO)
        self._line.addWidget(self.words_label, 1)
        choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        choices.setSpacing(ONE)
        choices.addWidget(self.states)
        choices.addWidget(self.note.button)
        choices.addStretch(1)
        self._line.addLayout(choices)
        body = column(self, gap=ONE)
        body.addLayout(self._line)
        body.addWidget(self.note)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the choices under the words where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= em(self, _SIDE_BY_SIDE)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if wide else ways.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
            self._line.setSpacing(TWO if wide else HALF)

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        self._link.refresh(changed)
        self.note.refresh(changed)

    def forget(self) -> None:
        """Give up what is unsaved."""
        self._link.forget()
        self.note.forget()


class ChecklistField(FieldBox):
    """A question whose answer is a checklist."""

    def __init__(self, context: Context, field: Field) -> None:
        super().__init__(context.words, field)
        self.lines: list[CheckLine] = []
        frame = Card(margin=TWO)
        group = Group()
        frame.body.addWidget(group)
        inner = column(group, gap=ONE)
        why = why_and_example(context.words, field)
        for index, option in enumerate(field.options):
            if index:
                inner.addWidget(rule())
            line = CheckLine(
                context,
                option.label,
                check_cell(field, option.id),
                check_note_cell(field, option.id),
                "" if index else why,
            )
            self.lines.append(line)
            inner.addWidget(line)
        self.add_label(group)
        self.body.addWidget(frame)
        self.finish()

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        for line in self.lines:
            line.refresh(changed)

    def entry(self) -> QWidget:
        """Return the first line's choices."""
        return self.lines[0].states.entry()

    def entry_of(self, part: str) -> QWidget:
        """Return the choices of a line, or its note."""
        name, _, note = part.partition("/")
        names = [option.id for option in self.field.options]
        if name not in names:
            return self.entry()
        line = self.lines[names.index(name)]
        return line.note.editor.entry() if note else line.states.entry()


class RatingField(FieldBox):
    """A rating in words with a note: the words weigh how the work stands, never a person."""

    def __init__(self, context: Context, field: Field) -> None:
        super().__init__(context.words, field)
        self.editor = OneOf(context.words, field.options)
        self.note = NoteBox(context, answer_note_cell(field), field.label, self)
        self._link = Link(context, answer_cell(field), self.editor)
        self.add_label(self.editor.labelled())
        self.editor.name(field.label, why_and_example(context.words, field))
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(ONE)
        line.addWidget(self.editor)
        line.addWidget(self.note.button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self.note)
        self.finish()

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        self._link.refresh(changed)
        self.note.refresh(changed)

    def entry(self) -> QWidget:
        """Return the choices."""
        return self.editor.entry()

    def entry_of(self, part: str) -> QWidget:
        """Return the choices, or the note."""
        return self.note.editor.entry() if part == NOTE else self.entry()


def _state_options(words: Words) -> tuple[Option, ...]:
    return tuple(Option(each, words(f"forms.check.{each}")) for each in STATES)
