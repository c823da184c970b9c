import datetime as dt

import pytest

from coprod_desktop.content.days import clock_in_words, day_in_words
from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.days import OtherWeekdayError, parse_clock, parse_day

TODAY = dt.date(2026, 11, 23)
WORDS = Words()


@pytest.mark.parametrize(
    "text",
    [
        "3 December 2026",
        "3 december 2026",
        "3rd of December 2026",
        "Thursday 3 December 2026",
        "Thu, 3 Dec 2026",
        "December 3, 2026",
        "3/12/2026",
        "03/12/2026",
        "3.12.26",
        "3-12-2026",
        "2026-12-03",
        "  3   Dec  ",
        "3/12",
        "Dec 3rd",
    ],
)
def test_a_day_is_understood_as_people_write_it(text):
    assert parse_day(WORDS, text, TODAY) == dt.date(2026, 12, 3)


@pytest.mark.parametrize(
    "text",
    ["next week", "31 February 2026", "3 Ju", "3", "13/13/2026", "2026", "32 May", "tomorrow"],
)
def test_what_is_no_day_is_not_guessed(text):
    assert parse_day(WORDS, text, TODAY) is None


def test_a_day_without_a_year_is_the_nearest_one():
    assert parse_day(WORDS, "5 January", TODAY) == dt.date(2027, 1, 5)
    assert parse_day(WORDS, "20 October", TODAY) == dt.date(2026, 10, 20)


def test_a_day_to_come_is_the_next_of_its_name_and_a_day_that_was_the_last():
    assert parse_day(WORDS, "9 June", TODAY, "future") == dt.date(2027, 6, 9)
    assert parse_day(WORDS, "9 June", TODAY, "past") == dt.date(2026, 6, 9)
    assert parse_day(WORDS, "24/11", TODAY, "past") == dt.date(2025, 11, 24)
    assert parse_day(WORDS, "22/11", TODAY, "future") == dt.date(2027, 11, 22)
    for tense in ("past", "future"):
        assert parse_day(WORDS, "23 November", TODAY, tense) == TODAY
        assert parse_day(WORDS, "1 May 2020", TODAY, tense) == dt.date(2020, 5, 1)


def test_the_last_day_of_february_is_the_one_that_there_is():
    assert parse_day(WORDS, "29 February", TODAY, "future") == dt.date(2028, 2, 29)
    assert parse_day(WORDS, "29 February", TODAY, "past") == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "year"),
    [("31 May next year", 2027), ("May 31, this year", 2026), ("31st of May last  Year", 2025)],
)
def test_a_year_may_be_said_by_this_one(text, year):
    assert parse_day(WORDS, text, TODAY) == dt.date(year, 5, 31)


def test_the_weekday_tells_which_of_two_years_is_meant():
    assert parse_day(WORDS, "Tuesday 9 June", TODAY) == dt.date(2026, 6, 9)
    assert parse_day(WORDS, "Wed 9 June", TODAY) == dt.date(2027, 6, 9)


@pytest.mark.parametrize(
    ("text", "tense", "day"),
    [
        ("Tuesday 9 June", "future", dt.date(2027, 6, 9)),
        ("Wednesday 9 June", "past", dt.date(2026, 6, 9)),
        ("Monday 9 June", "", dt.date(2026, 6, 9)),
        ("Mon 3 December 2026", "", dt.date(2026, 12, 3)),
    ],
)
def test_a_weekday_that_is_not_of_that_day_is_no_guess(text, tense, day):
    with pytest.raises(OtherWeekdayError) as raised:
        parse_day(WORDS, text, TODAY, tense)
    assert raised.value.day == day


def test_a_day_is_shown_with_its_weekday_and_can_be_read_back():
    shown = day_in_words(WORDS, dt.date(2026, 12, 3))
    assert shown == "Thursday 3 December 2026"
    assert parse_day(WORDS, shown, TODAY) == dt.date(2026, 12, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:30", "10:30"),
        ("10.30", "10:30"),
        ("1030", "10:30"),
        ("930", "09:30"),
        ("9", "09:00"),
        ("2pm", "14:00"),
        ("2.15 pm", "14:15"),
        ("12 am", "00:00"),
        ("12 p.m.", "12:00"),
        ("0:05", "00:05"),
    ],
)
def test_a_time_is_understood_as_people_write_it(text, expected):
    found = parse_clock(text)
    assert found
    assert clock_in_words(found) == expected


@pytest.mark.parametrize("text", ["25:00", "10:75", "noon", "14pm", "", "103000"])
def test_what_is_no_time_is_not_guessed(text):
    assert parse_clock(text) is None
