"""The Overview as a person reads and uses it."""

from __future__ import annotations

import datetime as dt

import pytest
from conftest import Heard
from projects import StillClock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.application.operations import Answer, Create, Delete, Set
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.overview.page import OverviewPage
from coprod_desktop.ui.theme.themer import Themer

SESSION = "22222222-2222-4222-8222-222222222222"


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def buttons(widget: QWidget, words: str) -> list[QPushButton]:
    found = widget.findChildren(QPushButton)
    return [each for each in found if each.isVisible() and each.text() == words]


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> OverviewPage:
    made = OverviewPage(context)
    qtbot.addWidget(made)
    made.resize(1160, 780)
    with qtbot.waitExposed(made):
        made.show()
    context.workspace.subscribe(made.refresh)
    return made


def test_a_new_project_greets_and_names_five_things(page: OverviewPage) -> None:
    assert page.heading.text() == "Good morning. Five things are worth doing next."
    assert "No session is planned yet. Nothing here has to be done in order." in texts(page)
    assert "Say why you do this" in texts(page)


@pytest.mark.parametrize(
    ("hour", "greeting"), [(5, "Good morning."), (12, "Good afternoon."), (18, "Good evening.")]
)
def test_the_greeting_knows_the_time_of_day(
    page: OverviewPage, clock: StillClock, hour: int, greeting: str
) -> None:
    clock.moment = clock.moment.replace(hour=hour)
    page.show_place(Place("overview"))
    assert page.heading.text().startswith(greeting)


def test_a_thing_leads_to_where_it_is_done(qtbot: QtBot, page: OverviewPage, heard: Heard) -> None:
    [button] = buttons(page, "Write it down")
    assert button.accessibleName() == "Write it down: Say why you do this"
    assert "because people give their time" in button.accessibleDescription()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.went == [Place("steps", "motivations.purpose", "motivations.purpose")]


def test_a_thing_that_is_done_is_no_longer_named(page: OverviewPage, context: Context) -> None:
    context.perform(Answer("motivations.purpose", "To rest"))
    assert "Say why you do this" not in texts(page)


def test_every_stone_says_its_step_and_its_state(page: OverviewPage, context: Context) -> None:
    first, second, third, *_ = page.stones.stones
    context.perform(Set("step_state", "understand", {"state": "done_for_now"}))
    context.perform(Answer("motivations.purpose", "To rest"))
    context.perform(
        Set("step_state", "stakeholders", {"state": "look_again", "look_again_on": "2026-12-14"})
    )
    assert first.accessibleName() == "Step 1, Understand co-production: done for now"
    assert second.accessibleName() == "Step 2, Define motivations: in progress"
    assert third.accessibleName() == "Step 3, Identify stakeholders: look again on 14 December"
    context.perform(Set("step_state", "stakeholders", {"look_again_on": "2026-11-23"}))
    assert third.accessibleName() == "Step 3, Identify stakeholders: look again today"


def test_a_stone_opens_its_step_by_keyboard(qtbot: QtBot, page: OverviewPage, heard: Heard) -> None:
    stone = page.stones.stones[4]
    stone.setFocus()
    qtbot.keyClick(stone, Qt.Key.Key_Space)
    assert heard.went == [Place("steps", "framework")]


@pytest.mark.parametrize("look", [(100, 1160, 1), (200, 1160, 2), (200, 780, 4)])
def test_the_path_goes_on_below_in_large_text_and_narrow_windows(
    qtbot: QtBot, page: OverviewPage, themer: Themer, look: tuple[int, int, int]
) -> None:
    zoom, width, rows = look
    themer.show("light", zoom)
    page.resize(width, 800)
    qtbot.waitUntil(lambda: len({stone.y() for stone in page.stones.stones}) == rows)
    assert all(stone.geometry().right() <= page.stones.width() for stone in page.stones.stones)


def test_without_a_session_the_card_offers_to_plan_one(
    qtbot: QtBot, page: OverviewPage, heard: Heard
) -> None:
    [_, button] = sorted(buttons(page, "Plan a session"), key=lambda each: each.height())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.went == [Place("sessions")]


def test_the_next_session_says_how_much_of_it_is_ready(
    qtbot: QtBot, page: OverviewPage, context: Context, heard: Heard
) -> None:
    context.perform(
        Create(
            "session",
            {"title": "Breaks", "date": "2026-11-26", "start": "10:30", "place": "Glenmore Hall"},
            SESSION,
        )
    )
    assert "Thursday's session" in texts(page)
    assert "Thursday 26 November · 10:30 · Glenmore Hall" in texts(page)
    assert "1 of 7 things are ready" in texts(page)
    assert "Still to do: what it is for, the day and the times, a check of the place" in texts(page)
    context.perform(Set("session", SESSION, {"end": "12:30", "purpose": "To choose"}))
    assert "3 of 7 things are ready" in texts(page)
    [button] = buttons(page, "Make the papers")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.went == [Place("packs", SESSION)]
    context.perform(Delete("session", SESSION))
    assert "Your next session" in texts(page)
    assert not buttons(page, "Make the papers")


@pytest.mark.parametrize(
    ("days", "title"),
    [(0, "Today's session"), (1, "Tomorrow's session"), (20, "Your next session")],
)
def test_the_session_is_named_by_its_day(
    page: OverviewPage, context: Context, clock: StillClock, days: int, title: str
) -> None:
    day = clock.now().date() + dt.timedelta(days=days)
    context.perform(Create("session", {"date": day.isoformat()}))
    assert title in texts(page)


def test_the_details_of_the_project_are_written_here(
    qtbot: QtBot, page: OverviewPage, context: Context
) -> None:
    page.show_place(Place("overview", "project", "organisation"))
    assert page.heading.text() == "About this project"
    field = page.window().focusWidget()
    assert field is not None
    assert field.accessibleName() == "Which organisation or group runs it?"
    qtbot.keyClicks(field, "Glenmore Carers")
    context.saver.flush()
    assert context.workspace.snapshot.project.organisation == "Glenmore Carers"
    page.show_place(Place("overview"))
    assert "Glenmore Carers" in texts(page)
