"""Radio buttons and check boxes whose words wrap, and the segments of a joined row."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.kit import HALF, ONE, em

if TYPE_CHECKING:
    _Mixed = QAbstractButton
else:
    # Qt's classes cannot be mixed: what wraps is mixed into one of them.
    _Mixed = object

_WIDEST = 100_000
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class _Wrapping(_Mixed):
    """A mark with words beside it that wrap where the column is narrow."""

    _primitive = QStyle.PrimitiveElement.PE_IndicatorCheckBox

    def _set_up(self, words: str) -> None:
        self._said = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one line."""
        width = self._metrics().horizontalAdvance(self._said) + self._indent() + HALF
        return QSize(width, self._least())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that shows the longest word."""
        metrics = self._metrics()
        longest = max((metrics.horizontalAdvance(each) for each in self._said.split()), default=0)
        return QSize(self._indent() + longest + HALF, self._least())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that narrow is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that shows all words."""
        return max(self._least(), self._lines(width).height() + ONE)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Take a click on the words too."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the mark as the style does, and the words beside it."""
        option = QStyleOptionButton()
        self.initStyleOption(option)  # type: ignore[attr-defined]  # both kinds of button have it
        painter = QStylePainter(self)
        side = self._side()
        option.rect = QRect(0, (self.height() - side) // 2, side, side)
        painter.drawPrimitive(self._primitive, option)
        painter.setPen(shade("ink"))
        area = self.rect().adjusted(self._indent(), 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags | Qt.TextFlag.TextWordWrap, self._said)

    def _lines(self, width: int) -> QRect:
        room = QRect(0, 0, max(1, width - self._indent()), _WIDEST)
        return self._metrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._said)

    def _metrics(self) -> QFontMetrics:
        self.ensurePolished()
        return self.fontMetrics()

    def _side(self) -> int:
        self.ensurePolished()
        return self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)

    def _indent(self) -> int:
        return self._side() + ONE + HALF

    def _least(self) -> int:
        # The style sheet's least height is that of a target that is easy to hit.
        return max(self.minimumHeight(), em(self, 2))


class CheckMark(_Wrapping, QCheckBox):
    """A check box whose words wrap."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set_up(words)


class RadioMark(_Wrapping, QRadioButton):
    """A radio button whose words wrap."""

    _primitive = QStyle.PrimitiveElement.PE_IndicatorRadioButton

    moved = Signal(int)
    """An arrow key asked for the next (1) or the one before (-1)."""
    cleared = Signal()
    """Delete or Backspace asked for no choice."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set_up(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move with the arrows, clear with Delete."""
        if not _own_key(self, event):
            super().keyPressEvent(event)


class Place(Enum):
    """Where a segment stands in its row or column: which corners are round."""

    ONLY = (True, True, True, True)
    LEFT = (True, False, False, True)
    RIGHT = (False, True, True, False)
    TOP = (True, True, False, False)
    BOTTOM = (False, False, True, True)
    MIDDLE = (False, False, False, False)


class Segment(QRadioButton):
    """One part of a joined row of choices. It carries a tick when chosen, not colour alone.

    A click on the chosen one asks for no choice: a row has no link for that.
    """

    moved = Signal(int)
    """An arrow key asked for the next (1) or the one before (-1)."""
    cleared = Signal()
    """Delete, Backspace or another click asked for no choice."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = words
        self.place = Place.ONLY
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size with room for the tick, so that choosing moves nothing."""
        metrics = QFontMetrics(self._bold())
        width = metrics.horizontalAdvance(self._said) + metrics.horizontalAdvance("✓ ")
        return QSize(width + 2 * self._padding(), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that shows the longest word."""
        metrics = QFontMetrics(self._bold())
        longest = max((metrics.horizontalAdvance(each) for each in self._said.split()), default=0)
        tick = metrics.horizontalAdvance("✓ ")
        return QSize(longest + tick + 2 * self._padding(), self._height())

    def height_at(self, width: int) -> int:
        """Return the height that shows all words at a width."""
        room = QRect(0, 0, max(1, width - 2 * self._padding()), _WIDEST)
        lines = QFontMetrics(self._bold()).boundingRect(
            room, Qt.TextFlag.TextWordWrap, f"✓ {self._said}"
        )
        return max(self._height(), lines.height() + 2 * ONE)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Take a click anywhere in the segment."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move with the arrows, clear with Delete."""
        if not _own_key(self, event):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose, or take back what was chosen before."""
        again = self.isChecked() and self.isDown()
        super().mouseReleaseEvent(event)
        if again:
            self.cleared.emit()

    def event(self, event: QEvent) -> bool:
        """Show what the mouse is over."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the segment in the colours of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        rest = "paper" if not self.isEnabled() else "soft" if self.underMouse() else "card"
        fill = shade("accent" if on else rest)
        painter.setBrush(fill)
        painter.setPen(QPen(shade("accent" if on else "edge"), 2))
        painter.drawPath(_outline(QRectF(self.rect()).adjusted(1, 1, -1, -1), self.place))
        painter.setPen(shade("on_accent" if on else "ink"))
        painter.setFont(self._bold())
        area = self.rect().adjusted(self._padding() - HALF, 0, HALF - self._padding(), 0)
        painter.drawText(
            area,
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            f"✓ {self._said}" if on else self._said,
        )

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _padding(self) -> int:
        return em(self, 0.8)

    def _height(self) -> int:
        self.ensurePolished()
        return max(self.minimumHeight(), em(self, 2))


def _own_key(button: Segment | RadioMark, event: QKeyEvent) -> bool:
    """Handle the keys of a group of choices; tell whether this was one."""
    key = Qt.Key(event.key())
    if key in _STEPS:
        step = _STEPS[key]
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if sideways and button.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        button.moved.emit(step)
        return True
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        button.cleared.emit()
        return True
    return False


def _outline(rect: QRectF, place: Place) -> QPainterPath:
    radius = 9.0
    corners = (rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft())
    # Each corner with the way that the outline comes from and the way that it goes on.
    ways = (((0, 1), (1, 0)), ((-1, 0), (0, 1)), ((0, -1), (-1, 0)), ((1, 0), (0, -1)))
    path = QPainterPath()
    for corner, round_, ((fx, fy), (tx, ty)) in zip(corners, place.value, ways, strict=True):
        size = radius if round_ else 0.0
        begin = corner + type(corner)(fx * size, fy * size)
        if path.elementCount() == 0:
            path.moveTo(begin)
        else:
            path.lineTo(begin)
        if round_:
            path.quadTo(corner, corner + type(corner)(tx * size, ty * size))
    path.closeSubpath()
    return path
