"""Picking one of thousands: a list that opens with a search."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit import audit
from pages import gone
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from coprod_desktop.application.operations import Create
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import Asset, ExpectedPerson, Stakeholder
from coprod_desktop.ui.forms.build import record_field
from coprod_desktop.ui.forms.find import MANY, FindDialog

ASSET = "33333333-3333-4333-8333-333333333333"
SESSION = "22222222-2222-4222-8222-222222222222"


def person(number: int) -> str:
    return fixed_id("person", str(number))


@pytest.fixture
def many(context):
    for number in range(MANY + 20):
        name = "Siân Ó Súilleabháin" if number == 7 else f"Person {number:02}"
        context.workspace.perform(Create("stakeholder", {"name": name}, person(number)))
    return context


@pytest.fixture
def show(qtbot, many):
    """Show a field of a record that is there."""
    made = []

    def build(kind, record_id, name):
        field = many.workspace.content.forms[kind].field(name)
        box = record_field(many, kind, record_id, field, {})
        many.workspace.subscribe(box.refresh)
        made.append(box)
        qtbot.addWidget(box)
        box.resize(700, 300)
        with qtbot.waitActive(box):
            box.show()
            box.activateWindow()
        box.take_cursor()
        return box

    yield build
    for each in made:
        gone(each)


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()


def search(open_it: Callable[[], object], act: Callable[[FindDialog], object]) -> None:
    """Open the search and do something in it; it must be closed then."""
    open_it()
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FindDialog)
    try:
        act(dialog)
    finally:
        if isValid(dialog) and dialog.isVisible():
            dialog.reject()
    # Without a window manager nobody gives the keyboard back to the window below.
    for each in QApplication.topLevelWidgets():
        if each.isVisible() and not isinstance(each, FindDialog):
            each.activateWindow()
    QApplication.processEvents()


def lines(dialog: FindDialog) -> list[str]:
    return [str(dialog.model.index(at).data()) for at in range(dialog.model.rowCount())]


def test_a_letter_opens_the_search_and_enter_picks_what_is_found(show, many, heard):
    many.workspace.perform(Create("asset", {"what": "A hall"}, ASSET))
    box = show("asset", ASSET, "whose")
    assert box.editor.combo.count() == 1

    def find(dialog: FindDialog) -> None:
        assert dialog.search.text() == "s"
        assert dialog.search.hasFocus()
        dialog.search.setText("sian suill")
        assert lines(dialog)[0] == "Siân Ó Súilleabháin"
        assert dialog.said.text() == "1 found"
        assert heard.announced[-1] == "1 found"
        press(Qt.Key.Key_Return)

    search(lambda: press(Qt.Key.Key_S), find)
    assert many.workspace.snapshot.get(Asset, ASSET).whose == person(7)
    assert QApplication.focusWidget() is box.editor.combo
    # Who is picked is not offered again.
    search(lambda: press(Qt.Key.Key_Space), lambda it: "Siân Ó Súilleabháin" not in lines(it))


def test_the_arrow_keys_walk_through_what_was_found(show, many, heard):
    many.workspace.perform(Create("asset", {"what": "A hall"}, ASSET))
    show("asset", ASSET, "whose")

    def find(dialog: FindDialog) -> None:
        dialog.search.setText("person 1")
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Up)
        assert heard.announced[-1] == "Person 10"
        assert dialog.search.hasFocus()
        press(Qt.Key.Key_Return)

    search(lambda: press(Qt.Key.Key_Down), find)
    assert many.workspace.snapshot.get(Asset, ASSET).whose == person(10)


def test_somebody_new_takes_the_name_that_was_typed(show, many):
    many.workspace.perform(Create("asset", {"what": "A hall"}, ASSET))
    box = show("asset", ASSET, "whose")

    def find(dialog: FindDialog) -> None:
        dialog.search.setText("Zofia")
        assert lines(dialog) == ["Add someone new...", "Add other words"]
        assert dialog.said.text().startswith("Nothing is found.")
        press(Qt.Key.Key_Return)

    search(lambda: press(Qt.Key.Key_Space), find)
    assert QApplication.focusWidget() is box.editor.asking.line
    press(Qt.Key.Key_Return)
    zofia = next(it for it in many.workspace.snapshot.all(Stakeholder) if it.name == "Zofia")
    assert many.workspace.snapshot.get(Asset, ASSET).whose == zofia.id


def test_escape_leaves_everything_as_it_was(show, many):
    many.workspace.perform(Create("asset", {"what": "A hall", "whose": ["The vicar"]}, ASSET))
    show("asset", ASSET, "whose")
    search(lambda: press(Qt.Key.Key_Down), lambda _: press(Qt.Key.Key_Escape))
    assert many.workspace.snapshot.get(Asset, ASSET).whose == "The vicar"


def test_one_of_many_shows_whom_it_holds_and_can_be_cleared(show, many):
    many.workspace.perform(Create("session", {"title": "Kick-off"}, SESSION))
    made = {"session": SESSION, "stakeholder": person(3)}
    many.workspace.perform(Create("expected_person", made, ASSET))
    box = show("expected_person", ASSET, "stakeholder")
    assert box.editor.combo.currentText() == "Person 03"

    def find(dialog: FindDialog) -> None:
        dialog.search.setText("person 04")
        press(Qt.Key.Key_Return)

    search(lambda: press(Qt.Key.Key_Up), find)
    assert many.workspace.snapshot.get(ExpectedPerson, ASSET).stakeholder == person(4)
    assert box.editor.combo.currentText() == "Person 04"


@pytest.mark.parametrize(("theme", "zoom"), [("light", 100), ("dark", 200), ("contrast", 200)])
def test_the_search_is_accessible(qtbot, themer, many, theme, zoom):
    themer.show(theme, zoom)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    options = many.workspace.content.forms["stakeholder"].field("access").options
    dialog = FindDialog(many, "Add to: Who sees to it?", options, (), window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert audit(dialog) == []
    dialog.close()
