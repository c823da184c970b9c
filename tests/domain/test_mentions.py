"""Where a text speaks of somebody."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.contacts import contacts_in
from coprod_desktop.domain.mentions import Mentions, address_parts

HOUSE = "Flat 3, 12 Mill Row\nGlenmore\nGL1 2AB"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Zebedee Quux", "ZEBEDEE\nquux came.", "Someone came."),
        ("Rose", "A rose for Rose. Roses.", "A rose for someone. Roses."),
        ("Sia\u0302n", "Siân sang.", "Someone sang."),
        ("-", "A - b", "A - b"),
        ("10", "At 10", "At 10"),
        ("Quux, Zebedee", "Ask quux,zebedee.", "Ask someone."),
        ("Zebedee,", "Zebedee, come", "Someone, come"),
        ("Zebedee Quux", "Zebedee, Quux", "Zebedee, Quux"),
    ],
)
def test_whole_words_as_they_were_recorded(name: str, text: str, said: str) -> None:
    found = Mentions([name])
    assert found.replaced(text, "someone") == said
    assert found.found_in(text) == (text != said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Today Zeb sang.", "Today someone sang."),
        ("Tea. Zeb sang! Zeb?", "Tea. Someone sang! Someone?"),
        ("\u201cZeb sang\u201d, Zeb said\nZeb", "\u201cSomeone sang\u201d, someone said\nSomeone"),
        ("(Zeb) (_Zeb", "(Someone) (_someone"),
        ("Zeb, Zeb", "Someone, someone"),
    ],
)
def test_where_a_sentence_begins_there_is_a_capital(text: str, said: str) -> None:
    assert Mentions(["Zeb"]).replaced(text, "someone") == said


NUMBER = "+44 1632 960555"


@pytest.mark.parametrize(
    ("contact", "text", "said"),
    [
        (NUMBER, "Ring 01632-960 555.", "Ring (out)."),
        (NUMBER, "Ring +44 (0)1632 960555, or 4.", "Ring (out), or 4."),
        (NUMBER, "Number 016329605550.", "Number 016329605550."),
        ("a@x.example", "To A@X.example now", "To (out) now"),
        ("@zeb@social", "Is @Zeb@Social.", "Is (out)."),
        ("mobile", "My mobile", "My mobile"),
    ],
)
def test_contacts_however_they_are_typed(contact: str, text: str, said: str) -> None:
    assert Mentions(contacts=[contact]).replaced(text, "someone", "(out)") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("At 12 mill row, the red door", "At (out), the red door"),
        ("At 12, Mill Row", "At (out)"),
        ("Flat 3,12 Mill Row\nGlenmore, GL1 2AB!", "(out)!"),
        ("12 Mill Row Glenmore gl12ab", "(out) Glenmore (out)"),
        ("112 Mill Row, Glenmore", "112 Mill Row, Glenmore"),
    ],
)
def test_an_address_and_each_part_that_tells_the_house(text: str, said: str) -> None:
    assert Mentions(addresses=[HOUSE]).replaced(text, "someone", "(out)") == said


def test_a_town_alone_is_nobodys_address() -> None:
    assert address_parts("Glenmore") == ()
    assert address_parts("Rose Cottage,\nGlenmore,") == ("Rose Cottage, Glenmore",)


def test_what_stays_stays_whole() -> None:
    found = Mentions(["Sam", "Sam Hill"], others=["Sam Lee", "Sam Hill"], keep=["Sam Rees"])
    text = "Sam met Sam Lee, Sam Hill and Sam Rees."
    assert found.replaced(text, "someone") == "Someone met Sam Lee, someone and Sam Rees."
    assert not found.found_in("Sam Lee")


def test_what_is_kept_stays_of_every_kind() -> None:
    own = ("01632 960555", "zeb@x.example", "@Zeb", "Sam Lee")
    known = (["sam lee"], [NUMBER, "ZEB@x.example", "@zeb"], [HOUSE])
    found = Mentions(*known, keep=["Sam Lee"], own=own, places=["12 Mill Row"])
    text = "Sam Lee, 01632 960555, zeb@x.example, @Zeb, 12 Mill Row"
    assert found.replaced(text, "someone") == text
    assert Mentions(["Sam Lee"], own=own).replaced("Sam Lee", "someone") == "Someone"


def test_in_a_place_that_stays_nobody_else_does() -> None:
    place = "Sam Lee, 12 Mill Row, 01632 960555"
    found = Mentions(["Sam Lee"], [NUMBER], [place], places=[place])
    assert found.replaced(f"At {place}.", "someone", "(out)") == "At someone, 12 Mill Row, (out)."


def test_capitals_make_no_difference_in_a_field_of_names() -> None:
    found = Mentions(["Rose"])
    assert found.replaced("rose, her aunt", "someone", in_field=True) == "Someone, her aunt"
    assert not found.found_in("rose, her aunt")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Zoe: 07700 900777.", "Zoe: (out)."),
        ("Zoe: 7700900777, zoe@else.example", "Zoe: (out), (out)"),
        ("Zoe: +33 7 70 09 00, or 0800 1111", "Zoe: (out), or (out)"),
        ("01632960555 07700 900777", "01632960555 (out)"),
        (
            "On 2026-11-23 10:30, 01.02.2026, 9.30-11.00",
            "On 2026-11-23 10:30, 01.02.2026, 9.30-11.00",
        ),
        ("On 01/02/2026 07700 900777", "On 01/02/2026 (out)"),
        ("07.70.09.00.55 and 07-70-0900-55", "(out) and (out)"),
        ("Room 12, 300 chairs, 1234567 pence", "Room 12, 300 chairs, 1234567 pence"),
    ],
)
def test_of_strangers_it_is_what_looks_like_a_number_or_an_address(text: str, said: str) -> None:
    found = Mentions(own=[NUMBER])
    assert found.replaced(text, "someone", "(out)", strangers=True) == said
    assert found.replaced(text, "someone", "(out)") == text


def test_a_text_never_grows_longer_than_its_field() -> None:
    assert Mentions(["Al"]).replaced("Al Al", "someone", most=5) == "… …"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Nia O'Brien", "Nia O\u2019Brien"),
        ("Nia O\u2019Brien", "nia  o'brien"),
        ("Mary-Jane Hussain", "Mary\u2011Jane Hussain"),
        ("Mary\u2010Jane", "Mary-Jane"),
        ("Zebulon", "_Zebulon_"),
        ("Si\u00e2n", "Sia\u0302n"),
    ],
)
def test_a_name_is_found_with_other_signs_than_it_was_recorded_with(name: str, typed: str) -> None:
    said = Mentions([name]).replaced(f"Ask {typed}, please.", "someone")
    assert said.replace("_", "") == "Ask someone, please."


@pytest.mark.parametrize("text", ["Zebulons came.", "A rose - maybe.", "well-known"])
def test_a_part_of_a_word_and_a_word_without_its_capital_are_no_names(text: str) -> None:
    assert not Mentions(["Zebulon", "Rose", "Known"]).found_in(text)


_odd = st.text(st.sampled_from("aZ1 ,.'-@+(\n\u0302é\u2019\u02bcß0"), max_size=30)


@given(
    st.lists(_odd, max_size=4), _odd, st.sampled_from([{}, {"in_field": True, "strangers": True}])
)
def test_the_parts_of_any_text_are_that_text(
    known: list[str], text: str, how: dict[str, bool]
) -> None:
    found = Mentions(known, known, known)
    parts = found.parts(text, **how)
    whole = "".join(part for part, _ in parts)
    assert "".join(part for part, _ in Mentions().parts(text)) == whole
    assert all(part for part, _ in parts)


@pytest.mark.parametrize(
    "text",
    [
        "a." * 20_000 + "@",
        "1 " * 20_000,
        "1" * 40_000,
        "Quux " * 8_000,
        "((+" * 13_000,
        "1-2-" * 9_000,
    ],
)
def test_a_long_text_takes_no_time_whatever_is_in_it(text: str) -> None:
    found = Mentions(["Quux Quux"], ["01632 960555", "a@x.example"], ["1 Quux"])
    started = time.perf_counter()
    found.replaced(text, "someone", strangers=True)
    assert time.perf_counter() - started < 10


def test_what_looks_like_a_contact_is_no_date_and_no_time() -> None:
    note = (
        "Mon 09.00-12.00, from 2026-11-23. Her mum: 07700 900111, or mum@x.example; 18.30 - 20.00"
    )
    assert contacts_in(note) == ("07700 900111", "mum@x.example")
