"""Faces: one for each whole word, a name for what none of them has, never an empty box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.documents.clean import clean
from coprod_desktop.render.pdf.fonts import names_of, typeface
from coprod_desktop.support.paths import resources


def _set(word: str, family: str = "atkinson") -> list[tuple[str, str]]:
    shape = typeface(family).shape(word)
    return [(piece.face.name, piece.text or piece.sign) for piece in shape.pieces]


@pytest.mark.parametrize(
    ("word", "face"),
    [
        ("hello", "AtkinsonHyperlegible-Regular"),
        ("ŵyn", "NotoSans-Regular"),
        ("tŷ,", "NotoSans-Regular"),
        ("Łódź", "AtkinsonHyperlegible-Regular"),
        ("Ελλάδα", "NotoSans-Regular"),
        ("→", "NotoSansSymbols-Regular"),
        ("🙂", "NotoEmoji-Regular"),
    ],
)
def test_a_word_is_set_in_one_face(word: str, face: str) -> None:
    assert _set(word) == [(face, word)]


def test_a_family_of_emoji_shows_its_people_and_no_joiners() -> None:
    assert _set("👨‍👩‍👧") == [("NotoEmoji-Regular", "👨👩👧")]
    assert _set("👋🏽") == [("NotoEmoji-Regular", "👋")]
    assert _set("❤️")[0][1] == "❤"


def test_a_word_beside_an_emoji_keeps_its_face() -> None:
    assert _set("hello👋") == [
        ("AtkinsonHyperlegible-Regular", "hello"),
        ("NotoEmoji-Regular", "👋"),
    ]


def test_what_no_face_has_is_printed_by_name() -> None:
    assert names_of("שלום") == "[Hebrew letter shin, lamed, vav, final mem]"
    assert names_of("你好") == "[CJK unified ideograph 4F60, 597D]"
    assert names_of("\ue000") == "[Character U+E000]"
    assert not typeface("atkinson").shape("שלום").exact


def test_boxes_and_ticks_are_drawn() -> None:
    assert [sign for _, sign in _set("☐☑✓")] == ["box", "ticked", "tick"]


@given(st.text(min_size=1, max_size=12), st.sampled_from(("atkinson", "lexend", "noto")))
def test_any_word_is_set_in_letters_that_its_faces_have(text: str, family: str) -> None:
    for word in clean(text).split():
        shape = typeface(family, bold=True).shape(word)
        assert shape.pieces
        for piece in shape.pieces:
            assert piece.face.sets(piece.text)
            assert piece.width >= 0
        if shape.exact:
            assert "".join(piece.text for piece in shape.pieces) == word


def test_every_font_has_its_licence_and_all_are_small() -> None:
    folder = resources() / "fonts"
    fonts = sorted(path.name for path in folder.glob("*.ttf"))
    assert len(fonts) == 8
    licences = " ".join(path.stem for path in folder.glob("OFL-*.txt"))
    for font in fonts:
        assert font.split("-")[0] in licences
    assert sum(path.stat().st_size for path in folder.iterdir()) < 6_000_000
