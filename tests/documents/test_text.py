"""The words of a tree: what every renderer has to give, in characters that all of them can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.documents.clean import clean
from coprod_desktop.documents.text import pack_text, words
from coprod_desktop.documents.tree import (
    Blank,
    CheckItem,
    Checklist,
    Column,
    Document,
    Labels,
    Pack,
    Paragraph,
    Strong,
    Table,
    Text,
    WriteIn,
)

LABELS = Labels("Page {page} of {pages}", "Contents", "Ticked", "Tick box", "Space to write")


def _pack(*blocks: object) -> Pack:
    return Pack("Pack", "en", (Document("d", "Title", "en", blocks),), LABELS)


@pytest.mark.parametrize(
    ("given_text", "wanted"),
    [
        ("plain", "plain"),
        ("w\u0302yn", "ŵyn"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("tab\there\u2003and\u3000there", "tab here and there"),
        ("a\x00b\x07c\ufeff\ufffe", "abc"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("joined 👨\u200d👩", "joined 👨\u200d👩"),
    ],
)
def test_a_text_keeps_its_words_in_characters_that_every_format_has(
    given_text: str, wanted: str
) -> None:
    assert clean(given_text) == wanted


@given(st.text())
def test_cleaning_twice_changes_nothing_and_gives_text_that_can_be_stored(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")


@given(st.text(max_size=30))
def test_ordinary_space_is_never_lost_or_invented(text: str) -> None:
    assert words([text, text]) == words([text + " " + text])


def test_a_table_gives_its_headers_once_and_then_its_rows() -> None:
    table = Table(
        "Who came",
        (Column("Name"), Column("Note")),
        (((Text("Ann"),), Blank()), ((Strong("Bob"),), (Text("Late"),))),
    )
    assert list(pack_text(_pack(table))) == [
        "Title",
        "Who came",
        "Name",
        "Note",
        "Ann",
        "Space to write",
        "Bob",
        "Late",
    ]


def test_a_box_is_spoken_before_its_words() -> None:
    bare = Checklist((CheckItem((Text("Tea"),), chosen=0, note="With milk"),))
    chosen = Checklist((CheckItem((Text("Photo"),), chosen=1),), ("Yes", "No"))
    assert list(pack_text(_pack(bare, chosen, WriteIn("Name")))) == [
        "Title",
        "Ticked",
        "Tea",
        "With milk",
        "Photo",
        "Tick box",
        "Yes",
        "Ticked",
        "No",
        "Name",
        "Space to write",
    ]


def test_several_documents_are_listed_first() -> None:
    documents = tuple(
        Document(name, name, "en", (Paragraph((Text("Words"),)),)) for name in ("One", "Two")
    )
    assert list(pack_text(Pack("Pack", "en", documents, LABELS))) == [
        "Pack",
        "Contents",
        "One",
        "Two",
        "One",
        "Words",
        "Two",
        "Words",
    ]
