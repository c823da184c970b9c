"""One page of a step: its questions, and the way back and on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.application.standing import standing_of
from coprod_desktop.content.model import Page, Step
from coprod_desktop.ui.about.guides import guides_of
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.build import step_field
from coprod_desktop.ui.forms.field import FieldBox
from coprod_desktop.ui.forms.records import RecordsField
from coprod_desktop.ui.forms.view import into_view
from coprod_desktop.ui.kit import (
    HALF,
    THREE,
    TWO,
    FlowLayout,
    ScrollColumn,
    column,
    eyebrow,
    heading,
    link,
    primary,
    quiet,
    secondary,
    text,
)
from coprod_desktop.ui.pictures.assets import AssetsPicture
from coprod_desktop.ui.pictures.budget import BudgetPicture
from coprod_desktop.ui.pictures.invitations import InvitationsMade
from coprod_desktop.ui.pictures.map_lead import MapLead
from coprod_desktop.ui.pictures.milestones import MilestonesPicture
from coprod_desktop.ui.pictures.picture import Picture
from coprod_desktop.ui.pictures.values import ValuesPicture
from coprod_desktop.ui.steps.state_box import StateBox
from coprod_desktop.ui.steps.states import standing_in_words, step_line

PICTURES: Mapping[str, Callable[[Context], Picture | InvitationsMade]] = {
    "stakeholders.stakeholders": MapLead,
    "stakeholders.where_people_are": InvitationsMade,
    "relationships.assets": AssetsPicture,
    "relationships.value_checks": ValuesPicture,
    "framework.milestones": MilestonesPicture,
    "framework.budget": BudgetPicture,
}
"""What is drawn above a question, by its id."""


STATE = "#state"
"""What stands for the state of a step, where it can be gone to."""


class StepForm(ScrollColumn):
    """The questions of a page. Pages are the same all through: only their data differ."""

    asked = Signal(str)
    """The id of another page to go to."""

    def __init__(
        self, context: Context, step: Step, page: Page, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._step = step
        self.page = page
        self.stands_at = Place("steps", page.id)
        words = context.words
        self.body.setSpacing(THREE)
        at = step.pages.index(page)
        first, last = at == 0, at == len(step.pages) - 1
        where = words(
            "forms.steps.page_line",
            step=step_line(words, step, len(context.workspace.content.steps)),
            page=at + 1,
            pages=len(step.pages),
        )
        top = column(gap=HALF)
        top.addWidget(eyebrow(where))
        self.heading: QLabel = heading(page.title)
        self.heading.setAccessibleName(f"{where}. {page.title}")
        top.addWidget(self.heading)
        if first:
            top.addWidget(text(step.intro))
        if page.intro:
            top.addWidget(quiet(page.intro))
        for guide in guides_of(words, page.id, self.window):
            top.addWidget(guide, 0, Qt.AlignmentFlag.AlignLeft)
        self._standing: QLabel | None = None
        if first:
            self._standing = quiet()
            top.addWidget(self._standing)
            if not context.workspace.read_only:
                change = link(words("forms.states.change"), self._to_state)
                top.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(top)
        self.boxes: list[FieldBox] = [step_field(context, field) for field in page.fields]
        self.pictures: list[Picture | InvitationsMade] = []
        for box in self.boxes:
            self._add_picture(box.field.id)
            self.body.addWidget(box)
        self.state: StateBox | None = None
        if last:
            self.state = StateBox(context, step)
            self.body.addWidget(self.state)
        self._add_way(step, page)
        self.body.addStretch(1)
        self.refresh(None)

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        if changed is not None:
            for box in self.boxes:
                box.refresh(changed)
            for picture in self.pictures:
                picture.refresh(changed)
        if self.state is not None:
            self.state.refresh(changed)
        if self._standing is not None:
            now = standing_of(self._context.workspace.snapshot, self._step, self._today())
            self._standing.setText(standing_in_words(self._context.words, now))

    def take_cursor(self, field_id: str, record_id: str = "", part: str = "") -> bool:
        """Put the cursor into a field, or to a record of it; tell whether this page has it.

        `part` is a part of either. STATE is the field of the step's state, on its last page.
        """
        if field_id == STATE:
            self.show_state()
            return self.state is not None
        for box in self.boxes:
            if box.field.id == field_id:
                if isinstance(box, RecordsField) and box.go_to(record_id, part):
                    return True
                focused = QApplication.focusWidget()
                if part or focused is None or not box.isAncestorOf(focused):
                    box.take_cursor(part)
                into_view(box.entry_of(part) if part else box)
                return True
        return False

    def show_state(self) -> None:
        """Bring the box with the step's state into view."""
        if self.state is not None:
            self.state.choice.entry().setFocus(Qt.FocusReason.OtherFocusReason)
            into_view(self.state)

    def _add_picture(self, field_id: str) -> None:
        if field_id in PICTURES:
            picture = PICTURES[field_id](self._context)
            self.body.addWidget(picture)
            picture.refresh(None)
            self.pictures.append(picture)

    def _add_way(self, step: Step, page: Page) -> None:
        words = self._context.words
        steps = self._context.workspace.content.all_steps()
        ways = [(each, other) for each in steps for other in each.pages]
        at = ways.index((step, page))
        line = FlowLayout(gap=TWO)
        if at:
            before = ways[at - 1][1]
            back = secondary(words("forms.steps.back"), lambda: self.asked.emit(before.id))
            back.setAccessibleDescription(before.title)
            line.addWidget(back)
        if at + 1 < len(ways):
            next_step, after = ways[at + 1]
            title = after.title
            if next_step.id != step.id:
                title = next_step.title
            on = primary(words("forms.steps.next", title=title), lambda: self.asked.emit(after.id))
            line.addWidget(on)
        changed = Place("past", page.id)
        line.addWidget(link(words("past.here"), lambda: self._context.go(changed)))
        self.body.addLayout(line)

    def _to_state(self) -> None:
        self.asked.emit(f"{self._step.id}{STATE}")

    def _today(self) -> dt.date:
        return self._context.clock.now().date()
