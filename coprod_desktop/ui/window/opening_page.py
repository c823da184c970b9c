"""What is shown while a project is being opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import ScrollColumn, column, heading, quiet, secondary

_WHOLE = 100

_PATIENCE = 400
"""Milliseconds after which a moving bar shows that something happens."""


class OpeningPage(QWidget):
    """Says what is being opened; a bar and a way to stop appear when it takes longer."""

    stop = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        scroll = ScrollColumn(centred=True)
        column(self).addWidget(scroll)
        scroll.body.addStretch(1)
        self.heading = heading("")
        scroll.body.addWidget(self.heading)
        scroll.body.addWidget(quiet(words("ui.window.opening_wait")))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        scroll.body.addWidget(self._bar)
        self._stop = secondary(words("ui.window.stop_opening"), self._on_stop, "close")
        scroll.body.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.body.addStretch(2)
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._timer.timeout.connect(self._show_more)

    def show_sentence(self, sentence: str) -> None:
        """Say what is being opened."""
        self.heading.setText(sentence)
        self.heading.setAccessibleName(sentence)
        self._bar.setAccessibleName(sentence)
        self._bar.setRange(0, 0)
        self._bar.hide()
        self._stop.hide()
        self._stop.setEnabled(True)
        self._timer.start()

    def show_reached(self, done: float) -> None:
        """Show how far it is, from 0 to 1."""
        self._bar.setRange(0, _WHOLE)
        self._bar.setValue(round(done * _WHOLE))

    def _show_more(self) -> None:
        self._bar.show()
        self._stop.show()

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self.stop.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop the bar with the page."""
        self._timer.stop()
        super().hideEvent(event)
