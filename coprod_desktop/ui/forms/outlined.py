"""An outline at the left, a page at the right, and help beside that; all fold when narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from coprod_desktop.content.model import Help
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.helped import Helped
from coprod_desktop.ui.forms.outline import Outline
from coprod_desktop.ui.forms.shade import Upright
from coprod_desktop.ui.kit import ONE, THREE, column, em, link, row

_WITH_LIST = 44
"""From this width on, in em, the outline stands beside the page."""
_LIST = 16


class Outlined(QWidget):
    """What the Steps and the Sessions have in common. Pages go into `stack`.

    In a narrow window, or with large text, the outline gives its room to the page and is shown in
    its place when asked for.
    """

    def __init__(self, context: Context, name: str, show_list: str) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._wanted = False
        # Made first, so that Tab comes to it before the page.
        self.list = Outline(name, context.words("forms.steps.list_keys"))
        self.stack = QStackedWidget()
        self._helped = Helped(context, self.stack)
        self.list_button = link(show_list, self.show_list, "steps")
        self._helped.bar_start.addWidget(self.list_button)
        self._side = QWidget()
        self.side = column(self._side)
        self.side.setContentsMargins(ONE, THREE - ONE, ONE, ONE)
        self.side.addWidget(self.list)
        self._upright = Upright()
        line = row(self, gap=0)
        line.addWidget(self._side)
        line.addWidget(self._upright)
        line.addWidget(self._helped, 1)

    def show_help_of(self, page: Sequence[Help]) -> None:
        """Show the help of another page."""
        self._helped.show_page(page)

    def show_list(self) -> None:
        """Show the outline in place of the page."""
        self._wanted = True
        self.fit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_list(self) -> None:
        """Give the room back to the page."""
        self._wanted = False
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the outline away in a narrow window."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the outline away at a large text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_upright"):
            self.fit()

    def fit(self) -> None:
        """Show what there is room for."""
        beside = self.width() >= em(self, _WITH_LIST)
        self.list_button.setVisible(not beside)
        self._upright.setVisible(beside)
        self._side.setVisible(beside or self._wanted)
        self._helped.setVisible(beside or not self._wanted)
        if beside:
            self._side.setFixedWidth(em(self, _LIST))
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        self._helped.fit()
