"""Days and times of day in words: the one place that knows how they are written."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.content.words import Words

WHOLE = "documents.dates.pattern"
"""Thursday 3 December 2026"""

DATE = "documents.dates.date"
"""3 December 2026"""


def day_in_words(words: Words, day: dt.date, pattern: str = WHOLE) -> str:
    """Return a day in words: "Thursday 3 December 2026".

    `pattern` is the key of another way to write it; it may name weekday, day, month and year.
    """
    names = words.table("documents.dates")
    return words(
        pattern,
        weekday=names["weekdays"][day.weekday()],
        day=day.day,
        month=names["months"][day.month - 1],
        year=day.year,
    )


def weekday_in_words(words: Words, number: int) -> str:
    """Return the name of a weekday, Monday being 0."""
    return str(words.table("documents.dates")["weekdays"][number])


def clock_in_words(time: dt.time) -> str:
    """Return a time of day on the 24-hour clock: "10:30"."""
    return time.isoformat(timespec="minutes")
