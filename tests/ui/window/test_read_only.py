"""A project that can only be read: everything can be read, and nothing takes words."""

from __future__ import annotations

from pathlib import Path

import pytest
from audit import audit
from pages import button, read
from projects import example_project
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.application.operations import Create
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.project import opening
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.forms.card import RecordCard
from coprod_desktop.ui.kit import Button
from coprod_desktop.ui.window.main import MainWindow

NOTE = "This project can only be read."


@pytest.fixture
def locked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """Give the window with the example open, in a folder that takes no writing."""
    example = example_project(tmp_path)
    example.close()
    monkeypatch.setattr(opening, "_may_be_written", lambda _: False)
    window.open_path(example.path)
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)
    return window


def places(window: MainWindow) -> list[Place]:
    assert window.project is not None
    session = window.project.context.workspace.snapshot.sessions()[1].id
    steps = ("understand.readiness", "motivations.involvement", "relationships.values")
    parts = ("when", "agenda", "coming", "reflect")
    return [
        Place("overview", "project"),
        *(Place("steps", each) for each in steps),
        *(Place("sessions", f"{session}/{each}") for each in parts),
    ]


def typed_in(page: QWidget) -> list[QLineEdit | QTextEdit]:
    found = [*page.findChildren(QLineEdit), *page.findChildren(QTextEdit)]
    return [each for each in found if each.isVisible()]


def test_every_page_says_once_that_it_can_only_be_read(locked: MainWindow) -> None:
    view = locked.project
    assert view is not None
    for place in places(locked):
        view.go(place)
        assert read(locked).count(NOTE) == 1


def test_no_page_takes_words_or_choices(locked: MainWindow) -> None:
    view = locked.project
    assert view is not None
    for place in places(locked):
        view.go(place)
        QApplication.processEvents()
        for card in view.page.findChildren(RecordCard):
            if card.isVisible():
                card.open()
                break
        QApplication.processEvents()
        assert all(each.isReadOnly() for each in typed_in(view.page)), place
        assert not [each for each in view.page.findChildren(QComboBox) if each.isVisible()], place
    assert locked.status.said == "This file can be read but not changed"


def test_no_page_leads_to_a_state_that_cannot_be_changed(locked: MainWindow) -> None:
    view = locked.project
    assert view is not None
    view.go(Place("steps", "motivations.purpose"))
    assert "This step is" in read(view.page)
    shown = [each.words for each in view.page.findChildren(Button) if each.isVisible()]
    assert "Change this" not in shown


def test_typing_changes_nothing_and_the_words_can_be_read(locked: MainWindow) -> None:
    view = locked.project
    assert view is not None
    view.go(Place("steps", "motivations.purpose", "motivations.purpose"))
    focused = QApplication.focusWidget()
    assert isinstance(focused, QTextEdit)
    before = focused.toPlainText()
    QTest.keyClicks(focused, "x")
    assert focused.toPlainText() == before
    assert focused.accessibleName() == "Why are we doing this?"


def test_tab_stops_at_a_choice_and_says_what_was_chosen(locked: MainWindow) -> None:
    view = locked.project
    assert view is not None
    session = view.context.workspace.snapshot.sessions()[1].id
    view.go(Place("sessions", f"{session}/when", "place_checked"))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Has somebody checked that everyone can get in and around?"
    assert focused.accessibleDescription().startswith("Yes. ")


def test_nothing_is_undone_and_no_backup_put_in_its_place(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.perform(Create("session", {"title": "First"}))
    workspace.close()
    monkeypatch.setattr(opening, "_may_be_written", lambda _: False)
    window.open_path(workspace.path)
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)
    actions = window.menus.actions
    assert [actions[each].isEnabled() for each in ("undo", "redo", "restore")] == [False] * 3
    assert actions["save_copy"].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.status.said == "This file can be read but not changed"


def test_a_card_opens_to_be_read(locked: MainWindow) -> None:
    view = locked.project
    assert view is not None
    view.go(Place("steps", "motivations.achieve"))
    QTest.mouseClick(button(view.page, "Open"), Qt.MouseButton.LeftButton)
    shown = button(view.page, "Done")
    names = [each.text() for each in view.page.findChildren(type(shown)) if each.isVisible()]
    assert not {"Delete", "Move up", "Move down"} & set(names)


@pytest.mark.parametrize("zoom", [100, 200])
def test_what_can_only_be_read_passes_the_audit(locked: MainWindow, zoom: int) -> None:
    view = locked.project
    assert view is not None
    locked.themer.show("light", zoom)
    locked.resize(1024, 700)
    found = {}
    for place in places(locked):
        view.go(place)
        QApplication.processEvents()
        found[place] = audit(locked)
    assert {place: each for place, each in found.items() if each} == {}
