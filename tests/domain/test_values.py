"""What a field takes, and what it says about the rest."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.limits import LONG_TEXT
from coprod_desktop.domain.records import KINDS, specs
from coprod_desktop.domain.values import clean_text, normalise, to_json, to_python
from coprod_desktop.support.errors import KnownError

SESSION = specs("session")
ITEM = specs("agenda_item")


@pytest.mark.parametrize(
    ("field", "given_value", "stored"),
    [
        ("date", "2026-12-03", "2026-12-03"),
        ("date", "", None),
        ("date", None, None),
        ("start", "10:30", "10:30"),
        ("start", "10:30:15", "10:30"),
        ("title", "two\r\nlines", "two lines"),
        ("notes", "two\r\nlines\x00", "two\nlines"),
        ("place_checked", "partly", "partly"),
        ("place_checked", "", ""),
        ("title", "  Kick-off\t ", "Kick-off"),
        ("title", "Kick\x00\x07\ud800-off", "Kick-off"),
        ("title", "one\u2028two\x0bthree\x85four", "one two three four"),
        ("notes", "one\u2029two\x0c", "one\ntwo\n"),
        ("title", "\u202eAnn\u202c \u2066Lee", "Ann Lee"),
        ("notes", "\u2067\u0634\u2069", "\u2067\u0634\u2069"),
        ("title", "\u0634\u200f!", "\u0634\u200f!"),
        ("title", " \u00a0\u2003\u200b\ufeff", ""),
        ("title", "\u202e\u202c", ""),
        ("notes", " \n\t\u200d ", ""),
        ("notes", "  first\n", "  first\n"),
    ],
)
def test_a_field_keeps_what_was_meant(
    field: str, given_value: JsonValue, stored: JsonValue
) -> None:
    assert normalise(SESSION[field], given_value) == stored


@pytest.mark.parametrize(
    ("field", "given_value", "key"),
    [
        ("date", "31 February", "value.not_a_date"),
        ("date", 5, "value.not_text"),
        ("start", "25:00", "value.not_a_time"),
        ("place_checked", "maybe", "value.unknown_option"),
        ("notes", "x" * (LONG_TEXT + 1), "value.too_long"),
        ("title", ["a"], "value.not_text"),
    ],
)
def test_a_field_refuses_what_it_cannot_hold(field: str, given_value: JsonValue, key: str) -> None:
    with pytest.raises(KnownError) as refused:
        normalise(SESSION[field], given_value)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("minutes", "key"),
    [
        (-1, "value.out_of_bounds"),
        (601, "value.out_of_bounds"),
        ("ten", "value.not_a_number"),
        (True, "value.not_a_number"),
        (1.5, "value.not_a_number"),
    ],
)
def test_minutes_are_whole_and_within_a_day_of_work(minutes: object, key: str) -> None:
    with pytest.raises(KnownError) as refused:
        normalise(ITEM["minutes"], minutes)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("kind", "field", "given_value", "key"),
    [
        ("reciprocity", "amount", -1, "value.not_pence"),
        ("reciprocity", "amount", 12.5, "value.not_pence"),
        ("reciprocity", "amount", "£12", "value.not_pence"),
        ("budget_line", "amount", 100_000_001, "value.not_pence"),
        ("value_check", "rating", "6", "value.unknown_option"),
        ("value_check", "rating", 3, "value.not_text"),
        ("stakeholder", "print_size", 4, "value.out_of_bounds"),
        ("milestone", "date", "2026-02-30", "value.not_a_date"),
    ],
)
def test_amounts_ratings_and_days_outside_their_range_are_refused(
    kind: str, field: str, given_value: JsonValue, key: str
) -> None:
    with pytest.raises(KnownError) as refused:
        normalise(specs(kind)[field], given_value)
    assert refused.value.key == key


def test_a_picked_name_is_one_clean_line_and_stands_there_once() -> None:
    who = specs("role")["who"]
    assert normalise(who, "\u202eRosa\u202c\n \u200b \nRosa\x00\nBen") == "Rosa\nBen"
    assert normalise(who, ["Rosa\u2028Lee", "\x07"]) == "Rosa Lee"


def test_a_choice_with_a_default_cannot_be_emptied() -> None:
    assert normalise(specs("step_state")["state"], "") == "not_started"


@given(st.text(st.characters()))
def test_cleaned_text_can_be_written_as_utf8_and_cleaning_again_changes_nothing(
    text: str,
) -> None:
    cleaned = clean_text(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert clean_text(cleaned) == cleaned
    assert "\r" not in cleaned


@given(st.dates(), st.times())
def test_dates_and_times_come_back_as_they_were(date: dt.date, time: dt.time) -> None:
    stored = normalise(SESSION["date"], date.isoformat())
    assert to_python(SESSION["date"], stored) == date
    assert to_json(to_python(SESSION["date"], stored)) == stored
    at = normalise(SESSION["start"], time.strftime("%H:%M"))
    assert to_json(to_python(SESSION["start"], at)) == at


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_stand_empty_and_every_default_is_a_value_it_takes(kind: str) -> None:
    record = KINDS[kind](id="x")
    for name, spec in specs(kind).items():
        default = to_json(getattr(record, name))
        assert default == spec.default
        assert normalise(spec, default) == default


@pytest.mark.parametrize("place", [float("nan"), float("inf"), 1e300, 10**400, True, "first"])
def test_a_place_among_others_is_an_ordinary_number(place: object) -> None:
    with pytest.raises(KnownError) as refused:
        normalise(SESSION["position"], place)
    assert refused.value.key == "value.not_a_number"
