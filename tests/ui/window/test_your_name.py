"""A name is asked for once, goes with what is written, and can be changed or taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pages import press, read, while_open
from projects import example_project
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from coprod_desktop.application.operations import Set
from coprod_desktop.content.words import Words
from coprod_desktop.project import opening
from coprod_desktop.support.settings import Settings, SettingsFile
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.new_project import NewProjectDialog
from coprod_desktop.ui.window.your_name import YourNameDialog

OpenIt = Callable[[], None]


@pytest.fixture
def fresh(window: MainWindow) -> MainWindow:
    """Give the window of somebody whose name is not known and was never asked for."""
    window.remembered.settings = Settings(theme="light")
    return window


@pytest.fixture
def open_it(qtbot: QtBot, fresh: MainWindow, tmp_path: Path) -> OpenIt:
    """Open a project of one's own."""
    example = example_project(tmp_path)
    example.close()

    def act() -> None:
        fresh.close_project()
        fresh.open_path(example.path)
        qtbot.waitUntil(lambda: fresh.project is not None, timeout=20_000)

    return act


def asked() -> YourNameDialog | None:
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    return found if isinstance(found, YourNameDialog) else None


def kept(tmp_path: Path) -> Settings:
    return SettingsFile(tmp_path / "settings.json").read()


def writes(window: MainWindow, title: str) -> str:
    """Write something; return whose name went with it."""
    assert window.project is not None
    workspace = window.project.context.workspace
    assert window.project.context.perform(Set("project", "", {"title": title}))
    return workspace.authors()[0]


def test_the_first_project_asks_once_and_the_name_goes_with_what_is_written(
    fresh: MainWindow, open_it: OpenIt, tmp_path: Path
) -> None:
    said: list[str] = []
    fresh.announcer.said.connect(said.append)
    open_it()
    dialog = asked()
    assert dialog is not None
    assert "so that a colleague sees who wrote what" in read(dialog)
    assert QApplication.focusWidget() is dialog.name
    assert dialog.name.accessibleName() == "Your name"
    QTest.keyClicks(dialog.name, "  Bernadette   O'Hara ")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert "From now on Bernadette O'Hara goes with what you write." in said
    assert writes(fresh, "One") == "Bernadette O'Hara"
    assert kept(tmp_path).author == "Bernadette O'Hara"
    open_it()
    assert asked() is None
    assert writes(fresh, "Two") == "Bernadette O'Hara"


@pytest.mark.parametrize("how", ["Esc", "Not now"])
def test_not_now_is_an_answer_and_is_not_asked_again(
    fresh: MainWindow, open_it: OpenIt, tmp_path: Path, how: str
) -> None:
    open_it()
    dialog = asked()
    assert dialog is not None
    if how == "Esc":
        QTest.keyClick(dialog.name, Qt.Key.Key_Escape)
    else:
        press(dialog, how)
    assert writes(fresh, "One") == ""
    assert kept(tmp_path).author_asked
    open_it()
    assert asked() is None


def test_an_empty_name_is_not_taken_for_one(fresh: MainWindow, open_it: OpenIt) -> None:
    open_it()
    dialog = asked()
    assert dialog is not None
    press(dialog, "Use this name")
    assert "Write a name first, or choose Not now." in read(dialog)
    assert asked() is dialog
    QTest.keyClicks(dialog.name, "Ann")
    assert "Write a name first" not in read(dialog)
    press(dialog, "Use this name")
    assert writes(fresh, "One") == "Ann"


def test_the_example_asks_for_no_name(qtbot: QtBot, fresh: MainWindow) -> None:
    fresh.open_example()
    qtbot.waitUntil(lambda: fresh.project is not None, timeout=20_000)
    assert asked() is None
    assert not fresh.remembered.settings.author_asked


def test_a_project_to_look_at_asks_for_no_name(
    fresh: MainWindow, open_it: OpenIt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_may_be_written", lambda _: False)
    open_it()
    assert asked() is None
    assert not fresh.remembered.settings.author_asked


@pytest.mark.parametrize("name", ["Bernadette", ""])
def test_a_new_project_takes_the_name_and_does_not_ask_again(
    qtbot: QtBot, fresh: MainWindow, tmp_path: Path, name: str
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewProjectDialog)
        dialog.place.setText(str(tmp_path))
        QTest.keyClicks(dialog.name, "Ours")
        assert dialog.your_name.accessibleName() == "Your name (you can leave this empty)"
        QTest.keyClicks(dialog.your_name, name)
        QTest.keyClick(dialog.your_name, Qt.Key.Key_Return)

    while_open(fill)
    fresh.menus.actions["new"].trigger()
    qtbot.waitUntil(lambda: fresh.project is not None, timeout=20_000)
    assert asked() is None
    assert fresh.project is not None
    assert fresh.project.context.workspace.authors() == [name]
    assert writes(fresh, "One") == name
    settings = kept(tmp_path)
    assert (settings.author, settings.author_asked) == (name, True)


def test_a_new_project_that_is_not_made_changes_no_name(window: MainWindow) -> None:
    window.remembered.settings = Settings(theme="light", author="Ann", author_asked=True)

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, NewProjectDialog)
        assert dialog.author == "Ann"
        dialog.your_name.setText("Ben")
        press(dialog, "Cancel")

    while_open(leave)
    window.menus.actions["new"].trigger()
    assert window.remembered.settings.author == "Ann"


def test_the_menu_changes_the_name_and_takes_it_away(
    window: MainWindow, example_window: MainWindow
) -> None:
    assert window.menus.actions["your_name"].text() == "Your &name..."
    for given, answer, written in (
        ("Ann", "Use this name", "Ann"),
        ("Ben", "Cancel", "Ann"),
        ("", "Use this name", ""),
    ):
        before = window.remembered.settings.author
        window.menus.actions["your_name"].trigger()
        dialog = asked()
        assert dialog is not None
        assert dialog.name.text() == before
        dialog.name.setText(given)
        press(dialog, answer)
        assert asked() is None
        assert writes(example_window, f"T {given} {answer}") == written


def test_the_menu_changes_the_name_without_a_project_too(window: MainWindow) -> None:
    window.menus.actions["your_name"].trigger()
    dialog = asked()
    assert dialog is not None
    QTest.keyClicks(dialog.name, "x" * 200)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert window.remembered.settings.author == "x" * 80
    assert window.status.said == Words()("ui.author.used", name="x" * 80)
