"""HTML: one quiet file with real headings, lists and tables that fits a small screen."""

from __future__ import annotations

import pytest
from html_reader import html_tags, html_text
from sample_packs import LABELS, agenda, pack, say

from coprod_desktop.documents.tree import (
    Column,
    Document,
    Figure,
    Link,
    Pack,
    Paragraph,
    Section,
    Table,
    Text,
)
from coprod_desktop.render.html import render_html
from coprod_desktop.render.profiles import load_profile, load_profiles

CLEAR = load_profile("clear-14")
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def test_it_is_one_file_without_scripts_that_loads_nothing() -> None:
    html = render_html(pack(), CLEAR)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(html_tags(html))
    assert "default-src 'none'" in html
    assert "url(" not in html
    assert "@import" not in html


def test_nothing_that_a_person_typed_becomes_markup() -> None:
    document = Document(
        HOSTILE,
        HOSTILE,
        "en",
        (
            Paragraph((Text(HOSTILE), Link(HOSTILE, "https://example.org/" + HOSTILE))),
            Figure(f"<svg>{HOSTILE}</svg>", HOSTILE, HOSTILE),
            Table(HOSTILE, (Column(HOSTILE),), (((Text(HOSTILE),),),)),
            Section(HOSTILE, (say(HOSTILE),)),
        ),
    )
    html = render_html(Pack(HOSTILE, "en", (document,), LABELS, HOSTILE), CLEAR)
    assert not {"script", "img"} & set(html_tags(html))
    assert html_text(html).count("alert(1)") > 10


def test_a_link_to_an_unsafe_address_stays_plain_words() -> None:
    document = Document("d", "D", "en", (Paragraph((Link("Here", "javascript:alert(1)"),)),))
    html = render_html(pack(document), CLEAR)
    assert "javascript" not in html
    assert "Here" in html


def test_a_picture_keeps_its_outlines_and_nothing_else() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="alert(1)">'
        '<script>alert(1)</script><path d="M1 1h8" stroke="red" onclick="alert(1)"/>'
        '<foreignObject><p>words</p></foreignObject><a href="javascript:x"><circle r="2"/></a>'
        "<image href='https://example.org/x.png'/></svg>"
    )
    html = render_html(pack(Document("d", "D", "en", (Figure(svg, "A line"),))), CLEAR)
    assert "alert" not in html
    assert "example.org" not in html
    assert '<path d="M1 1 L9 1"' in html
    assert 'aria-label="A line"' in html


def test_headings_lists_and_tables_are_real() -> None:
    tags = html_tags(render_html(pack(), CLEAR))
    for tag in ("h1", "h2", "h3", "nav", "ul", "ol", "li", "table", "caption", "thead", "th"):
        assert tag in tags
    html = render_html(pack(agenda()), CLEAR)
    assert '<html lang="en">' in html
    assert 'scope="col"' in html
    assert 'scope="row"' in html
    assert "<nav" not in html


def test_a_pack_lists_its_documents_and_each_is_there() -> None:
    html = render_html(pack(), CLEAR)
    for count in range(1, 8):
        assert f'href="#document-{count}"' in html
        assert f'id="document-{count}"' in html


@pytest.mark.parametrize("profile", load_profiles().values(), ids=load_profiles())
def test_the_style_sheet_follows_the_profile(profile: object) -> None:
    html = render_html(pack(agenda()), profile)
    assert f"--size: {profile.size_pt:g}pt" in html
    assert f"--tint: {profile.tint}; --ink: {profile.ink}" in html
    assert f"--letter: {profile.letter_spacing:g}em" in html
    assert "@media print" in html


def test_the_same_pack_gives_the_same_html() -> None:
    assert render_html(pack(), CLEAR) == render_html(pack(), CLEAR)
