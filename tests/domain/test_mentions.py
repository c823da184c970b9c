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
