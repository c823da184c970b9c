"""Questions with the helper panel beside them, or under them where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from coprod_desktop.content.model import Help
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.field import FieldBox
from coprod_desktop.ui.forms.helper import HelperPanel
from coprod_desktop.ui.kit import HALF, TWO, Button, column, em, link, row

_SIDE_BY_SIDE = 47
"""From this width on, in em, help stands beside the questions."""
_PANEL = 17.5
_LOW_PANEL = 15
_LOW = 30
"""Below this height, in em, the page and help under it would both be too low to read."""


class Helped(QWidget):
    """Holds a page of questions and keeps the helper panel at the field with the cursor.

    Beside the questions, the panel is there as long as help is wanted. Under them it takes room
    from the page, so it folds away until a person asks for it; where there is little room it is
    shown in place of the page.
    """

    def __init__(self, context: Context, content: QWidget) -> None:
        super().__init__()
        self._context = context
        self._below = False
        words = context.words
        self.panel = HelperPanel(words, self.hide_help)
        self.show_button: Button = link(words("forms.help.show"), self.show_help, "help")
        self._bar = QWidget()
        bar = row(self._bar)
        bar.setContentsMargins(TWO, HALF, TWO, 0)
        self.bar_start = row()
        bar.addLayout(self.bar_start)
        bar.addStretch(1)
        bar.addWidget(self.show_button)
        self._main = QWidget()
        main = column(self._main, gap=0)
        main.addWidget(self._bar)
        main.addWidget(content, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self._main, 1)
        self._line.addWidget(self.panel)
        context.help.changed.connect(self._on_switched)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self.fit()

    @property
    def side_by_side(self) -> bool:
        """Whether there is room for help beside the questions."""
        return self.width() >= em(self, _SIDE_BY_SIDE)

    def show_page(self, page: Sequence[Help]) -> None:
        """Show the help of another page."""
        self.panel.show_page(page)
        self._on_focus(None, QApplication.focusWidget())

    def show_help(self) -> None:
        """Show the panel and put the keyboard on it."""
        self._below = True
        self._context.help.show(shown=True)
        self.fit()
        self.panel.hide_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_help(self) -> None:
        """Fold the panel away."""
        self._below = False
        if self.side_by_side:
            self._context.help.show(shown=False)
        self.fit()
        self.show_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put help where there is room for it."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Put help where there is room for it at another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_line"):
            self.fit()

    def _on_switched(self, shown: bool) -> None:  # noqa: FBT001 - a signal's
        self._below = shown
        self.fit()

    def fit(self) -> None:
        """Show help, and the way to it, where there is room now."""
        ways = QBoxLayout.Direction
        if self.side_by_side:
            self._line.setDirection(ways.LeftToRight)
            self.panel.setFixedWidth(em(self, _PANEL))
            self.panel.setMaximumHeight(16_777_215)
            shown = self._context.help.shown
            alone = False
        else:
            self._line.setDirection(ways.TopToBottom)
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16_777_215)
            shown = self._below
            alone = shown and self.height() < em(self, _LOW)
            self.panel.setMaximumHeight(16_777_215 if alone else em(self, _LOW_PANEL))
        self.panel.setVisible(shown)
        self._main.setVisible(not alone)
        self.show_button.setVisible(not shown)
        self._fit_bar()

    def _fit_bar(self) -> None:
        used = any(not each.isHidden() for each in self._bar.findChildren(Button))
        self._bar.setVisible(used)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new) or self.panel.isAncestorOf(new):
            return
        if new is self.show_button:
            return
        each: QWidget | None = new
        while each is not None and not isinstance(each, FieldBox):
            each = each.parentWidget()
        self.panel.show_field(each.field if each is not None else None)
