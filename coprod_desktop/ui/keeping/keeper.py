"""Makes the backups of an open project beside the window, and tries again what was not saved."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer, Signal

from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.beside import Beside
from coprod_desktop.ui.saver import Saver

LOOK = 60_000
"""Milliseconds between looks at whether a backup is due."""

AGAIN = 5_000
"""Milliseconds between tries to save what could not be saved."""


class Keeper(QObject):
    """Looks after one open project until `finish`."""

    changed = Signal()
    """There is a newer backup, or there is trouble with making one."""

    def __init__(self, words: Words, workspace: Workspace, saver: Saver, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._workspace = workspace
        self._saver = saver
        self._rests = False
        self.trouble = ""
        self._beside = Beside(self)
        self._backup = QTimer(self, interval=LOOK)
        self._backup.timeout.connect(lambda: self._do(workspace.back_up_if_due))
        self._backup.start()
        self._again = QTimer(self, interval=AGAIN)
        self._again.timeout.connect(self.try_again)
        saver.changed.connect(self._saver_changed)
        self._do(workspace.prepare)

    @property
    def backed_up_at(self) -> dt.datetime | None:
        """When the newest backup of this opening was made."""
        return self._workspace.backed_up_at

    @property
    def busy(self) -> bool:
        """Whether a backup is being made."""
        return self._beside.busy

    def try_again(self) -> None:
        """Save what could not be saved, if its place is back."""
        if self._saver.failed_for_the_file and not self._rests:
            self._saver.flush()

    @contextlib.contextmanager
    def resting(self) -> Iterator[None]:
        """Try nothing again meanwhile: somebody else has the file, and the window would wait."""
        self._rests = True
        try:
            yield
        finally:
            self._rests = False

    def finish(self) -> None:
        """Let a backup that is being made come to its end, and do no more."""
        self._backup.stop()
        self._again.stop()
        self._beside.finish()

    def _saver_changed(self) -> None:
        if not self._saver.failed_for_the_file:
            self._again.stop()
        elif not self._again.isActive():
            self._again.start()

    def _do(self, work: Callable[[], object]) -> None:
        if not self._beside.busy:
            self._beside.start(work, self._on_ended)

    def _on_ended(self, future: Future[object]) -> None:
        match future.exception():
            case None:
                self.trouble = ""
            case KnownError() as error:
                self.trouble = self._words.sentence(error)
            case error:
                raise error
        self.changed.emit()
