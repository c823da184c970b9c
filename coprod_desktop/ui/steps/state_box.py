"""Where a step stands: shown in a line where it begins, changed in a box where it ends."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Changed, Operation, Set
from coprod_desktop.application.standing import standing_of
from coprod_desktop.content.model import Field, Option, Step
from coprod_desktop.domain.fields import JsonValue, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.values import to_json
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.build import cell_field
from coprod_desktop.ui.forms.cells import Cell
from coprod_desktop.ui.forms.options import OneOf
from coprod_desktop.ui.kit import ONE, column, heading, link, quiet, rule
from coprod_desktop.ui.steps.states import standing_in_words

STATES = ("not_started", "in_progress", "done_for_now", "look_again")


class StateBox(QWidget):
    """Lets a person say how a step stands and when to come back to it.

    Saying so also notes that the step was looked at today.
    """

    def __init__(self, context: Context, step: Step) -> None:
        super().__init__()
        self._context = context
        self._step = step
        self.body = column(self, gap=ONE)
        self.body.addWidget(rule())
        self.body.addSpacing(ONE)
        words = context.words
        title = words("forms.states.heading")
        self.body.addWidget(heading(title, 2))
        self._sentence = quiet()
        self.body.addWidget(self._sentence)
        self.choice = OneOf(
            words,
            tuple(Option(each, words(f"forms.states.name.{each}")) for each in STATES),
            clearable=False,
        )
        self.choice.name(title, words("forms.states.why"))
        self.choice.chosen.connect(self._on_chosen)
        self.body.addWidget(self.choice)
        self.day = cell_field(context, _day_field(context), self._day_cell())
        self.body.addSpacing(ONE)
        self.body.addWidget(self.day)
        self.looked = link(words("forms.states.looked_today"), self._on_looked, "calendar")
        self.body.addWidget(self.looked, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh(None)
        if context.workspace.read_only:
            self.choice.lock()

    def refresh(self, changed: Changed | None) -> None:
        """Show where the step stands now."""
        now = standing_of(self._context.workspace.snapshot, self._step, self._today())
        self.choice.show_value(now.state)
        self.day.setVisible(now.state == "look_again")
        self.day.refresh(changed)
        self._sentence.setText(standing_in_words(self._context.words, now))
        locked = self._context.workspace.read_only
        self.looked.setVisible(now.looked_at != self._today() and not locked)

    def _on_chosen(self) -> None:
        chosen = self.choice.value()
        self._context.saver.flush()
        values = {"state": chosen, "looked_at": self._today().isoformat()}
        self._context.perform(Set("step_state", self._step.id, values), self)
        self.refresh(None)
        if self.choice.value() != chosen:
            sentence = self._context.words("forms.states.has_answers")
            self._sentence.setText(sentence)
            self._context.announce(sentence)

    def _on_looked(self) -> None:
        today = self._today().isoformat()
        if self._context.perform(Set("step_state", self._step.id, {"looked_at": today}), self):
            self.choice.entry().setFocus(Qt.FocusReason.OtherFocusReason)
            self._context.announce(self._sentence.text())

    def _today(self) -> dt.date:
        return self._context.clock.now().date()

    def _day_cell(self) -> Cell:
        step_id = self._step.id

        def read(snapshot: Snapshot) -> JsonValue:
            return to_json(snapshot.step_state(step_id).look_again_on)

        def write(_: Snapshot, value: JsonValue) -> Operation:
            return Set("step_state", step_id, {"look_again_on": value})

        row = ("step_state", fixed_id("step_state", step_id))
        return Cell(f"step_state/{step_id}/look_again_on", row, read, write)


def _day_field(context: Context) -> Field:
    words = context.words
    return Field(
        id="look_again_on",
        kind=Kind.DATE,
        label=words("forms.states.day.label"),
        why=words("forms.states.day.why"),
        example=words("forms.states.day.example"),
        tense="future",
    )
