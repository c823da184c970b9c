"""Where reports of mistakes are kept: a few, for a while, on this computer only."""

from __future__ import annotations

import contextlib
import datetime as dt
import faulthandler
from pathlib import Path
from typing import TextIO

from coprod_desktop.support.clock import Clock
from coprod_desktop.support.report_text import head, of_crash

MOST = 20
"""Reports that are kept."""

OLDEST = dt.timedelta(days=90)
"""How long a report is kept."""

_SUFFIX = ".txt"
_NATIVE = ".native"


class Reports:
    """The reports in one folder. That the disk is full or locked costs a report, never more.

    `name` is this process's own: two instances write side by side.
    """

    def __init__(self, folder: Path, clock: Clock, name: str = "") -> None:
        self.folder = folder
        self._clock = clock
        self._name = name
        self._stream: TextIO | None = None

    def compose(self, body: str) -> str:
        """Return a whole report of what `body` says."""
        return f"{head(self._clock.now())}\n\n{body}\n"

    def write(self, report: str) -> Path | None:
        """Write a report and return where it is, or None where it cannot be written."""
        stem = f"{self._clock.now():%Y-%m-%d %H%M%S}"
        number = 1
        while True:
            path = self.folder / f"{stem if number == 1 else f'{stem} {number}'}{_SUFFIX}"
            number += 1
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                with path.open("x", encoding="utf-8") as stream:
                    stream.write(report)
            except FileExistsError:
                continue
            except OSError:
                return None
            self.tidy()
            return path

    def tidy(self) -> None:
        """Delete what is older than `OLDEST`, and the oldest of more than `MOST`."""
        try:
            found = [each for each in self.folder.iterdir() if each.suffix in (_SUFFIX, _NATIVE)]
            dated = sorted(((each.stat().st_mtime, each) for each in found), reverse=True)
        except OSError:
            return
        oldest = (self._clock.now() - OLDEST).timestamp()
        reports = 0
        for when, path in dated:
            reports += path.suffix == _SUFFIX
            # A native file may belong to a program that is running: only age takes it away.
            if when < oldest or (path.suffix == _SUFFIX and reports > MOST):
                with contextlib.suppress(OSError):
                    path.unlink()

    def catch_crashes(self) -> None:
        """Have Python write where it was when something below Python stops the program."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            # It stays open: after a crash there is no way to open a file.
            self._stream = self._native(self._name).open("w", encoding="utf-8")
            faulthandler.enable(self._stream)

    def end(self) -> None:
        """Catch no more, because the program ends in peace.

        What was caught then is wanted by nobody: Windows tells of much that is no crash.
        """
        if self._stream is None:
            return
        faulthandler.disable()
        self._stream.close()
        self._stream = None
        with contextlib.suppress(OSError):
            self._native(self._name).unlink()

    def after_crash(self, name: str) -> Path | None:
        """Make a report of what the process of that name wrote as it crashed; None if nothing."""
        native = self._native(name)
        try:
            written = native.read_text(encoding="utf-8", errors="replace")
            native.unlink()
        except OSError:
            return None
        return self.write(self.compose(of_crash(written.strip()))) if written.strip() else None

    def _native(self, name: str) -> Path:
        return self.folder / f"{name}{_NATIVE}"
