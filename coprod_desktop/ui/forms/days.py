"""Days and times of day as people write them."""

from __future__ import annotations

import datetime as dt
import re

from coprod_desktop.content.words import Words

_FULL_YEAR = 1000
_NUMBERS = re.compile(r"(\d{1,2})[./\- ](\d{1,2})(?:[./\- ](\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([^\W\d]+)(?: (\d{2}|\d{4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{2}|\d{4}))?")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(am|pm)?")
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")
_SHORTEST_NAME = 3
_NOON = 12


def parse_day(words: Words, text: str, today: dt.date) -> dt.date | None:
    """Return the day that `text` means, or None where it cannot be understood.

    Understands "3 December 2026", "Thu 3rd of Dec", "December 3, 2026", "3/12/2026" (the day
    comes first), "3.12.26" and "2026-12-03", in the language of `words`. Without a year it is
    the day of that name that is nearest to `today`.
    """
    names = words.table("documents.dates")
    plain = " ".join(text.replace(",", " ").casefold().split())
    if found := _ISO.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    plain = _without_weekday(plain, [str(each) for each in names["weekdays"]])
    if found := _NUMBERS.fullmatch(plain):
        return _near(int(found[1]), int(found[2]), found[3], today)
    months = [str(each) for each in names["months"]]
    if found := _DAY_FIRST.fullmatch(plain):
        return _near(int(found[1]), _month(months, found[2]), found[3], today)
    if found := _MONTH_FIRST.fullmatch(plain):
        return _near(int(found[2]), _month(months, found[1]), found[3], today)
    return None


def parse_clock(text: str) -> dt.time | None:
    """Return the time of day that `text` means, or None where it cannot be understood.

    Understands "10:30", "10.30", "1030", "9", "2pm" and "2.15 pm".
    """
    plain = "".join(text.casefold().split()).replace("a.m.", "am").replace("p.m.", "pm")
    found = _CLOCK.fullmatch(plain) or _DIGITS.fullmatch(plain)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    half = found[3] if found.re is _CLOCK else None
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    try:
        return dt.time(hour, minute)
    except ValueError:
        return None


def _without_weekday(text: str, weekdays: list[str]) -> str:
    first, _, rest = text.partition(" ")
    first = first.rstrip(".")
    long_enough = len(first) >= _SHORTEST_NAME
    if rest and long_enough and any(each.casefold().startswith(first) for each in weekdays):
        return rest
    return text


def _month(months: list[str], name: str) -> int:
    if len(name) < _SHORTEST_NAME:
        return 0
    starts = [n for n, month in enumerate(months, 1) if month.casefold().startswith(name)]
    return starts[0] if len(starts) == 1 else 0


def _near(day: int, month: int, year: str | None, today: dt.date) -> dt.date | None:
    if year:
        full = int(year)
        return _day(full if full >= _FULL_YEAR else 2000 + full, month, day)
    around = [_day(today.year + step, month, day) for step in (-1, 0, 1)]
    possible = [each for each in around if each is not None]
    return min(possible, key=lambda each: abs(each - today), default=None)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
