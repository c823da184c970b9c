"""The page "What changed": the moments of the history at the left, the chosen one beside them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from coprod_desktop.application.operations import Changed, PutBack
from coprod_desktop.application.past import Moment, Past
from coprod_desktop.content.words import sentences
from coprod_desktop.project.edits import PastPlace, Within
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.keeping.waiting import carry_out
from coprod_desktop.ui.kit import ONE, THREE, TWO, column, em, heading, quiet, row
from coprod_desktop.ui.past.details import Details
from coprod_desktop.ui.past.filters import Filters
from coprod_desktop.ui.past.model import MomentModel
from coprod_desktop.ui.past.view import MomentView
from coprod_desktop.ui.past.words import found_in
from coprod_desktop.ui.window.places import place_of

_BESIDE = 44.0
"""Em that the list and the chosen moment need side by side."""
_LIST = 24.0
_WIDEST = 16_777_215


class PastPage(QWidget):
    """What changed, when and by whom. In a narrow window the list gives way to what is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._context = context
        self._past = Past(context.words, context.workspace)
        self._within, self._title = Within(), ""
        self._stale = True
        self._reading_one = False
        self._searched = self._loading = False
        self._sought: PastPlace | None = None
        self._beside = True
        self.model = MomentModel(context.words, self._today, self)
        self._left = self._make_left()
        self.details = Details(context, self._past.more)
        self._right = QFrame()
        self._right.setProperty("look", "panel")
        column(self._right).addWidget(self.details)
        line = row(self, gap=0)
        line.addWidget(self._left)
        line.addWidget(self._right, 1)
        self._connect()
        in_reading_order(self)
        self._fit()

    # --- What the window asks -------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show the history of a page or of a record, by its id, or of everything."""
        self._reading_one = False
        self.filters.forget()
        try:
            self._narrow(*self._part_of(place.target))
        except KnownError as error:
            self._cannot_read(error)
        self._fit()

    def refresh(self, changed: Changed | None) -> None:  # noqa: ARG002 - everything is a change
        """Show what was added, and keep what is read; while nobody looks, only take note."""
        self._stale = True
        if self.isVisible():
            self._load(keep=True)

    # --- Reading --------------------------------------------------------------------------------

    def _load(self, *, keep: bool = False) -> None:
        """Read anew; `keep` stays at the moment that is shown, with as much around it."""
        shown = self.details.moment
        place: PastPlace | None = shown.place if keep and shown is not None else None
        self._stale = False
        try:
            authors = self._context.workspace.authors()
        except KnownError as error:
            self._cannot_read(error)
            return
        self.filters.show_authors(authors)
        self.view.named = any(authors)
        wanted = self.filters.words
        within = replace(self._within, author=self.filters.author)
        at_least = max(60, self.model.found if keep else 0)
        self._loading = True
        self.model.begin(
            self._past.look(within=within),
            lambda moment: found_in(moment, wanted),
            at_least=at_least,
        )
        self._sought = place
        chosen = self.model.index_of(place)
        self.view.setCurrentIndex(chosen)
        if chosen.row() <= 1:
            self.view.scrollToTop()  # the day that it was stands above it
        self._loading = False
        if chosen.isValid() or place is None or not self.model.reading:
            self._show_chosen()

    def _cannot_read(self, error: KnownError) -> None:
        self._context.tell(error)

    def _search(self) -> None:
        self._searched = True
        self._load()

    def _show_chosen(self) -> None:
        if self._loading:
            return
        moment = self.model.moment(self.view.currentIndex())
        try:
            moment = self._past.again(moment) if moment is not None else None
        except KnownError as error:
            self._cannot_read(error)
            return
        self.details.show_moment(
            moment,
            can_go=moment is not None and self._place_of(moment) is not None,
            can_narrow=not self._title,
        )

    def _first_found(self) -> None:
        """Choose what was shown before, or else the first, also where finding it took a while."""
        if not self._loading and not self.view.currentIndex().isValid() and self.model.found:
            self.view.setCurrentIndex(self.model.index_of(self._sought))

    def _say_found(self) -> None:
        words, model = self._context.words, self.model
        looks = bool(self.filters.words or self.filters.author is not None or self._title)
        if model.reading:
            said = words("past.reading")
        elif not model.ended:
            said = words.plural("past.found_so_far", model.found) if looks else ""
        elif model.found:
            said = words.plural("past.found", model.found) if looks else ""
        else:
            said = words("past.none_found" if looks else "past.empty")
        self._found.setText(said)
        self._found.setVisible(bool(said))
        if self._searched and not model.reading:
            self._searched = False
            self._context.announce(said)

    # --- One page or record ---------------------------------------------------------------------

    def _part_of(self, target: str) -> tuple[Within, str]:
        workspace = self._context.workspace
        for step in workspace.content.all_steps():
            for page in step.pages:
                if target == page.id:
                    return self._past.of_page(page), f"{step.short}: {page.title}"
        record = target.partition("/")[0]
        for kind, records in workspace.snapshot.records.items():
            if record and record in records:
                return self._past.of_record(kind, record), self._past.where(kind, record)
        return Within(), ""

    def _narrow(self, within: Within, title: str) -> None:
        self._within, self._title = within, title
        self.filters.show_only(title)
        self._load()

    def _only_this(self) -> None:
        moment = self.details.moment
        if moment is None:
            return
        if moment.page is not None:
            within = self._past.of_page(moment.page)
        else:
            within = self._past.of_record(*moment.about)
        self._reading_one = False
        self._fit()
        self._narrow(within, moment.where)
        self._context.announce(self.filters.only.text())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _whole(self) -> None:
        self._narrow(Within(), "")
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Doing something about it ---------------------------------------------------------------

    def _put_back(self, operation: PutBack, said: str) -> None:
        words = self._context.words
        if carry_out(self._context, self, operation, words("past.putting_back")):
            said = sentences(said, words("past.undo_hint"))
            self.details.tell(said)
            self._context.announce(said)

    def _go(self) -> None:
        place = self._place_of(self.details.moment) if self.details.moment else None
        if place is not None:
            self._context.go(place)

    def _place_of(self, moment: Moment) -> Place | None:
        workspace = self._context.workspace
        about = Changed(frozenset({moment.about}))
        return place_of(workspace.content, workspace.snapshot, about)

    def _open(self) -> None:
        self._reading_one = True
        self._fit()
        self.details.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self._reading_one = False
        self._fit()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- The widget -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back from the chosen moment to the list with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._right.isAncestorOf(self.focusWidget()):
            self._back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._load(keep=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Look for nothing that nobody sees."""
        super().hideEvent(event)
        if self.model.reading:
            self.model.stop()
            self._stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the list and the moment side by side where there is room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Find the room for both at another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_right"):
            self._fit()

    def _fit(self) -> None:
        self._beside = self.width() >= em(self, _BESIDE)
        self._left.setVisible(self._beside or not self._reading_one)
        self._right.setVisible(self._beside or self._reading_one)
        self.details.back.setVisible(not self._beside)
        self.filters.set_beside(beside=not self._beside)
        if self._beside:
            self._left.setFixedWidth(min(em(self, _LIST), round(self.width() * 0.45)))
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(_WIDEST)

    def _make_left(self) -> QWidget:
        words = self._context.words
        left = QWidget()
        whole = column(left, gap=0)
        top = column(gap=ONE)
        top.setContentsMargins(THREE, THREE, THREE, 0)
        self.heading: QLabel = heading(words("past.title"))
        top.addWidget(self.heading)
        self.filters = Filters(words)
        top.addWidget(self.filters)
        self._found = quiet()
        top.addWidget(self._found)
        whole.addLayout(top)
        self.view = MomentView(words)
        self.view.setModel(self.model)
        around = column()
        around.setContentsMargins(TWO - 3, ONE, TWO - 3, ONE)
        around.addWidget(self.view)
        whole.addLayout(around, 1)
        return left

    def _connect(self) -> None:
        self.filters.changed.connect(self._search)
        self.filters.whole_asked.connect(self._whole)
        self.model.looked.connect(self._say_found)
        self.model.looked.connect(self._first_found)
        self.model.broke_off.connect(self._cannot_read)
        self.view.chosen.connect(self._show_chosen)
        self.view.opened.connect(self._open)
        self.details.put_back.connect(self._put_back)
        self.details.go_asked.connect(self._go)
        self.details.only_asked.connect(self._only_this)
        self.details.back_asked.connect(self._back)

    def _today(self) -> dt.date:
        return self._context.clock.now().astimezone().date()
