"""The status bar: whether everything is saved, honestly, and how large the text is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStatusBar, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import HALF, ONE, TWO, Button, IconLabel, Label, set_look


class StatusBar(QStatusBar):
    """Says one of: saved, saving, not saved and why, read only, no project."""

    try_again = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setSizeGripEnabled(False)
        whole = QWidget()
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(TWO, HALF, TWO, HALF)
        layout.setSpacing(ONE)
        self._sign = IconLabel("check", "accent")
        self._said = Label()
        self._again = Button(words("ui.status.try_again"), "link", on_click=self.try_again.emit)
        self._again.hide()
        self._size = Label()
        self._size.setWordWrap(False)
        self._size.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        layout.addWidget(self._sign)
        layout.addWidget(self._said, 1)
        layout.addWidget(self._again)
        layout.addWidget(self._size)
        self.addWidget(whole, 1)
        self.no_project()

    @property
    def said(self) -> str:
        """What the status bar says."""
        return self._said.text()

    def no_project(self) -> None:
        """Say that no project is open."""
        self._say("ui.status.no_project", "file", "quiet")

    def saved(self, *, example: bool = False) -> None:
        """Say that every word is in the file, and what kind of file it is if it is the example."""
        self._say("ui.status.saved_example" if example else "ui.status.saved", "check", "accent")

    def saving(self) -> None:
        """Say that the last words are on their way to the file."""
        self._say("ui.status.saving", "save", "quiet")

    def read_only(self) -> None:
        """Say that the file can only be read."""
        self._say("ui.status.read_only", "warning", "ink")

    def not_saved(self, reason: str) -> None:
        """Say that what was typed last is not in the file, and why."""
        self._show(self._words("ui.status.not_saved", reason=reason), "warning", "ink", "error")
        self._again.show()

    def went_wrong(self, reason: str) -> None:
        """Say that something could not be done. Nothing that was typed waits."""
        self._show(self._words("ui.status.went_wrong", reason=reason), "warning", "ink", "error")

    def text_size(self, zoom: int) -> None:
        """Say how large the text is."""
        self._size.setText(self._words("ui.status.text_size", zoom=zoom))

    def _say(self, key: str, sign: str, tint: str) -> None:
        self._show(self._words(key), sign, tint, "")

    def _show(self, sentence: str, sign: str, tint: str, look: str) -> None:
        self._again.hide()
        self._sign.show_icon(sign, tint)
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        set_look(self._said, look)
