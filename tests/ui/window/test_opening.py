"""Opening a large project shows how far it is, and can be stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import press, read, while_open
from projects import example_project
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from coprod_desktop.application import opening
from coprod_desktop.project import Action, RowCreate
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.kit import Button
from coprod_desktop.ui.window import project_view
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


def test_a_mistake_of_the_program_while_showing_a_project_leaves_it_free(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    example_project(tmp_path).close()
    path = tmp_path / "example.coprod"
    with monkeypatch.context() as context, qtbot.captureExceptions() as caught:
        context.setattr(project_view, "Navigation", broken)
        window.open_path(path)
        qtbot.waitUntil(lambda: bool(caught))
    assert window.project is None
    assert window.start.isVisible()
    window.open_path(path)
    qtbot.waitUntil(lambda: window.project is not None)


def test_an_example_that_cannot_be_made_is_not_taken_for_the_project_before(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> None:
        raise KnownError("file.damaged", name="example.coprod")

    path = tmp_path / "ours.coprod"
    ProjectFile.create(path, clock=SystemClock()).close()
    window.open_path(path)
    qtbot.waitUntil(lambda: window.project is not None and not window.project.keeper.busy)
    monkeypatch.setattr(opening, "fresh_example", damaged)
    said: list[str] = []
    # Were it taken for the project before, that one's backup would be offered.
    while_open(lambda dialog: (said.append(read(dialog)), press(dialog, "Close")))
    window.open_example()
    qtbot.waitUntil(lambda: bool(said))
    assert "is damaged" in said[0]
    assert "backup on this computer" not in said[0]
