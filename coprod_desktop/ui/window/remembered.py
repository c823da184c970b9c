"""What the window remembers from one time to the next: looks, recent projects, where it stood."""

from __future__ import annotations

import base64
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.support.settings import Settings, SettingsFile

_USUAL_SIZE = (1360, 860)


class Remembered(QObject):
    """The `settings` of this user; what is kept is in their file at once."""

    recent_changed = Signal()
    """There are other recent projects now, or another one comes first."""

    def __init__(self, file: SettingsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self.settings = file.read()

    def keep(self, settings: Settings) -> None:
        """Have these settings from now on."""
        before, self.settings = self.settings, settings
        if settings != before:
            self._file.write(settings)
        # Looking whether recent files are still there may take long on a stick that is gone.
        if settings.recent != before.recent:
            self.recent_changed.emit()

    def usual_folder(self) -> str:
        """Return the folder in which to look for projects first; empty where none is known."""
        recent = self.settings.recent
        return str(Path(recent[0].path).parent) if recent else ""

    def place(self, window: QWidget) -> None:
        """Put a window where it stood last."""
        geometry = QByteArray.fromBase64(self.settings.geometry.encode("ascii", "ignore"))
        if geometry.isEmpty() or not window.restoreGeometry(geometry):
            window.resize(*_USUAL_SIZE)


def geometry_of(window: QWidget) -> str:
    """Return where a window stands, as the settings hold it."""
    return base64.b64encode(window.saveGeometry().data()).decode("ascii")
