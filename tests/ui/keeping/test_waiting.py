"""While a whole file is copied or looked through, the window is alive and says what goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from audit import audit
from pages import press, read, while_open
from projects import StillClock
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Create
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.ui.files.picker import Picker
from coprod_desktop.ui.keeping import actions
from coprod_desktop.ui.keeping.backups import BackupsDialog
from coprod_desktop.ui.keeping.waiting import Waiting, wait_for
from coprod_desktop.ui.window.main import MainWindow


class Slow:
    """Has work go on until the dialog that tells of it was read; `said` is what stood there."""

    def __init__(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: list[str] = []
        self._window = window
        self._monkeypatch = monkeypatch
        self._read: threading.Event | None = None
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def down(self, owner: object, name: str) -> None:
        whole = getattr(owner, name)

        def work(*given: object, **named: object) -> object:
            self._read = there = threading.Event()
            assert there.wait(20), "the window tells of nothing while this goes on"
            return whole(*given, **named)

        self._monkeypatch.setattr(owner, name, work)

    def end(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        dialog, there = QApplication.activeModalWidget(), self._read
        if not isinstance(dialog, Waiting) or there is None:
            return
        self._read = None
        try:
            self.said.append(read(dialog))
            assert audit(dialog) == []
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            dialog.close()
            assert dialog.isVisible()
            # What lies behind it takes nothing: no click, and no file that is dropped there.
            if self._window.project is not None:
                click_packs(self._window)
                assert self._window.project.section == "overview"
            assert not Drag(self._window).taken
        finally:
            there.set()


def click_packs(window: MainWindow) -> None:
    """Click as the system brings it: one that a test gives to a widget gets there always."""
    assert window.project is not None
    packs = window.project.navigation.button("packs")
    where = packs.mapTo(window, packs.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(window.windowHandle(), left, none, where)


class Drag:
    """A project that is dragged onto the window, as far as that asks."""

    def __init__(self, window: MainWindow) -> None:
        self.taken = False
        self._data = QMimeData()
        self._data.setUrls([QUrl.fromLocalFile("/other.coprod")])
        window.dragEnterEvent(cast("QDragEnterEvent", self))

    def mimeData(self) -> QMimeData:  # noqa: N802 - Qt's name
        return self._data

    def acceptProposedAction(self) -> None:  # noqa: N802 - Qt's name
        self.taken = True


@pytest.fixture
def ours(qtbot: QtBot, window: MainWindow, tmp_path: Path, clock: StillClock) -> MainWindow:
    workspace = create_project(tmp_path / "ours.coprod", Words(), clock, title="Ours")
    workspace.perform(Create("session", {"title": "First"}))
    workspace.close()
    window.open_path(tmp_path / "ours.coprod")
    ready(qtbot, window)
    return window


@pytest.fixture
def slow(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    made = Slow(window, monkeypatch)
    yield made
    made.end()


def ready(qtbot: QtBot, window: MainWindow) -> None:
    def is_ready() -> bool:
        return window.project is not None and not window.project.keeper.busy

    qtbot.waitUntil(is_ready, timeout=20_000)


def choose_place(path: Path) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, Picker)
        dialog.where.setText(str(path.parent))
        QTest.keyClick(dialog.where, Qt.Key.Key_Return)
        dialog.name.setText(path.name)
        press(dialog, "Save it here")

    while_open(choose)


def test_saving_a_copy(ours: MainWindow, slow: Slow, tmp_path: Path) -> None:
    assert Drag(ours).taken
    slow.down(Workspace, "save_copy")
    choose_place(tmp_path / "copy.coprod")
    ours.menus.actions["save_copy"].trigger()
    assert len(slow.said) == 1
    assert "Saving the copy" in slow.said[0]
    assert ours.status.said == 'A copy was saved as "copy.coprod".'
    click_packs(ours)
    assert ours.project is not None
    assert ours.project.section == "packs"


def test_going_on_in_another_place(ours: MainWindow, slow: Slow, tmp_path: Path) -> None:
    slow.down(Workspace, "move_to")
    choose_place(tmp_path / "there.coprod")
    ours.status.elsewhere.emit()
    assert len(slow.said) == 1
    assert "Saving the project in the other place" in slow.said[0]
    assert 'now saved as "there.coprod"' in ours.status.said


def test_putting_a_backup_in_place(qtbot: QtBot, ours: MainWindow, slow: Slow) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupsDialog)
        qtbot.waitUntil(dialog.restore.isEnabled)
        while_open(lambda done: press(done, "Close"))
        QTest.keyClick(dialog.restore, Qt.Key.Key_Return)

    assert ours.project is not None
    ours.project.context.perform(Create("session", {"title": "Second"}))
    slow.down(actions, "backups_for")
    slow.down(Workspace, "ready_to_restore")
    slow.down(actions, "restore")
    while_open(choose)
    ours.menus.actions["restore"].trigger()
    ready(qtbot, ours)
    assert [each.splitlines()[0] for each in slow.said] == [
        "Looking for backups…",
        "Making a backup of the project as it is now…",
        "Putting the backup in place…",
    ]
    assert titles(ours) == ["First"]


def test_looking_for_what_helps_with_a_damaged_project(
    qtbot: QtBot, ours: MainWindow, slow: Slow, tmp_path: Path
) -> None:
    path = tmp_path / "ours.coprod"
    ours.close_project()
    path.write_bytes(path.read_bytes().replace(b"First", b"Wrong"))
    slow.down(actions, "newest_sound")
    slow.down(actions, "restore")

    def restore(dialog: QDialog) -> None:
        while_open(lambda done: press(done, "Close"))
        press(dialog, "Put the backup in place")

    while_open(restore)
    ours.open_path(path)
    ready(qtbot, ours)
    assert [each.splitlines()[0] for each in slow.said] == [
        "Looking for backups…",
        "Putting the backup in place…",
    ]
    assert titles(ours) == ["First"]


def titles(window: MainWindow) -> list[str]:
    assert window.project is not None
    return [each.title for each in window.project.context.workspace.snapshot.sessions()]


def test_what_is_done_at_once_flashes_no_dialog(ours: MainWindow, slow: Slow) -> None:
    assert wait_for(Words(), ours, "Adding…", lambda: 1 + 1) == 2
    with pytest.raises(ZeroDivisionError):
        wait_for(Words(), ours, "Dividing…", lambda: 1 // 0)
    assert slow.said == []
    assert [each for each in ours.findChildren(Waiting) if each.isVisible()] == []
