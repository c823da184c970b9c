"""Badges: names that read from across a table, on a sheet that can be cut."""

from __future__ import annotations

import pytest
from judging import assert_same_words, findings
from pdf_reader import Reader
from sample_packs import LABELS

from coprod_desktop.documents.tree import (
    Callout,
    Document,
    Form,
    Pack,
    Paragraph,
    Strong,
    Text,
    WriteIn,
)
from coprod_desktop.render.html import render_html
from coprod_desktop.render.profiles import load_profiles

PROFILES = load_profiles()


def badge(name: str, *below: str) -> Callout:
    lines = (Paragraph((Text(each),)) for each in below)
    return Callout((Paragraph((Strong(name),)), *lines))


def sheet(*badges: Callout) -> Pack:
    blocks = (Paragraph((Text("Cut along the lines."),)), *badges)
    document = Document("badges", "Name badges", "en", blocks, form=Form.BADGES)
    return Pack("Name badges", "en", (document,), LABELS)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_names_are_large_and_everything_on_a_badge_is_read_badge_by_badge(profile):
    blank = Callout((WriteIn("My name", 2),))
    pack = sheet(badge("Quinn", "she, her"), badge("Zoe"), badge("Bernadette Price"), blank)
    data = assert_same_words(pack, profile)
    assert findings(data, profile) == []
    glyphs = Reader(data).glyphs(0)
    first, second = (next(each for each in glyphs if each.char == letter) for letter in "QZ")
    assert first.size == second.size == pytest.approx(44)
    assert second.x > first.x + 200


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize(
    "name", ["Llanfairpwllgwyngyll" * 3, "W" * 300, "Anna " * 60, "Ann-Christopher O'Montgomery"]
)
def test_a_long_name_is_set_smaller_and_never_cut_off(profile, name):
    data = assert_same_words(sheet(badge("Ben"), badge(name, "they, them"), badge("Cai")), profile)
    assert findings(data, profile) == []


def test_a_web_page_sets_badges_side_by_side_and_prints_its_title_on_every_page():
    page = render_html(sheet(badge("Amal")), PROFILES["clear-14"])
    assert '<article class="document badges"' in page
    spelled = "".join(f"\\{ord(letter):06x}" for letter in "Name badges")
    assert f'content: "{spelled}"' in page


def test_no_title_gets_out_of_the_rule_that_prints_it():
    document = Document("a", 'A"; } </style><b>', "en", (Paragraph((Text("Hello"),)),))
    page = render_html(Pack(document.title, "en", (document,), LABELS), PROFILES["clear-14"])
    assert page.count("</style>") == 1
    assert "<b>" not in page
