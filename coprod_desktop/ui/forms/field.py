"""One question on a page: its label, its control, and a place for a sentence about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Field
from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.editor import Editor, Link
from coprod_desktop.ui.kit import HALF, ONE, IconLabel, Label, column, field_label, row, set_look
from coprod_desktop.ui.kit import text as label_text


def why_and_example(words: Words, field: Field) -> str:
    """Return what a screen reader says about a field after its name."""
    parts = [field.why]
    if field.example:
        parts.append(words("forms.help.for_example", example=field.example))
    return " ".join(each for each in parts if each)


class Remark(QWidget):
    """A sentence under a control; one that says what is wrong has a sign before it.

    What is wrong is also the first thing that a screen reader says about the control.
    """

    def __init__(self) -> None:
        super().__init__()
        line = row(self, gap=ONE)
        self._sign = IconLabel("warning", "ink")
        self._label = label_text()
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._label, 1)
        self._about: QWidget | None = None
        self._described = ""
        self.hide()

    def show_sentence(self, sentence: str, about: QWidget, *, wrong: bool) -> None:
        """Say something about a control, or nothing any more with an empty sentence."""
        if self._about is not about:
            self._about, self._described = about, about.accessibleDescription()
        parts = (sentence if wrong else "", self._described)
        about.setAccessibleDescription(" ".join(each for each in parts if each))
        self._sign.setVisible(wrong)
        set_look(self._label, "error" if wrong else "quiet")
        self._label.setText(sentence)
        self.setVisible(bool(sentence))


class FieldBox(QWidget):
    """What every question has: a label, room for its control, and a sentence under it.

    `field` is the question; the helper panel shows its why and its example while the cursor is
    inside.
    """

    def __init__(self, words: Words, field: Field) -> None:
        super().__init__()
        self.field = field
        self.words = words
        self.body: QVBoxLayout = column(self, gap=HALF)
        self._said = Remark()

    def say(self, sentence: str) -> None:
        """Show a sentence under the control, or take it away with an empty one."""
        self._said.show_sentence(sentence, self.remarked(), wrong=False)

    def complain(self, sentence: str) -> None:
        """Show a sentence under the control that says what is wrong."""
        self._said.show_sentence(sentence, self.remarked(), wrong=True)

    def remarked(self) -> QWidget:
        """Return the control that a sentence under the question is about."""
        return self.entry()

    def add_label(self, buddy: QWidget) -> Label:
        """Put the question above its control."""
        label = field_label(self.field.label, buddy)
        self.body.addWidget(label)
        return label

    def finish(self) -> None:
        """Put the place for a sentence under all else."""
        self.body.addWidget(self._said)

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        raise NotImplementedError

    def entry(self) -> QWidget:
        """Return the control that gets the cursor first."""
        raise NotImplementedError

    def entry_of(self, part: str) -> QWidget:  # noqa: ARG002 - most questions have one part
        """Return the control of a part of the question, such as "note": see `Place.part`."""
        return self.entry()

    def take_cursor(self, part: str = "") -> None:
        """Put the cursor into the question, or into a part of it."""
        self.entry_of(part).setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Give up what is unsaved, because the record is gone."""


class SingleField(FieldBox):
    """A question with one control."""

    def __init__(self, words: Words, field: Field, editor: Editor, link: Link) -> None:
        super().__init__(words, field)
        self.editor = editor
        self._link = link
        self.add_label(editor.labelled())
        editor.name(field.label, why_and_example(words, field))
        self.body.addWidget(editor)
        editor.said.connect(self.say)
        editor.wrong.connect(self.complain)
        self.finish()

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now, unless something unsaved stands here."""
        refresh = getattr(self.editor, "refresh", None)
        if refresh is not None:
            refresh(changed)
        self._link.refresh(changed)

    def entry(self) -> QWidget:
        """Return the control."""
        return self.editor.entry()

    def forget(self) -> None:
        """Give up what is unsaved."""
        self._link.forget()
