"""What tests of the window share: an open project, the context of a page, the theme."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pages import gone
from projects import StillClock, example_project
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.support.settings import Settings, SettingsFile
from coprod_desktop.ui.beside import Collector
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.saver import Saver
from coprod_desktop.ui.theme.themer import Themer
from coprod_desktop.ui.window.main import MainWindow

# Windows of tests open on no one's screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@dataclass
class Heard:
    """What a page asked of the window: sentences it announced or reported, places it went to."""

    announced: list[str] = field(default_factory=list)
    reported: list[str] = field(default_factory=list)
    went: list[Place] = field(default_factory=list)


@pytest.fixture
def words() -> Words:
    return Words()


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture(scope="session", autouse=True)
def collector(qapp: QApplication) -> Collector:
    """Have garbage collected where the program has it collected."""
    return Collector(qapp)


@pytest.fixture(scope="session")
def one_themer(qapp: QApplication) -> Themer:
    """Give the one themer of the process: its pictures are used for as long as a widget lives."""
    return Themer(qapp)


@pytest.fixture
def themer(one_themer: Themer) -> Iterator[Themer]:
    """Give the light theme at 100 %; tests may show others."""
    one_themer.show("light", 100)
    yield one_themer
    one_themer.show("light", 100)


@pytest.fixture
def workspace(tmp_path: Path, words: Words, clock: StillClock) -> Iterator[Workspace]:
    """Give a fresh project."""
    opened = create_project(tmp_path / "ours.coprod", words, clock, title="Carers' breaks")
    yield opened
    opened.close()


@pytest.fixture
def example(tmp_path: Path) -> Iterator[Workspace]:
    """Give the example project."""
    opened = example_project(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def heard() -> Heard:
    return Heard()


def context_of(workspace: Workspace, clock: StillClock, heard: Heard) -> Context:
    """Return a context for pages on a project, with a window that only listens."""
    return Context(
        words=Words(),
        workspace=workspace,
        saver=Saver(),
        clock=clock,
        announce=heard.announced.append,
        report=lambda sentence: heard.reported.append(sentence) if sentence else None,
        go=heard.went.append,
    )


@pytest.fixture
def context(
    workspace: Workspace,
    clock: StillClock,
    heard: Heard,
    themer: Themer,  # noqa: ARG001 - pages look as they do in the window
) -> Context:
    """Give the context of a page on a fresh project."""
    return context_of(workspace, clock, heard)


@pytest.fixture
def example_context(
    example: Workspace,
    clock: StillClock,
    heard: Heard,
    themer: Themer,  # noqa: ARG001 - as above
) -> Context:
    """Give the context of a page on the example project."""
    return context_of(example, clock, heard)


@pytest.fixture
def window(
    qtbot: QtBot, themer: Themer, words: Words, clock: StillClock, tmp_path: Path
) -> Iterator[MainWindow]:
    """Give the window as a person first sees it: the start page, on settings of its own."""
    settings = SettingsFile(tmp_path / "settings.json")
    settings.write(Settings(theme="light", author_asked=True))
    made = MainWindow(words, themer, settings, clock)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    if isValid(made):
        if made.project is not None:
            # A test that fails may leave words that cannot be saved: nobody answers a question.
            made.project.saver.finish()
        made.close_project()
        gone(made)


@pytest.fixture
def example_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window with the example open, on the Overview."""
    example = example_project(tmp_path)
    example.close()
    window.open_path(example.path)
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)
    return window
