"""The map view of the People section: the drawn map, its list, and what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.stakeholder_map import numbered
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.kit import (
    ONE,
    TWO,
    FlowLayout,
    ScrollColumn,
    column,
    em,
    heading,
    quiet,
    row,
    text,
)
from coprod_desktop.ui.people.map.board import Board
from coprod_desktop.ui.people.map.chips import SORTS, Shape
from coprod_desktop.ui.people.map.entries import Entry, entries
from coprod_desktop.ui.people.map.hand import Hand
from coprod_desktop.ui.people.map.listing import MapList
from coprod_desktop.ui.people.map.panel import TOLD_BY, Panel
from coprod_desktop.ui.people.views import Views

_BESIDE = 60.0
"""Em from which on there is room for the panel beside the map."""
_PANEL = 20.0
_WIDEST = 84.0


class MapPage(ScrollColumn):
    """Who has a part in the work: moved by keys or mouse, in the drawing or in the list."""

    opened = Signal(str)
    """The id of somebody."""
    view_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(width=_WIDEST)
        self.setProperty("look", "page")
        self._context = context
        self._shown: tuple[Entry, ...] | None = None
        self._stale = True
        self._hand = Hand(context, self._load, self.go_to)
        self.drew_anew = False
        """Whether the last change put somebody elsewhere, or another name on the map."""
        words, read_only = context.words, context.workspace.read_only
        self.heading: QLabel = heading(words("ui.people_map.title"))
        self.body.addWidget(self.heading)
        views = Views(words, "map")
        views.chosen.connect(self.view_asked)
        self.body.addWidget(views)
        self._empty = text(words("ui.people_map.empty"))
        self.body.addWidget(self._empty)
        self._two = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._two.setSpacing(TWO)
        self.body.addLayout(self._two)
        self._map = QWidget()
        left = column(self._map, gap=ONE)
        keys = "ui.people_map.keys_read" if read_only else "ui.people_map.keys"
        for key in ("ui.people_map.how", keys):
            left.addWidget(quiet(words(key)))
        left.addWidget(self._key())
        self.board = Board(words, read_only=read_only)
        left.addWidget(self.board)
        left.addWidget(heading(words("ui.people_map.list"), 2))
        self.list = MapList(words, read_only=read_only)
        left.addWidget(self.list)
        left.addStretch(1)
        self._two.addWidget(self._map, 1)
        self.panel = Panel(context)
        self._two.addWidget(self.panel)
        self.body.addStretch(1)
        for part in (self.board, self.list):
            part.opened.connect(self.opened)
            part.picked_up.connect(self._hand.pick_up)
            part.put_down.connect(self._hand.put_down)
            part.put_back.connect(self._hand.put_back)
            part.stepped.connect(lambda _who, across, up: self._hand.step(across, up))
        self.board.dropped.connect(lambda who, across, up: self._hand.drop(who, (across, up)))
        self.board.more_asked.connect(self.list.go_to)
        self.board.dragged.connect(self._show_point)
        in_reading_order(self)

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now; while nobody looks, only take note."""
        self.drew_anew = False
        if changed is not None and not changed.touches(*TOLD_BY):
            return
        self._stale = True
        if self.isVisible():
            self._load()

    def go_to(self, record_id: str) -> None:
        """Put the keyboard on somebody, or on the heading where they are not on the map."""
        if self._stale:
            self._load()
        if not self.board.go_to(record_id):
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._load()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the panel beside the map where there is room, else below it."""
        super().resizeEvent(event)
        self._place_panel()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Place the panel anew at another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "panel"):
            self._place_panel()

    def _load(self) -> None:
        self._stale = False
        self._hand.look()
        snapshot = self._context.workspace.snapshot
        consents = Consents(snapshot, self._context.today())
        people, held = numbered(snapshot.all(Stakeholder), consents), self._hand.held
        found = entries(self._context.words, people, held)
        if found != self._shown:
            self.drew_anew = self._shown is not None
            self._shown = found
            held_id = held.id if held is not None else ""
            self.board.show_entries(found, held_id)
            self.list.show_entries(found, held_id)
        self._empty.setVisible(not found)
        self._map.setVisible(bool(found))
        self.panel.refresh(self._context.today())
        in_reading_order(self)

    # --- Within ---------------------------------------------------------------------------------

    def _key(self) -> QWidget:
        """Return what the shapes mean."""
        whole = QWidget()
        line = FlowLayout(whole, gap=TWO)
        for sort in SORTS:
            part = QWidget()
            pair = row(part, gap=ONE)
            pair.addWidget(Shape(sort))
            pair.addWidget(quiet(self._context.words(f"ui.people_map.sorts.{sort or 'none'}")))
            line.addWidget(part)
        return whole

    def _show_point(self, point: QPoint) -> None:
        spot = self.board.mapTo(self.content, point)
        self.ensureVisible(spot.x(), spot.y(), 0, em(self, 3))

    def _place_panel(self) -> None:
        roomy = self.viewport().width() >= em(self, _BESIDE)
        way = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        if self._two.direction() != way:
            self._two.setDirection(way)
        self.panel.setMinimumWidth(em(self, _PANEL) if roomy else 0)
        self.panel.setMaximumWidth(em(self, _PANEL) if roomy else 16_777_215)
