"""A disk that is full while somebody writes: what they see, and that no word is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import button, press, while_open
from projects import StillClock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTextEdit
from pytestqt.qtbot import QtBot

from coprod_desktop.application.opening import create_project, open_project
from coprod_desktop.content.words import Words
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.files.picker import Picker
from coprod_desktop.ui.forms.text import TextLine
from coprod_desktop.ui.keeping import keeper
from coprod_desktop.ui.window.main import MainWindow

LONG = "Every word of this has to be there in the end. " * 400


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 2 MB of its own."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a disk to fill")
    folder = tmp_path / "disk"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no mount here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def full(
    qtbot: QtBot,
    window: MainWindow,
    disk: Path,
    clock: StillClock,
    monkeypatch: pytest.MonkeyPatch,
) -> MainWindow:
    """Give the window with a project on a disk that has room for a line, and for no more."""
    monkeypatch.setattr(keeper, "AGAIN", 200)
    create_project(disk / "ours.coprod", Words(), clock, title="Ours").close()
    window.open_path(disk / "ours.coprod")
    qtbot.waitUntil(lambda: window.project is not None and not window.project.keeper.busy)
    (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - 40_000))
    return window


def paste_purpose(window: MainWindow, words: str) -> QTextEdit:
    """Paste a long text, as somebody does who wrote it elsewhere."""
    assert window.project is not None
    window.project.go(Place("steps", "motivations.purpose", "motivations.purpose"))
    entry = QApplication.focusWidget()
    assert isinstance(entry, QTextEdit)
    QApplication.clipboard().setText(words)
    QTest.keyClick(entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return entry


def type_title(window: MainWindow, words: str) -> None:
    assert window.project is not None
    window.project.go(Place("overview", "project"))
    entry = next(each for each in window.project.page.findChildren(TextLine) if each.isVisible())
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, words)


def ways_out(window: MainWindow) -> bool:
    """Tell whether the status bar says why, and offers to try again and to save elsewhere."""
    button(window.status, "Try again")
    button(window.status, "Save elsewhere")
    return "The disk may be full" in window.status.said


def holds(path: Path) -> tuple[str, str]:
    workspace = open_project(path, Words(), StillClock())
    snapshot = workspace.snapshot
    workspace.close()
    return snapshot.project.title, snapshot.answer_text("motivations.purpose")


def test_what_finds_no_room_is_saved_by_itself_once_there_is_some(
    qtbot: QtBot, full: MainWindow, disk: Path
) -> None:
    entry = paste_purpose(full, LONG)
    qtbot.waitUntil(lambda: full.status.said.startswith("Not saved"))
    assert ways_out(full)
    # A line finds room all the same. That says nothing about the long text.
    type_title(full, "A line")
    assert full.project is not None
    workspace = full.project.context.workspace
    qtbot.waitUntil(lambda: workspace.snapshot.project.title == "A line")
    assert ways_out(full)
    QTest.keyClick(button(full.status, "Try again"), Qt.Key.Key_Return)
    assert ways_out(full)
    assert entry.toPlainText() == LONG
    (disk / "ballast").unlink()
    qtbot.waitUntil(lambda: full.status.said == "Everything is saved")
    full.close_project()
    assert holds(disk / "ours.coprod") == ("A line", LONG)


def test_what_finds_no_room_is_saved_elsewhere(
    qtbot: QtBot, full: MainWindow, disk: Path, tmp_path: Path
) -> None:
    paste_purpose(full, LONG)
    qtbot.waitUntil(lambda: full.status.said.startswith("Not saved"))
    type_title(full, "A line")
    assert full.project is not None
    full.project.go(Place("steps"))
    assert ways_out(full)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, Picker)
        dialog.where.setText(str(tmp_path))
        QTest.keyClick(dialog.where, Qt.Key.Key_Return)
        dialog.name.setText("with room")
        press(dialog, "Save it here")

    while_open(choose)
    QTest.keyClick(button(full.status, "Save elsewhere"), Qt.Key.Key_Return)
    assert 'now saved as "with room.coprod"' in full.status.said
    full.close_project()
    assert holds(tmp_path / "with room.coprod") == ("A line", LONG)
    assert holds(disk / "ours.coprod") == ("A line", "")
