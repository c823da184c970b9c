"""An open project to work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = create_project(tmp_path / "ours.coprod", Words())
    yield opened
    opened.close()
