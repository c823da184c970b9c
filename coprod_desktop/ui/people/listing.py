"""The list of everybody: search, filters, order, how many were found, and the table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.words import Words, sentences
from coprod_desktop.domain.people import TOLD_BY
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.forms.undo import UndoStrip
from coprod_desktop.ui.kit import (
    ONE,
    THREE,
    TWO,
    FlowLayout,
    column,
    em,
    field_label,
    heading,
    link,
    primary,
    quiet,
    row,
    secondary,
    text,
)
from coprod_desktop.ui.people.cells import COLUMNS
from coprod_desktop.ui.people.doors import Doors, people_files
from coprod_desktop.ui.people.filters import RING, Filters
from coprod_desktop.ui.people.model import PeopleModel
from coprod_desktop.ui.people.table import PeopleTable
from coprod_desktop.ui.people.views import Views
from coprod_desktop.ui.window.unsaved import saved_first

_ROOMY = (50.0, 38.0)
"""Em of width and height from which on the filters stand above the list, and not in its place."""


class PeopleList(QWidget):
    """Everybody in a table. In a small window the filters take its place while they are open."""

    opened = Signal(str)
    """The id of somebody."""
    new_asked = Signal()
    view_asked = Signal(str)
    """Another way to see everybody."""

    def __init__(self, context: Context, undo: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._context = context
        words = context.words
        self._stale = False
        self._filtering = False
        self._at = ""
        self.model = PeopleModel(context, context.today, self)
        self.heading: QLabel = heading(words("ui.people.title"))
        self.new = primary(words("ui.people.add"), self.new_asked.emit, "plus")
        if context.workspace.read_only:
            self.new.hide()
        self.doors = Doors(words, read_only=context.workspace.read_only)
        self._empty = text(words("ui.people.empty"))
        self.filters = Filters(context)
        self.undo = UndoStrip(context, undo)
        self.table = PeopleTable(words)
        self.table.setModel(self.model)
        self._lay_out(words)
        self._connect()
        self._fit()
        in_reading_order(self)

    def refresh(self, changed: Changed | None) -> None:
        """Show who there is now; while nobody looks, only take note."""
        self.undo.hide()
        if changed is not None and not changed.touches(*TOLD_BY):
            return
        self._stale = True
        if self.isVisible():
            self._load()

    def go_to(self, record_id: str) -> None:
        """Put the keyboard on the row of somebody."""
        self._at = record_id
        if self._stale:
            self._load()
        self._keep_row()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_everything(self) -> None:
        """Show the list and not what it is filtered by."""
        self._filtering = False
        self._fit()

    def stay_at(self, record_id: str) -> None:
        """Have the keyboard on the row of somebody when the list is shown next."""
        self._at = record_id

    def beside(self, record_id: str, step: int) -> str:
        """Return who stands after (1) or before (-1) somebody; empty where nobody does."""
        return self.model.beside(record_id, step)

    # --- What a person does ---------------------------------------------------------------------

    def _search(self) -> None:
        self.model.look_for(self.filters.wanted)
        self._keep_row()
        self._say_found()
        self._context.announce(self.found.text())

    def _sort(self, at: int, down: bool) -> None:  # noqa: FBT001 - a signal's
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(at, order)

    def _sorted(self, at: int, order: Qt.SortOrder) -> None:
        down = order == Qt.SortOrder.DescendingOrder
        self.model.sort(at, order)
        self.filters.show_order(at, down=down)
        self._keep_row()
        words = self._context.words
        said = words(f"ui.people.columns.{COLUMNS[at]}")
        if down:
            said = words("ui.people.search.said_down", order=said)
        self._context.announce(words("ui.people.search.sorted", order=said))

    def _open(self) -> None:
        found = self.model.stakeholder(self.table.currentIndex())
        if found is not None:
            self._at = found.id
            self.opened.emit(found.id)

    def _bring_in(self) -> None:
        """Have people come in from a file, and go to the first of them."""
        workspace = self._context.workspace
        if not self._all_saved():
            return
        before = {each.id for each in workspace.snapshot.all(Stakeholder)}
        people_files(self._context, self.window()).bring_in(workspace)
        came = [each.id for each in workspace.snapshot.all(Stakeholder) if each.id not in before]
        if not came:
            return
        self.show_everything()
        if any(self.model.row_of(each) < 0 for each in came):
            self.filters.forget()
        self.go_to(came[0])

    def _write_out(self) -> None:
        """Have those who are shown, and nobody else, go to a file."""
        if not self._all_saved():
            return
        self.filters.settle()
        shown = frozenset(self.model.ids)
        if shown:
            people_files(self._context, self.window()).write_out(
                self._context.workspace, only=shown
            )

    def _all_saved(self) -> bool:
        return saved_first(self._context.words, self._context.saver, self.window())

    def _show_everybody(self) -> None:
        self.filters.forget()
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _into_list(self) -> None:
        if self.model.rowCount() and self.table.isVisible():
            if not self.table.currentIndex().isValid():
                self.table.go_to(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_filters(self) -> None:
        self._filtering = True
        self._fit()
        self.filters.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_filters(self) -> None:
        self._filtering = False
        self._fit()
        if self.model.rowCount():
            self._into_list()
        else:
            self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- What is shown --------------------------------------------------------------------------

    def _load(self) -> None:
        self._stale = False
        self.model.reload()
        self._keep_row()
        self._fit()

    def _keep_row(self) -> None:
        """Stay at somebody who is still shown, else at the first."""
        at = self.model.row_of(self._at)
        if self.model.rowCount():
            self.table.go_to(max(at, 0))

    def _moved(self) -> None:
        found = self.model.stakeholder(self.table.currentIndex())
        if found is not None and self.table.hasFocus():
            self._at = found.id

    def _say_found(self) -> None:
        words, found, everyone = self._context.words, self.model.rowCount(), self.model.all_of_them
        narrowed = found != everyone or bool(self.filters.wanted.words) or self.filters.chosen
        if not found and everyone:
            said = words("ui.people.search.none")
        elif narrowed:
            said = words.plural("ui.people.search.found_of", found, all=everyone)
        else:
            said = words.plural("ui.people.search.found", found)
        if self.filters.isHidden():
            said = sentences(said, self.filters.said)
        self.found.setText(said)
        self.doors.show_people(found)
        self.everybody.setVisible(narrowed)

    def _fit(self) -> None:
        roomy = self.width() >= em(self, _ROOMY[0]) and self.height() >= em(self, _ROOMY[1])
        anybody = bool(self.model.all_of_them)
        alone = self._filtering and not roomy
        self.doors.fit(roomy=self.width() >= em(self, _ROOMY[0]), anybody=anybody)
        self._empty.setVisible(not anybody)
        self._searching.setVisible(anybody and not alone)
        self.show_filters.setVisible(not roomy)
        self.filters.setVisible(anybody and (roomy or alone))
        side = THREE if roomy else TWO
        self._whole.setContentsMargins(side - RING, side, side - RING, TWO)
        # A scroll bar that comes for a moment would take the room that makes it needed.
        bar = Qt.ScrollBarPolicy
        self._page.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if roomy else bar.ScrollBarAsNeeded
        )
        self.table.setMinimumHeight(0 if roomy else self.height() - 2 * THREE)
        self.hide_filters.setVisible(alone)
        self._said.setVisible(anybody)
        self._below.setVisible(anybody and not alone)
        self._say_found()

    # --- The widget -----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._load()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Offer nothing to be taken back that somebody walked away from."""
        super().hideEvent(event)
        self.undo.hide()
        if self._filtering:
            self._filtering = False
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Show what there is room for at another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_said"):
            self._fit()

    def _ground(self) -> QWidget:
        """Return what all stands on: in a small window it scrolls, so that the table has room."""
        self._page = QScrollArea()
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setProperty("look", "clear")
        self._page.setWidget(ground)
        column(self).addWidget(self._page)
        return ground

    def _lay_out(self, words: Words) -> None:
        whole = self._whole = column(self._ground(), gap=ONE)
        top = row(gap=TWO)
        top.setContentsMargins(RING, 0, RING, 0)
        top.addWidget(self.heading, 1)
        buttons = FlowLayout(gap=TWO)
        buttons.addWidget(self.new)
        buttons.addWidget(self.doors)
        top.addLayout(buttons)
        whole.addLayout(top)
        views = Views(words, "list")
        views.setContentsMargins(RING, 0, RING, 0)
        views.chosen.connect(self.view_asked)
        whole.addWidget(views)
        self._empty.setContentsMargins(RING, 0, RING, 0)
        whole.addWidget(self._empty)
        self._searching = QWidget()
        searching = row(self._searching, gap=ONE)
        searching.setContentsMargins(RING, 0, RING, 0)
        searching.addWidget(field_label(words("ui.people.search.label"), self.filters.search))
        searching.addWidget(self.filters.search, 1)
        self.show_filters = secondary(words("ui.people.search.show"), self._open_filters)
        searching.addWidget(self.show_filters)
        whole.addWidget(self._searching)
        whole.addWidget(self.filters)
        self._said = QWidget()
        said = row(self._said, gap=TWO)
        said.setContentsMargins(RING, 0, RING, 0)
        self.found = quiet()
        self.everybody = link(words("ui.people.search.everybody"), self._show_everybody, "close")
        self.hide_filters = primary(words("ui.people.search.hide"), self._close_filters)
        said.addWidget(self.found, 1)
        said.addWidget(self.everybody)
        said.addWidget(self.hide_filters)
        whole.addWidget(self._said)
        whole.addWidget(self.undo)
        self._below = QWidget()
        below = row(self._below)
        below.setContentsMargins(RING, 0, RING, 0)
        below.addWidget(self.table)
        whole.addWidget(self._below, 1)
        whole.addStretch(0)

    def _connect(self) -> None:
        self.doors.import_asked.connect(self._bring_in)
        self.doors.export_asked.connect(self._write_out)
        self.filters.changed.connect(self._search)
        self.filters.ordered.connect(self._sort)
        self.filters.search.down.connect(self._into_list)
        self.filters.search.returnPressed.connect(self._into_list)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _was: self._moved())
        head = self.table.horizontalHeader()
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(self._sorted)
