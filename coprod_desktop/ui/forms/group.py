"""A group of choices that a screen reader names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QWidget

from coprod_desktop.content.words import sentences


class Group(QGroupBox):
    """A group that a screen reader names; it draws nothing itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlat(True)
        self._answer = ""
        self._about = ""
        self.setContentsMargins(0, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep to no margins: a group box would make room for its frame."""
        QWidget.resizeEvent(self, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Keep to no margins at another text size, as above."""
        QWidget.changeEvent(self, event)

    def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Draw nothing."""

    def lock(self, buttons: Sequence[QAbstractButton]) -> None:
        """Let choices be read and not made.

        Tab goes past what is disabled: it stops at the group instead, which says what is chosen.
        """
        chosen = [each.accessibleName() for each in buttons if each.isChecked()]
        for each in buttons:
            each.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._answer = ", ".join(chosen)
        self._say_answer()

    def describe(self, description: str) -> None:
        """Say what the choices are for."""
        self._about = description
        self._say_answer()

    def _say_answer(self) -> None:
        self.setAccessibleDescription(sentences(self._answer, self._about))
