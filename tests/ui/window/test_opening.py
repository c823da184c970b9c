"""Opening a large project shows how far it is, and can be stopped."""

from __future__ import annotations

from pathlib import Path

from pages import press, read, while_open
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from coprod_desktop.project import Action, RowCreate
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.ui.kit import Button
from coprod_desktop.ui.window.main import MainWindow


def large(path: Path) -> Path:
    def fill(file: ProjectFile) -> None:
        edits = [
            RowCreate("milestone", f"m{number}", {"what": f"Milestone {number}"})
            for number in range(6000)
        ]
        file.write(edits, Action("create", "milestone", ""))

    ProjectFile.create(path, clock=SystemClock(), fill=fill).close()
    return path


def test_a_large_project_shows_how_far_it_is(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    values: list[float] = []
    window.projects.opener.reached.connect(values.append)
    window.open_path(large(tmp_path / "large.coprod"))
    bar = window.findChild(QProgressBar)
    assert bar is not None
    assert bar.maximum() == 0
    qtbot.waitUntil(lambda: window.project is not None, timeout=60_000)
    assert values == sorted(values)
    assert values[-1] <= 1
    assert bar.maximum() == 100


def test_opening_can_be_stopped_and_nothing_is_changed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = large(tmp_path / "large.coprod")
    before = path.read_bytes()
    said: list[str] = []
    while_open(lambda dialog: (said.append(read(dialog)), press(dialog, "Close")))
    window.open_path(path)
    stop = next(each for each in window.findChildren(Button) if each.words == "Stop opening it")
    stop.click()
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert "Opening was stopped." in said[0]
    assert window.project is None
    assert path.read_bytes() == before
