"""Days, names and times of the history in words."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.application.past import Moment
from coprod_desktop.content.days import clock_in_words, day_in_words
from coprod_desktop.content.words import Words, sentences


def day_heading(words: Words, day: dt.date, today: dt.date) -> str:
    """Return a day as the heading of what happened on it: Today, Yesterday, or the date."""
    distance = (today - day).days
    if distance == 0:
        return words("past.today")
    if distance == 1:
        return words("past.yesterday")
    return day_in_words(words, day)


def author_of(words: Words, moment: Moment) -> str:
    """Return who changed something, also where no name was given."""
    return moment.author or words("past.no_name")


def time_of(moment: Moment) -> str:
    """Return the time of day: "09:30"."""
    return clock_in_words(moment.at.time())


def whole_time(words: Words, moment: Moment, today: dt.date) -> str:
    """Return when something was, with its date even where that is today."""
    day, date = moment.at.date(), day_in_words(words, moment.at.date())
    said = day_heading(words, day, today)
    key = "past.when" if said == date else "past.when_near"
    return words(key, day=date, near=said, time=time_of(moment))


def said_of(words: Words, moment: Moment, today: dt.date) -> str:
    """Return a moment as a screen reader says it in the list."""
    day = day_heading(words, moment.at.date(), today)
    return sentences(
        words("past.when", day=day, time=time_of(moment)),
        moment.what,
        words("past.by", author=author_of(words, moment)),
        words("past.in", where=moment.where),
    )


def found_in(moment: Moment, wanted: list[str]) -> bool:
    """Tell whether a moment has all of some words, which are in small letters, anywhere in it."""
    if not wanted:
        return True
    parts = [moment.what, moment.where, moment.author]
    for line in moment.lines:
        parts += (line.label, line.was, line.now)
    for _, values in moment.rest:
        parts += (each for each in values if isinstance(each, str))
    text = "\n".join(parts).casefold()
    return all(each in text for each in wanted)
