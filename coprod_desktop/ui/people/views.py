"""The switch between the ways to see everybody: list, map and strengths."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import ONE, Button, FlowLayout

VIEWS = ("list", "map", "strengths")
"""The ways. All but the list are also targets of a place."""


class Views(QWidget):
    """A button for each way; the one that is shown is chosen."""

    chosen = Signal(str)

    def __init__(self, words: Words, shown: str) -> None:
        super().__init__()
        self.setAccessibleName(words("ui.people_map.views.name"))
        line = FlowLayout(self, gap=ONE)
        self.buttons: dict[str, Button] = {}
        for view in VIEWS:
            # The one that is shown has a tick, so that not only a colour tells.
            icon = "check" if view == shown else ""
            button = Button(words(f"ui.people_map.views.{view}"), "segment", icon)
            button.setCheckable(True)
            button.setChecked(view == shown)
            button.clicked.connect(lambda _checked=False, view=view: self._choose(view, shown))
            self.buttons[view] = button
            line.addWidget(button)

    def _choose(self, view: str, shown: str) -> None:
        # The page of the other view has a switch of its own: this one stays as it is.
        self.buttons[view].setChecked(view == shown)
        if view != shown:
            self.chosen.emit(view)
