"""A dialog to read in: a heading, a column that scrolls, and Close."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from coprod_desktop.ui.kit import (
    ONE,
    TWO,
    FlowLayout,
    ScrollColumn,
    column,
    em,
    heading,
    rule,
    secondary,
)

_KEYS = {
    Qt.Key.Key_Down: ("line", 1),
    Qt.Key.Key_Up: ("line", -1),
    Qt.Key.Key_PageDown: ("page", 1),
    Qt.Key.Key_PageUp: ("page", -1),
}


class Reading(QDialog):
    """Put what is to be read into `body`; the arrow keys scroll it."""

    def __init__(self, title: str, close: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        whole = column(self, gap=0)
        self._scroll = ScrollColumn()
        whole.addWidget(self._scroll, 1)
        self.body = self._scroll.body
        self.heading = heading(title)
        self.body.addWidget(self.heading)
        whole.addWidget(rule())
        foot = QWidget()
        self.foot = FlowLayout(foot, gap=ONE)
        self.foot.setContentsMargins(TWO + ONE, TWO, TWO + ONE, TWO)
        self.close_button = secondary(close, self.accept)
        self.close_button.setDefault(True)
        whole.addWidget(foot)
        self.resize(min(em(self, 48), 900), min(em(self, 44), 680))

    def finish(self) -> None:
        """Add the Close button after all others, and begin at the heading."""
        self.foot.addWidget(self.close_button)
        self.body.addStretch(1)
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll with the arrow keys, for there is nothing else here that wants them."""
        found = _KEYS.get(Qt.Key(event.key()))
        if found is None:
            super().keyPressEvent(event)
            return
        _scroll_by(self._scroll, *found)


def _scroll_by(area: QScrollArea, unit: str, steps: int) -> None:
    bar = area.verticalScrollBar()
    size = bar.pageStep() if unit == "page" else 3 * bar.singleStep()
    bar.setValue(bar.value() + steps * size)
