"""A dialog as large as what is in it: a part that scrolls where it must, and buttons below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from coprod_desktop.ui.kit.flow import FlowLayout
from coprod_desktop.ui.kit.focus import FocusRing
from coprod_desktop.ui.kit.frames import ScrollColumn, column, rule
from coprod_desktop.ui.kit.in_sight import InSight
from coprod_desktop.ui.kit.measures import ONE, THREE, TWO, em

_SHARE = 0.9
"""How much of the screen a dialog takes at most."""


class Sheet(QDialog):
    """Put what is said and asked into `body`, and the buttons into `foot`.

    `width` is in em. In large text, or on a small screen, the body scrolls and the buttons stay.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, width: float = 38) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._width = width
        whole = column(self, gap=0)
        self.area = ScrollColumn(width=0, side=THREE)
        self.area.body.setSpacing(ONE)
        whole.addWidget(self.area, 1)
        self.body = self.area.body
        self._rule = rule()
        whole.addWidget(self._rule)
        self._foot = QWidget()
        self.foot = FlowLayout(self._foot, gap=ONE + ONE // 2)
        self.foot.setContentsMargins(THREE, TWO, THREE, TWO)
        whole.addWidget(self._foot)
        self._ring = FocusRing(self)
        self._in_sight = InSight(self)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Take the size that the content asks for."""
        self._fit()
        super().showEvent(event)
        # Once everything has its size: what has the keyboard may stand below the edge.
        QTimer.singleShot(0, self, self._show_focused)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take another size with another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._fit()

    def _fit(self) -> None:
        screen = self.screen().availableGeometry()
        width = min(em(self, self._width), round(screen.width() * _SHARE))
        self.ensurePolished()
        inside = self.area.widget()
        inner = inside.layout() if inside is not None else None
        # A scroll bar takes room from the words, and would stay for the line that this adds.
        beside_bar = width - self.area.verticalScrollBar().sizeHint().width()
        wanted = inner.heightForWidth(beside_bar) if inner is not None else 0
        if self.foot.count():
            wanted += self.foot.heightForWidth(width) + ONE
        else:
            self._rule.hide()
            self._foot.hide()
        self.resize(width, min(wanted, round(screen.height() * _SHARE)))

    def _show_focused(self) -> None:
        focused = self.focusWidget()
        if self.area.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused, 0, THREE)

    def start_at(self, widget: QWidget) -> None:
        """Give a control or a heading the focus."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
