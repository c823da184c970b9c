"""What happens when the program itself makes a mistake: a report, and a calm sentence."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qFormatLogMessage,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.support.reports import Reports

# What makes a report is loaded with the first mistake: the first paint does not wait for it.
# ruff: noqa: PLC0415

_QUIET = 10.0
"""Seconds for which the same mistake is not told again."""

_SEVERE = {QtMsgType.QtCriticalMsg: "critical", QtMsgType.QtFatalMsg: "fatal"}


class Watch(QObject):
    """From `start` to `stop` takes note of every mistake that nothing else takes care of.

    `note` is told where each report is. Until there is a `window`, nobody can be told.
    """

    _found = Signal(str, str)

    def __init__(
        self, words: Words, reports: Reports, note: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self._words = words
        self._reports = reports
        self._note = note
        self._telling = False
        self._told: dict[str, float] = {}
        self._seen_of_qt: set[str] = set()
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        # A mistake may come on any thread, or amid painting: the window tells of it afterwards.
        self._found.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Take note from now on."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(self._on_qt)

    def stop(self) -> None:
        """Leave mistakes to Python again, for there is no window any more."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(None)

    def _on_error(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        from coprod_desktop.support.report_text import of_error

        body = of_error(kind, error, trace)
        if sys.stderr is not None and sys.stderr.isatty():
            # Somebody looks: here the words may be seen. A desktop keeps what is written unseen.
            sys.__excepthook__(kind, error or kind(), trace)
        else:
            _print(body)
        self._report(body)

    def _on_thread(self, found: threading.ExceptHookArgs) -> None:
        if not issubclass(found.exc_type, SystemExit):
            self._on_error(found.exc_type, found.exc_value, found.exc_traceback)

    def _on_unraisable(self, found: sys.UnraisableHookArgs) -> None:
        self._on_error(found.exc_type, found.exc_value, found.exc_traceback)

    def _on_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        # Its words stay in this process: they may name a file.
        _print(qFormatLogMessage(kind, context, message))
        if kind not in _SEVERE:
            return
        from coprod_desktop.support.report_text import of_qt

        body = of_qt(_SEVERE[kind], context.category or "", message)
        # Qt goes on after most of them, and so does the person; a report is enough.
        if body not in self._seen_of_qt:
            self._seen_of_qt.add(body)
            self._write(body)

    def _report(self, body: str) -> None:
        last = self._told.get(body)
        if self._telling or (last is not None and time.monotonic() - last < _QUIET):
            return
        self._told[body] = time.monotonic()
        report, path = self._write(body)
        self._found.emit(report, path)

    def _write(self, body: str) -> tuple[str, str]:
        report = self._reports.compose(body)
        path: Path | None = self._reports.write(report)
        if path is not None:
            self._note(str(path))
        return report, str(path or "")

    def _tell(self, report: str, path: str) -> None:
        if self.window is None:
            return
        from coprod_desktop.ui.window.report import mistake

        self._telling = True
        try:
            dialog = mistake(self._words, report, path, self.window)
            dialog.exec()
            dialog.deleteLater()
        finally:
            self._telling = False


def _print(text: str) -> None:
    if sys.stderr is not None:  # a program without a console on Windows has none
        sys.stderr.write(f"{text}\n")
