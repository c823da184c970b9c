"""When something was, as it is said from today: "today, 10:12"."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.content.days import clock_in_words, day_in_words
from coprod_desktop.content.words import Words


def moment_in_words(words: Words, moment: dt.datetime, now: dt.datetime) -> str:
    """Return a day and a time of day: today, yesterday, else the date."""
    local = moment.astimezone(now.tzinfo)
    match (now.date() - local.date()).days:
        case 0:
            day = words("ui.days.today")
        case 1:
            day = words("ui.days.yesterday")
        case _:
            day = day_in_words(words, local.date())
    return words("keeping.moment", day=day, time=clock_in_words(local.time()))
