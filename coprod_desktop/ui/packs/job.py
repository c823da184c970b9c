"""Making packs beside the window, so that nobody waits for them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from coprod_desktop.application.packing import MadePack
from coprod_desktop.render.cancel import Cancelled
from coprod_desktop.support.errors import KnownError

Make = Callable[[Callable[[int, int], None], Callable[[], bool]], MadePack]
"""Makes a pack, given whom to tell how far it is and whom to ask whether to stop."""

_LOOK = 30
"""Milliseconds between looks at how far the work is."""


@dataclass(slots=True)
class _Job:
    """One pack in the making: plain facts that both threads may look at, and no part of Qt."""

    make: Make
    then: Callable[[MadePack], None]
    stopped: bool = False
    done: tuple[int, int] = (0, 0)
    future: Future[MadePack] = field(default_factory=Future)

    def run(self) -> MadePack:
        return self.make(self._went_on, lambda: self.stopped)

    def _went_on(self, done: int, total: int) -> None:
        self.done = (done, total)


class Jobs(QObject):
    """Makes one pack at a time; the last one that was asked for is the one that counts.

    The working thread touches nothing of Qt: the window looks after it, and may go at any time.
    """

    progress = Signal(int, int)
    """Pieces done, and pieces in all, of the pack that counts."""
    busy = Signal(bool)
    refused = Signal(object)
    """A `KnownError`: the pack cannot be made."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="packs")
        self._job: _Job | None = None
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._on_look)

    @property
    def is_busy(self) -> bool:
        """Whether a pack is in the making that somebody waits for."""
        return self._job is not None

    def start(self, make: Make, then: Callable[[MadePack], None]) -> None:
        """Make a pack and hand it to `then`; a pack that was in the making is given up."""
        self.cancel()
        job = self._job = _Job(make, then)
        job.future = self._workers.submit(job.run)
        self._look.start()
        self.busy.emit(True)  # noqa: FBT003 - a signal's argument

    def cancel(self) -> None:
        """Give up the pack that is in the making."""
        if self._job is not None:
            self._job.stopped = True
            self._end()

    def _on_look(self) -> None:
        job = self._job
        if job is None:
            return
        if not job.future.done():
            if any(job.done):
                self.progress.emit(*job.done)
            return
        self._end()
        match job.future.exception():
            case None:
                job.then(job.future.result())
            case KnownError() as error:
                self.refused.emit(error)
            case Cancelled():
                pass
            case error:
                raise error

    def _end(self) -> None:
        self._job = None
        self._look.stop()
        self.busy.emit(False)  # noqa: FBT003 - a signal's argument
