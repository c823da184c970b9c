"""The sections of a project, at the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import HALF, ONE, TWO, Button, column, em

ICONS = {
    "overview": "home",
    "steps": "steps",
    "people": "people",
    "sessions": "calendar",
    "packs": "printer",
}
WIDTH = 12.5
"""Width in em."""


class Navigation(QFrame):
    """One button a section; the arrow keys move among them as well as Tab."""

    chosen = Signal(str)

    def __init__(
        self, words: Words, sections: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "side")
        self.setAccessibleName(words("ui.sections.name"))
        layout = column(self, gap=HALF, margin=ONE + HALF)
        layout.setContentsMargins(ONE + HALF, TWO + HALF, ONE + HALF, TWO)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, Button] = {}
        for section in sections:
            button = Button(words(f"ui.sections.{section}"), "nav", ICONS[section])
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, name=section: self.chosen.emit(name))
            button.installEventFilter(self)
            self._group.addButton(button)
            self._buttons[section] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self._fit()

    def show_section(self, section: str) -> None:
        """Mark the section that is shown; none for a page that is in none of them."""
        shown = self._buttons.get(section)
        if shown is not None:
            shown.setChecked(True)
            self._one_stop()
            return
        # A group that is exclusive lets go of no button by itself.
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self._one_stop()

    def button(self, section: str) -> Button:
        """Return the button of a section."""
        return self._buttons[section]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move up and down with the arrow keys."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        focused = next((at for at, each in enumerate(buttons) if each.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Have Tab come back to the section that is shown, wherever the arrow keys were."""
        if event.type() == QEvent.Type.FocusOut:
            self._one_stop()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Stay wide enough for the words at any text size: buttons ask for room when it changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _one_stop(self) -> None:
        """Let Tab stop at the section that is shown; at the first where none is."""
        buttons = list(self._buttons.values())
        stop = next((each for each in buttons if each.isChecked()), buttons[0])
        for each in buttons:
            each.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if each is stop else Qt.FocusPolicy.ClickFocus
            )

    def _fit(self) -> None:
        widest = max((each.sizeHint().width() for each in self._buttons.values()), default=0)
        # At 100 % as in the design; at 200 % no wider than the words need.
        self.setFixedWidth(max(min(em(self, WIDTH), 212), widest + 2 * (ONE + HALF) + TWO))
