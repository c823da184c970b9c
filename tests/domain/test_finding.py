"""Looking for words in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.finding import (
    around,
    begin,
    first_of,
    has_all,
    spans,
    wanted_words,
)
from coprod_desktop.domain.folding import folded, folded_with_places

TEXTS = st.text(max_size=400)
LETTERS = st.text(
    st.sampled_from(
        "aàÅøßŒ\u0131\u0130\ufb01\uff21a\u0301\u2019'`\u2011- \n\u1fef½ŵ\U0001f469\u200d"
    ),
    max_size=60,
)


def marked(text: str, typed: str) -> list[str]:
    return [text[start:end] for start, end in spans(text, wanted_words(typed))]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Nia O\u2019Brien rang", "o'brien", ["O\u2019Brien"]),
        ("Nia O'Brien rang", "O\u2018BRIEN", ["O'Brien"]),
        ("Co\u2011production", "co-prod", ["Co\u2011prod"]),
        ("Siân and Zoe\u0308", "sian zoë", ["Siân", "Zoe\u0308"]),
        ("Straße", "ss", ["ß"]),
        ("banana", "ana nan", ["anan"]),
        ("the bus, the minibus", "BUS", ["bus", "bus"]),
        ("nothing here", "bus", []),
        ("anything", "", []),
    ],
)
def test_words_are_found_where_they_stand(text: str, typed: str, found: list[str]) -> None:
    assert marked(text, typed) == found


def test_the_beginning_of_a_word_goes_before_the_middle_of_one() -> None:
    assert first_of("minibus and bus", "bus") == (12, 15)
    assert first_of("minibus", "bus") == (4, 7)
    assert begin("the (bus) leaves", ("bus", "leav"))
    assert begin("bus", ("bus",))
    assert not begin("the minibus leaves", ("bus", "leav"))


def test_all_words_have_to_be_there_in_any_order() -> None:
    assert has_all(folded("The last bus leaves at nine"), wanted_words("nine BUS"))
    assert not has_all(folded("The last bus"), wanted_words("bus nine"))


def test_a_long_text_is_shown_around_what_was_found() -> None:
    text = "Some words that nobody looks for. " * 20 + "The ramp is too steep. " + "And on. " * 40
    said = around(text, wanted_words("steep"))
    assert said.startswith("… ")
    assert said.endswith(" …")
    assert "The ramp is too steep. And on." in said
    assert len(said) < 200
    assert around("A  short\ntext", ("text",)) == "A short text"


@given(LETTERS | TEXTS)
def test_letter_by_letter_reads_as_the_whole(text: str) -> None:
    letters, places = folded_with_places(text)
    assert " ".join(letters.split()) == folded(text)
    assert len(places) == len(letters)
    assert list(places) == sorted(places)


@given(TEXTS | LETTERS, st.data())
def test_any_part_of_a_text_is_found_and_shown(text: str, data: st.DataObject) -> None:
    many = folded(text).split()
    if not many:
        assert spans(text, ("x",)) == ()
        return
    words = data.draw(st.lists(st.sampled_from(many), min_size=1, max_size=3))
    words = [each[: data.draw(st.integers(1, len(each)))] for each in words]
    where = spans(text, words)
    assert where == tuple(sorted(where))
    assert all(0 <= start < end <= len(text) for start, end in where)
    for word in words:
        assert any(word in folded(text[start:end]) for start, end in where)
        assert word in folded(around(text, words))


@given(TEXTS, st.text("xyz", min_size=1, max_size=3))
def test_what_is_not_there_is_not_found(text: str, word: str) -> None:
    assert bool(spans(text, wanted_words(word))) == (word in folded(text))
