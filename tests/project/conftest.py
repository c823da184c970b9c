from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fake_clock import FakeClock

from coprod_desktop.project.file import ProjectFile


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Our project.coprod"


@pytest.fixture
def file(path: Path, clock: FakeClock) -> Iterator[ProjectFile]:
    with ProjectFile.create(path, clock=clock, author="Bernadette") as made:
        yield made


@pytest.fixture
def reopen(clock: FakeClock) -> Iterator[Callable[[Path], ProjectFile]]:
    """Open a file; it is closed at the end of the test."""
    with ExitStack() as opened:
        yield lambda path: opened.enter_context(ProjectFile.open(path, clock=clock))
