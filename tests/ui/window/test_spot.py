"""The line above a project that lies on a stick, on a shared drive or in a copied folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from audit import audit
from pages import read
from projects import example_project
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.support.drives import Kind, Spot
from coprod_desktop.ui.window import spot
from coprod_desktop.ui.window.main import MainWindow

Opened = Callable[[Spot], list[str]]
ON_A_STICK = "This project is on a stick. Close it before you take the stick out."


@pytest.fixture
def opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Opened:
    """Open the example as if it lay somewhere; return what is said from then on."""

    def open_it(where: Spot) -> list[str]:
        monkeypatch.setattr(spot, "where_is", lambda _: where)
        said: list[str] = []
        window.announcer.said.connect(said.append)
        example = example_project(tmp_path)
        example.close()
        window.open_path(example.path)
        qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)
        if where.kind is not Kind.HERE:
            assert window.project is not None
            qtbot.waitUntil(window.project.spot.isVisible)
        return said

    return open_it


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        (Spot(Kind.REMOVABLE), ON_A_STICK),
        (
            Spot(Kind.NETWORK),
            "This project is on a shared drive. Only one person can change it at a time.",
        ),
        (Spot(Kind.SYNCED, "Dropbox"), "Dropbox copies this folder to other computers."),
        (Spot(Kind.SYNCED), "This folder is copied to other computers. Open the project on only"),
    ],
)
def test_it_is_shown_on_every_page_and_said_once(
    window: MainWindow, opened: Opened, where: Spot, sentence: str
) -> None:
    said = opened(where)
    for section in ("steps", "packs", "overview"):
        window.menus.actions[f"go_{section}"].trigger()
        assert read(window).count(sentence) == 1
    assert len([each for each in said if each.startswith(sentence)]) == 1


def test_it_goes_by_keyboard_and_the_page_has_the_keyboard_then(
    window: MainWindow, opened: Opened
) -> None:
    opened(Spot(Kind.REMOVABLE))
    view = window.project
    assert view is not None
    assert view.spot.away.accessibleName() == "Take this note away"
    view.spot.away.setFocus()
    QTest.keyClick(view.spot.away, Qt.Key.Key_Return)
    assert ON_A_STICK not in read(window)
    assert QApplication.focusWidget() is view.page.heading


def test_of_a_project_on_this_computer_nothing_is_said(
    qtbot: QtBot, window: MainWindow, opened: Opened
) -> None:
    said = opened(Spot(Kind.HERE))
    assert window.project is not None
    view = window.project
    qtbot.waitUntil(lambda: not view.spot._beside.busy)
    assert not view.spot.isVisible()
    assert "" not in said
    assert not [each for each in said if "stick" in each]


def test_of_the_example_nothing_is_said(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(spot, "where_is", asked.append)
    window.open_example()
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)
    qtbot.wait(50)
    assert asked == []


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_line_passes_the_audit(
    window: MainWindow, opened: Opened, theme: str, zoom: int
) -> None:
    opened(Spot(Kind.SYNCED, "Nextcloud"))
    window.themer.show(theme, zoom)
    window.resize(1024, 700)
    QApplication.processEvents()
    assert audit(window) == []
