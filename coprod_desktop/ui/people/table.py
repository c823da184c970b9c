"""How the list of people looks and is walked through with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.kit import HALF, ONE, em
from coprod_desktop.ui.people.cells import COLUMNS

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINES = 2
"""Lines of text in a row; what is longer is on the page of the person."""

_WIDTHS = {
    "name": 10.5,
    "to_do": 10.0,
    "part": 8.5,
    "perspective": 12.0,
    "papers": 8.75,
    "hear_by": 9.0,
    "sort": 7.5,
}
"""Em that each column needs, those that are shown even where it is narrow first."""


class PeopleTable(QTableView):
    """A row for each of them. Arrow keys walk, Enter or a double click opens."""

    opened = Signal()
    """The row that the keyboard is on is to be opened."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words("ui.people.table"))
        self.setAccessibleDescription(words("ui.people.table_keys"))
        self.setItemDelegate(_Delegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def go_to(self, row: int) -> None:
        """Put the keyboard's place on a row, and the row into sight."""
        self.setCurrentIndex(self.model().index(row, 0))
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with Enter."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many columns as there is room for, and still the row with the keyboard."""
        super().resizeEvent(event)
        self._fit()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take other sizes at another text size."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in kinds and self.model() is not None:
            self._fit()

    def _fit(self) -> None:
        high = _LINES * self.fontMetrics().lineSpacing() + 2 * ONE
        if self.verticalHeader().defaultSectionSize() != high:
            self.verticalHeader().setMinimumSectionSize(high)
            self.verticalHeader().setDefaultSectionSize(high)
        room = self.viewport().width()
        shown: dict[str, int] = {}
        for name, wide in _WIDTHS.items():
            if shown and sum(shown.values()) + em(self, wide) > room:
                break
            shown[name] = em(self, wide)
        left = max(0, room - sum(shown.values()))
        grows = [name for name in ("name", "perspective") if name in shown]
        for name in grows:
            shown[name] += left // len(grows)
        for at, name in enumerate(COLUMNS):
            self.setColumnHidden(at, name not in shown)
            if name in shown:
                self.setColumnWidth(at, shown[name])


class _Delegate(QStyledItemDelegate):
    """Draws a cell on up to two lines: names in bold, the chosen row with a bar before it."""

    def __init__(self, view: PeopleTable) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, N802 - Qt's
        """Return the size of a row: all are alike, so that thousands cost nothing."""
        return QSize(em(self._view, 4), self._view.verticalHeader().defaultSectionSize())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell."""
        view, area = self._view, QRect(option.rect)
        is_chosen = view.selectionModel().isRowSelected(index.row())
        is_first = index.column() == 0
        painter.save()
        painter.fillRect(area, shade("soft" if is_chosen else "card"))
        if is_chosen and is_first:
            # More than a colour says which one it is.
            painter.fillRect(QRect(area.left(), area.top(), HALF, area.height()), shade("accent"))
        painter.setPen(QPen(shade("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if view.hasFocus() and view.currentIndex().row() == index.row():
            painter.setPen(QPen(shade("focus"), 2))
            painter.drawLine(area.left(), area.top() + 1, area.right(), area.top() + 1)
            painter.drawLine(area.left(), area.bottom() - 1, area.right(), area.bottom() - 1)
        font = QFont(view.font())
        font.setBold(is_first)
        painter.setFont(font)
        painter.setPen(shade("accent" if is_chosen and is_first else "ink"))
        inside = area.adjusted(ONE, ONE // 2, -ONE, -ONE // 2)
        metrics = QFontMetrics(font)
        lines = in_lines(metrics, str(index.data() or ""), inside.width())
        high = metrics.lineSpacing()
        top = inside.top() + (inside.height() - high * len(lines)) // 2
        for at, line in enumerate(lines):
            place = QRect(inside.left(), top + at * high, inside.width(), high)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), line)
        painter.restore()


def in_lines(metrics: QFontMetrics, text: str, room: int) -> list[str]:
    """Return a text on as many lines as a row has; what does not fit ends in dots."""
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < _LINES - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room))
    if words:
        lines.append(metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, room))
    return lines
