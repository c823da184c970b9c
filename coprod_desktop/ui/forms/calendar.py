"""A button that opens a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QSpinBox, QTableView, QToolButton

from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import HALF, Button, column

_PARTS: dict[str, type[QToolButton | QSpinBox | QTableView]] = {
    "prevmonth": QToolButton,
    "nextmonth": QToolButton,
    "monthbutton": QToolButton,
    "yearbutton": QToolButton,
    "yearedit": QSpinBox,
    "calendarview": QTableView,
}
"""The parts of Qt's calendar by the end of their object names; Qt leaves them without a name."""


class CalendarButton(Button):
    """Opens a calendar; `picked` gives the day that was chosen there."""

    picked = Signal(dt.date)

    def __init__(self, words: Words, shown: Callable[[], dt.date]) -> None:
        super().__init__(words("forms.day.calendar"), "secondary", "calendar")
        self._catalogue = words
        self._shown = shown
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show the calendar under the button, at the day that the field holds."""
        popup = _Popup(self._catalogue, self._shown(), self)
        popup.picked.connect(self.picked)
        popup.adjustSize()
        popup.move(self._spot(popup.sizeHint().width(), popup.sizeHint().height()))
        popup.show()
        popup.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _spot(self, width: int, height: int) -> QPoint:
        """Return where the calendar goes: below, or above where the screen ends."""
        spot = self.mapToGlobal(QPoint(0, self.height() + HALF))
        room = self.screen().availableGeometry()
        if spot.y() + height > room.bottom():
            spot.setY(max(room.top(), self.mapToGlobal(QPoint(0, 0)).y() - height - HALF))
        spot.setX(min(spot.x(), max(room.left(), room.right() - width)))
        return spot


class _Popup(QFrame):
    """The calendar, open until a day is picked, Escape is pressed or something else clicked."""

    picked = Signal(dt.date)

    def __init__(self, words: Words, day: dt.date, button: Button) -> None:
        super().__init__(button, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "card")
        self.setAccessibleName(words("forms.day.calendar"))
        self._button = button
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(words.language))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.setAccessibleName(words("forms.day.calendar"))
        for end, kind in _PARTS.items():
            part = self.calendar.findChild(kind, f"qt_calendar_{end}")
            if part is not None:
                part.setAccessibleName(words(f"forms.day.{end}"))
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)
        self.calendar.installEventFilter(self)
        column(self, margin=HALF).addWidget(self.calendar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Close with Escape."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return super().eventFilter(watched, event)

    def _pick(self, day: QDate) -> None:
        found = dt.date(day.year(), day.month(), day.day())
        self.close()
        self.picked.emit(found)
