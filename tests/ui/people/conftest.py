"""The People section on a project, as it stands in a window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pages import gone
from people_pages import fill
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.context import Context
from coprod_desktop.ui.people.page import PeoplePage


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Iterator[PeoplePage]:
    """Give the page of a project without anybody."""
    yield from _shown(qtbot, context)


@pytest.fixture
def full_page(qtbot: QtBot, context: Context) -> Iterator[PeoplePage]:
    """Give the page of a project with the people of the tests."""
    fill(context)
    yield from _shown(qtbot, context)


def _shown(qtbot: QtBot, context: Context) -> Iterator[PeoplePage]:
    made = PeoplePage(context)
    qtbot.addWidget(made)
    stop = context.workspace.subscribe(made.refresh)
    made.resize(1150, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    stop()
    gone(made)
