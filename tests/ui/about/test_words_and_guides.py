"""Words we use, and the guides beside a step: found by keyboard, and nothing of them left out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pages import button, gone, press, read, while_open
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from coprod_desktop.content.words import Words
from coprod_desktop.ui.about.glossary import GlossaryDialog
from coprod_desktop.ui.about.guides import _OF_A_PAGE, GuideDialog
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.window.main import MainWindow


@pytest.fixture
def glossary(qtbot: QtBot, themer: object) -> Iterator[GlossaryDialog]:  # noqa: ARG001 - looks
    dialog = GlossaryDialog(Words())
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    yield dialog
    gone(dialog)


def terms(dialog: GlossaryDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_all_words_are_there_in_the_order_of_the_alphabet(glossary: GlossaryDialog) -> None:
    assert len(terms(glossary)) == len(Words().table("glossary"))
    assert terms(glossary) == sorted(terms(glossary), key=str.casefold)


def test_typing_leaves_what_goes_with_it_with_the_word_itself_first(
    glossary: GlossaryDialog,
) -> None:
    QTest.keyClicks(glossary.search, "outcome")
    assert terms(glossary)[0] == "Outcome"
    glossary.search.setText("zzz")
    assert terms(glossary) == []
    assert "No word goes with that." in read(glossary)


def test_the_arrow_keys_walk_through_words_that_are_read_with_their_meanings(
    glossary: GlossaryDialog,
) -> None:
    glossary.search.setText("asset")
    assert "2 words" in read(glossary)
    QTest.keyClick(glossary.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is glossary.list
    QTest.keyClick(glossary.list, Qt.Key.Key_Down)
    said = glossary.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Asset map. A picture of the skills")


def test_the_help_menu_opens_it(window: MainWindow) -> None:
    seen = while_open(lambda dialog: press(dialog, "Close"))
    window.menus.actions["glossary"].trigger()
    assert isinstance(seen[0], GlossaryDialog)


@pytest.mark.parametrize(("page", "guides"), _OF_A_PAGE.items())
def test_a_page_of_a_step_opens_its_guide(
    example_window: MainWindow, page: str, guides: tuple[str, ...]
) -> None:
    view = example_window.project
    assert view is not None
    view.go(Place("steps", page))
    words = Words()
    titles = {"five": words("ui.guides.five")}
    for guide in guides:
        title = titles.get(guide) or words(f"values.{guide}.title")
        said: list[str] = []

        def look(dialog: QDialog, said: list[str] = said) -> None:
            assert isinstance(dialog, GuideDialog)
            said.append(read(dialog))
            press(dialog, "Close")

        while_open(look)
        QTest.keyClick(button(view.page, title), Qt.Key.Key_Return)
        assert title in said[0]


def test_the_guides_leave_none_of_the_words_out(qtbot: QtBot) -> None:
    shown = ""
    for guides in _OF_A_PAGE.values():
        for guide in guides:
            dialog = GuideDialog(Words(), guide)
            qtbot.addWidget(dialog)
            dialog.show()
            shown += read(dialog)
    assert [each for each in leaves(Words().table("values")) if each not in shown] == []


def leaves(table: object) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for each in table.values():
            yield from leaves(each)
