"""Starts the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.settings import SettingsFile
from coprod_desktop.ui.beside import Collector
from coprod_desktop.ui.crash import watch
from coprod_desktop.ui.theme.themer import Themer
from coprod_desktop.ui.window.main import MainWindow


def run_window(path: Path | None = None, *, example: bool = False) -> int:
    """Show the window until it is closed; open a project or the example in it. Return 0."""
    words = Words("en")
    # Asked for here, because asking later has Python load all that a style knows.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("coprod-desktop")
    application.setApplicationDisplayName(words("ui.window.name"))
    application.setDesktopFileName("coprod-desktop")
    Collector(application)
    themer = Themer(application)
    window = MainWindow(words, themer, SettingsFile(), SystemClock())
    watch(words, window)
    window.show()
    # After the first paint: a project takes longer to open than the window to appear.
    if path is not None:
        wanted = path
        QTimer.singleShot(0, window, lambda: window.open_path(wanted))
    elif example:
        QTimer.singleShot(0, window, window.open_example)
    return application.exec()
