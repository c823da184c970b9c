"""The list of the steps with their states, and of the pages of the step that is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

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

from coprod_desktop.application.standing import standing_of
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.model import Page, Step
from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.kit import ONE, TWO, em
from coprod_desktop.ui.steps.states import state_in_words

_TARGET = int(Qt.ItemDataRole.UserRole)
_STATE = _TARGET + 1
_IS_PAGE = _TARGET + 2
_OPEN = _TARGET + 3
_RULE = _TARGET + 4
_WIDEST = 100_000
_Index = QModelIndex | QPersistentModelIndex


class StepList(QListWidget):
    """Steps and pages, in one list that arrow keys walk through; Enter or a click opens.

    Walking opens nothing, so that the keyboard stays in the list until a page is chosen.
    """

    picked = Signal(str)
    """The id of a page, or of a step, to be opened."""

    def __init__(self, words: Words, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._workspace = workspace
        self._open: tuple[Step, Page] | None = None
        self.setAccessibleName(words("forms.steps.list"))
        self.setAccessibleDescription(words("forms.steps.list_keys"))
        # It lies on the page like text; the colours are the delegate's.
        self.setStyleSheet("QListWidget { border: 0; background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.itemClicked.connect(self._pick)

    def show_page(self, step: Step, page: Page, today: dt.date) -> None:
        """Mark a page as the open one."""
        self._open = (step, page)
        self.fill(today)
        self.setCurrentRow(self.targets().index(page.id))

    def fill(self, today: dt.date) -> None:
        """Show the states as they are now; the keyboard stays where it is."""
        lines = list(self._lines(today))
        if [line[_TARGET] for line in lines] != self.targets():
            self.clear()
            for _ in lines:
                self.addItem(QListWidgetItem())
        for row, line in enumerate(lines):
            item = self.item(row)
            for role, value in line.items():
                if item.data(role) != value:
                    item.setData(role, value)

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
        """Return the ids of what can be opened, in order."""
        return [str(self.item(row).data(_TARGET)) for row in range(self.count())]

    def _lines(self, today: dt.date) -> Iterator[dict[int, object]]:
        opened, page = self._open if self._open is not None else (None, None)
        for step in self._workspace.content.all_steps():
            yield self._step_line(step, today)
            for each in step.pages if step is opened else ():
                yield self._page_line(each, is_open=each is page)

    def _step_line(self, step: Step, today: dt.date) -> dict[int, object]:
        words = self._words
        now = standing_of(self._workspace.snapshot, step, today)
        state = state_in_words(words, now)
        key = "forms.steps.step_said" if step.number else "forms.steps.together_said"
        return {
            Qt.ItemDataRole.DisplayRole: f"{step.number} {step.short}"
            if step.number
            else step.title,
            Qt.ItemDataRole.AccessibleTextRole: words(
                key, number=step.number, title=step.title, state=state
            ),
            _TARGET: step.id,
            _STATE: "" if now.state == "not_started" else state,
            _RULE: not step.number,
        }

    def _page_line(self, page: Page, *, is_open: bool) -> dict[int, object]:
        key = "forms.steps.page_open_said" if is_open else "forms.steps.page_said"
        return {
            Qt.ItemDataRole.DisplayRole: page.title,
            Qt.ItemDataRole.AccessibleTextRole: self._words(key, title=page.title),
            _TARGET: page.id,
            _IS_PAGE: True,
            _OPEN: is_open,
        }

    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(str(item.data(_TARGET)))


class _Delegate(QStyledItemDelegate):
    """Draws a step with its state at the end of the line, or below it where there is no room."""

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
