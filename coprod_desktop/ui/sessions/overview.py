"""All sessions: those to come, and those that were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.domain.records import Session
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.forms.undo import UndoStrip
from coprod_desktop.ui.kit import (
    ONE,
    TWO,
    Card,
    ScrollColumn,
    column,
    heading,
    link,
    primary,
    quiet,
    row,
    text,
)
from coprod_desktop.ui.sessions.words import session_title, session_when


def is_past(session: Session, today: dt.date) -> bool:
    """Tell whether a session was; one without a date is still to come."""
    return session.date is not None and session.date < today


class SessionsOverview(ScrollColumn):
    """The list of sessions as cards, and the button that plans another."""

    opened = Signal(str)
    """The id of a session."""
    new_asked = Signal()

    def __init__(self, context: Context, undo: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self._rows: list[QWidget] = []
        form = context.workspace.content.forms["session"]
        self.body.setSpacing(TWO)
        self.heading: QLabel = heading(form.title)
        self.body.addWidget(self.heading)
        self._empty = text(form.empty)
        self.body.addWidget(self._empty)
        self.new = primary(form.add, self.new_asked.emit, "plus")
        self.body.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        if context.workspace.read_only:
            self.new.hide()
        self.undo = UndoStrip(context, undo)
        self.body.addWidget(self.undo)
        self._list = column(gap=ONE)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.refresh(None)

    def refresh(self, changed: Changed | None) -> None:
        """Show the sessions that there are now."""
        # What was offered to be taken back is not the last thing that was done any more.
        self.undo.hide()
        if changed is not None and not changed.touches("session", "expected_person"):
            return
        for each in self._rows:
            self._list.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows.clear()
        sessions = self._context.workspace.snapshot.sessions()
        today = self._context.clock.now().date()
        words = self._context.words
        self._empty.setVisible(not sessions)
        past = [each for each in sessions if is_past(each, today)]
        self._add_group(
            words("forms.sessions.upcoming"), [each for each in sessions if each not in past]
        )
        self._add_group(words("forms.sessions.past"), past[::-1])
        in_reading_order(self)

    def _add_group(self, title: str, sessions: Sequence[Session]) -> None:
        if not sessions:
            return
        self._put(heading(title, 2))
        for session in sessions:
            self._put(self._card(session))

    def _put(self, widget: QWidget) -> None:
        self._rows.append(widget)
        self._list.addWidget(widget)

    def _card(self, session: Session) -> QWidget:
        words = self._context.words
        title = session_title(words, session)
        card = Card(margin=TWO)
        line = row(gap=TWO)
        names = column(gap=0)
        names.addWidget(text(title, "label"))
        names.addWidget(quiet(session_when(words, session)))
        expected = len(self._context.workspace.snapshot.expected(session.id))
        facts = [session.place]
        if expected:
            facts.append(words.plural("forms.sessions.coming.count", expected))
        if any(facts):
            names.addWidget(quiet(" · ".join(each for each in facts if each)))
        line.addLayout(names, 1)
        button = link(words("forms.sessions.open"), lambda: self.opened.emit(session.id))
        button.setAccessibleName(words("forms.sessions.open_named", title=title))
        line.addWidget(button)
        card.body.addLayout(line)
        return card
