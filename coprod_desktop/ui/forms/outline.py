"""A list of chapters with their states, and of the pages of the chapter that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.kit import ONE, TWO, em

_TARGET = int(Qt.ItemDataRole.UserRole)
_STATE = _TARGET + 1
_IS_PAGE = _TARGET + 2
_OPEN = _TARGET + 3
_RULE = _TARGET + 4
_WIDEST = 100_000
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an outline.

    `target` is what opens; `said` is what a screen reader says; `state` stands at the end of a
    chapter's line; `rule` sets it off from what is above.
    """

    target: str
    title: str
    said: str
    state: str = ""
    is_page: bool = False
    is_open: bool = False
    rule: bool = False

    def data(self) -> dict[int, object]:
        """Return the line as the list holds it."""
        return {
            Qt.ItemDataRole.DisplayRole: self.title,
            Qt.ItemDataRole.AccessibleTextRole: self.said,
            _TARGET: self.target,
            _STATE: self.state,
            _IS_PAGE: self.is_page,
            _OPEN: self.is_open,
            _RULE: self.rule,
        }


class Outline(QListWidget):
    """Chapters and pages, in one list that arrow keys walk through; Enter or a click opens.

    Walking opens nothing, so that the keyboard stays in the list until a page is chosen.
    """

    picked = Signal(str)
    """The target of a line that is to be opened."""

    def __init__(self, name: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(keys)
        # It lies on the page like text; the colours are the delegate's.
        self.setStyleSheet("QListWidget { border: 0; background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.itemClicked.connect(self._pick)

    def fill(self, lines: Sequence[Line]) -> None:
        """Show these lines; the keyboard stays where it is while they are about the same."""
        if [line.target for line in lines] != self.targets():
            self.clear()
            for _ in lines:
                self.addItem(QListWidgetItem())
        for row, line in enumerate(lines):
            item = self.item(row)
            for role, value in line.data().items():
                if item.data(role) != value:
                    item.setData(role, value)

    def go_to_open(self) -> None:
        """Put the keyboard's place on the page that is open."""
        for row in range(self.count()):
            if self.item(row).data(_OPEN):
                self.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with Enter or Space."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentRow() >= 0:
            self._pick(self.currentItem())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def targets(self) -> list[str]:
        """Return what can be opened, in order."""
        return [str(self.item(row).data(_TARGET)) for row in range(self.count())]

    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(str(item.data(_TARGET)))


class _Delegate(QStyledItemDelegate):
    """Draws a chapter with its state at the end of the line, or below it where there is no room."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, N802 - Qt's
        """Return the height that shows all words."""
        width = self._view.viewport().width()
        title, state, below = self._places(QRect(0, 0, width, 0), index)
        height = title.height() + (state.height() if below else 0) + 2 * ONE
        least = em(self._view, 2) if index.data(_IS_PAGE) else em(self._view, 2.5)
        return QSize(em(self._view, 6), max(least, height) + (TWO if index.data(_RULE) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a line of the list."""
        view = self._view
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRect(option.rect)
        if index.data(_RULE):
            painter.setPen(QPen(shade("line"), 1))
            painter.drawLine(
                whole.left() + ONE, whole.top() + ONE, whole.right() - ONE, whole.top() + ONE
            )
            whole.setTop(whole.top() + TWO)
        is_open = bool(index.data(_OPEN))
        hovered = index == view.indexAt(view.viewport().mapFromGlobal(view.cursor().pos()))
        box = whole.adjusted(3, 1, -3, -1)
        if is_open or (hovered and view.underMouse()):
            painter.setBrush(shade("soft"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, ONE, ONE)
        if view.hasFocus() and view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shade("focus"), 2))
            painter.drawRoundedRect(box, ONE, ONE)
        title, state, below = self._places(whole, index)
        used = title.height() + (state.height() if below else 0)
        down = (whole.height() - used) // 2
        title.translate(0, whole.top() + down)
        state.translate(0, whole.top() + down + (title.height() if below else 0))
        painter.setPen(shade("accent" if is_open else "ink"))
        painter.setFont(self._font(index))
        painter.drawText(
            title, int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap), index.data()
        )
        if index.data(_STATE):
            painter.setPen(shade("quiet"))
            painter.setFont(view.font())
            across = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight
            painter.drawText(state, int(across) | int(Qt.TextFlag.TextWordWrap), index.data(_STATE))
        painter.restore()

    def _places(self, whole: QRect, index: _Index) -> tuple[QRect, QRect, bool]:
        """Return where the title and the state go, from 0 down, and whether that is below it."""
        left = whole.left() + (em(self._view, 2.5) if index.data(_IS_PAGE) else ONE + 4)
        right = whole.right() - ONE - 4
        metrics = QFontMetrics(self._font(index))
        plain = QFontMetrics(self._view.font())
        state = str(index.data(_STATE) or "")
        room = right - left
        beside = plain.horizontalAdvance(state) + ONE if state else 0
        below = bool(state) and metrics.horizontalAdvance(str(index.data())) + beside > room
        lines = metrics.boundingRect(
            QRect(0, 0, max(1, room), _WIDEST), Qt.TextFlag.TextWordWrap, str(index.data())
        )
        height = plain.boundingRect(
            QRect(0, 0, max(1, room), _WIDEST), Qt.TextFlag.TextWordWrap, state
        ).height()
        return (
            QRect(left, 0, max(1, room), lines.height()),
            QRect(left, 0, max(1, room), max(height, plain.height())),
            below,
        )

    def _font(self, index: _Index) -> QFont:
        font = QFont(self._view.font())
        font.setBold(not index.data(_IS_PAGE) or bool(index.data(_OPEN)))
        return font
