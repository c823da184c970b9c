"""How many are on the map of people, and the way to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.stakeholder_map import cell_of, on_the_map
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.kit import link, text
from coprod_desktop.ui.pictures.picture import Picture


class MapLead(Picture):
    """The map needs more room than a step has: it stands in the People section."""

    KINDS = ("stakeholder",)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "map")

    def parts(self) -> Sequence[QWidget]:
        """Return how far the map is, and the way to it; nothing while nobody is there."""
        people = on_the_map(self._context.workspace.snapshot.all(Stakeholder))
        if not people:
            return []
        placed = sum(cell_of(each) is not None for each in people)
        words, there = self._context.words, Place("people", "map")
        key = "forms.pictures.map.placed"
        return [
            text(words.plural(key, placed, left=len(people) - placed)),
            link(words("forms.pictures.map.lead"), lambda: self._context.go(there), "next"),
        ]
