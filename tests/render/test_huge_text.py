"""However long a text, and whatever is in it: every character is printed, in bounded time.

Time is always told as a ratio to plain words of the same length, or to the same text when shorter.
"""

from __future__ import annotations

import time

import pytest
from html_reader import html_text
from pdf_reader import Reader
from sample_packs import LABELS

from coprod_desktop.documents.text import pack_text, words
from coprod_desktop.documents.tree import Block, Column, Document, Pack, Paragraph, Table, Text
from coprod_desktop.render.html import render_html
from coprod_desktop.render.pdf import render_pdf
from coprod_desktop.render.profiles import load_profiles

HUGE = 256_000
SHORT = HUGE // 8
PLAIN = "Every word of this long answer has to reach the page. "
TEXTS = {
    "plain words": PLAIN,
    "words of 20,000 letters": "Supercali" * 2222 + " ",
    "one word": "x",
    "markup": "<para><b><font color='red'>&amp;&lt;<img src='file:///etc/passwd'/> </b>",
    "tags in tags": "<b>",
    "controls": "a\x00b\x01c\x07\x1b[31m d\x7f\x85 ",
    "lost surrogates": "ha\ud83dlf a pair \udc00 lost ",
    "marks on letters": "a\u0302\u0303 z\u0327\u0335 ",
    "spaces": "a" + " " * 99,
    "line ends": "line after line, each with some words in it\n",
}
SLOW_TO_READ = {
    "pictures of people": "Party 🎉 and 👩‍🦽 and 👍🏽 ",
    "another direction": "שלום עולם مرحبا بالعالم ",
}
"""The reader of these tests takes long over them, so they are an eighth as long."""


def repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def in_a_paragraph(text: str) -> Block:
    return Paragraph((Text(text),))


def in_a_table(text: str) -> Block:
    return Table("Roles", (Column("Role"), Column("What")), (((Text("Chair"),), (Text(text),)),))


def pack_of(block: Block) -> Pack:
    return Pack("Long", "en", (Document("long", "Long", "en", (block,)),), LABELS)


def printed(pack: Pack) -> tuple[bytes, float]:
    """Return a pack as PDF and how long that took, in seconds of the processor."""
    began = time.process_time()
    data = render_pdf(pack, load_profiles()["large-18"])
    return data, time.process_time() - began


def assert_whole(pack: Pack, data: bytes) -> None:
    """Fail unless the PDF and the HTML say every word of a pack."""
    wanted = words(pack_text(pack))
    assert words([Reader(data).text()]) == wanted
    assert words([html_text(render_html(pack, load_profiles()["large-18"]))]) == wanted


@pytest.fixture(scope="module")
def plain() -> float:
    """Return how long plain words of full length take."""
    pack = pack_of(in_a_paragraph(repeated(PLAIN, HUGE)))
    return min(printed(pack)[1] for _ in range(2))


@pytest.mark.parametrize("name", TEXTS)
def test_every_character_of_a_huge_text_is_printed_in_bounded_time(name: str, plain: float) -> None:
    pack = pack_of(in_a_paragraph(repeated(TEXTS[name], HUGE)))
    data, taken = printed(pack)
    assert_whole(pack, data)
    assert taken < 25 * plain
    # Eight times as long: in proportion that is 8, by the square it would be 64.
    _, short = printed(pack_of(in_a_paragraph(repeated(TEXTS[name], SHORT))))
    assert taken < 32 * max(0.01, short)


@pytest.mark.parametrize("name", SLOW_TO_READ)
def test_every_character_of_a_long_text_of_rare_letters_is_printed(name: str, plain: float) -> None:
    pack = pack_of(in_a_paragraph(repeated(SLOW_TO_READ[name], SHORT)))
    data, taken = printed(pack)
    assert_whole(pack, data)
    assert taken < 25 * plain


@pytest.mark.parametrize("name", ["plain words", "words of 20,000 letters", "markup"])
def test_every_character_in_a_cell_of_a_table_is_printed(name: str, plain: float) -> None:
    pack = pack_of(in_a_table(repeated(TEXTS[name], SHORT)))
    data, taken = printed(pack)
    assert_whole(pack, data)
    assert taken < 25 * plain
