"""What the Help menu shows: each a dialog to read in."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.window.menus import Menus

# A dialog is loaded when it is first wanted.
# ruff: noqa: PLC0415


class HelpMenu:
    """Connects the entries of the Help menu with their dialogs."""

    def __init__(self, words: Words, menus: Menus, window: QWidget) -> None:
        self._words = words
        self._menus = menus
        self._window = window
        menus.connect("about", self._about)
        menus.connect("sources", self._sources)
        menus.connect("shortcuts", self._shortcuts)
        menus.connect("glossary", self._glossary)

    def _about(self) -> None:
        from coprod_desktop.ui.about.about import AboutDialog

        dialog = AboutDialog(self._words, self._window)
        dialog.sources.connect(self._sources)
        _run(dialog)

    def _sources(self) -> None:
        from coprod_desktop.ui.about.sources import SourcesDialog

        _run(SourcesDialog(self._words, self._window))

    def _shortcuts(self) -> None:
        from coprod_desktop.ui.about.shortcuts import ShortcutsDialog

        _run(ShortcutsDialog(self._words, self._menus.actions, self._window))

    def _glossary(self) -> None:
        from coprod_desktop.ui.about.glossary import GlossaryDialog

        _run(GlossaryDialog(self._words, self._window))


def _run(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()
