"""How the list of what was found looks: the words that were looked for bold and underlined."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coprod_desktop.application.find import Hit
from coprod_desktop.content.words import Words
from coprod_desktop.domain.finding import Span
from coprod_desktop.ui.find.model import ROW, Line, More, Row
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.forms.text import in_qt
from coprod_desktop.ui.kit import HALF, ONE, TWO, em

_Index = QModelIndex | QPersistentModelIndex
_SIDE = ONE + HALF
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FoundView(QListView):
    """The places found. Walking chooses; Enter, Space or a click goes to the place."""

    opened = Signal()
    """A person wants to go to the chosen place, or to see more of them."""
    up = Signal()
    """Up was pressed at the first place."""
    typed = Signal(str)
    """A letter was typed: it belongs to the words that are looked for."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words("find.list"))
        self.setAccessibleDescription(words("find.list_keys"))
        # It lies on the page like text; the colours are the delegate's.
        self.setStyleSheet("QListView { border: 0; background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_Delegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the place with Enter or Space, and back to the search with Up or a letter."""
        letter = event.text()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if event.key() in _OPENS and self.currentIndex().isValid():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Up and not self._above():
            self.up.emit()
        elif plain and letter.strip() and letter.isprintable():
            self.typed.emit(letter)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _above(self) -> bool:
        """Tell whether a line above the chosen one can be chosen."""
        model, at = self.model(), self.currentIndex().row()
        return any(model.flags(model.index(row, 0)) for row in range(at))

    def _clicked(self, index: QModelIndex) -> None:
        if not isinstance(index.data(ROW), str):
            self.opened.emit()


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of text in one colour; `marks` are the places of the words in it."""

    text: str
    colour: str
    bold: bool = False
    marks: tuple[Span, ...] = ()


class _Delegate(QStyledItemDelegate):
    """Draws a place: what it is called, where that is, and what the words stand in."""

    def __init__(self, view: FoundView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, N802 - Qt's
        """Return the height that the words need."""
        high = sum(_height(each) for each in self._paragraphs(index))
        return QSize(em(self._view, 6), _above(index) + high + ONE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a line of the list."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRect(option.rect)
        at = QPointF(whole.left() + _SIDE, whole.top() + _above(index))
        if isinstance(index.data(ROW), str):
            at.setX(whole.left())
            painter.setPen(QPen(shade("line"), 1))
            painter.drawLine(
                whole.left(), whole.bottom() - HALF, whole.right(), whole.bottom() - HALF
            )
        else:
            self._ground(painter, whole.adjusted(3, 1, -3, -1), index)
        for layout in self._paragraphs(index):
            layout.draw(painter, at)
            at.setY(at.y() + _height(layout))
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, index: _Index) -> None:
        view = self._view
        if view.selectionModel().isSelected(index):
            painter.setBrush(shade("soft"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, ONE, ONE)
            # More than a colour says which one is chosen.
            painter.setBrush(shade("accent"))
            painter.drawRect(QRect(box.left(), box.top() + ONE, 4, box.height() - 2 * ONE))
        if view.hasFocus() and view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shade("focus"), 2))
            painter.drawRoundedRect(box, ONE, ONE)

    def _paragraphs(self, index: _Index) -> Iterator[QTextLayout]:
        row: Row = index.data(ROW)
        if isinstance(row, Line):
            for parts in _told(row.hit):
                yield self._laid_out(parts)
        else:
            colour = "accent" if isinstance(row, More) else "quiet"
            yield self._laid_out([_Part(str(index.data()), colour, bold=True)])

    def _laid_out(self, parts: Sequence[_Part]) -> QTextLayout:
        """Return some stretches of text as one paragraph, wrapped to the width of the list."""
        layout = QTextLayout("".join(each.text for each in parts), self._view.font())
        layout.setFormats(list(_formats(parts)))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        room = max(1, self._view.viewport().width() - 2 * _SIDE)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


def _told(hit: Hit) -> Iterator[list[_Part]]:
    """Yield the paragraphs of a place."""
    yield [_Part(hit.title.text, "ink", bold=True, marks=hit.title.marks)]
    if hit.where.text:
        yield [_Part(hit.where.text, "quiet", marks=hit.where.marks)]
    for each in hit.texts:
        yield [_Part(each.lead, "quiet"), _Part(each.text, "ink", marks=each.marks)]


def _formats(parts: Sequence[_Part]) -> Iterator[QTextLayout.FormatRange]:
    at = 0
    for part in parts:
        look = QTextCharFormat()
        look.setForeground(shade(part.colour))
        if part.bold:
            look.setFontWeight(QFont.Weight.Bold)
        length = in_qt(part.text, len(part.text))
        yield _format(look, at, length)
        marked = QTextCharFormat(look)
        # Bold and a line below as well: a colour alone is not seen by everybody.
        marked.setFontWeight(QFont.Weight.Bold)
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        marked.setBackground(shade("amber_soft"))
        marked.setForeground(shade("ink"))
        for start, end in part.marks:
            first = in_qt(part.text, start)
            yield _format(marked, at + first, in_qt(part.text, end) - first)
        at += length


def _format(look: QTextCharFormat, start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made


def _height(layout: QTextLayout) -> int:
    return math.ceil(layout.boundingRect().height())


def _above(index: _Index) -> int:
    """Return the room above a line: more where a group begins."""
    return TWO if isinstance(index.data(ROW), str) and index.row() else ONE
