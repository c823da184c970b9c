"""Whether the helper panel beside the questions is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class HelpSwitch(QObject):
    """One switch for the menu, the panel itself and what is remembered."""

    changed = Signal(bool)

    def __init__(self, *, shown: bool = True) -> None:
        super().__init__()
        self._shown = shown

    @property
    def shown(self) -> bool:
        """Whether the panel is wanted."""
        return self._shown

    def show(self, shown: bool) -> None:  # noqa: FBT001 - a menu's signal brings one
        """Show or hide the panel."""
        if shown != self._shown:
            self._shown = shown
            self.changed.emit(shown)
