"""Puts a theme and a text size on the whole application."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtWidgets import QApplication

from coprod_desktop.ui.theme.fonts import body_font, load_fonts
from coprod_desktop.ui.theme.icons import coloured
from coprod_desktop.ui.theme.palette import palette_of
from coprod_desktop.ui.theme.sheet import style_sheet
from coprod_desktop.ui.theme.tokens import THEMES, Tokens, load_tokens

SYSTEM = "system"
"""The choice to be light or dark as the rest of the computer is."""

CHOICES = (SYSTEM, *THEMES)

# A style sheet takes pictures only from files, so the marks are written in the theme's colours.
_MARKS = {
    "check": ("check", "on_accent"),
    "tick": ("check", "accent"),
    "partly": ("partly", "on_accent"),
    "dot": ("dot", "on_accent"),
    "down": ("down", "ink"),
    "up": ("up", "ink"),
    "right": ("next", "ink"),
}


class Themer(QObject):
    """Holds the chosen theme and text size, and applies them."""

    changed = Signal()
    """The theme or the text size is another now."""

    def __init__(self, application: QApplication, tokens: Tokens | None = None) -> None:
        super().__init__()
        self.tokens = tokens or load_tokens()
        self._application = application
        self._hints = application.styleHints()
        self._marks = QTemporaryDir()
        self._choice = SYSTEM
        self._zoom = 100
        load_fonts()
        self._hints.colorSchemeChanged.connect(self._system_changed)

    @property
    def choice(self) -> str:
        """What was chosen: a theme's name or "system"."""
        return self._choice

    @property
    def theme(self) -> str:
        """The theme that is shown: "light", "dark" or "contrast"."""
        if self._choice != SYSTEM:
            return self._choice
        return "dark" if self._hints.colorScheme() is Qt.ColorScheme.Dark else "light"

    @property
    def zoom(self) -> int:
        """The text size in per cent."""
        return self._zoom

    def show(self, choice: str, zoom: int) -> None:
        """Apply a theme and a text size; what is unknown falls back to the usual."""
        self._choice = choice if choice in CHOICES else SYSTEM
        self._zoom = zoom if zoom in self.tokens.zooms else 100
        colours = self.tokens.colours[self.theme]
        body = round(self.tokens.type["body"] * self._zoom / 100)
        # Away with the old one first: Qt applies a changed style sheet to each widget once for each
        # of its ancestors, and a new one once.
        self._application.setStyleSheet("")
        self._application.setFont(body_font(self.tokens.families, body))
        self._application.setPalette(palette_of(colours))
        self._application.setStyleSheet(
            style_sheet(self.tokens, self.theme, self._zoom, self._write_marks())
        )
        self.changed.emit()

    def choose(self, choice: str) -> None:
        """Apply another theme."""
        self.show(choice, self._zoom)

    def enlarge(self, steps: int) -> None:
        """Make text larger by some steps, or smaller by a negative number of them."""
        zooms = self.tokens.zooms
        at = zooms.index(self._zoom) + steps
        self.show(self._choice, zooms[min(max(at, 0), len(zooms) - 1)])

    def normal(self) -> None:
        """Set text to its usual size."""
        self.show(self._choice, 100)

    def _write_marks(self) -> dict[str, str]:
        colours = self.tokens.colours[self.theme]
        files = {}
        for mark, (name, token) in _MARKS.items():
            # The theme is in the name because Qt keeps pictures by their file's name.
            file = Path(self._marks.path()) / f"{mark}-{self.theme}.svg"
            if not file.exists():
                file.write_text(coloured(name, colours[token]), encoding="utf-8")
            files[mark] = file.as_posix()
        return files

    def _system_changed(self) -> None:
        if self._choice == SYSTEM:
            self.show(SYSTEM, self._zoom)
