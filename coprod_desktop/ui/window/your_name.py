"""The name of who writes: its field, and the one small question for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.domain.author import author_name
from coprod_desktop.domain.limits import AUTHOR
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import Note, Sheet, field_label, heading, primary, quiet, secondary


def name_field(words: Words, author: str) -> LineEdit:
    """Return the field for a name; its label and the reason for it stand above it."""
    field = LineEdit(words)
    field.setMaxLength(AUTHOR)
    field.setText(author)
    field.setAccessibleDescription(words("ui.author.why"))
    return field


class YourNameDialog(Sheet):
    """Asks for a name. The `first` time "Not now" is an answer as well; later an empty name is."""

    answered = Signal(str)

    def __init__(self, words: Words, author: str, parent: QWidget, *, first: bool = False) -> None:
        super().__init__(words("ui.author.title"), parent, width=34)
        self._words = words
        self._author = author
        self._first = first
        self.body.addWidget(heading(words(f"ui.author.{'first' if first else 'title'}"), 2))
        self.body.addWidget(quiet(words("ui.author.why")))
        self.name = name_field(words, author)
        self.body.addWidget(field_label(words("ui.author.label"), self.name))
        self.body.addWidget(self.name)
        self._wrong = Note("", "error")
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        if first:
            self.body.addWidget(quiet(words("ui.author.later")))
        self.body.addStretch(1)
        self.use = primary(words("ui.author.use"), self._use)
        self.use.setDefault(True)
        self.foot.addWidget(self.use)
        no = words("ui.author.not_now" if first else "ui.author.cancel")
        self.foot.addWidget(secondary(no, self.reject))
        self.name.textChanged.connect(lambda: self._wrong.set_words(""))
        self.start_at(self.name)

    def reject(self) -> None:
        """Go without a name: that is an answer too, and is not asked for again."""
        if self._first:
            self.answered.emit(self._author)
        super().reject()

    def _use(self) -> None:
        name = author_name(self.name.text())
        if self._first and not name:
            self._wrong.set_words(self._words("ui.author.write_one"))
            self.name.setFocus()
            return
        self.answered.emit(name)
        self.accept()
