"""Where a text speaks of somebody."""

from __future__ import annotations

import pytest

from coprod_desktop.domain.mentions import Mentions


@pytest.mark.parametrize(
    ("value", "text", "said"),
    [
        ("Zebedee Quux", "ZEBEDEE\nquux came.", "someone came."),
        ("Rose", "A rose for Rose. Roses.", "A rose for someone. Roses."),
        ("Sia\u0302n", "Siân sang.", "someone sang."),
        ("01632 960555", "Ring 01632-960 555.", "Ring someone."),
        ("01632 960555", "Number 016329605550.", "Number 016329605550."),
        ("a@x.example", "To A@X.example now", "To someone now"),
        ("-", "A - b", "A - b"),
        ("1 Long Street\nTown", "At 1 Long Street Town.", "At someone."),
    ],
)
def test_whole_words_as_they_were_recorded(value: str, text: str, said: str) -> None:
    found = Mentions([value])
    assert found.replaced(text, "someone") == said
    assert found.found_in(text) == (text != said)


def test_what_stays_stays_whole() -> None:
    found = Mentions(["Sam"], keep=["Sam Lee"])
    assert found.replaced("Sam met Sam Lee.", "someone") == "someone met Sam Lee."
    assert not found.found_in("Sam Lee")


def test_a_text_never_grows_longer_than_its_field() -> None:
    assert Mentions(["Al"]).replaced("Al Al", "someone", 5) == "… …"


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
