"""The quiet panel beside the questions: why we ask, a good answer, and what else helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from coprod_desktop.content.model import Field, Help
from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import HALF, THREE, ScrollColumn, column, heading, link
from coprod_desktop.ui.kit import text as label_text


class HelperPanel(QFrame):
    """Shows help for the field with the cursor and for the page."""

    def __init__(
        self, words: Words, hide: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._field: Field | None = None
        self._page: tuple[Help, ...] = ()
        self._shown: list[QWidget] = []
        self.setProperty("look", "panel")
        self.setAccessibleName(words("forms.help.panel"))
        self._scroll = ScrollColumn(width=0)
        self._parts = column(gap=THREE)
        self.hide_button = link(words("forms.help.hide"), hide)
        self._scroll.body.addLayout(self._parts)
        self._scroll.body.addWidget(self.hide_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.body.addStretch(1)
        column(self).addWidget(self._scroll)

    def show_page(self, page: Sequence[Help]) -> None:
        """Show the help of another page, before a field has the cursor."""
        self._page = tuple(page)
        self._field = None
        self._draw()

    def show_field(self, field: Field | None) -> None:
        """Show why a field is asked, and a good answer."""
        if field is not self._field:
            self._field = field
            self._draw()

    def _draw(self) -> None:
        for part in self._shown:
            self._parts.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._shown.clear()
        words = self._words
        if self._field is not None:
            self._add(words("forms.help.why"), self._field.why)
            self._add(words("forms.help.example"), self._field.example)
        for each in self._page:
            self._add(each.title, each.text)
        self._scroll.verticalScrollBar().setValue(0)

    def _add(self, title: str, words: str) -> None:
        if not words:
            return
        part = QWidget()
        inner = column(part, gap=HALF)
        inner.addWidget(heading(title, 3))
        inner.addWidget(label_text(words))
        self._parts.addWidget(part)
        self._shown.append(part)
