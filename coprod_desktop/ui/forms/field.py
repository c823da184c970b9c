"""One question on a page: its label, its control, and a place for a sentence about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Field
from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.editor import Editor, Link
from coprod_desktop.ui.kit import HALF, Label, column, field_label, set_look
from coprod_desktop.ui.kit import text as label_text


def why_and_example(words: Words, field: Field) -> str:
    """Return what a screen reader says about a field after its name."""
    parts = [field.why]
    if field.example:
        parts.append(words("forms.help.for_example", example=field.example))
    return " ".join(each for each in parts if each)


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
        self._said = label_text()
        self._said.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence under the control, or take it away with an empty one."""
        self._show(sentence, "quiet")

    def complain(self, sentence: str) -> None:
        """Show a sentence under the control that says what is wrong."""
        self._show(sentence, "error")

    def _show(self, sentence: str, look: str) -> None:
        set_look(self._said, look)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

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

    def take_cursor(self) -> None:
        """Put the cursor into the question."""
        self.entry().setFocus(Qt.FocusReason.OtherFocusReason)

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
