"""The token file: colours that can be told apart, and one grid."""

from __future__ import annotations

import re

import pytest

from coprod_desktop.support.paths import resources
from coprod_desktop.ui.kit import measures
from coprod_desktop.ui.kit.frames import COLUMN
from coprod_desktop.ui.theme.palette import ROLES
from coprod_desktop.ui.theme.sheet import style_sheet
from coprod_desktop.ui.theme.tokens import THEMES, Pair, contrast, load_tokens

TOKENS = load_tokens()
ICONS = sorted((resources() / "icons").glob("*.svg"))
MARKS = dict.fromkeys(("check", "tick", "partly", "dot", "down", "up", "right"), "mark.svg")


def name(pair: Pair) -> str:
    return f"{pair.theme}: {pair.front} on {pair.back}"


@pytest.mark.parametrize("pair", TOKENS.pairs, ids=name)
def test_a_pair_of_colours_can_be_told_apart(pair: Pair) -> None:
    colours = TOKENS.colours[pair.theme]
    assert contrast(colours[pair.front], colours[pair.back]) >= pair.least


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_theme_gives_every_colour() -> None:
    assert len({frozenset(TOKENS.colours[theme]) for theme in THEMES}) == 1
    assert set(ROLES) <= set(TOKENS.colours["light"])


def test_every_colour_of_text_is_measured() -> None:
    measured = {pair.front for pair in TOKENS.pairs if pair.least >= 4.5}
    assert {"ink", "quiet", "accent", "on_accent", "people", "error", "disabled"} <= measured


def test_amber_is_never_the_colour_of_text() -> None:
    for theme in THEMES:
        sheet = style_sheet(TOKENS, theme, 100, MARKS)
        amber = TOKENS.colours[theme]["amber_soft"]
        assert not re.search(rf"(?<![-\w])color: {amber}", sheet)


def test_nothing_on_screen_is_smaller_than_12_points() -> None:
    assert min(TOKENS.type.values()) >= 16


def test_the_kit_measures_on_the_grid_of_the_tokens() -> None:
    for token in TOKENS.space:
        assert getattr(measures, token.upper()) == TOKENS.space[token]
    assert TOKENS.size["column"] == COLUMN


@pytest.mark.parametrize("zoom", TOKENS.zooms)
def test_the_style_sheet_is_complete_at_every_text_size(zoom: int) -> None:
    for theme in THEMES:
        assert "$" not in style_sheet(TOKENS, theme, zoom, MARKS)


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_takes_the_colour_of_the_theme(path) -> None:
    source = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert "currentColor" in source
    assert "#" not in source
