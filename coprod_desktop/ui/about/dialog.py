"""A dialog to read in: a heading, a column that scrolls, and Close."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.kit import Sheet, heading, secondary

_KEYS = {
    Qt.Key.Key_Down: ("line", 1),
    Qt.Key.Key_Up: ("line", -1),
    Qt.Key.Key_PageDown: ("page", 1),
    Qt.Key.Key_PageUp: ("page", -1),
}


class Reading(Sheet):
    """Put what is to be read into `body`; the arrow keys scroll it."""

    def __init__(self, title: str, close: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, width=46)
        self.heading = heading(title)
        self.body.addWidget(self.heading)
        self.close_button = secondary(close, self.accept)
        self.close_button.setDefault(True)

    def finish(self) -> None:
        """Add the Close button after all others, and begin at the heading."""
        self.foot.addWidget(self.close_button)
        self.body.addStretch(1)
        self.start_at(self.heading)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll with the arrow keys, for there is nothing else here that wants them."""
        found = _KEYS.get(Qt.Key(event.key()))
        if found is None:
            super().keyPressEvent(event)
            return
        unit, steps = found
        bar = self.area.verticalScrollBar()
        size = bar.pageStep() if unit == "page" else 3 * bar.singleStep()
        bar.setValue(bar.value() + steps * size)
