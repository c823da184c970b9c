"""Keyboard help: every key of the window, taken from the menus themselves."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.about.dialog import Reading
from coprod_desktop.ui.kit import ONE, THREE, Card, heading, text

_BY_HAND = ("tab", "arrow", "space", "take_back", "alt", "escape", "person")


class ShortcutsDialog(Reading):
    """Two columns: what a key does, and the key."""

    def __init__(
        self, words: Words, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(words("ui.shortcuts.title"), words("ui.dialog.close"), parent)
        self.body.addWidget(text(words("ui.shortcuts.intro")))
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(THREE)
        grid.setVerticalSpacing(ONE)
        grid.setColumnStretch(0, 1)
        card.body.addLayout(grid)
        grid.addWidget(heading(words("ui.shortcuts.does_column"), 3), 0, 0)
        grid.addWidget(heading(words("ui.shortcuts.keys_column"), 3), 0, 1)
        for does, keys in (*_by_hand(words), *_of_menus(words, actions)):
            line = grid.rowCount()
            grid.addWidget(text(does), line, 0)
            grid.addWidget(text(keys, "label"), line, 1)
        self.body.addWidget(card)
        self.finish()


def _by_hand(words: Words) -> list[tuple[str, str]]:
    return [
        (words(f"ui.shortcuts.{name}"), words(f"ui.shortcuts.{name}_keys")) for name in _BY_HAND
    ]


def _of_menus(words: Words, actions: Mapping[str, QAction]) -> list[tuple[str, str]]:
    found = []
    for name, action in actions.items():
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if keys:
            does = words(f"ui.undo.{name}") if name in ("undo", "redo") else action.text()
            found.append((does.replace("&", "").rstrip("."), keys))
    return found
