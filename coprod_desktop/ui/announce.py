"""Says a sentence to people who listen to the screen.

Some screen readers ignore announcements, or hear them only while the window is active. So
nothing is said only here: the same words always stand on the screen as well.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Announcer(QObject):
    """The one way to announce; `said` lets tests listen."""

    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def say(self, sentence: str) -> None:
        """Announce a sentence; an empty one is no news."""
        if not sentence:
            return
        # Nothing is announced before the first paint, so that need not wait for this.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, sentence))
        self.said.emit(sentence)
