"""The strengths view of the People section: the asset map, and the same as a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.picked import picked
from coprod_desktop.domain.picks import ids_of
from coprod_desktop.domain.records import Asset, Stakeholder
from coprod_desktop.domain.strengths import by_sort, is_used
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.kit import ScrollColumn, heading, link, text
from coprod_desktop.ui.people.map.lines import Lead, Leads
from coprod_desktop.ui.people.views import Views
from coprod_desktop.ui.pictures.assets import AssetsPicture

_PAGE = Place("steps", "relationships.assets", "relationships.assets")


class StrengthsPage(ScrollColumn):
    """What everyone brings: drawn by sort, and below it who offers what and where it is used."""

    view_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._context = context
        self._stale = True
        words = context.words
        self.heading: QLabel = heading(words("ui.people_map.strengths.title"))
        self.body.addWidget(self.heading)
        views = Views(words, "strengths")
        views.chosen.connect(self.view_asked)
        self.body.addWidget(views)
        self._empty = text(words("ui.people_map.strengths.empty"))
        self.body.addWidget(self._empty)
        self._picture = AssetsPicture(context, lead=False)
        self.body.addWidget(self._picture)
        self._title = heading(words("ui.people_map.strengths.list"), 2)
        self.body.addWidget(self._title)
        self._lists: dict[str, Leads] = {}
        self._add = link(words("ui.people_map.strengths.add"), lambda: context.go(_PAGE), "next")
        self.body.addWidget(self._add)
        self.body.addStretch(1)

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now; while nobody looks, only take note."""
        if changed is not None and not changed.touches("asset", "stakeholder"):
            return
        self._stale = True
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._load()

    def _load(self) -> None:
        self._stale = False
        boxes = by_sort(self._context.workspace.snapshot.all(Asset))
        self._picture.refresh(None)
        anything = any(boxes.values())
        self._empty.setVisible(not anything)
        self._title.setVisible(anything)
        for sort in (*boxes, *self._lists):
            self._show(sort, boxes.get(sort, ()))
        in_reading_order(self)

    def _show(self, sort: str, found: Sequence[Asset]) -> None:
        if sort not in self._lists:
            if not found:
                return
            title = self._context.words(f"ui.people_map.strengths.sorts.{sort}")
            self._lists[sort] = Leads(self._context, title, "")
            order = [each for each in (*by_sort(()), "other") if each in self._lists]
            at = self.body.indexOf(self._title) + 1 + order.index(sort)
            self.body.insertWidget(at, self._lists[sort])
        self._lists[sort].show_leads(found, self._lead)
        self._lists[sort].setVisible(bool(found))

    def _lead(self, asset: Asset) -> Lead:
        words, snapshot = self._context.words, self._context.workspace.snapshot
        form = self._context.workspace.content.forms["asset"]
        names = ", ".join(picked(form.field("whose"), asset.whose, snapshot))
        what = " ".join(asset.what.split()) or words("ui.people_map.strengths.unnamed")
        parts = [
            f"{what}.",
            words("ui.people_map.strengths.from", names=names)
            if names
            else words("ui.people_map.strengths.nobody"),
        ]
        for key, value in (("could", asset.use), ("used", asset.used)):
            said = " ".join(value.split())
            if said:
                parts.append(words(f"ui.people_map.strengths.{key}", **{_FACT[key]: said}))
        whose = [each for each in ids_of(asset.whose) if snapshot.get(Stakeholder, each)]
        place = Place("people", whose[0], "asset") if whose else _PAGE
        return Lead("disc" if is_used(asset) else "ring", " ".join(parts), place)


_FACT = {"could": "use", "used": "used"}
