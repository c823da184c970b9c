"""Profiles: every rule names its source, and every pair of colours can be read."""

from __future__ import annotations

import pytest

from coprod_desktop.render.pdf.fonts import typeface
from coprod_desktop.render.profiles import (
    DEFAULT_PROFILE,
    MM,
    PrintProfile,
    contrast,
    load_profile,
    load_profiles,
)

every_profile = pytest.mark.parametrize("profile", load_profiles().values(), ids=load_profiles())


def test_the_default_is_clear_print_at_14_points() -> None:
    assert load_profile(DEFAULT_PROFILE).size_pt == 14
    assert list(load_profiles()) == ["clear-14", "large-18", "giant-24", "giant-28", "dyslexia-14"]


@every_profile
def test_words_stand_out_from_their_ground(profile: PrintProfile) -> None:
    assert profile.least_contrast >= 7
    for colour, ground in (
        (profile.ink, profile.tint),
        (profile.accent, profile.tint),
        (profile.accent, profile.soft),
        (profile.ink, profile.soft),
    ):
        assert contrast(colour, ground) >= profile.least_contrast
    assert contrast(profile.rule, profile.tint) >= 3


@every_profile
def test_every_rule_names_its_source(profile: PrintProfile) -> None:
    for rule in PrintProfile.__slots__:
        if rule not in {"id", "sources"}:
            assert len(profile.source(rule)) > 10


@every_profile
def test_the_gap_between_lines_is_wider_than_the_gap_between_words(profile: PrintProfile) -> None:
    word = typeface(profile.font).space + profile.word_spacing
    # The gap between the lowest and the highest letters of two lines, in letter sizes.
    assert profile.line_spacing - 0.95 >= 1.5 * min(word, 0.26)


@every_profile
def test_handwriting_lines_stand_at_least_11_millimetres_apart(profile: PrintProfile) -> None:
    assert profile.write_pitch >= 11 * MM


def test_the_dyslexia_profile_has_no_pure_white_and_spaces_words_more_than_letters() -> None:
    profile = load_profile("dyslexia-14")
    assert profile.tinted
    assert profile.letter_spacing > 0
    assert profile.word_spacing >= 3.5 * profile.letter_spacing


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#22303A", "#FAF6EF") == pytest.approx(12.6, abs=0.1)
