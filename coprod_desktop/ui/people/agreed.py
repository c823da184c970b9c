"""What somebody's consents come to just now, for each purpose, in words."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.consent import Consents, Purpose
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.kit import HALF, ONE, Card, IconLabel, Label, column, heading, row, text

_SIGNS = {"yes": "check", "public": "check", "not_asked": "question"}
"""The icon of each standing; all else is a no."""


class AgreedNow(Card):
    """A line for each purpose, which says yes or no and why."""

    def __init__(self, context: Context, record_id: str) -> None:
        super().__init__()
        self._context = context
        self._id = record_id
        words = context.words
        form = context.workspace.content.forms["consent"]
        self._purposes: tuple[Purpose, ...] = get_args(Purpose)
        labels = {each.id: each.label for each in form.field("purpose").options}
        self.body.addWidget(heading(words("ui.people.now.title"), 2))
        self._lines: dict[Purpose, tuple[IconLabel, Label]] = {}
        for purpose in self._purposes:
            line = QWidget()
            inner = row(line, gap=ONE)
            sign, state = IconLabel("question", "ink"), text()
            about = column(gap=0)
            about.addWidget(text(labels[purpose], "label"))
            about.addWidget(state)
            inner.addWidget(sign)
            inner.addLayout(about, 1)
            inner.setContentsMargins(0, HALF, 0, HALF)
            self._lines[purpose] = (sign, state)
            self.body.addWidget(line)
        self.refresh()

    def refresh(self) -> None:
        """Say how things stand now."""
        workspace, words = self._context.workspace, self._context.words
        stakeholder = workspace.snapshot.get(Stakeholder, self._id)
        if stakeholder is None:
            return
        consents = Consents(workspace.snapshot, self._today())
        for purpose, (sign, state) in self._lines.items():
            standing = consents.standing(stakeholder, purpose)
            said = words(f"ui.people.now.{standing}")
            sign.show_icon(_SIGNS.get(standing, "close"), "accent" if standing == "yes" else "ink")
            state.setText(said)

    def _today(self) -> dt.date:
        return self._context.clock.now().astimezone().date()
