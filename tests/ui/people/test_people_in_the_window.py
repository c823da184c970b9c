"""A whole way through the section in the window, by keyboard alone, and found again later."""

from __future__ import annotations

from pathlib import Path

import pytest
from audit import audit
from pages import button, read
from people_pages import focused_name, names, press, type_in
from projects import NASTY
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Create, Set
from coprod_desktop.content.words import Words
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import Barrier, Consent, Stakeholder
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.people.page import PeoplePage
from coprod_desktop.ui.window.main import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.open_path(path)
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)


def people_page(window: MainWindow) -> PeoplePage:
    assert window.project is not None
    page = window.project.page
    assert isinstance(page, PeoplePage)
    return page


def keys(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, key, CTRL)
    QApplication.processEvents()


def push(page, start: str) -> None:
    found = button(page, start)
    found.setFocus()
    press(Qt.Key.Key_Return)


@pytest.fixture
def path(tmp_path, words, clock) -> Path:
    made = create_project(tmp_path / "ours.coprod", words, clock, title="Carers' breaks")
    made.close()
    return made.path


def test_the_whole_way_of_a_person_by_keyboard(qtbot, window, path):
    opened(qtbot, window, path)
    keys(window, Qt.Key.Key_3)
    page = people_page(window)
    snapshot = lambda: window.project.context.workspace.snapshot  # noqa: E731
    push(page, "Add somebody")
    type_in("Amal")
    press(Qt.Key.Key_Tab)
    (amal,) = snapshot().all(Stakeholder)
    # A barrier of hers, with her name in it already.
    window.project.go(Place("people", f"{amal.id}/barriers"))
    push(page, "Add a barrier")
    type_in("The last bus")
    press(Qt.Key.Key_Tab)
    (barrier,) = snapshot().all(Barrier)
    assert barrier.whose == amal.id
    # Taken back and done again, without leaving her page.
    keys(window, Qt.Key.Key_Z)
    assert snapshot().all(Barrier) == ()
    assert page.heading.accessibleName() == "Amal. Barriers"
    keys(window, Qt.Key.Key_Y)
    assert snapshot().all(Barrier) == (barrier,)
    assert page.heading.accessibleName() == "Amal. Barriers"
    # An answer about her name.
    window.project.go(Place("people", amal.id, "consent"))
    push(page, "Note what they agreed to")
    press(Qt.Key.Key_Down)
    assert len(snapshot().all(Consent)) == 1
    keys(window, Qt.Key.Key_1)
    keys(window, Qt.Key.Key_Z)
    assert snapshot().all(Consent) == ()
    assert people_page(window).heading.accessibleName() == "Amal. What they agreed to"
    keys(window, Qt.Key.Key_Y)
    # She goes, with all that is hers, and comes back.
    window.project.go(Place("people", f"{amal.id}/about"))
    push(page, "Delete Amal")
    assert snapshot().all(Stakeholder) == snapshot().all(Consent) == ()
    assert focused_name() == "Undo deleting Amal"
    press(Qt.Key.Key_Space)
    assert names(page) == ["Amal"]
    keys(window, Qt.Key.Key_Y)
    assert snapshot().all(Stakeholder) == ()
    assert "Nobody is here yet." in read(page)
    keys(window, Qt.Key.Key_Z)
    assert page.heading.accessibleName().startswith("Amal.")
    before = snapshot()
    window.close_project()
    opened(qtbot, window, path)
    assert snapshot().all(Stakeholder) == before.all(Stakeholder) != ()
    assert snapshot().all(Barrier) == before.all(Barrier)
    assert snapshot().all(Consent) == before.all(Consent)
    assert window.project.section == "people"
    assert names(people_page(window)) == ["Amal"]


ABOUT_ONE = (
    ("barrier", "barrier", "whose", "Barriers"),
    ("asset", "what", "whose", "What they bring"),
    ("learning_need", "wants", "who", "Learning and buddy"),
    ("reciprocity", "contribution", "whose", "Thanks and payment"),
    ("acknowledgement", "contribution", "who", "Thanks and payment"),
)


@pytest.mark.parametrize("about", ABOUT_ONE)
def test_what_is_about_one_person_is_found_on_their_page_by_undo(qtbot, window, path, about):
    opened(qtbot, window, path)
    kind, first, by, title = about
    amal = fixed_id("p", "amal")
    perform = window.project.context.workspace.perform
    perform(Create("stakeholder", {"name": "Amal", "sort": "person"}, amal))
    perform(Create(kind, {by: amal, first: "The one before"}))
    perform(Create(kind, {by: amal, first: "The second"}))
    keys(window, Qt.Key.Key_1)
    keys(window, Qt.Key.Key_Z)
    assert people_page(window).heading.accessibleName() == f"Amal. {title}"
    keys(window, Qt.Key.Key_1)
    keys(window, Qt.Key.Key_Y)
    assert people_page(window).heading.accessibleName() == f"Amal. {title}"
    assert focused_name() == "Open: The second"


def test_on_the_page_of_a_step_undo_stays_and_goes_to_the_card(qtbot, window, path):
    opened(qtbot, window, path)
    amal, second = fixed_id("p", "amal"), fixed_id("b", "2")
    perform = window.project.context.workspace.perform
    perform(Create("stakeholder", {"name": "Amal", "sort": "person"}, amal))
    for number in range(40):
        perform(Create("barrier", {"barrier": f"Stairs {number}"}, fixed_id("b", str(number))))
    perform(Set("barrier", second, {"whose": amal, "cost": 500}))
    perform(Set("barrier", second, {"state": "to_do"}))
    perform(Set("barrier", fixed_id("b", "35"), {"cost": 700}))
    window.project.go(Place("steps", "stakeholders.barriers"))
    keys(window, Qt.Key.Key_Z)
    assert focused_name() == "Open: Stairs 35"
    keys(window, Qt.Key.Key_Z)
    assert window.project.section == "steps"
    assert focused_name() == "Open: Stairs 2"
    # What is open has the cursor in its first question, and keeps it where it is.
    press(Qt.Key.Key_Return)
    assert focused_name() == "What gets in the way?"
    press(Qt.Key.Key_Tab)
    here = focused_name()
    keys(window, Qt.Key.Key_Y)
    assert focused_name() == here
    keys(window, Qt.Key.Key_1)
    keys(window, Qt.Key.Key_Z)
    assert people_page(window).heading.accessibleName() == "Amal. Barriers"


@pytest.mark.parametrize("zoom", [100, 200])
def test_long_and_strange_names_break_no_page(qtbot, window, path, zoom):
    opened(qtbot, window, path)
    window.themer.show("light", zoom)
    window.resize(1024, 700)
    view = window.project
    for number, name in enumerate(NASTY):
        fields = {"name": name[:300], "sort": "person", "perspective": NASTY[-number][:300]}
        view.context.workspace.perform(Create("stakeholder", fields, fixed_id("p", str(number))))
    view.go(Place("people"))
    assert audit(window) == []
    for number, name in enumerate(NASTY):
        view.go(Place("people", f"{fixed_id('p', str(number))}/invitations"))
        # What looks like markup in a button is the next person's name, and is shown as it is.
        assert [each for each in audit(window) if "markup in its name" not in each] == [], name


@pytest.mark.parametrize("zoom", [100, 200])
def test_what_only_shows_now_and_then_is_accessible_too(qtbot, window, path, zoom):
    opened(qtbot, window, path)
    window.themer.show("light", zoom)
    window.resize(1024, 700)
    view = window.project
    workspace = view.context.workspace
    view.go(Place("people"))
    page = people_page(window)
    assert audit(window) == []  # nobody yet
    page.add_one()
    assert audit(window) == []  # somebody new
    for number in range(40):
        fields = {"name": f"Person {number:02}", "sort": "group" if number == 3 else "person"}
        workspace.perform(Create("stakeholder", fields, fixed_id("p", str(number))))
    view.go(Place("people"))
    page.list.filters.search.setText("person 0")
    page.list.filters.changed.emit()
    assert audit(window) == []
    if zoom > 100:
        push(page, "Filter and sort")
        assert audit(window) == []
        push(page, "Back to the list")
    view.go(Place("people", f"{fixed_id('p', '3')}/about"))
    assert audit(window) == []  # a group
    push(page, "Delete Person 03")
    assert audit(window) == []  # the way back


def test_a_file_that_can_only_be_read_shows_everybody_and_changes_nobody(qtbot, window, path):
    opened(qtbot, window, path)
    made = {"name": "Amal", "sort": "person"}
    window.project.context.workspace.perform(Create("stakeholder", made, fixed_id("p", "1")))
    window.close_project()
    window.open_path(path, read_only=True)
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)
    window.project.go(Place("people"))
    page = people_page(window)
    assert names(page) == ["Amal"]
    assert not page.list.new.isVisible()
    page.open(fixed_id("p", "1"))
    assert "Delete" not in [
        each.words[:6] for each in page.findChildren(type(page.list.new)) if each.isVisible()
    ]
    assert page.person.form.boxes[0].entry().isReadOnly()
    assert Words()("ui.status.read_only_note") in read(window)
