"""What stands in the place of something deleted: its name, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from coprod_desktop.content.words import sentences
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.view import into_view
from coprod_desktop.ui.kit import ONE, TWO, Label, row, secondary


class UndoStrip(QFrame):
    """Offers to undo a deletion until the next change. Whoever owns it hides it then."""

    def __init__(self, context: Context, undo: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self.setProperty("look", "note")
        line = row(self, gap=TWO)
        line.setContentsMargins(TWO, ONE, TWO, ONE)
        self._label = Label()
        self.button = secondary(context.words("forms.undo.button"), undo, "undo")
        line.addWidget(self._label, 1)
        line.addWidget(self.button)
        self.hide()

    def offer(self, title: str) -> None:
        """Say what was deleted, and put the keyboard on the way back."""
        words = self._context.words
        sentence = words("forms.undo.deleted", title=title)
        self._label.setText(sentence)
        self.button.setAccessibleName(words("forms.undo.button_for", title=title))
        self.show()
        self._context.announce(sentences(sentence, words("forms.undo.offer")))
        into_view(self)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
