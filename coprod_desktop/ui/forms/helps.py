"""What usually helps against a barrier: the lines for its own sort are offered first."""

from __future__ import annotations

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Field
from coprod_desktop.domain.records import Barrier
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.picks import PicksEditor


class HelpsEditor(PicksEditor):
    """A list of what helps, led by the part that goes with the sort of a barrier."""

    def __init__(self, context: Context, field: Field, barrier: str) -> None:
        super().__init__(context, field)
        self._barrier = barrier
        self._lead()

    def refresh(self, changed: Changed | None) -> None:
        """Offer what goes with the sort that the barrier has now."""
        super().refresh(changed)
        self._lead()

    def _lead(self) -> None:
        found = self._context.workspace.snapshot.get(Barrier, self._barrier)
        self.put_first(found.sort if found else "")
