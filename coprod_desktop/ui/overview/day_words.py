"""Days as the Overview says them: today, tomorrow, in 9 days, on Thursday 3 December."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.content.words import Words

_FAR = 14
"""Days up to which counting them says more than a date."""


def short_day(words: Words, day: dt.date, today: dt.date) -> str:
    """Return a day with its weekday; the year only where it is another one."""
    names = words.table("documents.dates")
    key = "ui.days.short" if day.year == today.year else "ui.days.full"
    return words(
        key,
        weekday=names["weekdays"][day.weekday()],
        day=day.day,
        month=names["months"][day.month - 1],
        year=day.year,
    )


def tiny_day(words: Words, day: dt.date, today: dt.date) -> str:
    """Return a day without its weekday, for narrow places."""
    names = words.table("documents.dates")
    key = "ui.days.tiny" if day.year == today.year else "ui.days.tiny_year"
    return words(key, day=day.day, month=names["months"][day.month - 1], year=day.year)


def weekday(words: Words, day: dt.date) -> str:
    """Return the name of the weekday."""
    return str(words.table("documents.dates")["weekdays"][day.weekday()])


def when(words: Words, day: dt.date, today: dt.date) -> str:
    """Return a day as it is said from today."""
    distance = (day - today).days
    if distance == 0:
        return words("ui.days.today")
    if distance == 1:
        return words("ui.days.tomorrow")
    if distance == -1:
        return words("ui.days.yesterday")
    if 1 < distance <= _FAR:
        return words.plural("ui.days.ahead", distance)
    if -_FAR <= distance < -1:
        return words.plural("ui.days.ago", -distance)
    return words("ui.days.on", day=short_day(words, day, today))
