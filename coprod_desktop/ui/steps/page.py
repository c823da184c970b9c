"""The Steps section: the list of steps, the page that is open, and help beside it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Page, Step
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.helped import Helped
from coprod_desktop.ui.forms.shade import Upright
from coprod_desktop.ui.kit import ONE, THREE, column, em, link, row
from coprod_desktop.ui.steps.form import StepForm
from coprod_desktop.ui.steps.step_list import StepList

_WITH_LIST = 44
"""From this width on, in em, the list of steps stands beside the page."""
_LIST = 15.5
_KEPT = 4
_STATE = "#state"


class StepsPage(QWidget):
    """All pages of all steps. Each is made when it is first gone to, and any can be gone to."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._context = context
        content = context.workspace.content
        self._ways: list[tuple[Step, Page]] = [
            (step, page) for step in content.all_steps() for page in step.pages
        ]
        self._forms: dict[str, StepForm] = {}
        self._at = 0
        self._list_wanted = False
        self._stack = QStackedWidget()
        self._helped = Helped(context, self._stack)
        self._list_button = link(context.words("forms.steps.show_list"), self._show_list, "steps")
        self._helped.bar_start.addWidget(self._list_button)
        self.list = StepList(context.words, context.workspace)
        self.list.picked.connect(self.open)
        self._list_side = QFrame()
        side = column(self._list_side)
        side.setContentsMargins(ONE, THREE - ONE, ONE, ONE)
        side.addWidget(self.list)
        line = row(self, gap=0)
        line.addWidget(self._list_side)
        self._upright = Upright()
        line.addWidget(self._upright)
        line.addWidget(self._helped, 1)
        self._show(0)
        self._fit()

    @property
    def heading(self) -> QLabel:
        """The heading of the page that is open; it says which step and page this is."""
        return self.form.heading

    @property
    def form(self) -> StepForm:
        """The page that is open."""
        return self._forms[self._ways[self._at][1].id]

    def show_place(self, place: Place) -> None:
        """Show a page of a step, or the first page of a step; nothing named leaves it as it is."""
        if place.target:
            self._show(self._index_of(place.target))
        self._hide_list()
        if place.field:
            self.form.take_cursor(place.field)

    def show_next(self) -> None:
        """Go to the next page."""
        if self._at + 1 < len(self._ways):
            self.open(self._ways[self._at + 1][1].id)

    def show_previous(self) -> None:
        """Go to the page before."""
        if self._at:
            self.open(self._ways[self._at - 1][1].id)

    def open(self, target: str) -> None:
        """Go to a page or a step, and say where this is by putting the focus on its heading."""
        self._context.saver.flush()
        step_id, wants_state, _ = target.partition(_STATE)
        if wants_state:
            step = self._context.workspace.content.step(step_id)
            self._show(self._index_of(step.pages[-1].id))
            self.form.show_state()
            return
        self._show(self._index_of(target))
        self._hide_list()
        self.form.verticalScrollBar().setValue(0)
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        for form in self._forms.values():
            form.refresh(changed)
        self.list.fill(self._today())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the list away in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the list away at a large text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "list"):
            self._fit()

    def _index_of(self, target: str) -> int:
        for index, (step, page) in enumerate(self._ways):
            if target in (page.id, step.id):
                return index
        return self._at

    def _show(self, index: int) -> None:
        self._at = index
        step, page = self._ways[index]
        # The one shown last goes to the end: the first is the one to let go.
        form = self._forms.pop(page.id, None) or self._make(step, page)
        self._forms[page.id] = form
        self._stack.setCurrentWidget(form)
        self._let_go()
        self._helped.show_page(page.help)
        self.list.show_page(step, page, self._today())

    def _make(self, step: Step, page: Page) -> StepForm:
        form = StepForm(self._context, step, page)
        form.asked.connect(self.open)
        self._stack.addWidget(form)
        return form

    def _let_go(self) -> None:
        """Keep the last few pages only, so that another text size or theme is quick to apply."""
        saver = self._context.saver
        if len(self._forms) <= _KEPT or saver.waiting or saver.failed:
            # A page may hold something that could not be saved: nothing of it is lost.
            return
        form = self._forms.pop(next(iter(self._forms)))
        self._stack.removeWidget(form)
        form.deleteLater()

    def _show_list(self) -> None:
        self._list_wanted = True
        self._fit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_list(self) -> None:
        self._list_wanted = False
        self._fit()

    def _fit(self) -> None:
        beside = self.width() >= em(self, _WITH_LIST)
        self._list_button.setVisible(not beside)
        self._upright.setVisible(beside)
        self._list_side.setVisible(beside or self._list_wanted)
        self._helped.setVisible(beside or not self._list_wanted)
        if beside:
            self._list_side.setFixedWidth(em(self, _LIST))
        else:
            self._list_side.setMinimumWidth(0)
            self._list_side.setMaximumWidth(16_777_215)
        self._helped.fit()

    def _today(self) -> dt.date:
        return self._context.clock.now().date()
