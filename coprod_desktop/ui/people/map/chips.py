"""What stands on the drawn map: somebody, by shape and name, and "12 more" where it is crowded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from coprod_desktop.domain.stakeholder_map import Cell
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.kit import HALF, ONE, Label, as_tip, em
from coprod_desktop.ui.people.map.entries import Entry

_TINTS = {"person": "people", "group": "accent", "organisation": "amber_edge"}
_SHAPE = 0.8
"""Side of a shape in em."""
_HIGH = 2.0
"""Height of a chip in em."""


class Hands(Protocol):
    """What a chip tells of keys and of the mouse."""

    def key(self, chip: Chip, key: Qt.Key) -> bool:
        """Act on a key; tell whether it meant something."""

    def press(self, chip: Chip, spot: QPointF) -> None:
        """Take note that the mouse went down."""

    def drag(self, chip: Chip, spot: QPointF) -> None:
        """Follow the mouse while it is down."""

    def let_go(self, chip: Chip, spot: QPointF) -> None:
        """Take note that the mouse went up."""

    def open_chip(self, chip: Chip) -> None:
        """Open what was clicked twice."""

    def came(self, chip: Chip) -> None:
        """Take note that the keyboard came to it."""

    def went(self, chip: Chip, reason: Qt.FocusReason) -> None:
        """Take note that the keyboard went away from it."""

    def spot(self, chip: Chip) -> QRect:
        """Return what has to be seen while the keyboard is on it."""
        ...


class Chip(QAbstractButton):
    """Something on the map that the keyboard and the mouse reach."""

    def __init__(self, hands: Hands, parent: QWidget) -> None:
        super().__init__(parent)
        self._hands = hands
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.is_held = False
        # A screen reader may press it without any key.
        self.clicked.connect(lambda: self._hands.key(self, Qt.Key.Key_Space))

    def hold(self, *, held: bool) -> None:
        """Look picked up, or put down."""
        if held != self.is_held:
            self.is_held = held
            self.setDown(held)  # which is how a screen reader hears of it
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go, pick up, move or open."""
        if not self._hands.key(self, Qt.Key(event.key())):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the space bar to its going down."""
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to drag, or to click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hands.press(self, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go with the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._hands.drag(self, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Stay where the mouse lets go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hands.let_go(self, event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hands.open_chip(self)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Be the one that Tab comes back to."""
        super().focusInEvent(event)
        self._hands.came(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Be put down."""
        super().focusOutEvent(event)
        self._hands.went(self, event.reason())

    def spot(self) -> QRect:
        """Return what has to be seen, the name beside it as well."""
        return self._hands.spot(self)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a chip with a short name."""
        return QSize(em(self, 6), em(self, _HIGH))

    def _frame(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        pen = QPen(shade("accent"), 3) if self.is_held else QPen(shade("edge"), 1)
        if self.is_held:
            pen.setDashPattern([2, 1.2])
        lifted = self.is_held or self.underMouse()
        painter.setPen(pen)
        painter.setBrush(shade("soft" if lifted else "card"))
        painter.drawRoundedRect(box, ONE, ONE)


class Mark(Chip):
    """Somebody. Where there is no room for a name stands the number that they have in the list."""

    def __init__(self, hands: Hands, parent: QWidget, entry: Entry) -> None:
        super().__init__(hands, parent)
        self.entry = entry
        self._by_name = True

    def show_entry(self, entry: Entry, keys: str, *, by_name: bool) -> None:
        """Show somebody as they stand now."""
        self.entry, self._by_name = entry, by_name
        self.setAccessibleName(entry.said)
        self.setAccessibleDescription(keys)
        self.setToolTip(as_tip(entry.said))
        self.setText(entry.name if by_name else str(entry.number))
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that shows a number."""
        return QSize(em(self, _SHAPE) + 3 * HALF, em(self, _HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw shape and name."""
        painter = QPainter(self)
        self._frame(painter)
        side = em(self, _SHAPE)
        spot = QRectF(ONE, (self.height() - side) / 2, side, side)
        draw_shape(painter, self.entry.sort, spot)
        font = QFont(self.font())
        font.setBold(self.is_held)
        painter.setFont(font)
        painter.setPen(shade("ink"))
        left = ONE + side + HALF
        room = QRect(left, 0, self.width() - left - HALF, self.height())
        text = self.entry.name if self._by_name else str(self.entry.number)
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side_by = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(side_by), text)

    @property
    def is_whole(self) -> bool:
        """Whether there is room for all of the name."""
        room = self.width() - ONE - em(self, _SHAPE) - 2 * HALF
        return self._by_name and self.fontMetrics().horizontalAdvance(self.entry.name) <= room


class Tag(Label):
    """The name of whoever has the keyboard, beside a mark that has no room for it."""

    def __init__(self, board: QWidget) -> None:
        super().__init__(parent=board)
        self._board = board
        self.setContentsMargins(ONE, HALF, ONE, HALF)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_beside(self, mark: Mark, words: str) -> None:
        """Show words below a mark, or above it where there is no room."""
        board = self._board
        self.setText(words)
        width = min(self.sizeHint().width(), board.width())
        height = self.heightForWidth(width)
        spot = QRect(mark.x(), mark.geometry().bottom() + HALF, width, height)
        if spot.bottom() > board.height():
            spot.moveBottom(mark.y() - HALF)
        spot.moveLeft(max(0, min(spot.left(), board.width() - width)))
        self.setGeometry(spot)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Stand out from what is below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shade("focus"), 2))
        painter.setBrush(shade("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), ONE, ONE)
        painter.end()
        super().paintEvent(event)


class More(Chip):
    """The way to those whom a crowded field has no room for."""

    def __init__(self, hands: Hands, parent: QWidget, cell: Cell | None) -> None:
        super().__init__(hands, parent)
        self.cell = cell
        self._count = 0

    def show_count(self, count: int, words: str, said: str) -> None:
        """Show how many more there are."""
        self._count = count
        self.setText(words)
        self.setAccessibleName(said)
        self.setToolTip(as_tip(said))
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that shows a number."""
        return QSize(em(self, 1.5), em(self, _HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw how many, in words where there is room."""
        painter = QPainter(self)
        self._frame(painter)
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(shade("accent"))
        fits = QFontMetrics(font).horizontalAdvance(self.text()) <= self.width() - 2 * HALF
        words = self.text() if fits else f"+{self._count}"
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), words)


class Shape(QWidget):
    """The shape of a sort, for the key beside the map."""

    def __init__(self, sort: str) -> None:
        super().__init__()
        self._sort = sort

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a shape in running text."""
        return QSize(em(self, 1.2), em(self, 1.5))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = em(self, _SHAPE)
        spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_shape(painter, self._sort, spot)


def draw_shape(painter: QPainter, sort: str, spot: QRectF) -> None:
    """Draw a disc for a person, a triangle for a group, a square for an organisation.

    A ring is for what nobody has said yet.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade(_TINTS.get(sort, "edge")))
    _SHAPES.get(sort, _ring)(painter, spot)


def _disc(painter: QPainter, spot: QRectF) -> None:
    painter.drawEllipse(spot)


def _triangle(painter: QPainter, spot: QRectF) -> None:
    path = QPainterPath(QPointF(spot.center().x(), spot.top()))
    path.lineTo(spot.bottomRight())
    path.lineTo(spot.bottomLeft())
    path.closeSubpath()
    painter.drawPath(path)


def _square(painter: QPainter, spot: QRectF) -> None:
    painter.drawRect(spot.adjusted(1, 1, -1, -1))


def _ring(painter: QPainter, spot: QRectF) -> None:
    painter.setPen(QPen(shade("edge"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(spot.adjusted(1, 1, -1, -1))


_SHAPES: dict[str, Callable[[QPainter, QRectF], None]] = {
    "person": _disc,
    "group": _triangle,
    "organisation": _square,
}
SORTS = ("person", "group", "organisation", "")
