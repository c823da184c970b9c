"""Days and times in words, kept in one piece where they are printed."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.content.days import DATE, clock_in_words, day_in_words
from coprod_desktop.content.words import Words
from coprod_desktop.documents.tree import Kept


def kept_day(words: Words, date: dt.date, *, strong: bool = False) -> Kept:
    """Return a day that does not break over two lines."""
    return Kept(day_in_words(words, date), strong)


def kept_date(words: Words, date: dt.date) -> Kept:
    """Return a day without its weekday, "3 December 2026", that does not break over two lines."""
    return Kept(day_in_words(words, date, DATE))


def kept_clock(time: dt.time, *, strong: bool = False) -> Kept:
    """Return a time that does not break over two lines."""
    return Kept(clock_in_words(time), strong)
