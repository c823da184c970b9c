"""What every picture above a list has in common: a title, and parts that are made anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.kit import TWO, Card, heading, quiet


class Picture(Card):
    """A drawing of records, each part of it beside its words. It hides while there is nothing.

    It shows itself once it stands on a page: call `refresh` then.
    """

    KINDS: tuple[str, ...] = ()
    """The kinds of record that it is drawn from."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(margin=TWO)
        self._context = context
        self._shown: list[QWidget] = []
        words = context.words
        title = heading(words(f"forms.pictures.{name}.title"), 3)
        self.body.addWidget(title)
        self._how = quiet(words(f"forms.pictures.{name}.how"))
        self.body.addWidget(self._how)
        self.hide()

    def refresh(self, changed: Changed | None) -> None:
        """Draw what the project holds now."""
        if changed is not None and not changed.touches(*self.KINDS):
            return
        parts = self.parts()
        for old in self._shown:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = list(parts)
        for part in parts:
            self.body.addWidget(part)
        self.setVisible(bool(parts))

    def parts(self) -> Sequence[QWidget]:
        """Return what is drawn and said, from top to bottom; nothing for nothing."""
        raise NotImplementedError
