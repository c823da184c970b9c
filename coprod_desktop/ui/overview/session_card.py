"""The next session: when and where, how much of it is ready, and the way there."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QProgressBar, QWidget

from coprod_desktop.content.days import clock_in_words, day_in_words
from coprod_desktop.domain.next_things import next_session
from coprod_desktop.domain.readiness import readiness
from coprod_desktop.domain.records import Session
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.kit import (
    ONE,
    Card,
    FlowLayout,
    heading,
    primary,
    quiet,
    secondary,
    text,
)
from coprod_desktop.ui.overview.day_words import short_day

_WEEK = 7


class SessionCard(Card):
    """The card of the next session, or the invitation to plan one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session = ""
        words = context.words
        self._title = heading("", 2)
        self._what = text()
        self._when = quiet()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words("ui.overview.session.bar"))
        self._ready = quiet()
        self._missing = quiet()
        for each in (self._title, self._what, self._when, self._bar, self._ready, self._missing):
            self.body.addWidget(each)
        buttons = QWidget()
        line = FlowLayout(buttons, gap=ONE)
        self._plan = primary(
            words("ui.overview.session.plan"), lambda: context.go(Place("sessions")), "plus"
        )
        self._packs = primary(
            words("ui.overview.session.packs"),
            lambda: context.go(Place("packs", self._session)),
            "printer",
        )
        self._open = secondary(
            words("ui.overview.session.open"),
            lambda: context.go(Place("sessions", self._session)),
        )
        for button in (self._plan, self._packs, self._open):
            line.addWidget(button)
        self.body.addSpacing(ONE)
        self.body.addWidget(buttons)
        self.body.addStretch(1)

    def show_snapshot(self, snapshot: Snapshot, today: dt.date) -> None:
        """Show the next session as it stands."""
        session = next_session(snapshot, today)
        self._session = session.id if session else ""
        for each in (self._when, self._bar, self._ready, self._missing, self._packs, self._open):
            each.setVisible(session is not None)
        self._plan.setVisible(session is None)
        words = self._context.words
        if session is None:
            self._title.setText(words("ui.overview.session.none"))
            self._what.setText(words("ui.overview.session.none_why"))
            return
        self._title.setText(self._heading(session, today))
        self._what.setText(session.title or words("ui.overview.session.untitled"))
        self._when.setText(self._where_and_when(session, today))
        self._when.setVisible(bool(self._when.text()))
        self._show_readiness(snapshot, session)

    def _show_readiness(self, snapshot: Snapshot, session: Session) -> None:
        words = self._context.words
        ready = readiness(snapshot, session)
        self._bar.setRange(0, ready.all)
        self._bar.setValue(ready.met)
        counted = words.plural("ui.overview.session.ready", ready.all, done=ready.met)
        self._bar.setAccessibleDescription(counted)
        parts = [counted]
        if people := len(snapshot.expected(session.id)):
            parts.append(words.plural("ui.overview.session.people", people))
        self._ready.setText(words("ui.overview.session.join").join(parts))
        missing = [
            words(f"ui.overview.session.check.{name}") for name, met in ready.checks if not met
        ]
        self._missing.setVisible(bool(missing))
        self._missing.setText(words("ui.overview.session.missing", things=", ".join(missing)))

    def _heading(self, session: Session, today: dt.date) -> str:
        words, day = self._context.words, session.date
        if day is None or (day - today).days > _WEEK:
            return words("ui.overview.session.later")
        if day == today:
            return words("ui.overview.session.today")
        if (day - today).days == 1:
            return words("ui.overview.session.tomorrow")
        return day_in_words(words, day, "ui.overview.session.on")

    def _where_and_when(self, session: Session, today: dt.date) -> str:
        words = self._context.words
        parts = []
        if session.date:
            parts.append(short_day(words, session.date, today))
        if session.start:
            parts.append(clock_in_words(session.start))
        if session.place:
            parts.append(session.place)
        return words("ui.overview.session.join").join(parts)
