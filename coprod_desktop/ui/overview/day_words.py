"""Days as the Overview says them: today, tomorrow, in 9 days, on Thursday 3 December."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.content.days import DATE, WHOLE, day_in_words
from coprod_desktop.content.words import Words

_FAR = 14
"""Days up to which counting them says more than a date."""


def short_day(words: Words, day: dt.date, today: dt.date) -> str:
    """Return a day with its weekday; the year only where it is another one."""
    return day_in_words(words, day, "ui.days.short" if day.year == today.year else WHOLE)


def tiny_day(words: Words, day: dt.date, today: dt.date) -> str:
    """Return a day without its weekday, for narrow places."""
    return day_in_words(words, day, "ui.days.tiny" if day.year == today.year else DATE)


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
