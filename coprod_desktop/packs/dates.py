"""Days and times in words, as they are printed."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.content.words import Words
from coprod_desktop.documents.tree import Kept


def day(words: Words, date: dt.date, pattern: str = "pattern") -> str:
    """Return a day in words: "Thursday 3 December 2026"."""
    names = words.table("documents.dates")
    return str(names[pattern]).format(
        weekday=names["weekdays"][date.weekday()],
        day=date.day,
        month=names["months"][date.month - 1],
        year=date.year,
    )


def clock(time: dt.time) -> str:
    """Return a time of day on the 24-hour clock: "10:30"."""
    return time.isoformat(timespec="minutes")


def kept_day(words: Words, date: dt.date, *, strong: bool = False) -> Kept:
    """Return a day that does not break over two lines."""
    return Kept(day(words, date), strong)


def kept_date(words: Words, date: dt.date) -> Kept:
    """Return a day without its weekday, "3 December 2026", that does not break over two lines."""
    return Kept(day(words, date, "date"))


def kept_clock(time: dt.time, *, strong: bool = False) -> Kept:
    """Return a time that does not break over two lines."""
    return Kept(clock(time), strong)
