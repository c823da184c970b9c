"""Our own dialog for files and folders, used with keys as on a computer that has none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pages import press, read, while_open
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from coprod_desktop.content.words import Words
from coprod_desktop.ui.files import ask
from coprod_desktop.ui.files.picker import Picker, Question, Wanted
from coprod_desktop.ui.window.message import Message
from coprod_desktop.ui.window.new_project import NewProjectDialog

pytestmark = pytest.mark.usefixtures("themer")
Show = Callable[..., Picker]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a project, a letter, a hidden file and a folder with a project."""
    (tmp_path / "Garden").mkdir()
    for name in ("Ours.coprod", "letter.odt", ".hidden.coprod", "Garden/Plots.coprod"):
        (tmp_path / name).touch()
    return tmp_path


@pytest.fixture
def show(qtbot: QtBot, folder: Path) -> Show:
    def shown(wanted: Wanted, name: str = "", kinds: tuple[str, ...] = ()) -> Picker:
        picker = Picker(Words(), Question(wanted, "Open a project", folder / name, kinds))
        qtbot.addWidget(picker)
        with qtbot.waitActive(picker):
            picker.show()
            picker.activateWindow()
        return picker

    return shown


def rows(picker: Picker) -> list[str]:
    return [picker.list.item(row).text() for row in range(picker.list.count())]


def key(which: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, which)


def test_it_shows_folders_and_files_of_the_kind(show: Show) -> None:
    picker = show(Wanted.OPEN, kinds=("Projects (*.coprod)", "All files (*)"))
    assert rows(picker) == ["Garden", "Ours.coprod"]
    picker.all.click()
    assert rows(picker) == ["Garden", "letter.odt", "Ours.coprod"]


def test_keys_go_into_a_folder_out_of_it_and_choose(show: Show, folder: Path) -> None:
    picker = show(Wanted.OPEN, kinds=("Projects (*.coprod)",))
    key(Qt.Key.Key_Return)
    assert rows(picker) == ["Plots.coprod"]
    assert picker.where.text() == str(folder / "Garden")
    key(Qt.Key.Key_Backspace)
    assert rows(picker) == ["Garden", "Ours.coprod"]
    assert picker.list.currentItem().text() == "Garden"
    key(Qt.Key.Key_Down)
    assert picker.name.text() == "Ours.coprod"
    key(Qt.Key.Key_Return)
    assert picker.path == folder / "Ours.coprod"


def test_a_folder_is_written_down(show: Show, folder: Path) -> None:
    picker = show(Wanted.FOLDER)
    picker.where.setText(str(folder / "nowhere"))
    press(picker, "Choose this folder")
    assert "There is no such folder." in read(picker)
    picker.where.setText(str(folder / "Garden"))
    press(picker, "Choose this folder")
    assert picker.path == folder / "Garden"


def test_saving_adds_the_ending_and_asks_before_it_replaces(show: Show, folder: Path) -> None:
    (folder / "papers.pdf").touch()
    picker = show(Wanted.SAVE, "papers.pdf")
    asked = while_open(lambda dialog: press(dialog, "Choose another name"))
    QTest.keyClick(picker.name, Qt.Key.Key_Return)
    assert isinstance(asked[0], Message)
    assert picker.path is None
    picker.name.setText("for Rosa")
    QTest.keyClick(picker.name, Qt.Key.Key_Return)
    assert picker.path == folder / "for Rosa.pdf"


def test_an_empty_name_is_asked_for(show: Show) -> None:
    picker = show(Wanted.SAVE, "papers.pdf")
    picker.name.clear()
    press(picker, "Save it here")
    assert "Give the file a name first." in read(picker)
    assert picker.path is None


def test_a_place_that_is_gone_begins_at_the_nearest_folder(show: Show, folder: Path) -> None:
    picker = show(Wanted.OPEN, "gone/further")
    assert picker.where.text() == str(folder)


def test_escape_chooses_nothing(folder: Path, qtbot: QtBot) -> None:
    parent = QDialog()
    qtbot.addWidget(parent)
    seen = while_open(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert ask.ask_open(Words(), parent, title="Open", folder=str(folder), kinds=()) is None
    assert seen


def test_the_folder_of_a_new_project_is_chosen_in_it(qtbot: QtBot, folder: Path) -> None:
    dialog = NewProjectDialog(Words())
    qtbot.addWidget(dialog)
    dialog.place.setText(str(folder))
    while_open(
        lambda picker: (
            QTest.keyClick(picker.list, Qt.Key.Key_Return),
            press(picker, "Choose this folder"),
        )
    )
    press(dialog, "Choose another folder")
    assert dialog.place.text() == str(folder / "Garden")
