"""The status bar: whether everything is saved, honestly, and how large the text is."""

from __future__ import annotations

import textwrap

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import (
    HALF,
    ONE,
    TWO,
    Button,
    FlowLayout,
    IconLabel,
    Label,
    column,
    row,
    set_look,
)

_MOST = 150
"""Characters of a sentence that the bar shows: at 200 % it must leave room for the page."""


class StatusBar(QStatusBar):
    """Says one of: saved, saving, not saved and why, read only, no project.

    What goes wrong has the whole width, and the ways out stand below it: at 200 % they would else
    leave a narrow column to the sentence, and no room to the page.
    """

    try_again = Signal()
    elsewhere = Signal()
    """A person wants to save in another place."""
    lead = Signal()
    """A person wants to go to what is not saved."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._whole = ""
        self.setSizeGripEnabled(False)
        body = QWidget()
        lines = column(body, gap=0)
        lines.setContentsMargins(TWO, HALF, TWO, HALF)
        self._sign = IconLabel("check", "accent")
        self._said = Label()
        self._backup = Label()
        self._size = Label()
        top = row(gap=ONE)
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._said, 1)
        for each in (self._backup, self._size):
            each.setWordWrap(False)
            each.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            each.setContentsMargins(TWO, 0, 0, 0)
            top.addWidget(each)
        lines.addLayout(top)
        self._ways = QWidget()
        flow = FlowLayout(self._ways, gap=TWO)
        self._lead = Button(words("ui.status.lead"), "link", on_click=self.lead.emit)
        self._again = Button(words("ui.status.try_again"), "link", on_click=self.try_again.emit)
        self._elsewhere = Button(words("ui.status.elsewhere"), "link", on_click=self.elsewhere.emit)
        self._more = Button(words("ui.status.more"), "link", on_click=self._tell_all)
        for way in (self._lead, self._again, self._elsewhere, self._more):
            flow.addWidget(way)
        lines.addWidget(self._ways)
        self.addWidget(body, 1)
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
            self._show(sentence, "warning", "ink", whole=sentence)
        else:
            self._say("ui.status.saved", "check", "accent")
            self._backup.setText(self._words("ui.status.backup", when=backup) if backup else "")
            self._backup.setVisible(bool(backup))

    def saved_example(self) -> None:
        """Say that every word is in the file, and that it is the example's."""
        self._say("ui.status.saved_example", "check", "accent")

    def notice(self, sentence: str) -> None:
        """Say that something is done."""
        self._show(sentence, "check", "accent")

    def saving(self) -> None:
        """Say that the last words are on their way to the file."""
        self._say("ui.status.saving", "save", "quiet")

    def read_only(self) -> None:
        """Say that the file can only be read."""
        self._say("ui.status.read_only", "warning", "ink")

    def not_saved(self, reason: str, whole: str, *, lead: bool, again: bool) -> None:
        """Say that what was typed last is not in the file, and why.

        `whole` is all that there is to say about it, for those who ask. `lead` offers the way to
        it, `again` to try once more or in another place.
        """
        sentence = self._words("ui.status.not_saved", reason=reason)
        self._show(sentence, "warning", "ink", "error", whole=whole, lead=lead, again=again)

    def went_wrong(self, reason: str) -> None:
        """Say that something could not be done. Nothing that was typed waits."""
        sentence = self._words("ui.status.went_wrong", reason=reason)
        self._show(sentence, "warning", "ink", "error", whole=reason)

    def text_size(self, zoom: int) -> None:
        """Say how large the text is."""
        self._size.setText(self._words("ui.status.text_size", zoom=zoom))

    def _say(self, key: str, sign: str, tint: str) -> None:
        self._show(self._words(key), sign, tint)

    def _show(
        self,
        sentence: str,
        sign: str,
        tint: str,
        look: str = "",
        *,
        whole: str = "",
        lead: bool = False,
        again: bool = False,
    ) -> None:
        short = textwrap.shorten(sentence, _MOST, placeholder=" …")
        self._whole = whole if whole and not short.endswith(whole) else ""
        self._sign.show_icon(sign, tint)
        self._said.setText(short)
        self._said.setAccessibleName(short)
        set_look(self._said, look)
        self._backup.hide()
        self._size.setVisible(not whole)
        # Never hidden for a moment: the keyboard may be on one of them, and would be lost.
        self._lead.setVisible(lead)
        self._again.setVisible(again)
        self._elsewhere.setVisible(again)
        self._more.setVisible(bool(self._whole))
        self._ways.setVisible(lead or again or bool(self._whole))

    def _tell_all(self) -> None:
        from coprod_desktop.ui.window.message import tell  # noqa: PLC0415 - after the first paint

        words = self._words
        tell(words("ui.dialog.sorry"), self._whole, words("ui.dialog.close"), self.window())
