import datetime as dt

import pytest

from coprod_desktop.content.days import clock_in_words, day_in_words
from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.days import parse_clock, parse_day

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
