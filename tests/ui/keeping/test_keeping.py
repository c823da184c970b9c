"""Backups, copies and another place to save in, as a person meets them in the window."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from audit import audit
from pages import button, gone, press, read, while_open
from projects import StillClock, open_elsewhere
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.application.opening import create_project, open_project
from coprod_desktop.application.operations import Answer, Create
from coprod_desktop.application.restoring import Choice, backups_for, restore
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.project import connect
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.files.picker import Picker
from coprod_desktop.ui.forms.text import TextArea, TextLine
from coprod_desktop.ui.keeping.backups import BackupsDialog
from coprod_desktop.ui.kit import Button, IconLabel
from coprod_desktop.ui.theme.themer import Themer
from coprod_desktop.ui.window.main import MainWindow

WORDS = Words()


@pytest.fixture
def project(tmp_path: Path, clock: StillClock) -> Path:
    path = tmp_path / "ours.coprod"
    workspace = create_project(path, WORDS, clock, title="Ours")
    workspace.perform(Create("session", {"title": "First"}))
    workspace.close()
    clock.moment = clock.moment.replace(hour=12)
    workspace = open_project(path, WORDS, clock)
    workspace.perform(Create("session", {"title": "Second"}))
    workspace.close()
    return path


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.open_path(path)
    waited(qtbot, window)


def waited(qtbot: QtBot, window: MainWindow) -> None:
    def ready() -> bool:
        return window.project is not None and not window.project.keeper.busy

    qtbot.waitUntil(ready, timeout=20_000)


def titles(window: MainWindow) -> list[str]:
    assert window.project is not None
    return [each.title for each in window.project.context.workspace.snapshot.sessions()]


def test_the_status_bar_says_when_the_last_backup_was_made(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    opened(qtbot, window, project)
    assert window.status.said == "Everything is saved"
    assert "Last backup: today, 12:30" in read(window.status)


def test_a_backup_that_cannot_be_made_is_said_and_stops_nothing(
    qtbot: QtBot, window: MainWindow, project: Path, own_folders: Path
) -> None:
    folder = own_folders / "xdg_data_home" / "Coprod Desktop"
    for each in (folder / "backups").rglob("*.coprod"):
        each.unlink()
    for each in (folder / "backups").iterdir():
        each.rmdir()
    (folder / "backups").rmdir()
    (folder / "backups").write_text("in the way")
    opened(qtbot, window, project)
    assert "No backup: The backup could not be made." in window.status.said
    assert window.project is not None
    assert window.project.context.perform(Answer("motivations.purpose", "Because"))


def test_a_backup_is_looked_into_and_put_in_place_by_keyboard(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    opened(qtbot, window, project)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupsDialog)
        assert "Today, 12:30 (when it was closed)" in dialog.list.currentItem().text()
        qtbot.waitUntil(dialog.restore.isEnabled)
        assert "It says just the same" in read(dialog)
        assert audit(dialog) == []
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        assert "Looking into this backup" in read(dialog)
        assert not dialog.restore.isEnabled()
        qtbot.waitUntil(dialog.restore.isEnabled)
        assert "Sessions: 1" in read(dialog)
        assert "Not in it, as it is newer: Sessions: 1." in read(dialog)
        while_open(done)
        QTest.keyClick(dialog.restore, Qt.Key.Key_Return)

    def done(dialog: QDialog) -> None:
        told.append(read(dialog))
        signs.extend(each.pixmap().toImage() for each in dialog.findChildren(IconLabel))
        press(dialog, "Close")

    told: list[str] = []
    signs: list[QImage] = []
    while_open(choose)
    window.menus.actions["restore"].trigger()
    waited(qtbot, window)
    assert signs == [IconLabel("check").pixmap().toImage()]
    assert "The backup is in place" in told[0]
    assert titles(window) == ["First"]
    kept = next(project.parent.glob("ours (replaced *.coprod"))
    workspace = open_project(kept, WORDS, StillClock())
    assert [each.title for each in workspace.snapshot.sessions()] == ["First", "Second"]
    workspace.close()


def test_after_a_backup_that_cannot_be_put_in_place_the_project_is_open_again(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    opened(qtbot, window, project)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupsDialog)
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        qtbot.waitUntil(dialog.restore.isEnabled)
        backups_for(project, StillClock()).backups[1].path.unlink()
        while_open(lambda said: (told.append(read(said)), press(said, "Close")))
        QTest.keyClick(dialog.restore, Qt.Key.Key_Return)

    told: list[str] = []
    while_open(choose)
    window.menus.actions["restore"].trigger()
    waited(qtbot, window)
    assert "could not be put in place" in told[0]
    assert titles(window) == ["First", "Second"]


@pytest.mark.parametrize("zoom", [100, 200])
def test_with_many_backups_what_the_chosen_one_lacks_is_reached_by_keyboard(
    qtbot: QtBot, window: MainWindow, project: Path, zoom: int
) -> None:
    found = backups_for(project, StillClock()).backups
    window.themer.show("light", zoom)
    with ProjectFile.open(project, clock=StillClock(), read_only=True) as file:
        now = file.snapshot()
    dialog = BackupsDialog(
        WORDS,
        load_content(WORDS),
        StillClock(),
        path=project,
        choice=Choice(found * 4, (), None),
        now=now,
        parent=window,
    )
    dialog.show()
    qtbot.waitUntil(dialog.restore.isEnabled)
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.waitUntil(dialog.restore.isEnabled)
    assert in_sight(dialog, dialog.list)
    row = dialog.list.visualItemRect(dialog.list.currentItem())
    assert dialog.list.viewport().rect().contains(row)
    QTest.keyClick(dialog.list, Qt.Key.Key_Tab)
    told = QApplication.focusWidget()
    assert isinstance(told, QLabel)
    assert told.text().startswith("Not in it, as it is newer: Sessions: 1.")
    assert told.accessibleName() == told.text()
    assert in_sight(dialog, told)
    QTest.keyClick(told, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.restore
    assert audit(dialog) == []
    gone(dialog)


def in_sight(dialog: BackupsDialog, widget: QWidget) -> bool:
    """Tell whether a widget is in sight in the part of a dialog that scrolls."""
    port = dialog.area.viewport()
    return port.rect().contains(QRect(widget.mapTo(port, QPoint(0, 0)), widget.size()))


def test_a_damaged_backup_cannot_be_put_in_place(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    found = backups_for(project, StillClock()).backups
    found[0].path.write_bytes(b"damaged")
    dialog = BackupsDialog(
        WORDS,
        load_content(WORDS),
        StillClock(),
        path=project,
        choice=Choice(found, (), None),
        now=None,
        parent=window,
    )
    dialog.show()
    qtbot.waitUntil(lambda: "This backup is damaged" in read(dialog))
    assert not dialog.restore.isEnabled()
    assert audit(dialog) == []
    gone(dialog)


def test_without_a_backup_none_can_be_put_in_place(window: MainWindow, tmp_path: Path) -> None:
    dialog = BackupsDialog(
        WORDS,
        load_content(WORDS),
        StillClock(),
        path=tmp_path / "ours.coprod",
        choice=Choice((), (), None),
        now=None,
        parent=window,
    )
    dialog.show()
    assert "There is no backup of this project" in read(dialog)
    assert "kept beside" not in read(dialog)
    assert [each.text() for each in dialog.findChildren(Button) if each.isVisible()] == ["Cancel"]
    assert audit(dialog) == []
    gone(dialog)


def test_of_a_file_that_is_away_enter_puts_no_backup_in_its_place(
    qtbot: QtBot, window: MainWindow, stick: Path
) -> None:
    opened(qtbot, window, stick / "ours.coprod")
    window.close_project()
    away = stick.rename(stick.with_name("away"))
    told: list[str] = []

    def enter(dialog: QDialog) -> None:
        told.append(read(dialog))
        assert audit(dialog) == []
        QTest.keyClick(button(dialog, "Close"), Qt.Key.Key_Return)

    seen = while_open(enter)
    window.open_path(stick / "ours.coprod")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "on a stick that is not plugged in" in told[0]
    assert "The newest good backup on this computer was made" in told[0]
    assert "kept" not in told[0]
    assert seen
    assert not stick.exists()
    assert [each.name for each in away.iterdir()] == ["ours.coprod"]


def test_of_a_file_that_is_away_the_list_of_backups_keeps_nothing_that_is_not_there(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    project.rename(project.with_name("theirs.coprod"))
    told: list[str] = []
    while_open(
        lambda dialog: (
            while_open(lambda listed: (told.append(read(listed)), press(listed, "Cancel"))),
            press(dialog, "See all backups"),
        )
    )
    window.open_path(project)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "Which backup?" in told[0]
    assert "kept beside" not in told[0]


def test_backups_that_may_be_of_another_copy_are_only_in_the_list_and_say_so(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    moved = project.rename(project.with_name("moved.coprod"))
    moved.write_bytes(moved.read_bytes().replace(b"Second", b"Zweite"))

    def offered(dialog: QDialog) -> None:
        told.append(read(dialog))
        while_open(choose)
        press(dialog, "See all backups")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupsDialog)
        assert "perhaps of another copy" in dialog.list.currentItem().text()
        qtbot.waitUntil(dialog.restore.isEnabled)
        assert "This backup may be of another copy of the project." in read(dialog)
        assert audit(dialog) == []
        while_open(lambda done: (told.append(read(done)), press(done, "Close")))
        QTest.keyClick(dialog.restore, Qt.Key.Key_Return)

    told: list[str] = []
    while_open(offered)
    window.open_path(moved)
    waited(qtbot, window)
    assert "They may be of another copy of it" in told[0]
    assert "Put the backup in place" not in told[0]
    assert "The backup is in place" in told[1]
    assert titles(window) == ["First", "Second"]


def test_of_a_damaged_project_the_newest_backup_is_offered_with_what_it_lacks(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    damaged = project.read_bytes().replace(b"Second", b"Zweite")
    project.write_bytes(damaged)
    told: list[str] = []

    def restore(dialog: QDialog) -> None:
        told.append(read(dialog))
        assert audit(dialog) == []
        while_open(lambda done: (told.append(read(done)), press(done, "Close")))
        press(dialog, "Put the backup in place")

    while_open(restore)
    opened(qtbot, window, project)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=5000)
    assert "is damaged" in told[0]
    assert "made today, 12:30" in told[0]
    assert "everything that you did is in it" in told[0]
    assert titles(window) == ["First", "Second"]
    kept = next(project.parent.glob("ours (replaced *.coprod"))
    assert kept.name in told[1]
    assert kept.read_bytes() == damaged


def test_a_project_that_somebody_has_open_can_be_looked_at(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    def look(dialog: QDialog) -> None:
        assert "Ines" in read(dialog)
        press(dialog, "Look at it only")

    with open_elsewhere(project):
        while_open(look)
        opened(qtbot, window, project)
        assert titles(window) == ["First", "Second"]
        assert window.status.said == "This file can be read but not changed"
        window.close_project()


def choose_place(path: Path) -> object:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, Picker)
        dialog.where.setText(str(path.parent))
        QTest.keyClick(dialog.where, Qt.Key.Key_Return)
        dialog.name.setText(path.name)
        press(dialog, "Save it here")

    return while_open(choose)


def test_a_copy_is_saved_and_said(
    qtbot: QtBot, window: MainWindow, project: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, project)
    choose_place(tmp_path / "for Ines.coprod")
    window.menus.actions["save_copy"].trigger()
    assert window.status.said == 'A copy was saved as "for Ines.coprod".'
    workspace = open_project(tmp_path / "for Ines.coprod", WORDS, StillClock())
    assert [each.title for each in workspace.snapshot.sessions()] == ["First", "Second"]
    workspace.close()


def test_a_copy_of_what_lies_where_nobody_may_write_is_proposed_for_home(
    qtbot: QtBot,
    window: MainWindow,
    project: Path,
    own_folders: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(qtbot, window, project)
    access = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: Path(path) != project.parent and access(path, mode)
    )
    proposed: list[Path] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, Picker)
        proposed.append(Path(dialog.where.text()) / dialog.name.text())
        press(dialog, "Cancel")

    while_open(look)
    window.menus.actions["save_copy"].trigger()
    assert proposed == [own_folders / "ours (copy).coprod"]


@pytest.fixture
def stick(tmp_path: Path, project: Path) -> Path:
    """Give a folder that is pulled out and put back by renaming it."""
    folder = tmp_path / "stick"
    folder.mkdir()
    project.rename(folder / project.name)
    return folder


def type_purpose(window: MainWindow, words: str) -> TextLine:
    assert window.project is not None
    view = window.project
    view.go(Place("overview", "project"))
    entry = next(each for each in view.page.findChildren(TextLine) if each.isVisible())
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, words)
    return entry


def test_what_cannot_be_saved_stays_on_the_screen_and_is_saved_when_the_place_is_back(
    qtbot: QtBot, window: MainWindow, stick: Path
) -> None:
    opened(qtbot, window, stick / "ours.coprod")
    away = stick.rename(stick.with_name("away"))
    entry = type_purpose(window, "Typed while the stick was out")
    qtbot.waitUntil(lambda: window.status.said.startswith("Not saved"), timeout=5000)
    assert "no longer where it was" in window.status.said
    assert "Try again" in [each.text() for each in buttons(window)]
    assert "Save elsewhere" in [each.text() for each in buttons(window)]
    assert entry.text() == "Typed while the stick was out"
    away.rename(stick)
    assert window.project is not None
    window.project.keeper.try_again()
    assert window.status.said == "Everything is saved"
    title = window.project.context.workspace.snapshot.project.title
    assert title == "Typed while the stick was out"


def test_what_cannot_be_saved_is_said_once_and_so_is_that_it_is_saved(
    qtbot: QtBot, window: MainWindow, stick: Path
) -> None:
    opened(qtbot, window, stick / "ours.coprod")
    assert window.project is not None
    away = stick.rename(stick.with_name("away"))
    heard: list[str] = []
    window.announcer.said.connect(heard.append)
    entry = type_purpose(window, "Typed")
    qtbot.waitUntil(lambda: window.status.said.startswith("Not saved"), timeout=5000)
    QTest.keyClicks(entry, " while the stick was out")
    assert window.status.said.startswith("Not saved")  # it is not being saved, whatever is tried
    saver = window.project.saver
    qtbot.waitUntil(lambda: not saver.waiting)
    window.project.keeper.try_again()
    window.project.keeper.try_again()
    assert heard == ["Not saved. The file is no longer where it was. Your words are still here."]
    assert not window.project.context.perform(Create("session", {"title": "Third"}))
    assert [each.startswith("Not saved") for each in heard] == [True, False]
    assert "no longer where it was" in heard[-1]
    again = button(window.status, "Try again")
    again.setFocus()
    QTest.keyClick(again, Qt.Key.Key_Return)
    window.project.keeper.try_again()
    assert again.hasFocus()
    assert heard[2:] == [window.status.said]  # who asks is answered
    away.rename(stick)
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert heard[3:] == ["Everything is saved"]


def test_nobody_hears_that_words_are_saved_which_are_given_up(
    qtbot: QtBot, window: MainWindow, stick: Path
) -> None:
    opened(qtbot, window, stick / "ours.coprod")
    stick.rename(stick.with_name("away"))
    entry = type_purpose(window, "Given up")
    qtbot.waitUntil(lambda: window.status.said.startswith("Not saved"), timeout=5000)
    heard: list[str] = []
    window.announcer.said.connect(heard.append)

    def give_up(dialog: QDialog) -> None:
        press(dialog, "Close without them")
        # As it is given back where there is a screen.
        window.activateWindow()
        entry.setFocus()

    while_open(give_up)
    assert window.close_project()
    assert heard == []


@pytest.mark.parametrize("size", [(1024, 700), (640, 480)])
def test_in_large_text_what_is_typed_stays_in_sight_while_it_cannot_be_saved(
    qtbot: QtBot, window: MainWindow, themer: Themer, stick: Path, size: tuple[int, int]
) -> None:
    themer.show("light", 200)
    window.resize(*size)
    opened(qtbot, window, stick / "ours.coprod")
    assert window.project is not None
    window.project.go(Place("steps", "motivations.purpose", "motivations.purpose"))
    entry = QApplication.focusWidget()
    assert isinstance(entry, TextArea)
    away = stick.rename(stick.with_name("away"))
    QTest.keyClicks(entry, "Typed while the stick was out. " * 4)
    qtbot.waitUntil(lambda: window.status.said.startswith("Not saved"), timeout=5000)
    QApplication.processEvents()
    assert entry.viewport().visibleRegion().contains(entry.cursorRect().center())
    assert audit(window.status) == []
    if size == (1024, 700):
        assert window.status.height() < window.height() / 3
    told: list[str] = []
    while_open(lambda dialog: (told.append(read(dialog)), press(dialog, "Close")))
    QTest.keyClick(button(window.status, "Read more"), Qt.Key.Key_Return)
    assert "Put it back and try again" in told[0]
    away.rename(stick)


def test_words_that_found_no_room_are_tried_again_after_others_were_saved(
    qtbot: QtBot, window: MainWindow, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_connection: sqlite3.Connection) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    opened(qtbot, window, project)
    assert window.project is not None
    with monkeypatch.context() as full:
        full.setattr(connect, "commit", no_room)
        type_purpose(window, "Typed while the disk was full")
        qtbot.waitUntil(lambda: window.status.said.startswith("Not saved"), timeout=5000)
    assert window.project.context.perform(Create("session", {"title": "Third"}))
    assert "The disk may be full" in window.status.said
    assert [each.text() for each in buttons(window)][1:3] == ["Try again", "Save elsewhere"]
    window.project.keeper.try_again()
    assert window.status.said == "Everything is saved"
    title = window.project.context.workspace.snapshot.project.title
    assert title == "Typed while the disk was full"


@pytest.mark.parametrize("action", ["save_copy", "restore"])
def test_words_that_are_not_saved_are_not_given_up_for_a_copy_or_a_backup(
    qtbot: QtBot, window: MainWindow, stick: Path, action: str
) -> None:
    opened(qtbot, window, stick / "ours.coprod")
    away = stick.rename(stick.with_name("away"))
    entry = type_purpose(window, "Typed while the stick was out")
    qtbot.waitUntil(lambda: window.status.said.startswith("Not saved"), timeout=5000)
    told: list[str] = []
    while_open(lambda dialog: (told.append(read(dialog)), press(dialog, "Close")))
    window.menus.actions[action].trigger()
    assert "Your last change is not saved." in told[0]
    assert window.status.said.startswith("Not saved")
    assert entry.text() == "Typed while the stick was out"
    away.rename(stick)
    assert window.project is not None
    window.project.keeper.try_again()
    assert window.status.said == "Everything is saved"


def test_the_backup_that_is_chosen_is_not_pushed_out_by_the_one_made_at_closing(
    qtbot: QtBot, window: MainWindow, project: Path, clock: StillClock
) -> None:
    clock.moment = clock.moment.replace(hour=13, minute=1)
    workspace = open_project(project, WORDS, clock)
    workspace.perform(Create("session", {"title": "Third"}))
    workspace.close()
    clock.moment = clock.moment.replace(minute=10)
    workspace = open_project(project, WORDS, clock)
    workspace.perform(Create("session", {"title": "Fourth"}))
    chosen = backups_for(project, clock).backups[0]
    workspace.ready_to_restore(chosen.path)
    workspace.perform(Create("session", {"title": "Fifth"}))
    clock.moment = clock.moment.replace(minute=20)
    workspace.close()
    assert chosen in backups_for(project, clock).backups
    assert "restoring" in [each.reason for each in backups_for(project, clock).backups]
    restore(project, chosen, clock)
    opened(qtbot, window, project)
    assert titles(window) == ["First", "Second", "Third"]


def test_what_cannot_be_saved_is_saved_elsewhere_at_a_persons_choice(
    qtbot: QtBot, window: MainWindow, stick: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, stick / "ours.coprod")
    away = stick.rename(stick.with_name("away"))
    type_purpose(window, "Typed while the stick was out")
    qtbot.waitUntil(lambda: window.status.said.startswith("Not saved"), timeout=5000)
    choose_place(tmp_path / "at home.coprod")
    next(each for each in buttons(window) if each.text() == "Save elsewhere").click()
    assert 'now saved as "at home.coprod"' in window.status.said
    assert window.project is not None
    window.close_project()
    for path, title in (
        (tmp_path / "at home.coprod", "Typed while the stick was out"),
        (away / "ours.coprod", "Ours"),
    ):
        workspace = open_project(path, WORDS, StillClock())
        assert workspace.snapshot.project.title == title
        assert [each.title for each in workspace.snapshot.sessions()] == ["First", "Second"]
        workspace.close()


def test_at_closing_what_cannot_be_saved_is_saved_elsewhere_at_a_persons_choice(
    qtbot: QtBot, window: MainWindow, stick: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, stick / "ours.coprod")
    away = stick.rename(stick.with_name("away"))
    type_purpose(window, "Typed while the stick was out")
    told: list[str] = []

    def choose(dialog: QDialog) -> None:
        told.append(read(dialog))
        assert audit(dialog) == []
        there = button(dialog, "Save elsewhere")
        choose_place(tmp_path / "at home.coprod")
        QTest.keyClick(there, Qt.Key.Key_Return)

    while_open(choose)
    window.menus.actions["close"].trigger()
    assert window.project is None
    assert told[0].count("All that was saved before") == 1
    assert "save elsewhere" in told[0]
    workspace = open_project(tmp_path / "at home.coprod", WORDS, StillClock())
    assert workspace.snapshot.project.title == "Typed while the stick was out"
    workspace.close()
    assert (away / "ours.coprod").exists()


def test_at_closing_no_other_place_is_offered_for_a_day_that_is_not_understood(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    opened(qtbot, window, project)
    view = window.project
    assert view is not None
    view.go(Place("sessions", f"{view.context.workspace.snapshot.sessions()[0].id}/when", "date"))
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "some day")
    shown: list[list[str]] = []

    def stay(dialog: QDialog) -> None:
        assert "It is still there as you typed it." in read(dialog)
        shown.append([each.words for each in dialog.findChildren(Button)])
        QTest.keyClick(button(dialog, "Go back to my words"), Qt.Key.Key_Return)

    while_open(stay)
    window.menus.actions["close"].trigger()
    assert shown == [["Go back to my words", "Close without them"]]
    assert window.project is view
    while_open(lambda dialog: press(dialog, "Close without them"))
    assert window.close_project()


def buttons(window: MainWindow) -> list[Button]:
    return [each for each in window.status.findChildren(Button) if each.isVisible()]
