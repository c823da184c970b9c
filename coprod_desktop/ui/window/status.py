"""The status bar: whether everything is saved, honestly, and how large the text is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStatusBar, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import HALF, ONE, TWO, Button, IconLabel, Label, set_look


class StatusBar(QStatusBar):
    """Says one of: saved, saving, not saved and why, read only, no project."""

    try_again = Signal()
    elsewhere = Signal()
    """A person wants to save in another place."""
    lead = Signal()
    """A person wants to go to what is not saved."""

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
        self._elsewhere = Button(words("ui.status.elsewhere"), "link", on_click=self.elsewhere.emit)
        self._lead = Button(words("ui.status.lead"), "link", on_click=self.lead.emit)
        self._backup = Label()
        self._size = Label()
        for each in (self._backup, self._size):
            each.setWordWrap(False)
            each.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            each.setContentsMargins(TWO, 0, 0, 0)
        layout.addWidget(self._sign)
        layout.addWidget(self._said, 1)
        layout.addWidget(self._lead)
        layout.addWidget(self._again)
        layout.addWidget(self._elsewhere)
        layout.addWidget(self._backup)
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

    def saved(self, *, backup: str = "", no_backup: str = "") -> None:
        """Say that every word is in the file; when the last backup was, or why there is none."""
        if no_backup:
            sentence = self._words("ui.status.no_backup", reason=no_backup)
            self._show(sentence, "warning", "ink", "")
        else:
            self._say("ui.status.saved", "check", "accent")
            self._backup.setText(self._words("ui.status.backup", when=backup) if backup else "")
            self._backup.setVisible(bool(backup))

    def saved_example(self) -> None:
        """Say that every word is in the file, and that it is the example's."""
        self._say("ui.status.saved_example", "check", "accent")

    def notice(self, sentence: str) -> None:
        """Say that something is done, until there is something else to say."""
        self._show(sentence, "check", "accent", "")

    def saving(self) -> None:
        """Say that the last words are on their way to the file."""
        self._say("ui.status.saving", "save", "quiet")

    def read_only(self) -> None:
        """Say that the file can only be read."""
        self._say("ui.status.read_only", "warning", "ink")

    def not_saved(self, reason: str, *, lead: bool, again: bool) -> None:
        """Say that what was typed last is not in the file, and why.

        `lead` offers the way to it, `again` to try once more or in another place.
        """
        self._show(self._words("ui.status.not_saved", reason=reason), "warning", "ink", "error")
        self._lead.setVisible(lead)
        self._again.setVisible(again)
        self._elsewhere.setVisible(again)

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
        self._elsewhere.hide()
        self._backup.hide()
        self._lead.hide()
        self._sign.show_icon(sign, tint)
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        set_look(self._said, look)
