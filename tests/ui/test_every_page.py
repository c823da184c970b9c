"""The audit over every page and dialog, in each theme, at the usual and at the largest text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from audit import audit
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.content.words import Words
from coprod_desktop.support.paths import user_data
from coprod_desktop.support.running import Stopped
from coprod_desktop.support.settings import Recent
from coprod_desktop.ui.about.about import AboutDialog
from coprod_desktop.ui.about.shortcuts import ShortcutsDialog
from coprod_desktop.ui.about.sources import SourcesDialog
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.theme.themer import Themer
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.message import Message
from coprod_desktop.ui.window.new_project import NewProjectDialog
from coprod_desktop.ui.window.report import mistake, past_report
from coprod_desktop.ui.window.stopped import tell_stopped

REPORT = "Coprod Desktop\n\nValueError\n" + "  coprod_desktop/ui/app.py:65 run_window\n" * 20

LOOKS = [(theme, zoom) for theme in ("light", "dark", "contrast") for zoom in (100, 200)]

PLACES = {
    "overview": Place("overview"),
    "details": Place("overview", "project"),
    "a step": Place("steps", "motivations.purpose"),
    "packs": Place("packs"),
    "sessions": Place("sessions"),
}


def message(words: Words, parent: QWidget) -> QDialog:
    sentence = words("errors.file.cannot_write", name="Our project.coprod")
    answers = [("again", words("ui.dialog.try_again")), ("stay", words("ui.dialog.stay"))]
    return Message(words("ui.dialog.unsaved_title"), sentence, answers, parent, sign="warning")


def shortcuts(words: Words, parent: QWidget) -> QDialog:
    assert isinstance(parent, MainWindow)
    return ShortcutsDialog(words, parent.menus.actions, parent)


def a_mistake(words: Words, parent: QWidget) -> QDialog:
    dialog = mistake(words, REPORT, "/home/anna/.local/share/reports/1.txt", parent)
    dialog.copy_button.click()
    return dialog


def a_past_report(words: Words, parent: QWidget) -> QDialog:
    path = user_data() / "1.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(REPORT * 3, encoding="utf-8")
    return past_report(words, path, parent)


DIALOGS: dict[str, Callable[[Words, QWidget], QDialog]] = {
    "new project": NewProjectDialog,
    "message": message,
    "about": AboutDialog,
    "sources": SourcesDialog,
    "shortcuts": shortcuts,
    "a mistake": a_mistake,
    "a past report": a_past_report,
}


@pytest.mark.parametrize(("theme", "zoom"), LOOKS)
def test_the_start_page(
    window: MainWindow, themer: Themer, tmp_path: Path, theme: str, zoom: int
) -> None:
    here = tmp_path / "here.coprod"
    here.touch()
    window.start.show_recent([Recent(str(here), "Our garden"), Recent("/gone.coprod", "Gone")])
    stopped = [Stopped("1", str(here)), Stopped("2", "/gone.coprod", "/reports/1.txt")]
    tell_stopped(Words(), window, stopped, {str(here): "Our garden"})
    QApplication.processEvents()
    themer.show(theme, zoom)
    assert audit(window) == []


@pytest.mark.parametrize(("theme", "zoom"), LOOKS)
def test_the_pages_of_the_example(example_window: MainWindow, theme: str, zoom: int) -> None:
    view = example_window.project
    assert view is not None
    example_window.themer.show(theme, zoom)
    for name, place in PLACES.items():
        view.go(place)
        assert audit(example_window) == [], name


@pytest.mark.parametrize(("theme", "zoom"), LOOKS)
def test_the_dialogs(qtbot: QtBot, window: MainWindow, theme: str, zoom: int) -> None:
    window.themer.show(theme, zoom)
    for name, make in DIALOGS.items():
        dialog = make(Words(), window)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert audit(dialog) == [], name
        dialog.close()
