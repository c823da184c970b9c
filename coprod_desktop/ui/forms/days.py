"""Days and times of day as people write them."""

from __future__ import annotations

import datetime as dt
import re

from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import Tense

_FULL_YEAR = 1000
_NUMBERS = re.compile(r"(\d{1,2})[./\- ](\d{1,2})(?:[./\- ](\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([^\W\d]+)(?: (\d{2}|\d{4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{2}|\d{4}))?")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(am|pm)?")
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")
_SHORTEST_NAME = 3
_NOON = 12
_LEAP_YEARS = 8
"""The most years from one 29 February to the next."""


class OtherWeekdayError(ValueError):
    """A weekday was written that is not the one of `day`; `weekday` is it, Monday being 0."""

    def __init__(self, day: dt.date, weekday: int) -> None:
        super().__init__(day, weekday)
        self.day = day
        self.weekday = weekday


def parse_day(words: Words, text: str, today: dt.date, tense: Tense = "") -> dt.date | None:
    """Return the day that `text` means, or None where it cannot be understood.

    Understands "3 December 2026", "Thu 3rd of Dec", "December 3, 2026", "3/12/2026" (the day
    comes first), "3.12.26", "2026-12-03" and "3 December next year", in the language of `words`.
    Without a year it is the next day of that name where the `tense` is "future", the last one
    where it is "past", and else the nearer of these: or the one that has the weekday written.

    Raises `OtherWeekdayError` where the day has another weekday than the one written.
    """
    plain = " ".join(text.replace(",", " ").casefold().split())
    if found := _ISO.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    weekday, plain = _weekday(words, plain)
    written = _written(words, _with_year(words, plain, today))
    if written is None:
        return None
    days = _possible(*written, today, tense)
    if weekday is None:
        return next(iter(days), None)
    if days and all(each.weekday() != weekday for each in days):
        raise OtherWeekdayError(days[0], weekday)
    return next((each for each in days if each.weekday() == weekday), None)


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


def _weekday(words: Words, text: str) -> tuple[int | None, str]:
    """Return the weekday that a text begins with, Monday being 0, and what comes after it."""
    first, _, rest = text.partition(" ")
    first = first.rstrip(".")
    if rest and len(first) >= _SHORTEST_NAME:
        for number, name in enumerate(words.table("documents.dates")["weekdays"]):
            if str(name).casefold().startswith(first):
                return number, rest
    return None, text


def _with_year(words: Words, text: str, today: dt.date) -> str:
    """Return a text with the year in figures where it says "next year"."""
    for step, name in ((-1, "last_year"), (0, "this_year"), (1, "next_year")):
        said = words(f"forms.day.{name}").casefold()
        if text.endswith(f" {said}"):
            return f"{text.removesuffix(said)}{today.year + step}"
    return text


def _written(words: Words, text: str) -> tuple[int, int, str | None] | None:
    """Return the day of the month, the month and the year as they are written."""
    months = [str(each) for each in words.table("documents.dates")["months"]]
    if found := _NUMBERS.fullmatch(text):
        return int(found[1]), int(found[2]), found[3]
    if found := _DAY_FIRST.fullmatch(text):
        return int(found[1]), _month(months, found[2]), found[3]
    if found := _MONTH_FIRST.fullmatch(text):
        return int(found[2]), _month(months, found[1]), found[3]
    return None


def _month(months: list[str], name: str) -> int:
    if len(name) < _SHORTEST_NAME:
        return 0
    starts = [n for n, month in enumerate(months, 1) if month.casefold().startswith(name)]
    return starts[0] if len(starts) == 1 else 0


def _possible(
    day: int, month: int, year: str | None, today: dt.date, tense: Tense
) -> list[dt.date]:
    """Return the days that may be meant, the likeliest first."""
    if year:
        full = int(year)
        found = _day(full if full >= _FULL_YEAR else 2000 + full, month, day)
        return [] if found is None else [found]
    around = (_day(today.year + step, month, day) for step in range(-_LEAP_YEARS, _LEAP_YEARS + 1))
    days = sorted((each for each in around if each), key=lambda each: abs(each - today))
    last = next((each for each in days if each <= today), None)
    following = next((each for each in days if each >= today), None)
    meant = {"past": (last,), "future": (following,), "": (last, following)}[tense]
    return [each for each in days if each in meant]


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
