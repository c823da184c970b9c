"""Opens and makes projects in a thread, so that the window stays alive meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.beside import Beside

if TYPE_CHECKING:
    from concurrent.futures import Future

    from coprod_desktop.application.workspace import Workspace


class _Way:
    """How far an opening is, for both threads: nothing of Qt."""

    def __init__(self) -> None:
        self.done = 0.0
        self.stopped = False

    def come_to(self, done: float) -> None:
        """Note how far it is, from 0 to 1; raise where a person wants no more of it."""
        self.done = done
        if self.stopped:
            raise KnownError("file.stopped")


class Opener(QObject):
    """One project at a time: `opened` brings it, `refused` says why not, `broken` is a bug.

    `author` gives the name that goes with the changes.
    """

    opened = Signal(object)
    refused = Signal(object)
    broken = Signal(object)
    reached = Signal(float)
    """How far it is, from 0 to 1."""

    def __init__(
        self, words: Words, clock: Clock, author: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._author = author
        self._clock = clock
        self._beside = Beside(self)
        self._beside.looked.connect(self._on_looked)
        self._way = _Way()

    @property
    def busy(self) -> bool:
        """Whether a project is being opened."""
        return self._beside.busy

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a project file, only to look at it where asked."""
        words, clock = self._words, self._clock
        way, author = _Way(), self._author()
        self._way = way

        def work() -> Workspace:
            # With the first project, after the first paint.
            from coprod_desktop.application.opening import open_project  # noqa: PLC0415

            return open_project(
                path,
                words,
                clock,
                author=author,
                read_only=read_only,
                progress=way.come_to,
            )

        self._start(work)

    def stop(self) -> None:
        """Open no further; `refused` follows, unless the project is open by then."""
        self._way.stopped = True

    def _on_looked(self) -> None:
        if self._way.done:
            self.reached.emit(self._way.done)

    def create(self, path: Path, title: str) -> None:
        """Make a new project."""
        words, clock, author = self._words, self._clock, self._author()

        def work() -> Workspace:
            from coprod_desktop.application.opening import create_project  # noqa: PLC0415 - as above

            return create_project(path, words, clock, title=title, author=author)

        self._start(work)

    def example(self) -> None:
        """Make the example project afresh in a folder of the program's own."""
        words, clock = self._words, self._clock

        def work() -> Workspace:
            from coprod_desktop.application.opening import fresh_example  # noqa: PLC0415 - as above

            return fresh_example(words, clock)

        self._start(work)

    def give_up(self) -> None:
        """Stop what is being opened, or close it again: nobody wants it now."""
        self._way.stopped = True
        future = self._beside.finish()
        if future is not None and future.exception() is None:
            future.result().close()

    def _start(self, work: Callable[[], Workspace]) -> None:
        if not self.busy:
            self._beside.start(work, self._on_ended)

    def _on_ended(self, future: Future[Workspace]) -> None:
        match future.exception():
            case None:
                self.opened.emit(future.result())
            case KnownError() as error:
                self.refused.emit(error)
            case error:
                self.broken.emit(error)
