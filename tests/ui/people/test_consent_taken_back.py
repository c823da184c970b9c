"""Consent is taken back in one press, and a new one starts with today, by keyboard."""

from __future__ import annotations

import datetime as dt

import pytest
from audit import audit
from pages import button, read
from people_pages import focused_name, press, who
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.operations import Create, Redo, Undo
from coprod_desktop.domain.records import Consent, Stakeholder
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.people.agreed import AgreedNow
from coprod_desktop.ui.people.page import PeoplePage
from coprod_desktop.ui.window.main import MainWindow

TODAY = "Monday 23 November 2026"
WORDS_BACK = "They took it back today: Their words"


def agree(context, purpose: str = "quote", **more: object) -> str:
    given = {"stakeholder": who("Amal"), "purpose": purpose, "answer": "yes", **more}
    return context.workspace.perform(Create("consent", given)).id


def consents(context) -> dict[str, dt.date | None]:
    return {each.id: each.withdrawn_on for each in context.workspace.snapshot.all(Consent)}


def agreed_page(page: PeoplePage, name: str = "Amal") -> AgreedNow:
    page.show_place(Place("people", f"{who(name)}/agreed"))
    QApplication.processEvents()
    return page.findChild(AgreedNow)


def tab_to(name: str) -> int:
    """Go on with the Tab key to a control; return how many presses that took."""
    for presses in range(1, 40):
        press(Qt.Key.Key_Tab)
        if focused_name() == name:
            return presses
    raise AssertionError(name)


def test_one_press_takes_a_yes_back_and_says_so(full_page, context, heard):
    given = agree(context, given_on="2026-03-01")
    agree(context, "photo")
    before = context.workspace.undo_action
    shown = agreed_page(full_page)
    full_page.heading.setFocus()
    assert tab_to("They took it back today: A photo") == 1
    assert tab_to(WORDS_BACK) == 1
    press(Qt.Key.Key_Return)
    assert consents(context)[given] == dt.date(2026, 11, 23)
    assert f"Their words\nNo, they took it back on {TODAY}" in read(shown)
    assert f"Their words\nTaken back on {TODAY}" in read(full_page.person.form)
    said = f"Their words: No, they took it back on {TODAY}. You can undo this."
    assert heard.announced[-1] == said
    assert focused_name() == "Undo taking back: Their words"
    # It is one step, and another press undoes it.
    press(Qt.Key.Key_Space)
    assert context.workspace.undo_action == before
    assert consents(context)[given] is None
    assert "Their words\nYes" in read(shown)
    assert focused_name() == WORDS_BACK


def test_all_that_makes_it_a_yes_ends_in_one_step_and_nothing_else(full_page, context):
    live = {agree(context), agree(context, given_on="2026-03-01", until="2027-01-01")}
    over = agree(context, until="2026-04-01")
    other = agree(context, "story")
    somebody = {"stakeholder": who("Bilal"), "purpose": "quote", "answer": "yes"}
    theirs = context.workspace.perform(Create("consent", somebody)).id
    shown = agreed_page(full_page)
    button(shown, "They took it back today").setFocus()
    press(Qt.Key.Key_Return)
    today = dt.date(2026, 11, 23)
    assert consents(context) == {
        **dict.fromkeys(live, today),
        **dict.fromkeys((over, other, theirs)),
    }
    context.workspace.perform(Undo())
    assert set(consents(context).values()) == {None}
    assert focused_name() == WORDS_BACK
    # Where the button goes that has the keyboard, what the line says is read out.
    context.workspace.perform(Redo())
    assert focused_name() == f"Their words: No, they took it back on {TODAY}"


def test_it_is_offered_only_where_there_is_a_yes_of_theirs(full_page, context):
    agree(context, until="2026-04-01")
    agree(context, "story", withdrawn_on="2026-04-01")
    agree(context, "photo")
    context.workspace.perform(Create("consent", {"stakeholder": who("Amal"), "purpose": "name"}))
    shown = agreed_page(full_page)
    offered = [name for name, line in shown.lines.items() if line.take_back.isVisible()]
    assert offered == ["photo"]
    # The name of a group is public without anybody's yes.
    shown = agreed_page(full_page, "Carers' Circle")
    assert not any(line.take_back.isVisible() for line in shown.lines.values())


def test_the_way_to_undo_it_goes_with_the_next_change(full_page, context):
    agree(context)
    shown = agreed_page(full_page)
    button(shown, "They took it back today").setFocus()
    press(Qt.Key.Key_Return)
    agree(context, "story")
    assert not shown.lines["quote"].undo.isVisible()
    assert focused_name() == f"Their words: No, they took it back on {TODAY}"


def test_a_new_consent_starts_with_today_and_the_day_can_be_changed(full_page, context):
    agreed_page(full_page)
    add = button(full_page, "Note what they agreed to")
    add.setFocus()
    press(Qt.Key.Key_Return)
    card = full_page.person.form.boxes[0].cards[0]
    day = next(box for box in card.boxes if box.field.id == "given_on")
    assert day.entry().text() == TODAY
    assert context.workspace.snapshot.all(Consent) == ()
    press(Qt.Key.Key_Down)
    (made,) = context.workspace.snapshot.all(Consent)
    assert made.given_on == dt.date(2026, 11, 23)
    day.entry().setFocus()
    day.entry().setText("2 May 2026")
    day.entry().textEdited.emit("2 May 2026")
    press(Qt.Key.Key_Tab)
    (made,) = context.workspace.snapshot.all(Consent)
    assert made.given_on == dt.date(2026, 5, 2)


def test_a_new_consent_takes_another_day_before_anything_else_is_said(full_page, context):
    agreed_page(full_page)
    button(full_page, "Note what they agreed to").click()
    card = full_page.person.form.boxes[0].cards[0]
    day = next(box for box in card.boxes if box.field.id == "given_on")
    day.entry().setFocus()
    day.entry().selectAll()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Tab)
    (made,) = context.workspace.snapshot.all(Consent)
    assert made.given_on is None
    assert day.entry().text() == ""


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_state_of_it_is_accessible(qtbot, example_window: MainWindow, zoom: int):
    view = example_window.project
    workspace = view.context.workspace
    example_window.themer.show("light", zoom)
    example_window.resize(1024, 700)
    person = workspace.snapshot.all(Stakeholder)[0]
    given = {"stakeholder": person.id, "answer": "yes"}
    for purpose in ("quote", "access"):
        workspace.perform(Create("consent", {**given, "purpose": purpose}))
    view.go(Place("people", f"{person.id}/agreed"))
    shown = view.page.findChild(AgreedNow)
    assert audit(example_window) == []
    shown.lines["access"].take_back.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.wait(20)
    assert focused_name() == "Undo taking back: Telling helpers what helps them"
    assert shown.lines["access"].undo.visibleRegion().boundingRect().height() >= 44
    undo = example_window.menus.actions["undo"]
    assert undo.text() == 'Undo taking back "Telling helpers what helps them"'
    assert audit(example_window) == []
    shown.lines["access"].undo.setFocus()
    undo.trigger()
    assert focused_name() == "They took it back today: Telling helpers what helps them"
    assert view.page.heading.accessibleName() == f"{person.name}. What they agreed to"


def test_a_project_that_can_only_be_read_takes_nothing_back(qtbot, window: MainWindow, workspace):
    amal = workspace.perform(Create("stakeholder", {"name": "Amal", "sort": "person"})).id
    given = {"stakeholder": amal, "purpose": "quote", "answer": "yes"}
    workspace.perform(Create("consent", given))
    workspace.close()
    window.open_path(workspace.path, read_only=True)
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)
    window.project.go(Place("people", f"{amal}/agreed"))
    shown = window.project.page.findChild(AgreedNow)
    assert "Their words\nYes" in read(shown)
    assert not any(line.take_back.isVisible() for line in shown.lines.values())
