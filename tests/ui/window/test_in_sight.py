"""What has the keyboard is in sight: in large text in a small window, wherever keys lead to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from coprod_desktop.application.operations import Create
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.forms.marks import RadioMark
from coprod_desktop.ui.forms.text import TextArea
from coprod_desktop.ui.people.map.chips import Mark
from coprod_desktop.ui.people.map.page import MapPage
from coprod_desktop.ui.people.page import PeoplePage
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.project_view import ProjectView

KEY = Qt.Key


@pytest.fixture
def view(example_window: MainWindow) -> ProjectView:
    """Give the example in large text and a small window."""
    example_window.themer.show("light", 200)
    example_window.resize(1024, 700)
    QApplication.processEvents()
    assert example_window.project is not None
    return example_window.project


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key) -> QWidget:
    """Press a key where the keyboard is; return where it is then."""
    QTest.keyClick(focused(), key)
    QApplication.processEvents()
    return focused()


def in_sight(widget: QWidget, part: QRect | None = None) -> bool:
    """Tell whether all of a control is seen, or a part of it."""
    wanted = widget.rect() if part is None else part
    return widget.visibleRegion().contains(wanted.center()) and wanted == (
        widget.visibleRegion().boundingRect() & wanted
    )


def person(view: ProjectView, name: str) -> str:
    everybody = view.context.workspace.snapshot.all(Stakeholder)
    return next(each.id for each in everybody if each.name.startswith(name))


def the_map(view: ProjectView) -> MapPage:
    view.go(Place("people", "map"))
    QApplication.processEvents()
    assert isinstance(view.page, PeoplePage)
    found = view.page._views["map"]
    assert isinstance(found, MapPage)
    return found


def test_arrow_keys_in_a_group_of_choices(view: ProjectView) -> None:
    view.go(Place("people", person(view, "Amal")))
    QApplication.processEvents()
    seen = set()
    for _ in range(20):
        if not isinstance(press(KEY.Key_Tab), RadioMark):
            continue
        for _ in range(8):
            assert in_sight(press(KEY.Key_Down))
            seen.add(focused().accessibleName())
    assert len(seen) >= 8


def test_arrow_keys_on_the_map_and_moving_somebody_on_it(view: ProjectView) -> None:
    shown = the_map(view)
    shown.go_to(person(view, "Moira"))
    QApplication.processEvents()
    seen = set()
    for key in (*[KEY.Key_Down] * 6, *[KEY.Key_Up] * 8):
        found = press(key)
        assert in_sight(found)
        seen.add(found.accessibleName())
    assert len(seen) >= 5
    shown.go_to(person(view, "Moira"))
    press(KEY.Key_Space)
    for key in (*[KEY.Key_Down] * 5, *[KEY.Key_Up] * 5):
        found = press(key)
        assert isinstance(found, Mark)
        assert found.entry.name.startswith("Moira")
        assert in_sight(found)
    press(KEY.Key_Escape)


def test_arrow_keys_in_the_list_of_the_map(view: ProjectView) -> None:
    shown = the_map(view)
    shown.list.setFocus()
    for key in (*[KEY.Key_Down] * 20, *[KEY.Key_Up] * 20):
        press(key)
        line = shown.list.visualRect(shown.list.currentIndex())
        assert in_sight(shown.list.viewport(), line)


def test_the_cursor_in_long_text(view: ProjectView) -> None:
    view.go(Place("steps", "motivations.purpose", "motivations.purpose"))
    QApplication.processEvents()
    field = focused()
    assert isinstance(field, TextArea)
    field.setPlainText("\n".join(f"Line {number}" for number in range(40)))
    for key in (*[KEY.Key_Down] * 40, *[KEY.Key_Up] * 40):
        press(key)
        assert in_sight(field.viewport(), field.cursorRect())


def test_page_down_reads_on_past_what_has_the_keyboard(view: ProjectView) -> None:
    view.go(Place("people", person(view, "Amal")))
    QApplication.processEvents()
    bar = area(view).verticalScrollBar()
    assert bar.value() == 0
    press(KEY.Key_Tab)
    press(KEY.Key_PageDown)
    press(KEY.Key_PageDown)
    assert bar.value() > area(view).viewport().height()


def test_a_page_that_was_scrolled_opens_at_its_top(view: ProjectView) -> None:
    """With somebody opened from the map, from the list, by the next one, and in the steps."""
    amal, moira = person(view, "Amal"), person(view, "Moira")
    ways = [
        lambda: view.go(Place("people", f"{amal}/about")),
        lambda: view.page.step_person(1),
        lambda: view.step_through(1),
        lambda: (the_map(view).go_to(moira), press(KEY.Key_Return)),
        lambda: (view.go(Place("people")), view.page.list.go_to(amal), press(KEY.Key_Return)),
        lambda: view.go(Place("steps", "motivations.purpose")),
    ]
    for _ in range(2):
        for way in ways:
            way()
            QApplication.processEvents()
            assert focused() is view.page.heading
            assert area(view).verticalScrollBar().value() == 0
            area(view).verticalScrollBar().setValue(700)


def test_a_page_opens_at_the_field_that_was_asked_for(view: ProjectView) -> None:
    amal = person(view, "Amal")
    view.context.perform(Create("asset", {"what": "Drives a minibus", "whose": [amal]}))
    for field in ("notes", "asset"):
        view.go(Place("people", amal, field))
        QApplication.processEvents()
        assert in_sight(focused())


def area(view: ProjectView) -> QScrollArea:
    """Return what scrolls on the page that is open."""
    each: QWidget | None = view.page.heading
    while each is not None and not isinstance(each, QScrollArea):
        each = each.parentWidget()
    assert isinstance(each, QScrollArea)
    return each


def test_who_comes_back_from_a_dialog_finds_the_page_as_it_was(
    view: ProjectView, example_window: MainWindow
) -> None:
    view.go(Place("people", person(view, "Amal")))
    press(KEY.Key_Tab)
    area(view).verticalScrollBar().setValue(700)
    example_window.menus.actions["your_name"].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QApplication.processEvents()
    dialog.close()
    QApplication.processEvents()
    assert area(view).verticalScrollBar().value() == 700
