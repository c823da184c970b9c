"""Work beside the window: on a thread that touches nothing of Qt."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

# Threads are loaded with the first work for one: the first paint waits for none.
# ruff: noqa: PLC0415

_T = TypeVar("_T")

_LOOK = 10
"""Milliseconds between looks at whether the work is done."""

_COLLECT = 2000
"""Milliseconds between collections of young garbage, which take about one."""

_ALL = 30
"""Every so many collections take the old garbage too: that holds the window up for 50."""


class Beside(QObject):
    """Does one piece of work at a time; the window looks after it, and may go at any time."""

    looked = Signal()
    """The work goes on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workers: ThreadPoolExecutor | None = None
        self._future: Future[Any] | None = None
        self._ended: Callable[[Future[Any]], None] | None = None
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether there is work that somebody waits for."""
        return self._future is not None

    def start(self, work: Callable[[], _T], ended: Callable[[Future[Any]], None]) -> Future[_T]:
        """Do `work`, which must hold nothing of Qt, and then call `ended` on the window's thread.

        Work that was started before and has not ended is not waited for any more.
        """
        if self._workers is None:
            from concurrent.futures import ThreadPoolExecutor

            self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
        self._ended = ended
        self._future = future = self._workers.submit(work)
        self._timer.start()
        return future

    def forget(self) -> Future[Any] | None:
        """Wait for nothing any more; return what was waited for."""
        future, self._future, self._ended = self._future, None, None
        self._timer.stop()
        return future

    def finish(self) -> Future[Any] | None:
        """Like `forget`, but first let the work come to its end."""
        if self._future is not None:
            from concurrent.futures import wait

            wait([self._future])
        return self.forget()

    def _look(self) -> None:
        future, ended = self._future, self._ended
        if future is None or ended is None:
            return
        if not future.done():
            self.looked.emit()
            return
        self.forget()
        ended(future)


class Collector(QObject):
    """Has Python collect its garbage on the window's thread only.

    A collection may free widgets, which only their own thread may do. By itself Python collects on
    whatever thread happens to ask for memory.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._turn = 0
        self._timer = QTimer(self, interval=_COLLECT)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect what became garbage lately, and now and then everything."""
        self._turn = (self._turn + 1) % _ALL
        gc.collect(1 if self._turn else 2)
