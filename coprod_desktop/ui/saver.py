"""Saves what is typed a moment after the last key, and knows what is not saved yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from coprod_desktop.support.errors import KnownError

PAUSE = 300
"""Milliseconds without a key after which typing is written to the file."""

Work = Callable[[], KnownError | None]
"""Saves something. It returns None, or why that could not be saved."""

NOT_YET = "value.not_saved_yet"
"""Why something is not saved that is not understood, or met a mistake of the program."""

Lead = Callable[[], None]
"""Puts the cursor where something stands that is not saved."""


class Saver(QObject):
    """Runs each piece of work once typing pauses.

    A piece of work goes by a key of the caller's, such as a field's id. What could not be saved is
    kept with its reason and tried again with the next `flush`; the window says so until then.
    """

    changed = Signal()
    """Something became unsaved or saved: read `waiting`, `failed` and `why`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Work] = {}
        self._failed: dict[str, tuple[Work, KnownError]] = {}
        self._timers: dict[str, QTimer] = {}
        self._leads: dict[str, Lead] = {}
        self._finished = False

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is about to be saved."""
        return bool(self._waiting)

    @property
    def failed(self) -> bool:
        """Whether something was typed that could not be saved."""
        return bool(self._failed)

    @property
    def why(self) -> KnownError | None:
        """Why something could not be saved: the file's fault before that of what was typed."""
        reasons = [why for _, why in self._failed.values()]
        return next(filter(is_of_the_file, reasons), next(iter(reasons), None))

    @property
    def failed_for_the_file(self) -> bool:
        """Whether something may be saved as it stands, later or in another place.

        What is refused for itself, or not understood, waits for its writer.
        """
        return any(is_of_the_file(why) for _, why in self._failed.values())

    @property
    def lead(self) -> Lead | None:
        """The way to the first thing that could not be saved; None where there is no such thing."""
        return next((self._leads[key] for key in self._failed if key in self._leads), None)

    def later(self, key: str, work: Work, lead: Lead | None = None) -> None:
        """Run `work` after a pause; a second call with the same key replaces the first.

        `lead` is the way to what is saved, for the time when that fails.
        """
        if self._finished:
            return
        if lead is not None:
            self._leads[key] = lead
        self._failed.pop(key, None)
        self._waiting[key] = work
        timer = self._timers.get(key)
        if timer is None:
            timer = self._timers[key] = QTimer(self, singleShot=True, interval=PAUSE)
            timer.timeout.connect(lambda: self._run(key))
        timer.start()
        self.changed.emit()

    def held(self, key: str, work: Work, lead: Lead) -> None:
        """Run `work` with the next `flush` and not before: a hand is still on it."""
        if self._finished:
            return
        self._leads[key] = lead
        self._failed.pop(key, None)
        self._waiting[key] = work
        self.changed.emit()

    def forget(self, key: str) -> None:
        """Drop the work of a key, because its record is gone."""
        self._waiting.pop(key, None)
        self._failed.pop(key, None)
        self._leads.pop(key, None)
        self._stop(key)
        self.changed.emit()

    def finish(self) -> None:
        """Drop everything and take nothing more: the project closes.

        The cursor leaves its field only then, which would save what a person chose to give up.
        """
        self._finished = True
        for key in (*self._waiting, *self._failed):
            self.forget(key)

    def flush(self) -> bool:
        """Run all that waits and all that failed before; tell whether everything is saved.

        What failed comes last: a date is refused because of another one, which may be new as well.
        """
        for key in (*self._waiting, *self._failed):
            self._run(key)
        return not self._failed

    def _run(self, key: str) -> None:
        failed, _ = self._failed.pop(key, (None, None))
        work = self._waiting.pop(key, failed)
        self._stop(key)
        if work is None:
            return
        # A bug in the work must not make its text count as saved.
        why: KnownError | None = KnownError(NOT_YET)
        try:
            why = work()
        finally:
            if why is not None:
                self._failed[key] = (work, why)
            self.changed.emit()

    def _stop(self, key: str) -> None:
        # The timer stays for the next time: a field is typed in again and again.
        if key in self._timers:
            self._timers[key].stop()


def is_of_the_file(error: KnownError) -> bool:
    """Tell whether the file cannot be written, rather than that a value is refused."""
    return error.key.startswith("file.")
