"""Starts the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.paths import user_data
from coprod_desktop.support.reports import Reports
from coprod_desktop.support.running import Marker, Stopped, take_stopped
from coprod_desktop.support.settings import SettingsFile
from coprod_desktop.ui.beside import Collector
from coprod_desktop.ui.crash import Watch
from coprod_desktop.ui.theme.themer import Themer
from coprod_desktop.ui.window.main import MainWindow

_TIDY = 5000
"""Milliseconds after the start at which old reports are looked for."""


def run_window(path: Path | None = None, *, example: bool = False) -> int:
    """Show the window until it is closed; open a project or the example in it. Return 0."""
    words = Words("en")
    # Asked for here, because asking later has Python load all that a style knows.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("coprod-desktop")
    application.setApplicationDisplayName(words("ui.window.name"))
    application.setDesktopFileName("coprod-desktop")
    Collector(application)
    clock, settings = SystemClock(), SettingsFile()
    # What a program before left behind is read before this one leaves anything.
    stopped = take_stopped(user_data() / "running")
    marker = Marker(user_data() / "running", clock)
    reports = Reports(user_data() / "reports", clock, marker.name)
    marker.start()
    reports.catch_crashes()
    watch = Watch(words, reports, marker.note_report, application)
    watch.start()
    watch.window = window = MainWindow(words, Themer(application), settings, clock)
    window.project_shown.connect(marker.note_project)
    if stopped:
        _tell_stopped(words, window, reports, stopped, settings)
    window.show()
    # After the first paint: a project takes longer to open than the window to appear.
    if path is not None:
        wanted = path
        QTimer.singleShot(0, window, lambda: window.open_path(wanted))
    elif example:
        QTimer.singleShot(0, window, window.open_example)
    # After that too, and not before its time: what is older than it may be is deleted.
    QTimer.singleShot(_TIDY, window, reports.tidy)

    def leave() -> None:
        watch.stop()
        reports.end()
        marker.end()

    # Some systems end a program without letting it come back from here when they shut down.
    application.aboutToQuit.connect(leave)
    code = application.exec()
    leave()
    return code


def _tell_stopped(
    words: Words,
    window: MainWindow,
    reports: Reports,
    stopped: list[Stopped],
    settings: SettingsFile,
) -> None:
    from coprod_desktop.ui.window.stopped import tell_stopped  # noqa: PLC0415 - seldom wanted

    told = []
    for each in stopped:
        crash = reports.after_crash(each.name)
        told.append(each._replace(report=str(crash)) if crash is not None else each)
    titles = {each.path: each.title for each in settings.read().recent}
    tell_stopped(words, window, told, titles)
