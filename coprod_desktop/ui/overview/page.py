"""The Overview: where the project is, and what is worth doing next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QWidget

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Step
from coprod_desktop.domain.next_things import StepFacts, Thing, next_session, next_things
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.steps import standing
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.kit import THREE, Card, ScrollColumn, column, em, heading, link, quiet, text
from coprod_desktop.ui.overview.day_words import short_day, tiny_day
from coprod_desktop.ui.overview.details_card import DetailsCard
from coprod_desktop.ui.overview.next_card import NextCard
from coprod_desktop.ui.overview.session_card import SessionCard
from coprod_desktop.ui.overview.stones import StoneFacts, Stones

if TYPE_CHECKING:
    from coprod_desktop.ui.overview.details import DetailsPage

_WIDEST = 72.0
"""Em: past this the cards would drift apart."""

_BESIDE = 52.0
"""Em that two columns of cards need."""

_NOON = 12
_EVENING = 18
_COUNTS = ("none", "one", "two", "three", "four", "five")
_DETAILS = "project"


class OverviewPage(QWidget):
    """The first page of a project."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._context = context
        self._details: DetailsPage | None = None
        words = context.words
        self._stack = QStackedWidget()
        column(self).addWidget(self._stack)
        self._scroll = ScrollColumn(width=_WIDEST)
        self._stack.addWidget(self._scroll)
        body = self._scroll.body
        self._greeting = heading("")
        self._about_next = quiet()
        top = column(gap=0)
        top.addWidget(self._greeting)
        top.addWidget(self._about_next)
        body.addLayout(top)
        path = Card()
        self.stones = Stones(lambda step: context.go(Place("steps", step)))
        self.stones.setAccessibleName(words("ui.overview.path"))
        path.body.addWidget(self.stones)
        body.addWidget(path)
        self._next = NextCard(context)
        self._session = SessionCard(context)
        self._project = DetailsCard(context)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(THREE)
        main, side = column(gap=THREE), column(gap=THREE)
        main.addWidget(self._next)
        main.addWidget(self._project)
        main.addStretch(1)
        side.addWidget(self._session)
        side.addWidget(self._together())
        side.addStretch(1)
        self._columns.addLayout(main, 4)
        self._columns.addLayout(side, 3)
        body.addLayout(self._columns)
        body.setSpacing(THREE)
        body.addStretch(1)
        self.refresh(None)

    @property
    def heading(self) -> QLabel:
        """The heading of what is shown."""
        if self._details is not None and self._stack.currentWidget() is self._details:
            return self._details.heading
        return self._greeting

    def refresh(self, changed: Changed | None) -> None:
        """Show the project as it stands."""
        now = self._context.clock.now()
        self._shown_in = _hour(now)
        today = now.date()
        snapshot = self._context.workspace.snapshot
        content = self._context.workspace.content
        steps = [StepFacts(step.id, _record_kinds(step)) for step in content.steps]
        things = next_things(snapshot, steps, today)
        self._greet(now, things)
        self._about_next.setText(self._next_session(snapshot, today))
        self.stones.show_facts([self._stone(snapshot, step, today) for step in content.steps])
        self._next.show_things(things, today)
        self._session.show_snapshot(snapshot, today)
        self._project.show_project(snapshot.project)
        if self._details is not None:
            self._details.refresh(changed)

    def show_place(self, place: Place) -> None:
        """Show the Overview itself, or the project's details."""
        if place.target == _DETAILS:
            if self._details is None:
                # The Overview needs no forms, and a project opens without them.
                from coprod_desktop.ui.overview.details import DetailsPage  # noqa: PLC0415

                self._details = DetailsPage(self._context)
                self._stack.addWidget(self._details)
            self._stack.setCurrentWidget(self._details)
            if place.field:
                self._details.show_field(place.field)
            return
        self._stack.setCurrentWidget(self._scroll)
        if _hour(self._context.clock.now()) != self._shown_in:
            # What is said of today may not be so any more.
            self.refresh(None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the cards side by side where there is room."""
        super().resizeEvent(event)
        beside = event.size().width() >= em(self, _BESIDE)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _greet(self, now: dt.datetime, things: tuple[Thing, ...]) -> None:
        words = self._context.words
        part = "morning" if now.hour < _NOON else "afternoon" if now.hour < _EVENING else "evening"
        rest = (
            words(f"ui.greeting.things.{_COUNTS[len(things)]}")
            if things
            else words("ui.greeting.none")
        )
        said = words("ui.greeting.together", greeting=words(f"ui.greeting.{part}"), rest=rest)
        self._greeting.setText(said)
        self._greeting.setAccessibleName(said)

    def _next_session(self, snapshot: Snapshot, today: dt.date) -> str:
        words = self._context.words
        session = next_session(snapshot, today)
        if session is None or session.date is None:
            first = words("ui.overview.no_session")
        elif session.date == today:
            first = words("ui.overview.next_session_today")
        elif (session.date - today).days == 1:
            first = words("ui.overview.next_session_tomorrow")
        else:
            day = short_day(words, session.date, today)
            first = words("ui.overview.next_session_on", day=day)
        return f"{first} {words('ui.overview.no_order')}"

    def _stone(self, snapshot: Snapshot, step: Step, today: dt.date) -> StoneFacts:
        words = self._context.words
        stands = standing(snapshot, step.id, today, _record_kinds(step))
        key = stands.state
        facts: dict[str, object] = {}
        if stands.state == "look_again":
            if stands.due:
                said = words("ui.overview.state.look_again_today")
            elif stands.look_again_on is not None:
                facts["day"] = tiny_day(words, stands.look_again_on, today)
                said = words("ui.overview.state.look_again_on", **facts)
            else:
                said = words("ui.overview.state.look_again")
        else:
            said = words.choice(f"ui.overview.state.{key}")
        name = words("ui.overview.stone", number=step.number, title=step.title, state=said)
        return StoneFacts(step.id, step.number, step.title, step.short, key, said, name)

    def _together(self) -> Card:
        words, step = self._context.words, self._context.workspace.content.together
        card = Card()
        card.body.addWidget(heading(step.title, 2))
        card.body.addWidget(text(step.intro))
        way = link(
            words("ui.overview.together_open"), lambda: self._context.go(Place("steps", step.id))
        )
        card.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        return card


def _record_kinds(step: Step) -> tuple[str, ...]:
    return tuple(field.record for page in step.pages for field in page.fields if field.record)


def _hour(now: dt.datetime) -> dt.datetime:
    return now.replace(minute=0, second=0, microsecond=0)
