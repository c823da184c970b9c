"""Days, times of day and whole numbers, written as people write them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.content.days import DATE, clock_in_words, day_in_words, weekday_in_words
from coprod_desktop.content.money import money_in_words, parse_money
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue, Tense
from coprod_desktop.support.clock import Clock
from coprod_desktop.ui.forms.calendar import CalendarButton
from coprod_desktop.ui.forms.days import OtherWeekdayError, parse_clock, parse_day
from coprod_desktop.ui.forms.editor import Editor
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import ONE, FlowLayout, set_look, text


class _Entry(Editor):
    """A line that is understood when the cursor leaves it.

    What is not understood stays on the screen, marked in words, and counts as not saved.
    """

    wide = 8.0
    """How wide it is, in em, where there is room."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown: JsonValue = None
        self.edit = LineEdit(words)
        self.line = FlowLayout(self, gap=ONE)
        self.line.addWidget(self.edit)
        self.edit.wide = self.wide
        self.edit.textEdited.connect(self._on_typed)
        self.edit.left.connect(self._on_left)
        self.edit.returnPressed.connect(self._on_left)

    def value(self) -> JsonValue:
        """Return the value as JSON. Raises `ValueError` where it is not understood."""
        written = self.edit.text().strip()
        return self.parse(written) if written else None

    def show_value(self, value: JsonValue) -> None:
        """Show a value in words."""
        self._shown = value
        self.edit.setText("" if value in {None, ""} else self.in_words(value))
        self._say("")

    def name(self, name: str, description: str) -> None:
        """Name the line."""
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(description)

    def lock(self) -> None:
        """Let the line be read and copied."""
        self.edit.setReadOnly(True)

    def entry(self) -> QWidget:
        """Return the line."""
        return self.edit

    def parse(self, written: str) -> JsonValue:
        """Return what was written as JSON. Raises `ValueError` where it is not understood."""
        raise NotImplementedError

    def in_words(self, value: JsonValue) -> str:
        """Return a value as it is shown."""
        raise NotImplementedError

    def trouble(self, written: str) -> str:
        """Return the sentence for what was written and is not understood."""
        raise NotImplementedError

    def _on_typed(self) -> None:
        self._say("")
        self.typed.emit()

    def _on_left(self) -> None:
        try:
            value = self.value()
        except ValueError:
            self._say(self.trouble(self.edit.text().strip()))
        else:
            if value is not None:
                self.show_value(value)
            self._say("")
        self.left.emit()

    def _say(self, trouble: str) -> None:
        set_look(self.edit, "wrong" if trouble else "")
        if trouble:
            self.wrong.emit(trouble)
        else:
            self.said.emit("")


class DayEntry(_Entry):
    """A day, written in any usual way or picked in a calendar.

    `tense` tells which day is meant where no year is written.
    """

    wide = 17.0
    """The longest day has room: Wednesday 30 September 2026."""

    def __init__(self, words: Words, clock: Clock, tense: Tense = "") -> None:
        super().__init__(words)
        self._clock = clock
        self._tense = tense
        self.button = CalendarButton(words, self._shown_day)
        self.button.picked.connect(self._on_picked)
        self.line.addWidget(self.button)

    def name(self, name: str, description: str) -> None:
        """Name the line, and the button by what it is for."""
        super().name(name, description)
        self.button.setAccessibleName(self._words("forms.day.calendar_for", field=name))

    def lock(self) -> None:
        """Let the day be read; the calendar is for picking another."""
        super().lock()
        self.button.hide()

    def parse(self, written: str) -> JsonValue:
        """Return an ISO date."""
        try:
            day = parse_day(self._words, written, self._clock.now().date(), self._tense)
        except OtherWeekdayError as other:
            if not self._is_left_over(other.weekday):
                raise
            day = other.day
        if day is None:
            raise ValueError(written)
        return day.isoformat()

    def in_words(self, value: JsonValue) -> str:
        """Return the day with its weekday."""
        return day_in_words(self._words, dt.date.fromisoformat(str(value)))

    def trouble(self, written: str) -> str:
        """Say which ways of writing are understood, or that the weekday is of another day."""
        try:
            self.parse(written)
        except OtherWeekdayError as other:
            return self._words(
                "forms.day.other_weekday",
                day=day_in_words(self._words, other.day, DATE),
                is_weekday=weekday_in_words(self._words, other.day.weekday()),
                weekday=weekday_in_words(self._words, other.weekday),
            )
        except ValueError:
            pass
        return self._words("forms.day.not_understood", value=written[:40])

    def _is_left_over(self, weekday: int) -> bool:
        """Tell whether a weekday was there before: whoever mends the rest need not mend it too."""
        shown = self._shown
        return bool(shown) and dt.date.fromisoformat(str(shown)).weekday() == weekday

    def _shown_day(self) -> dt.date:
        try:
            value = self.value()
        except ValueError:
            value = None
        return dt.date.fromisoformat(str(value)) if value else self._clock.now().date()

    def _on_picked(self, day: dt.date) -> None:
        self.show_value(day.isoformat())
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit()


class ClockEntry(_Entry):
    """A time of day."""

    def parse(self, written: str) -> JsonValue:
        """Return HH:MM."""
        time = parse_clock(written)
        if time is None:
            raise ValueError(written)
        return clock_in_words(time)

    def in_words(self, value: JsonValue) -> str:
        """Return the time on the 24-hour clock."""
        return str(value)

    def trouble(self, written: str) -> str:
        """Say which ways of writing are understood."""
        return self._words("forms.clock.not_understood", value=written[:40])


class NumberEntry(_Entry):
    """A whole number, with its unit beside it."""

    wide = 6.0

    def __init__(self, words: Words, least: int, most: int, unit: str = "") -> None:
        super().__init__(words)
        self._least, self._most = least, most
        if unit:
            self.line.addWidget(text(unit))

    def parse(self, written: str) -> JsonValue:
        """Return the number. Raises `ValueError` outside the bounds too."""
        number = int(written)
        if not self._least <= number <= self._most:
            raise ValueError(written)
        return number

    def in_words(self, value: JsonValue) -> str:
        """Return its digits."""
        return str(value)

    def trouble(self, written: str) -> str:
        """Say which numbers go here."""
        return self._words(
            "forms.number.not_understood",
            value=written[:40],
            least=self._least,
            most=f"{self._most:,}",
        )


class MoneyEntry(_Entry):
    """An amount of money, held in pence."""

    wide = 8.0

    def __init__(self, words: Words, most: int) -> None:
        super().__init__(words)
        self._most = most

    def parse(self, written: str) -> JsonValue:
        """Return the amount in pence. Raises `ValueError` for anything else."""
        pence = parse_money(self._words, written)
        if pence is None or pence > self._most:
            raise ValueError(written)
        return pence

    def in_words(self, value: JsonValue) -> str:
        """Return the amount with its sign."""
        return money_in_words(self._words, int(str(value)))

    def trouble(self, written: str) -> str:
        """Say which ways of writing are understood."""
        return self._words("forms.money.not_understood", value=written[:40])
