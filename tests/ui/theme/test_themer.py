"""Themes and text sizes as a person chooses them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.kit import heading, secondary, text
from coprod_desktop.ui.theme.palette import colour
from coprod_desktop.ui.theme.themer import Themer


@pytest.mark.usefixtures("themer")
def test_text_is_set_in_the_font_that_packs_are_printed_in(qtbot: QtBot) -> None:
    label = text("Words")
    qtbot.addWidget(label)
    label.show()
    assert QFontInfo(label.font()).family() == "Atkinson Hyperlegible"
    assert label.font().pixelSize() == 16


def test_larger_text_reaches_what_is_on_the_screen_already(qtbot: QtBot, themer: Themer) -> None:
    labels: list[QLabel] = [text("Words"), heading("Heading")]
    for label in labels:
        qtbot.addWidget(label)
        label.show()
    before = [label.font().pixelSize() for label in labels]
    themer.show("light", 200)
    assert [label.font().pixelSize() for label in labels] == [2 * each for each in before]


def test_text_grows_in_steps_and_stops_at_200_per_cent(themer: Themer) -> None:
    seen = []
    for _ in range(8):
        seen.append(themer.zoom)
        themer.enlarge(1)
    assert seen == [100, 110, 125, 150, 175, 200, 200, 200]
    themer.normal()
    themer.enlarge(-1)
    assert themer.zoom == 100


def test_an_unknown_theme_or_size_falls_back_to_the_usual(themer: Themer) -> None:
    themer.show("mauve", 1000)
    assert (themer.choice, themer.zoom) == ("system", 100)
    assert themer.theme in ("light", "dark")


def test_a_dark_theme_recolours_icons_of_buttons(qtbot: QtBot, themer: Themer) -> None:
    button = secondary("Print", icon_name="printer")
    qtbot.addWidget(button)
    button.show()
    light = button.grab().toImage()
    themer.show("dark", 100)
    QApplication.processEvents()
    assert button.grab().toImage() != light
    assert colour(button, "paper").name() == themer.tokens.colours["dark"]["paper"].lower()
