"""The line above an open project that lies on a stick, a shared drive or in a copied folder."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from coprod_desktop.content.words import Words
from coprod_desktop.support.drives import Kind, Spot, where_is
from coprod_desktop.ui.beside import Beside
from coprod_desktop.ui.kit import HALF, ONE, TWO, Button, IconLabel, Label, row


class SpotNote(QFrame):
    """Hidden until there is something to say, which it then says once to people who listen."""

    dismissed = Signal()

    def __init__(self, words: Words, announce: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("look", "strip")
        self._words = words
        self._announce = announce
        self._beside = Beside(self)
        line = row(self, gap=ONE)
        line.setContentsMargins(TWO, HALF, HALF, HALF)
        line.addWidget(IconLabel("info", "ink"))
        self._label = Label()
        line.addWidget(self._label, 1)
        self.away = Button("", "tool", "close", self._dismiss)
        self.away.setAccessibleName(words("ui.spot.dismiss"))
        self.away.setToolTip(words("ui.spot.dismiss"))
        line.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def look(self, path: Path) -> None:
        """Find out where a project lies, beside the window: a slow drive is slow to tell."""
        self._beside.start(partial(where_is, path), self._on_looked)

    def _on_looked(self, future: Future[Spot]) -> None:
        sentence = self._sentence(future.result())
        self._label.setText(sentence)
        self._label.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            self._announce(sentence)

    def _sentence(self, spot: Spot) -> str:
        match spot.kind:
            case Kind.HERE:
                return ""
            case Kind.REMOVABLE:
                return self._words("ui.spot.removable")
            case Kind.NETWORK:
                return self._words("ui.spot.network")
            case Kind.SYNCED if spot.service:
                return self._words("ui.spot.synced", service=spot.service)
            case Kind.SYNCED:
                return self._words("ui.spot.synced_unknown")

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
