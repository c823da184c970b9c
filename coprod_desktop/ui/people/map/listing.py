"""The map as a list: the same people by field, in words, and moved with the same keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from coprod_desktop.content.words import Words
from coprod_desktop.domain.stakeholder_map import Cell
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.kit import HALF, ONE, em
from coprod_desktop.ui.people.map.board import ARROWS, ENTER, KEPT
from coprod_desktop.ui.people.map.chips import draw_shape
from coprod_desktop.ui.people.map.entries import Entry, amounts, grouped

_Index = QModelIndex | QPersistentModelIndex
_START = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_LINE = int(Qt.ItemDataRole.UserRole)
_HIGH = 2.75
_LEAVES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ROWS = 12
"""Rows in sight at most; a longer list scrolls."""


class Line(NamedTuple):
    """A field with how many stand there, or one of them."""

    said: str
    cell: Cell | None
    entry: Entry | None = None

    @property
    def id(self) -> str:
        """The id of the one, empty for a field."""
        return self.entry.id if self.entry is not None else ""


class _Model(QAbstractListModel):
    def __init__(self, words: Words, parent: QListView) -> None:
        super().__init__(parent)
        self._words = words
        self.lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words_of(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.said
        return line if role == _LINE else None

    def words_of(self, line: Line) -> str:
        """Return what a line shows; made when it is asked for, since few of thousands are seen."""
        entry = line.entry
        if entry is None:
            return line.said
        return self._words("ui.people_map.line", number=entry.number, name=entry.name)


class MapList(QListView):
    """Everybody on the map. Arrow keys walk, or move whoever is picked up; Enter opens."""

    picked_up = Signal(str)
    put_down = Signal()
    put_back = Signal()
    stepped = Signal(str, int, int)
    opened = Signal(str)

    def __init__(self, words: Words, *, read_only: bool) -> None:
        super().__init__()
        self._words = words
        self._read_only = read_only
        self._held = ""
        self._model = _Model(words, self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(words("ui.people_map.list"))
        keys = "ui.people_map.list_keys_read" if read_only else "ui.people_map.list_keys"
        self.setAccessibleDescription(words(keys))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _index: self._open())

    @property
    def held_id(self) -> str:
        """Who is picked up here."""
        return self._held

    def lines(self) -> list[str]:
        """Return what the list says, from top to bottom."""
        return [self._model.words_of(each) for each in self._model.lines]

    def show_entries(self, found: Iterable[Entry], held: str = "") -> None:
        """Show everybody as they stand now, `held` as picked up; the keyboard stays at its line."""
        self._held = held
        at = self._line()
        row = self.currentIndex().row()
        self._model.show_lines(list(self._lines(found)))
        here = at.id if at is not None else ""
        found_row = self._row_of(here) if here else -1
        count = len(self._model.lines)
        if count and row >= 0:
            self._set_row(found_row if found_row >= 0 else min(row, count - 1))
        self._fit()

    def go_to(self, cell: Cell | None) -> None:
        """Put the keyboard on a field's line."""
        for row, line in enumerate(self._model.lines):
            if line.entry is None and line.cell == cell:
                self._set_row(row)
                self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtTop)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Pick up, move, put down or open."""
        key, line = Qt.Key(event.key()), self._line()
        here = line.id if line is not None else ""
        if key in ARROWS and self._held:
            self.stepped.emit(self._held, *ARROWS[key])
        elif key == Qt.Key.Key_Space:
            self._pick(here)
        elif key == Qt.Key.Key_Escape and self._held:
            self.put_back.emit()
        elif key in ENTER:
            self._open()
        elif self._held and key not in _LEAVES:
            return  # nobody else is gone to by Home, or by a letter, with somebody in the hand
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Put down whoever is picked up, and go to who is clicked."""
        if self._held:
            self.put_down.emit()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the first line."""
        if not self.currentIndex().isValid() and self._model.lines:
            self._set_row(0)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Put down whoever is picked up."""
        super().focusOutEvent(event)
        if self._held and event.reason() not in KEPT:
            self.put_down.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take another height at another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_model"):
            self._fit()

    def _pick(self, record_id: str) -> None:
        if self._held:
            self.put_down.emit()
        elif record_id and not self._read_only:
            self.picked_up.emit(record_id)

    def _open(self) -> None:
        line = self._line()
        if line is not None and line.id:
            self.opened.emit(line.id)

    def _line(self) -> Line | None:
        row = self.currentIndex().row()
        return self._model.lines[row] if 0 <= row < len(self._model.lines) else None

    def _row_of(self, record_id: str) -> int:
        return next((at for at, each in enumerate(self._model.lines) if each.id == record_id), -1)

    def _set_row(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row, 0))

    def _lines(self, found: Iterable[Entry]) -> Iterable[Line]:
        words = self._words
        for cell, people in grouped(found).items():
            if cell is None:
                head = words("ui.people_map.group_open", count=len(people))
            else:
                head = words("ui.people_map.group", count=len(people), **amounts(words, cell))
            yield Line(head, cell)
            for each in people:
                yield Line(each.said, cell, each)

    def _fit(self) -> None:
        rows = min(max(len(self._model.lines), 1), _ROWS)
        self.setFixedHeight(rows * em(self, _HIGH) + 2 * self.frameWidth() + 2 * ONE)


class _Delegate(QStyledItemDelegate):
    """Draws a field in bold, and below it everybody with the shape that they have on the map."""

    def __init__(self, view: MapList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, N802 - Qt's
        """Return the size of a line: all are alike, so that thousands cost nothing."""
        return QSize(em(self._view, 4), em(self._view, _HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a line."""
        view, area = self._view, QRect(option.rect)
        line = index.data(_LINE)
        here = view.currentIndex() == index
        held = bool(line.id) and line.id == view.held_id
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, shade("side" if line.entry is None else "card"))
        if here:
            painter.fillRect(area, shade("soft"))
            painter.fillRect(QRect(area.left(), area.top(), HALF, area.height()), shade("accent"))
        box = area.adjusted(2, 2, -2, -2)
        if held:
            pen = QPen(shade("accent"), 3)
            pen.setDashPattern([2, 1.2])
            painter.setPen(pen)
            painter.drawRect(box)
        elif here and view.hasFocus():
            painter.setPen(QPen(shade("focus"), 2))
            painter.drawRect(box)
        left = area.left() + ONE + HALF
        if line.entry is not None:
            side = em(view, 0.8)
            top = area.top() + (area.height() - side) / 2
            draw_shape(painter, line.entry.sort, QRectF(left + ONE, top, side, side))
            left += side + 2 * ONE + HALF
        font = QFont(view.font())
        font.setBold(line.entry is None or held)
        painter.setFont(font)
        painter.setPen(shade("ink"))
        room = QRect(left, area.top(), area.right() - left - ONE, area.height())
        metrics = QFontMetrics(font)
        text = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _START, text)
        painter.restore()
