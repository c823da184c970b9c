"""About: what this is, its licence, and what it is built with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop import __version__
from coprod_desktop.content.words import Words
from coprod_desktop.ui.about.dialog import Reading
from coprod_desktop.ui.kit import column, heading, quiet, secondary, text


class AboutDialog(Reading):
    """About the program."""

    sources = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("ui.about.title"), words("ui.dialog.close"), parent)
        self.body.addWidget(quiet(words("ui.about.version", version=__version__)))
        for name in ("what", "private", "licence"):
            self.body.addWidget(text(words(f"ui.about.{name}")))
        self.body.addWidget(heading(words("ui.about.built"), 2))
        libraries = column(gap=4)
        for name, licence in words.table("ui.about")["libraries"]:
            libraries.addWidget(text(words("ui.about.library", name=name, licence=licence)))
        self.body.addLayout(libraries)
        self.foot.addWidget(secondary(words("ui.about.sources"), self.sources.emit))
        self.finish()
