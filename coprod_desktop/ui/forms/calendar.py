"""A button that opens a month to pick a day from.

Qt's own calendar has buttons that no key reaches, red days that cannot be read on dark, and names
of months in the languages that Qt knows: this one speaks ours.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from coprod_desktop.content.days import day_in_words
from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import (
    ONE,
    TWO,
    Button,
    FlowLayout,
    Sheet,
    em,
    heading,
    primary,
    quiet,
    secondary,
)

_WEEK = 7
_WEEKS = 6
_DAY = int(Qt.ItemDataRole.UserRole)
_CELL = 2.75
"""Em that a day is wide: 44 pixels at 100 %."""
_LOW = 2
"""Em that a day is high in large text, so that a month still fits on a small screen."""
_TARGET = 44
"""Pixels that a day is high at least."""

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_PICK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class CalendarButton(Button):
    """Opens a month; `picked` gives the day that was chosen there."""

    picked = Signal(dt.date)

    def __init__(self, words: Words, shown: Callable[[], dt.date]) -> None:
        super().__init__(words("forms.day.calendar"), "secondary", "calendar")
        self._catalogue = words
        self._shown = shown
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show the month of the day that the field holds."""
        dialog = CalendarDialog(self._catalogue, self._shown(), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.picked.connect(self.picked)
        dialog.open()


class CalendarDialog(Sheet):
    """One month at a time, a week a row."""

    picked = Signal(dt.date)

    def __init__(self, words: Words, day: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(words("forms.day.calendar"), parent, width=26)
        self._words = words
        self.month = heading("", 2)
        self.body.addWidget(self.month)
        turning = QWidget()
        line = FlowLayout(turning, gap=ONE)
        self.before = secondary(
            words("forms.day.month_before"), lambda: self.days.turn(-1), "previous"
        )
        self.after = secondary(words("forms.day.next_month"), lambda: self.days.turn(1), "next")
        line.addWidget(self.before)
        line.addWidget(self.after)
        self.body.addWidget(turning)
        self.days = _Days(words)
        self.days.moved.connect(self._on_moved)
        self.days.chosen.connect(self._pick)
        self.body.addWidget(self.days, 0, Qt.AlignmentFlag.AlignLeft)
        self.said = quiet()
        self.body.addWidget(self.said)
        self.take = primary(words("forms.day.take"), lambda: self._pick(self.days.day))
        self.foot.addWidget(self.take)
        self.foot.addWidget(secondary(words("forms.day.cancel"), self.reject))
        self.days.show_day(day)
        self.start_at(self.days)

    def _on_moved(self, day: dt.date) -> None:
        self.month.setText(day_in_words(self._words, day, "forms.day.month"))
        self.said.setText(day_in_words(self._words, day))

    def _pick(self, day: dt.date) -> None:
        self.accept()
        self.picked.emit(day)


class _Days(QTableWidget):
    """The days of a month. Arrow keys go on into the next month; Page Up and Down turn it."""

    moved = Signal(dt.date)
    """The keyboard stands on another day."""
    chosen = Signal(dt.date)

    def __init__(self, words: Words) -> None:
        super().__init__(_WEEKS, _WEEK)
        self._words = words
        self.day = dt.date.min
        self.setAccessibleName(words("forms.day.days"))
        self.setAccessibleDescription(words("forms.day.days_keys"))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Cells are as wide as a target; what the header adds beside its words would cut those.
        self.setStyleSheet(
            "QHeaderView::section { padding: 8px 0; } QTableWidget::item { padding: 0; }"
            "QTableWidget::item:selected { background: palette(highlight);"
            " color: palette(highlighted-text); }"
        )
        whole = words.table("documents.dates")["weekdays"]
        for at, short in enumerate(words.table("forms.day")["weekdays"]):
            item = QTableWidgetItem(str(short))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, whole[at])
            self.setHorizontalHeaderItem(at, item)
        self.cellClicked.connect(self._on_clicked)
        self._fit()

    def show_day(self, day: dt.date) -> None:
        """Show the month of a day, with the keyboard on it."""
        if (day.year, day.month) != (self.day.year, self.day.month) or not self.item(1, 0):
            self._fill(day)
        self.day = day
        first = day.replace(day=1).weekday()
        self.setCurrentCell(*divmod(first + day.day - 1, _WEEK))
        self.moved.emit(day)

    def turn(self, months: int) -> None:
        """Go so many months on, to the same day or the last one that there is."""
        number = self.day.year * 12 + self.day.month - 1 + months
        year, month = divmod(number, 12)
        if dt.MINYEAR <= year <= dt.MAXYEAR:
            last = calendar.monthrange(year, month + 1)[1]
            self.show_day(dt.date(year, month + 1, min(self.day.day, last)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk through days and months, and pick."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._walk(_STEPS[key])
        elif key in _MONTHS:
            self.turn(_MONTHS[key])
        elif key in _PICK:
            self.chosen.emit(self.day)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "day"):
            self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that shows all days."""
        (wide, high), frame = self._cell(), 2 * self.frameWidth() + TWO // 4
        head = self.horizontalHeader().sizeHint().height()
        return QSize(_WEEK * wide + frame, _WEEKS * high + head + frame)

    def _walk(self, days: int) -> None:
        try:
            self.show_day(self.day + dt.timedelta(days=days))
        except OverflowError:
            return  # the calendar of the computer ends here

    def _on_clicked(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if item is not None and item.data(_DAY):
            self.chosen.emit(dt.date.fromisoformat(str(item.data(_DAY))))

    def _fill(self, day: dt.date) -> None:
        first = day.replace(day=1)
        last = calendar.monthrange(day.year, day.month)[1]
        for at in range(_WEEKS * _WEEK):
            number = at - first.weekday() + 1
            item = QTableWidgetItem()
            if 1 <= number <= last:
                each = first.replace(day=number)
                item.setText(str(number))
                item.setData(_DAY, each.isoformat())
                said = day_in_words(self._words, each)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            else:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.setItem(*divmod(at, _WEEK), item)

    def _fit(self) -> None:
        for header, cell in zip(
            (self.horizontalHeader(), self.verticalHeader()), self._cell(), strict=True
        ):
            header.setMinimumSectionSize(cell)
            header.setDefaultSectionSize(cell)
        self.setFixedSize(self.sizeHint())

    def _cell(self) -> tuple[int, int]:
        """Return how wide and how high a day is."""
        return em(self, _CELL), max(_TARGET, em(self, _LOW))
