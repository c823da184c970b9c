"""Colours of the theme for what draws itself."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from coprod_desktop.ui.theme.palette import ROLES


def shade(token: str) -> QColor:
    """Return the colour of a token in the theme that is shown.

    It is asked of the application: the palette of a widget carries what the style sheet gave it.
    """
    return QApplication.palette().color(ROLES[token])


class Upright(QWidget):
    """A thin line between two columns."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line."""
        QPainter(self).fillRect(self.rect(), shade("line"))
