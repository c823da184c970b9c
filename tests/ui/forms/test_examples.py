"""What a field shows as a good answer is an answer that the field takes."""

import datetime as dt
import itertools

import pytest
from pages import gone

from coprod_desktop.content.load import load_content
from coprod_desktop.content.money import money_in_words, parse_money
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import Kind
from coprod_desktop.ui.forms.build import record_field, step_field
from coprod_desktop.ui.forms.days import parse_clock, parse_day

WORDS = Words()
CONTENT = load_content(WORDS)
ASKED = {
    **{field.id: ("", field) for field in CONTENT.fields()},
    **{
        f"{kind}.{field.id}": (kind, field)
        for kind, form in CONTENT.forms.items()
        for field in form.fields
    },
}
TYPED = {
    name: asked
    for name, asked in ASKED.items()
    if asked[1].kind in {Kind.DATE, Kind.TIME, Kind.NUMBER, Kind.MONEY}
}
ID = "00000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize("name", TYPED)
def test_a_field_understands_its_own_example(name, qtbot, context):
    kind, field = TYPED[name]
    box = record_field(context, kind, ID, field, {}) if kind else step_field(context, field)
    qtbot.addWidget(box, before_close_func=gone)
    box.entry().setText(field.example)
    assert box.editor.value()


@pytest.mark.parametrize("name", [name for name in TYPED if TYPED[name][1].kind is Kind.DATE])
def test_an_example_of_a_day_is_understood_on_any_day_and_lies_where_it_is_asked_for(name):
    _, field = TYPED[name]
    for days in range(0, 9 * 366, 31):
        today = dt.date(2026, 1, 1) + dt.timedelta(days)
        day = parse_day(WORDS, field.example, today, field.tense)
        assert day is not None
        assert field.tense != "future" or day >= today
        assert field.tense != "past" or day <= today


def test_every_way_to_write_that_the_program_names_is_understood():
    today = dt.date(2026, 11, 23)
    for written in ("3 December", "3 December 2026", "3/12/2026", "2026-12-03"):
        assert parse_day(WORDS, written, today) == dt.date(2026, 12, 3)
        if written != "3 December":
            assert written in WORDS("forms.day.not_understood", value="")
    assert all(map(parse_clock, ("10:30", "2 pm")))
    for written, pence in (("12", 1200), ("12.50", 1250), ("30 pounds", 3000)):
        assert parse_money(WORDS, written) == pence
        assert written in WORDS("forms.money.not_understood", value="")


@pytest.mark.parametrize(
    ("written", "pence"),
    [
        ("30 pounds", 3000),
        ("1 pound", 100),
        ("\u00a312.50", 1250),
        ("12,50", 1250),
        ("12.50 Pounds", 1250),
        ("1,200", 120_000),
        ("1,200.50", 120_050),
        ("1,200,50", None),
        ("50p", 50),
        ("50 pence", 50),
        ("12.50p", None),
        ("12,5", None),
        ("12.345", None),
        ("pounds", None),
        ("-3", None),
    ],
)
def test_an_amount_is_understood_as_people_write_it(written, pence):
    assert parse_money(WORDS, written) == pence


def test_an_amount_that_is_shown_is_understood_again():
    for pounds, pence in itertools.product((0, 1, 999, 1000, 1_234_567), (0, 5, 50)):
        amount = pounds * 100 + pence
        assert parse_money(WORDS, money_in_words(WORDS, amount)) == amount
