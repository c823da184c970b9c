"""When each part of a session begins, and whether all of it fits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from coprod_desktop.domain.records import AgendaItem

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class TimedItem:
    """An agenda item and the time of day at which it begins; None where that is not known."""

    starts: dt.time | None
    item: AgendaItem


def timed_agenda(start: dt.time | None, items: Iterable[AgendaItem]) -> tuple[TimedItem, ...]:
    """Return the items with their clock times, counted on from the session's start.

    After an item without minutes nobody can say when the next one begins, so it has no time.
    """
    timed: list[TimedItem] = []
    minute = None if start is None else start.hour * 60 + start.minute
    for item in items:
        timed.append(TimedItem(_time(minute), item))
        if minute is not None:
            minute = None if item.minutes is None else minute + item.minutes
    return tuple(timed)


def total_minutes(items: Iterable[AgendaItem]) -> int:
    """Return the minutes of all items together; an item without minutes counts as none."""
    return sum(item.minutes or 0 for item in items)


def length_in_minutes(start: dt.time | None, end: dt.time | None) -> int | None:
    """Return how long a session is, or None where its start or end is missing.

    An end that comes before the start is on the next day.
    """
    if start is None or end is None or start == end:
        return None
    return ((end.hour - start.hour) * 60 + end.minute - start.minute) % _DAY


def _time(minute: int | None) -> dt.time | None:
    if minute is None:
        return None
    return dt.time(minute % _DAY // 60, minute % 60)
