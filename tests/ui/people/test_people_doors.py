"""Import, export and one person's data where they are needed, by keyboard, in the window."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from answers import Answers, choose_file, enter, pressing
from audit import audit
from pages import button, read
from people_pages import focused_name, names, press, type_in
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Create
from coprod_desktop.content.words import Words
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.files.picker import Picker
from coprod_desktop.ui.people.page import PeoplePage
from coprod_desktop.ui.people_data.dialog import PersonsDataDialog
from coprod_desktop.ui.tables.columns import ColumnsDialog
from coprod_desktop.ui.tables.done import DoneDialog
from coprod_desktop.ui.tables.export import ExportDialog
from coprod_desktop.ui.tables.preview import PreviewDialog
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.message import Message

NAMES = ("Amal", "Bilal", "Carol", "Dilys")


def who(name: str) -> str:
    return fixed_id("p", name)


@pytest.fixture
def path(tmp_path: Path, clock) -> Path:
    workspace = create_project(tmp_path / "ours.coprod", Words(), clock, title="Ours")
    for name in NAMES:
        workspace.perform(Create("stakeholder", {"name": name, "sort": "person"}, who(name)))
    workspace.close()
    return workspace.path


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, path: Path) -> MainWindow:
    return shown(qtbot, window, path)


def shown(
    qtbot: QtBot, window: MainWindow, path: Path, *, read_only: bool = False, zoom: int = 100
) -> MainWindow:
    window.themer.show("light", zoom)
    window.resize(1024, 700)
    window.open_path(path, read_only=read_only)
    qtbot.waitUntil(
        lambda: window.project is not None and not window.project.keeper.busy, timeout=20_000
    )
    window.project.go(Place("people"))
    QApplication.processEvents()
    return window


def page_of(window: MainWindow) -> PeoplePage:
    page = window.project.page
    assert isinstance(page, PeoplePage)
    return page


def everybody(window: MainWindow) -> list[str]:
    return [each.name for each in window.project.context.workspace.snapshot.all(Stakeholder)]


def push(window: MainWindow, start: str) -> None:
    found = button(page_of(window), start)
    found.setFocus()
    press(Qt.Key.Key_Return)
    come_back(window)


def come_back(window: MainWindow) -> None:
    """Have the window in front again, once the last dialog is closed: nothing else does here."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    filters = page_of(window).list.filters
    filters.search.setFocus()
    type_in(text)
    qtbot.waitUntil(lambda: not filters._soon.isActive())


def importing(path: Path) -> Answers:
    return Answers(
        (Picker, choose_file(path)),
        (ColumnsDialog, enter),
        (PreviewDialog, pressing("Bring in 2 people")),
        (DoneDialog, enter),
    )


@pytest.fixture
def table(tmp_path: Path) -> Path:
    made = tmp_path / "people.csv"
    made.write_text("Name,Kind\nZara,person\nGlenmore Library,organisation\n", encoding="utf-8")
    return made


# --- Import ---------------------------------------------------------------------------------------


def test_people_who_come_in_are_shown_and_one_undo_takes_them_out(qtbot, opened, table):
    page = page_of(opened)
    search(qtbot, opened, "bil")
    assert names(page) == ["Bilal"]
    said = importing(table)
    push(opened, "Import people...")
    assert said.all_came
    assert names(page) == ["Amal", "Bilal", "Carol", "Dilys", "Glenmore Library", "Zara"]
    assert "6 in the list" in read(page)
    assert page.list.table.hasFocus()
    assert page.list.table.currentIndex().data() == "Zara"
    # The page of one of them closes when they are gone again.
    press(Qt.Key.Key_Return)
    assert page.heading.accessibleName() == "Zara. About"
    opened.menus.actions["undo"].trigger()
    assert names(page) == list(NAMES)
    assert page.list.isVisible()
    assert focused_name() == "People"
    opened.menus.actions["redo"].trigger()
    assert "Zara" in names(page)


def test_a_search_stays_where_nobody_comes_in_and_so_does_the_keyboard(qtbot, opened, table):
    search(qtbot, opened, "bil")
    Answers((Picker, choose_file(table)), (ColumnsDialog, lambda dialog: dialog.reject()))
    push(opened, "Import people...")
    assert names(page_of(opened)) == ["Bilal"]
    assert focused_name() == "Import people..."


def test_those_who_come_in_into_a_search_that_finds_them_leave_it_as_it_is(qtbot, opened, table):
    search(qtbot, opened, "ca")
    importing(table)
    push(opened, "Import people...")
    # They are not among those found, so everybody is shown again.
    assert names(page_of(opened))[-2:] == ["Glenmore Library", "Zara"]
    opened.menus.actions["undo"].trigger()
    table.write_text("Name,Kind\nZara,person\nMark,person\n", encoding="utf-8")
    search(qtbot, opened, "ar")
    importing(table)
    push(opened, "Import people...")
    assert names(page_of(opened)) == ["Carol", "Mark", "Zara"]


# --- Export ---------------------------------------------------------------------------------------


def exporting(path: Path) -> Answers:
    def as_text(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        dialog._also.setChecked(True)
        dialog._format.show_value("csv")
        enter(dialog)

    return Answers((ExportDialog, as_text), (Picker, choose_file(path)), (Message, enter))


def written(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8-sig")
    return [row[0] for row in csv.reader(io.StringIO(text, newline=""))][1:]


@pytest.mark.parametrize(
    ("typed", "found"), [("", NAMES), ("al", ("Amal", "Bilal")), ("dil", ("Dilys",))]
)
def test_those_who_are_shown_are_exported_and_nobody_else(qtbot, opened, tmp_path, typed, found):
    out = tmp_path / "out.csv"
    search(qtbot, opened, typed)
    said = exporting(out)
    label = "Export this person..." if len(found) == 1 else f"Export these {len(found)} people..."
    push(opened, label)
    assert said.all_came
    assert written(out) == list(found)
    people = "person" if len(found) == 1 else "people"
    assert f"It is for the {len(found)} {people} that the list shows." in said.texts[0]
    assert focused_name() == label


def test_a_filter_counts_and_the_order_does_not(opened, tmp_path):
    workspace = opened.project.context.workspace
    workspace.perform(Create("stakeholder", {"name": "A club", "sort": "group"}))
    combo = page_of(opened).list.filters.combo
    combo.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert names(page_of(opened)) == ["A club"]
    exporting(tmp_path / "out.csv")
    push(opened, "Export this person...")
    assert written(tmp_path / "out.csv") == ["A club"]


def test_what_was_typed_into_the_search_just_now_counts(opened, tmp_path):
    said = exporting(tmp_path / "out.csv")
    listing = page_of(opened).list
    listing.filters.search.setFocus()
    type_in("amal")
    assert listing.model.rowCount() == len(NAMES)
    listing.doors.export.click()
    assert said.all_came
    assert written(tmp_path / "out.csv") == ["Amal"]


def test_nobody_cannot_be_exported(qtbot, opened):
    search(qtbot, opened, "zz")
    assert not button(page_of(opened), "Export").isEnabled()


# --- Where there is no room -----------------------------------------------------------------------


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu opens on a screen
def test_at_200_per_cent_a_menu_holds_them_and_the_keyboard_goes_through_it(
    qtbot, window, path, tmp_path
):
    shown(qtbot, window, path, zoom=200)
    doors = page_of(window).list.doors
    assert not doors.export.isVisible()
    doors.more.setFocus()
    assert focused_name() == "More: import and export"
    interface = QAccessible.queryAccessibleInterface(doors.more)
    assert interface.role() == QAccessible.Role.ButtonMenu
    press(Qt.Key.Key_Return)
    assert doors.menu.isVisible()
    assert [each.text() for each in doors.menu.actions()] == [
        "Import people...",
        "Export these 4 people...",
    ]
    QTest.keyClick(doors.menu, Qt.Key.Key_Escape)
    assert doors.more.hasFocus()
    press(Qt.Key.Key_Space)
    said = exporting(tmp_path / "out.csv")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(doors.menu, key)
    assert said.all_came
    assert written(tmp_path / "out.csv") == list(NAMES)
    come_back(window)
    assert doors.more.hasFocus()


def test_the_keyboard_stays_on_them_when_the_text_grows_and_shrinks(opened):
    doors = page_of(opened).list.doors
    doors.export.setFocus()
    opened.menus.actions["bigger"].trigger()
    while not doors.more.isVisible():
        opened.menus.actions["bigger"].trigger()
        QApplication.processEvents()
    assert doors.more.hasFocus()
    opened.menus.actions["normal"].trigger()
    QApplication.processEvents()
    assert doors.import_people.hasFocus()


@pytest.mark.parametrize("zoom", [100, 200])
def test_they_are_accessible_and_nothing_is_crowded(qtbot, window, path, zoom):
    shown(qtbot, window, path, zoom=zoom)
    page = page_of(window)
    perform = window.project.context.workspace.perform
    for number in range(96):
        perform(Create("stakeholder", {"name": f"Person {number}"}))
    assert audit(window) == []
    heights = {
        each.height() for each in (page.list.new, button(page, "More" if zoom > 100 else "Import"))
    }
    assert len(heights) == 1  # each on one line
    search(qtbot, window, "amal")
    assert audit(window) == []
    search(qtbot, window, "zz")
    assert audit(window) == []
    window.project.go(Place("people", f"{who('Amal')}/about"))
    assert audit(window) == []


@pytest.mark.parametrize("zoom", [100, 200])
def test_an_empty_list_offers_an_import_at_once(qtbot, window, tmp_path, clock, zoom):
    create_project(tmp_path / "empty.coprod", Words(), clock).close()
    shown(qtbot, window, tmp_path / "empty.coprod", zoom=zoom)
    doors = page_of(window).list.doors
    assert doors.import_people.isVisible()
    assert not doors.export.isVisible()
    assert not doors.more.isVisible()
    assert audit(window) == []


@pytest.mark.parametrize("zoom", [100, 200])
def test_where_nothing_may_be_written_people_still_go_out(qtbot, window, path, tmp_path, zoom):
    shown(qtbot, window, path, read_only=True, zoom=zoom)
    doors = page_of(window).list.doors
    assert not doors.import_people.isVisible()
    assert not doors.more.isVisible()
    assert audit(window) == []
    exporting(tmp_path / "out.csv")
    push(window, "Export these 4 people...")
    assert written(tmp_path / "out.csv") == list(NAMES)


# --- One person's data ----------------------------------------------------------------------------


def erasing(said: list[str]) -> Answers:
    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonsDataDialog)
        said.append(dialog.whose.currentText())
        QTest.keyClick(dialog.erase, Qt.Key.Key_Return)

    def go_on(dialog: QDialog) -> None:
        pressing(f"Erase {said[-1]}...")(dialog)

    return Answers(
        (PersonsDataDialog, begin),
        (Message, go_on),
        (Message, pressing("Erase for good")),
        (Message, pressing("Close")),
    )


def at(section: str) -> Callable[[MainWindow, str], None]:
    return lambda window, name: window.project.go(Place("people", f"{who(name)}/{section}"))


@pytest.mark.parametrize("section", ["about", "agreed"])
@pytest.mark.parametrize(("name", "then"), [("Bilal", "Carol"), ("Dilys", "Carol")])
def test_who_is_erased_from_their_page_gives_way_to_the_list(opened, section, name, then):
    said: list[str] = []
    heard: list[str] = []
    opened.announcer.said.connect(heard.append)
    at(section)(opened, name)
    answers = erasing(said)
    push(opened, f"Show or erase all about {name}...")
    assert answers.all_came
    assert said == [name]
    assert name not in everybody(opened)
    page = page_of(opened)
    assert page.list.isVisible()
    assert page.list.table.hasFocus()
    assert page.list.table.currentIndex().data() == then
    assert f"{name} is no longer in this project." in heard
    assert f"{name} is no longer in this project." in read(opened.status)


def test_who_is_erased_from_the_menu_gives_way_as_well(opened):
    at("about")(opened, "Bilal")
    said: list[str] = []
    answers = erasing(said)
    opened.menus.actions["person"].trigger()
    come_back(opened)
    assert answers.all_came
    assert said == ["Bilal"]  # whose page is open
    assert page_of(opened).list.table.hasFocus()
    assert names(page_of(opened)) == ["Amal", "Carol", "Dilys"]


def test_the_last_one_who_is_erased_leaves_an_empty_list(opened):
    for name in NAMES:
        at("about")(opened, name)
        erasing([])
        push(opened, f"Show or erase all about {name}...")
    assert "Nobody is here yet." in read(page_of(opened))
    assert focused_name() == "People"


def test_on_the_map_the_keyboard_goes_to_somebody_who_is_there(opened):
    opened.project.go(Place("people", "map"))
    at("about")(opened, "Amal")
    erasing([])
    push(opened, "Show or erase all about Amal...")
    assert page_of(opened).heading.text() == "Who has a part in this"
    focused = QApplication.focusWidget()
    assert focused is page_of(opened).heading or focused.accessibleName().startswith("Bilal")


def test_closing_the_dialog_leaves_everything_and_the_keyboard_where_it_was(opened):
    at("helps")(opened, "Carol")
    Answers((PersonsDataDialog, lambda dialog: dialog.reject()))
    push(opened, "Show or erase all about Carol...")
    assert page_of(opened).heading.accessibleName() == "Carol. What helps"
    assert focused_name() == "Show or erase all about Carol..."


def test_somebody_new_has_no_data_yet(opened):
    push(opened, "Add somebody")
    assert not page_of(opened).person.form._data.isVisible()
    type_in("Efa")
    press(Qt.Key.Key_Tab)
    assert button(page_of(opened), "Show or erase all about Efa...")


def test_what_is_typed_is_saved_before_each(opened):
    workspace = opened.project.context.workspace
    at("about")(opened, "Amal")
    page_of(opened).person.form.take_cursor("notes")
    type_in("Rings on Mondays")
    Answers((PersonsDataDialog, lambda dialog: dialog.reject()))
    page_of(opened).person.form._data.click()
    assert workspace.snapshot.get(Stakeholder, who("Amal")).notes == "Rings on Mondays"


def test_nothing_is_done_while_something_is_not_saved(opened):
    at("agreed")(opened, "Amal")
    push(opened, "Note what they agreed to")
    day = next(
        box
        for box in page_of(opened).person.form.boxes[0].cards[0].boxes
        if box.field.id == "given_on"
    )
    day.take_cursor()
    day.entry().selectAll()
    type_in("some day")
    said = Answers((Message, pressing("Close")))
    push(opened, "Show or erase all about Amal...")
    assert said.all_came
    opened.project.go(Place("people"))
    for start in ("Import people...", "Export these 4 people..."):
        said = Answers((Message, pressing("Close")))
        push(opened, start)
        assert said.all_came
    opened.project.saver.finish()
