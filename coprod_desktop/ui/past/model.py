"""The moments of the history as a list, by day, that reads on as a person scrolls."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from coprod_desktop.application.past import Moment
from coprod_desktop.content.words import Words
from coprod_desktop.project.edits import PastPlace
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.past.words import day_heading, said_of

_AT_ONCE = 60
"""Moments that are read before the list waits to be scrolled."""

_FIRST_SLICE = 0.08
_SLICE = 0.015
"""Seconds that reading takes of the window at a time; at first a list that is there at once."""

MOMENT = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class MomentModel(QAbstractListModel):
    """Days and the moments of each, newest first. A day is a line that cannot be chosen."""

    looked = Signal()
    """Reading went on, paused or came to the end: see `reading` and `ended`."""
    broke_off = Signal(object)
    """Nothing more can be read just now: the `KnownError` that says why."""

    def __init__(self, words: Words, today: Callable[[], dt.date], parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._today = today
        self._rows: list[dt.date | Moment] = []
        self._moments: Iterator[Moment | None] = iter(())
        self._matches: Callable[[Moment], bool] = bool
        self._wanted = 0
        self.found = 0
        self.ended = True
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self._read(_SLICE))

    @property
    def reading(self) -> bool:
        """Whether it is still looking for more to show."""
        return self._soon.isActive()

    def begin(
        self,
        moments: Iterator[Moment | None],
        matches: Callable[[Moment], bool],
        *,
        at_least: int = _AT_ONCE,
    ) -> None:
        """Show those of `moments` that match, and read no further than is looked at.

        None among them is none yet: reading them may go on later.
        """
        self.beginResetModel()
        self._rows.clear()
        self._moments, self._matches = moments, matches
        self.found, self._wanted, self.ended = 0, at_least, False
        self.endResetModel()
        self._read(_FIRST_SLICE)

    def stop(self) -> None:
        """Read no further for now."""
        self._soon.stop()

    def moment(self, index: _Index) -> Moment | None:
        """Return the moment of a line; None for a day."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row if isinstance(row, Moment) else None

    def index_of(self, place: PastPlace | None) -> QModelIndex:
        """Return the line of the moment at a place, else of the newest, else no line.

        While it may still be read, there is no line for it yet.
        """
        lines = [at for at, row in enumerate(self._rows) if isinstance(row, Moment)]
        for at in lines:
            row = self._rows[at]
            if isinstance(row, Moment) and row.place == place:
                return self.index(at)
        may_come = place is not None and self.reading
        return self.index(lines[0]) if lines and not may_come else QModelIndex()

    # --- What Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many lines were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the arrow keys pass over the days."""
        if self.moment(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's
        """Return the words of a line, for the eye and for the ear, or its moment."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, dt.date):
            shown = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
            return day_heading(self._words, row, self._today()) if role in shown else None
        if role == int(Qt.ItemDataRole.DisplayRole):
            return row.what
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return said_of(self._words, row, self._today())
        return row if role == MOMENT else None

    def canFetchMore(self, parent: _Index) -> bool:  # noqa: N802 - Qt's name
        """Tell whether there may be more to read."""
        return not parent.isValid() and not self.ended

    def fetchMore(self, parent: _Index) -> None:  # noqa: N802 - Qt's name
        """Read on, a little at a time, so that the window stays alive."""
        if parent.isValid() or self.ended or self.reading:
            return
        self._wanted = self.found + _AT_ONCE
        self._soon.start()
        self.looked.emit()

    def _read(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        rows: list[dt.date | Moment] = []
        shown = next((it for it in reversed(self._rows) if isinstance(it, Moment)), None)
        day = shown.at.date() if shown else None
        while self.found < self._wanted and time.monotonic() < until:
            try:
                moment = next(self._moments)
            except StopIteration:
                self.ended = True
                break
            except KnownError as error:
                self.broke_off.emit(error)
                self.ended = True
                break
            if moment is None or not self._matches(moment):
                continue
            if moment.at.date() != day:
                day = moment.at.date()
                rows.append(day)
            rows.append(moment)
            self.found += 1
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
        if not self.ended and self.found < self._wanted:
            self._soon.start()
        self.looked.emit()
