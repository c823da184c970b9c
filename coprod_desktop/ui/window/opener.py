"""Opens and makes projects in a thread, so that the window stays alive meanwhile.

The database library loads here, on first use: the start page is painted long before.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.paths import user_data

if TYPE_CHECKING:
    from coprod_desktop.application.workspace import Workspace

EXAMPLE_NAME = "example.coprod"


class Opener(QObject):
    """One project at a time: `opened` brings it, `refused` says why not, `broken` is a bug."""

    opened = Signal(object)
    refused = Signal(object)
    broken = Signal(object)

    def __init__(self, words: Words, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._clock = clock
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether a project is being opened."""
        return self._thread is not None and self._thread.is_alive()

    def open(self, path: Path) -> None:
        """Open a project file."""

        def work() -> Workspace:
            # Loads the database library; see above.
            from coprod_desktop.application.opening import open_project  # noqa: PLC0415

            return open_project(path, self._words, self._clock)

        self._start(work)

    def create(self, path: Path, title: str) -> None:
        """Make a new project."""

        def work() -> Workspace:
            from coprod_desktop.application.opening import create_project  # noqa: PLC0415 - as above

            return create_project(path, self._words, self._clock, title=title)

        self._start(work)

    def example(self) -> None:
        """Make the example project afresh in a folder of the program's own."""

        def work() -> Workspace:
            from coprod_desktop.application.opening import create_example  # noqa: PLC0415 - as above

            return create_example(_fresh_example(), self._words, self._clock)

        self._start(work)

    def wait(self) -> None:
        """Wait until nothing is being opened any more."""
        if self._thread is not None:
            self._thread.join()

    def _start(self, work: Callable[[], Workspace]) -> None:
        if self.busy:
            return

        def run() -> None:
            try:
                workspace = work()
            except KnownError as error:
                self.refused.emit(error)
            except Exception as error:  # noqa: BLE001 - a bug in a thread must reach the window
                self.broken.emit(error)
            else:
                self.opened.emit(workspace)

        self._thread = threading.Thread(target=run, name="opening", daemon=True)
        self._thread.start()


def is_example(path: Path) -> bool:
    """Tell whether a file is the example that this program makes afresh."""
    return path.parent == _folder()


def _folder() -> Path:
    return user_data() / "example"


def _fresh_example() -> Path:
    """Return a free path for the example; one of before goes, unless a window has it open."""
    from coprod_desktop.project.lock import note_of  # noqa: PLC0415 - with the first project

    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        path = folder / (EXAMPLE_NAME if number == 1 else f"example {number}.coprod")
        number += 1
        if note_of(path).exists():
            continue
        try:
            # A journal that a crash left behind would be played back into the new file.
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
            path.unlink(missing_ok=True)
        except OSError:
            continue
        return path
