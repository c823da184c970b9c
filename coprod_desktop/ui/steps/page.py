"""The Steps section: the list of steps, the page that is open, and help beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coprod_desktop.application.operations import Changed
from coprod_desktop.application.standing import answered, standing_of
from coprod_desktop.content.model import Page, Step
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.outline import Line
from coprod_desktop.ui.forms.outlined import Outlined
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.steps.form import STATE, StepForm
from coprod_desktop.ui.steps.states import state_in_words

_KEPT = 2


class StepsPage(Outlined):
    """All pages of all steps. Each is made when it is first gone to, and any can be gone to."""

    def __init__(self, context: Context) -> None:
        words = context.words
        super().__init__(context, words("forms.steps.list"), words("forms.steps.show_list"))
        self._context = context
        content = context.workspace.content
        self._ways: list[tuple[Step, Page]] = [
            (step, page) for step in content.all_steps() for page in step.pages
        ]
        self._forms: dict[str, StepForm] = {}
        self._at = 0
        self.list.picked.connect(self.open)
        self._show(0)
        self.fit()

    @property
    def heading(self) -> QLabel:
        """The heading of the page that is open; it says which step and page this is."""
        return self.form.heading

    @property
    def form(self) -> StepForm:
        """The page that is open."""
        return self._forms[self._ways[self._at][1].id]

    @property
    def open_page(self) -> str:
        """The id of the page that is open."""
        return self.form.page.id

    def show_place(self, place: Place) -> None:
        """Show a page of a step, or the first page of a step; nothing named leaves it as it is."""
        if place.target:
            self._show(self._index_of(place.target))
        self.hide_list()
        if place.field:
            self.form.take_cursor(place.field, place.record, place.part)

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
        step_id, wants_state, _ = target.partition(STATE)
        if wants_state:
            step = self._context.workspace.content.step(step_id)
            self._show(self._index_of(step.pages[-1].id))
            self.form.show_state()
            return
        self._show(self._index_of(target))
        self.hide_list()
        self.form.verticalScrollBar().setValue(0)
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        for form in self._forms.values():
            form.refresh(changed)
        self.list.fill(list(self._lines()))

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
        self.stack.setCurrentWidget(form)
        self._let_go()
        self.show_help_of(page.help)
        self.list.fill(list(self._lines()))
        self.list.go_to_open()

    def _make(self, step: Step, page: Page) -> StepForm:
        # Made where it will stand: Qt styles all that is in a page anew when it moves.
        form = StepForm(self._context, step, page, self.stack)
        form.asked.connect(self.open)
        self.stack.addWidget(form)
        in_reading_order(form)
        return form

    def _let_go(self) -> None:
        """Keep the last few pages only, so that another text size or theme is quick to apply."""
        saver = self._context.saver
        if len(self._forms) <= _KEPT or saver.waiting or saver.failed:
            # A page may hold something that could not be saved: nothing of it is lost.
            return
        form = self._forms.pop(next(iter(self._forms)))
        self.stack.removeWidget(form)
        form.deleteLater()

    def _lines(self) -> Iterator[Line]:
        opened, page = self._ways[self._at]
        for step in self._context.workspace.content.all_steps():
            yield self._step_line(step)
            for each in step.pages if step is opened else ():
                yield self._page_line(each, is_open=each is page)

    def _step_line(self, step: Step) -> Line:
        words = self._context.words
        now = standing_of(self._context.workspace.snapshot, step, self._today())
        state = state_in_words(words, now)
        key = "forms.steps.step_said" if step.number else "forms.steps.together_said"
        return Line(
            step.id,
            f"{step.number} {step.short}" if step.number else step.title,
            words(key, number=step.number, title=step.title, state=state),
            state=state,
            rule=not step.number,
        )

    def _page_line(self, page: Page, *, is_open: bool) -> Line:
        words = self._context.words
        done = answered(self._context.workspace.snapshot, page)
        state = words("forms.steps.page_state", done=done, all=len(page.fields))
        key = "forms.steps.page_open_said" if is_open else "forms.steps.page_said"
        said = words(key, title=page.title, state=state)
        return Line(page.id, page.title, said, state=state, is_page=True, is_open=is_open)

    def _today(self) -> dt.date:
        return self._context.clock.now().date()
