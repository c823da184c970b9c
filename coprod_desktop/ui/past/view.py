"""How the list of moments looks: days as headings, and of each moment what, when, who and where."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coprod_desktop.application.past import Moment
from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.kit import HALF, ONE, TWO, em
from coprod_desktop.ui.past.model import MOMENT
from coprod_desktop.ui.past.words import author_of, time_of

_MOST_LINES = 3
_Index = QModelIndex | QPersistentModelIndex
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
_HIGH = 100_000


class MomentView(QListView):
    """The list of moments. Walking chooses; Enter, Space or a click asks for the moment itself."""

    opened = Signal()
    """A person wants to read the chosen moment."""
    chosen = Signal()
    """Another moment was chosen."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.named = False
        """Whether it is worth saying where somebody gave no name."""
        self.setAccessibleName(words("past.list"))
        self.setAccessibleDescription(words("past.list_keys"))
        # It lies on the page like text; the colours are the delegate's.
        self.setStyleSheet("QListView { border: 0; background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_Delegate(words, self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._clicked)

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 - Qt's name
        """Tell that another moment was chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with Enter or Space."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _clicked(self, index: QModelIndex) -> None:
        if index.data(MOMENT) is not None:
            self.opened.emit()


class _Delegate(QStyledItemDelegate):
    """Draws what happened on up to three lines, and below it when, who and where on one each."""

    def __init__(self, words: Words, view: MomentView) -> None:
        super().__init__(view)
        self._words = words
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, N802 - Qt's
        """Return the height that the words need."""
        moment = index.data(MOMENT)
        if not isinstance(moment, Moment):
            high = QFontMetrics(self._bold()).height()
            return QSize(em(self._view, 6), high + TWO + (ONE if index.row() else 0))
        plain = self._view.fontMetrics().height()
        return QSize(em(self._view, 6), self._what(moment)[1] + 2 * plain + 2 * ONE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a line of the list."""
        view, moment = self._view, index.data(MOMENT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRect(option.rect)
        if not isinstance(moment, Moment):
            painter.setFont(self._bold())
            painter.setPen(shade("quiet"))
            area = whole.adjusted(ONE + HALF, 0, -ONE, -HALF)
            painter.drawText(
                area,
                int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignBottom),
                str(index.data()),
            )
            painter.restore()
            return
        box = whole.adjusted(3, 1, -3, -1)
        is_chosen = view.selectionModel().isSelected(index)
        if is_chosen:
            painter.setBrush(shade("soft"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, ONE, ONE)
            # More than a colour says which one is read.
            painter.setBrush(shade("accent"))
            painter.drawRect(QRect(box.left(), box.top() + ONE, 4, box.height() - 2 * ONE))
        if view.hasFocus() and view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shade("focus"), 2))
            painter.drawRoundedRect(box, ONE, ONE)
        self._words_of(painter, moment, whole, is_chosen=is_chosen)
        painter.restore()

    def _words_of(
        self, painter: QPainter, moment: Moment, whole: QRect, *, is_chosen: bool
    ) -> None:
        said, high = self._what(moment)
        plain = self._view.fontMetrics()
        area = QRect(whole.left() + ONE + HALF, whole.top() + ONE, self._room(), high)
        painter.setFont(self._bold())
        painter.setPen(shade("accent" if is_chosen else "ink"))
        painter.drawText(area, _WRAPPED, said)
        painter.setFont(self._view.font())
        painter.setPen(shade("ink" if is_chosen else "quiet"))
        when = time_of(moment)
        if moment.author or self._view.named:
            when = self._words("past.time_and_author", time=when, author=self._author(moment))
        for line in (when, moment.where):
            area.setTop(area.bottom() + 1)
            area.setHeight(plain.height())
            elided = plain.elidedText(line, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft), elided)

    def _author(self, moment: Moment) -> str:
        return author_of(self._words, moment)

    def _what(self, moment: Moment) -> tuple[str, int]:
        """Return what happened, cut where it needs too many lines, and how high it is."""
        metrics = QFontMetrics(self._bold())
        room, said = self._room(), moment.what
        most = metrics.lineSpacing() * _MOST_LINES
        high = _height(metrics, said, room)
        while high > most and len(said) > _MOST_LINES:
            said = said[: int(len(said) * 0.9) - 1].rstrip(" …") + "…"
            high = _height(metrics, said, room)
        return said, high

    def _room(self) -> int:
        return max(1, self._view.viewport().width() - 2 * (ONE + HALF))

    def _bold(self) -> QFont:
        font = QFont(self._view.font())
        font.setBold(True)
        return font


def _height(metrics: QFontMetrics, said: str, room: int) -> int:
    return metrics.boundingRect(QRect(0, 0, room, _HIGH), _WRAPPED, said).height()
