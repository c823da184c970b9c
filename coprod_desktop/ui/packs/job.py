"""Making packs beside the window, so that nobody waits for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QThreadPool, Signal

from coprod_desktop.application.packing import MadePack
from coprod_desktop.render.cancel import Cancelled
from coprod_desktop.support.errors import KnownError

Make = Callable[[Callable[[int, int], None], Callable[[], bool]], MadePack]
"""Makes a pack, given whom to tell how far it is and whom to ask whether to stop."""


@dataclass(slots=True)
class _Job:
    """One pack in the making, and what to do with it."""

    make: Make
    then: Callable[[MadePack], None]
    stopped: bool = False


class Jobs(QObject):
    """Makes one pack at a time; the last one that was asked for is the one that counts."""

    progress = Signal(int, int)
    """Pieces done, and pieces in all, of the pack that counts."""
    busy = Signal(bool)
    refused = Signal(object)
    """A `KnownError`: the pack cannot be made."""

    # Signals carry everything from the working thread to the window's.
    _went_on = Signal(object, int, int)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._job: _Job | None = None
        self._went_on.connect(self._on_went_on)
        self._ended.connect(self._on_ended)

    @property
    def is_busy(self) -> bool:
        """Whether a pack is in the making that somebody waits for."""
        return self._job is not None

    def start(self, make: Make, then: Callable[[MadePack], None]) -> None:
        """Make a pack and hand it to `then`; a pack that was in the making is given up."""
        self.cancel()
        job = self._job = _Job(make, then)
        self.busy.emit(True)  # noqa: FBT003 - a signal's argument
        self._pool.start(lambda: self._work(job))

    def cancel(self) -> None:
        """Give up the pack that is in the making."""
        if self._job is not None:
            self._job.stopped = True
            self._job = None
            self.busy.emit(False)  # noqa: FBT003 - a signal's argument

    def finish(self) -> None:
        """Give everything up, and wait until nothing runs any more."""
        self.cancel()
        self._pool.waitForDone()

    def _work(self, job: _Job) -> None:
        outcome: MadePack | Exception
        try:
            outcome = job.make(
                lambda done, total: self._went_on.emit(job, done, total), lambda: job.stopped
            )
        except Exception as error:  # noqa: BLE001 - handed over, and raised on the window's thread
            outcome = error
        self._ended.emit(job, outcome)

    def _on_went_on(self, job: _Job, done: int, total: int) -> None:
        if job is self._job:
            self.progress.emit(done, total)

    def _on_ended(self, job: _Job, outcome: MadePack | Exception) -> None:
        if job is not self._job:
            return
        self._job = None
        self.busy.emit(False)  # noqa: FBT003 - a signal's argument
        match outcome:
            case MadePack():
                job.then(outcome)
            case KnownError():
                self.refused.emit(outcome)
            case Cancelled():
                pass
            case _:
                raise outcome
