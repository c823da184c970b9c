"""Making packs beside the window, so that nobody waits for them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from coprod_desktop.application.packing import MadePack
from coprod_desktop.render.cancel import Cancelled
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.beside import Beside

Make = Callable[[Callable[[int, int], None], Callable[[], bool]], MadePack]
"""Makes a pack, given whom to tell how far it is and whom to ask whether to stop."""


@dataclass(slots=True)
class _Job:
    """One pack in the making: plain facts that both threads may look at."""

    make: Make
    stopped: bool = False
    done: tuple[int, int] = (0, 0)

    def run(self) -> MadePack:
        return self.make(self._went_on, lambda: self.stopped)

    def _went_on(self, done: int, total: int) -> None:
        self.done = (done, total)


class Jobs(QObject):
    """Makes one pack at a time; the last one that was asked for is the one that counts."""

    progress = Signal(int, int)
    """Pieces done, and pieces in all, of the pack that counts."""
    busy = Signal(bool)
    refused = Signal(object)
    """A `KnownError`: the pack cannot be made."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: _Job | None = None
        self._beside = Beside(self)
        self._beside.looked.connect(self._on_looked)

    @property
    def is_busy(self) -> bool:
        """Whether a pack is in the making that somebody waits for."""
        return self._job is not None

    def start(self, make: Make, then: Callable[[MadePack], None]) -> None:
        """Make a pack and hand it to `then`; a pack that was in the making is given up."""
        self.cancel()
        self._job = _Job(make)
        self._beside.start(self._job.run, partial(self._on_ended, then))
        self.busy.emit(True)  # noqa: FBT003 - a signal's argument

    def cancel(self) -> None:
        """Give up the pack that is in the making."""
        if self._job is not None:
            self._job.stopped = True
            self._job = None
            self._beside.forget()
            self.busy.emit(False)  # noqa: FBT003 - a signal's argument

    def _on_looked(self) -> None:
        if self._job is not None and any(self._job.done):
            self.progress.emit(*self._job.done)

    def _on_ended(self, then: Callable[[MadePack], None], future: Future[MadePack]) -> None:
        self._job = None
        self.busy.emit(False)  # noqa: FBT003 - a signal's argument
        match future.exception():
            case None:
                then(future.result())
            case KnownError() as error:
                self.refused.emit(error)
            case Cancelled():
                pass
            case error:
                raise error
