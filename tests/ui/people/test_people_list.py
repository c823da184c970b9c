"""The list of people: found, filtered, sorted and walked through."""

from __future__ import annotations

import pytest
from pages import button, read
from people_pages import focused_name, names, press, rows, type_in, who
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.application.operations import Create, Delete, Set
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.people.page import PeoplePage
from coprod_desktop.ui.people.table import in_lines

ALL = ["Amal", "Bilal", "Carers' Circle", "Siân Ó Súilleabháin", "No name yet"]


def search(qtbot: QtBot, page: PeoplePage, text: str) -> None:
    page.list.filters.search.setFocus()
    page.list.filters.search.selectAll()
    if text.isascii() and text:
        type_in(text)
    else:
        page.list.filters.search.setText(text)  # QTest cannot type an accent
    qtbot.waitUntil(lambda: not page.list.filters._soon.isActive())


def choose(page: PeoplePage, name: str, words: str) -> None:
    """Choose in a list that opens, by the keyboard."""
    combo = page.list.filters._combos[name] if name != "order" else page.list.filters.order
    combo.setFocus()
    wanted = combo.findText(words)
    assert wanted >= 0, words
    while combo.currentIndex() != wanted:
        press(Qt.Key.Key_Down if combo.currentIndex() < wanted else Qt.Key.Key_Up)


def test_without_anybody_the_page_says_what_goes_here_and_offers_the_first(page):
    shown = read(page)
    assert "Nobody is here yet." in shown
    assert "In the order of" not in shown
    assert button(page, "Add somebody")
    assert not page.list.table.isVisible()


def test_everybody_stands_by_name_and_who_has_none_comes_last(full_page):
    assert names(full_page) == ALL
    assert "5 in the list" in read(full_page)


def test_a_row_says_who_they_are_and_what_is_still_to_do(full_page, context):
    context.workspace.perform(
        Create("barrier", {"barrier": "Steps at the door", "whose": [who("Amal")]})
    )
    context.workspace.perform(Create("consent", {"stakeholder": who("Bilal"), "purpose": "name"}))
    context.workspace.perform(Create("invitation", {"stakeholder": who("Bilal")}))
    given = {"stakeholder": who("Siân Ó Súilleabháin"), "purpose": "name", "answer": "no"}
    context.workspace.perform(Create("consent", given))
    shown = {row[0]: row for row in rows(full_page)}
    assert shown["Amal"][1:] == [
        "Person",
        "They take part",
        "",
        "",
        "Not asked",
        "1 barrier, Ask about their name",
    ]
    assert shown["Bilal"][-2:] == [
        "Not asked",
        "1 answer to an invitation, Ask about their name",
    ]
    assert shown["Siân Ó Súilleabháin"][-2:] == ["No", "Nothing"]
    assert shown["Carers' Circle"][-2:] == ["Yes", "Nothing"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("amal", ["Amal"]),
        ("sian o suill", ["Siân Ó Súilleabháin"]),
        ("SIÂN", ["Siân Ó Súilleabháin"]),
        ("gran cares", ["Bilal"]),
        ("mondays", ["Amal"]),
        ("minibus", ["Bilal"]),
        ("steps", ["Amal"]),
        ("easy read", ["Carers' Circle"]),
        ("zz", []),
    ],
)
def test_a_search_finds_words_in_any_field_whatever_their_capitals_and_accents(
    qtbot, full_page, context, typed, found
):
    workspace = context.workspace
    workspace.perform(Create("asset", {"what": "Drives a minibus", "whose": [who("Bilal")]}))
    workspace.perform(Create("barrier", {"barrier": "Steps", "whose": [who("Amal"), "Others"]}))
    formats = workspace.content.forms["stakeholder"].field("formats").options
    easy = next(each.id for each in formats if each.label.casefold() == "easy read")
    workspace.perform(Set("stakeholder", who("Carers' Circle"), {"formats": [easy]}))
    search(qtbot, full_page, typed)
    assert names(full_page) == found


def test_a_search_finds_the_words_that_a_list_has_now(qtbot, full_page, context):
    workspace = context.workspace
    group = workspace.content.terms["access"][0]
    term = group.terms[0]
    workspace.perform(Set("stakeholder", who("Amal"), {"access": [term.id]}))
    search(qtbot, full_page, term.label)
    assert names(full_page) == ["Amal"]
    reworded = {"list": "access", "group": group.id, "text": "Quokka friendly"}
    workspace.perform(Create("term", reworded, term.id))
    assert names(full_page) == []
    search(qtbot, full_page, "quokka")
    assert names(full_page) == ["Amal"]


def test_a_search_says_how_many_it_found_and_escape_shows_everybody_again(qtbot, full_page, heard):
    search(qtbot, full_page, "al")
    assert names(full_page) == ["Amal", "Bilal"]
    assert heard.announced[-1] == "2 of 5 found"
    search(qtbot, full_page, "alx")
    assert "Nobody is found." in read(full_page)
    assert heard.announced[-1].startswith("Nobody is found.")
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: names(full_page) == ALL)
    assert "5 in the list" in read(full_page)


@pytest.mark.parametrize(
    ("name", "choice", "found"),
    [
        ("sort", "Group", ["Carers' Circle"]),
        ("sort", "Not said yet", ["No name yet"]),
        ("part", "They are taking a pause", ["Bilal"]),
        ("to_do", "Not asked about their name", ["Amal", "Bilal", "No name yet"]),
        ("to_do", "Barriers still to do", ["Amal"]),
        ("to_do", "Invitations without an answer", ["Bilal"]),
        ("to_do", "Not paid yet", ["Bilal"]),
        ("to_do", "No way to reach them", [each for each in ALL if each != "Amal"]),
    ],
)
def test_the_list_is_filtered_by_keyboard(full_page, context, name, choice, found):
    workspace = context.workspace
    workspace.perform(Create("barrier", {"whose": [who("Amal")], "state": "to_do"}))
    workspace.perform(Create("barrier", {"whose": [who("Bilal")], "state": "removed"}))
    workspace.perform(Create("invitation", {"stakeholder": who("Bilal"), "answer": "waiting"}))
    workspace.perform(Create("invitation", {"stakeholder": who("Amal"), "answer": "yes"}))
    workspace.perform(Create("reciprocity", {"whose": [who("Bilal")], "claimed_on": "2026-11-02"}))
    workspace.perform(Set("stakeholder", who("Amal"), {"phone": "01632 960123"}))
    consent = {"purpose": "name", "answer": "yes", "stakeholder": who("Siân Ó Súilleabháin")}
    workspace.perform(Create("consent", consent))
    choose(full_page, name, choice)
    assert names(full_page) == found
    assert f"{len(found)} of 5 found" in read(full_page)
    press_button = button(full_page, "Show everybody")
    press_button.setFocus()
    press(Qt.Key.Key_Return)
    assert names(full_page) == ALL
    assert focused_name() == "Find"


def test_who_has_left_is_not_asked_for_anything(full_page, context):
    context.workspace.perform(Set("stakeholder", who("Amal"), {"part": "left"}))
    assert rows(full_page)[0][-1] == "Nothing"


def test_any_column_sorts_by_keyboard_and_from_the_end(full_page, heard):
    choose(full_page, "order", "Sort")
    assert names(full_page) == [
        "Amal",
        "Bilal",
        "Siân Ó Súilleabháin",
        "Carers' Circle",
        "No name yet",
    ]
    assert heard.announced[-1] == "Sorted by: Sort."
    choose(full_page, "order", "Name")
    full_page.list.filters.down.setFocus()
    press(Qt.Key.Key_Space)
    assert names(full_page) == ALL[::-1]
    assert heard.announced[-1] == "Sorted by: Name, from the end."
    choose(full_page, "order", "Still to do")
    full_page.list.filters.down.setFocus()
    press(Qt.Key.Key_Space)
    assert names(full_page)[:2] == ["Amal", "Bilal"]
    assert rows(full_page)[-1][-1] == "Nothing"


def test_a_click_on_a_heading_sorts_as_well(qtbot, full_page):
    head = full_page.list.table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(0) + 10, 10)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(full_page) == ALL[::-1]
    assert full_page.list.filters.down.isChecked()


def test_down_goes_from_the_search_into_the_list_and_enter_opens(qtbot, full_page):
    search(qtbot, full_page, "al")
    press(Qt.Key.Key_Down)
    assert full_page.list.table.hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert full_page.person.form.heading.accessibleName() == "Bilal. About"
    assert "Number 2 of 2" in read(full_page)


def test_escape_goes_back_to_the_same_row(full_page):
    full_page.open(who("Carers' Circle"))
    press(Qt.Key.Key_Escape)
    assert full_page.list.table.hasFocus()
    assert full_page.list.table.currentIndex().data() == "Carers' Circle"


def test_a_screen_reader_hears_the_whole_row_at_the_name_and_the_column_at_a_cell(full_page):
    model = full_page.list.table.model()
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    said = model.index(0, 0).data(role)
    assert said.startswith("Amal. Sort: Person. Part: They take part.")
    assert model.index(0, 3).data(role) == "Point of view: nothing"
    interface = QAccessible.queryAccessibleInterface(full_page.list.table)
    assert interface.text(QAccessible.Text.Name) == "People, groups and organisations"


def test_the_list_follows_what_changes_and_stays_at_its_row(full_page, context):
    full_page.list.go_to(who("Bilal"))
    context.workspace.perform(Set("stakeholder", who("Bilal"), {"name": "Zed"}))
    assert full_page.list.table.currentIndex().data() == "Zed"
    context.workspace.perform(Delete("stakeholder", who("Amal")))
    assert names(full_page)[0] == "Carers' Circle"
    assert full_page.list.table.currentIndex().data() == "Zed"


def test_a_long_text_takes_two_lines_and_ends_in_dots(full_page):
    metrics = full_page.fontMetrics()
    assert in_lines(metrics, "Nurse", 200) == ["Nurse"]
    lines = in_lines(metrics, "one two three four five six seven eight nine ten eleven", 120)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(metrics.horizontalAdvance(each) <= 120 for each in lines)
    assert in_lines(metrics, "W" * 300, 120)[0].endswith("…")


@pytest.mark.parametrize(("width", "columns"), [(1150, 7), (760, 4), (400, 2)])
def test_a_narrow_window_shows_fewer_columns_and_never_scrolls_sideways(full_page, width, columns):
    full_page.resize(width, 700)
    read(full_page)
    table = full_page.list.table
    shown = [at for at in range(7) if not table.isColumnHidden(at)]
    assert len(shown) <= columns
    assert 0 in shown
    assert sum(table.columnWidth(at) for at in shown) <= table.viewport().width()


@pytest.mark.parametrize("width", range(840, 1300, 20))
def test_in_a_large_window_every_filter_is_in_sight(full_page, width):
    for height in (800, 620):
        full_page.resize(width, height)
        read(full_page)
        area = full_page.list._page.viewport()
        for part in (full_page.list.filters.down, full_page.list.table):
            corner = part.mapTo(area, part.rect().bottomRight())
            assert corner.y() <= area.height()
            assert corner.x() <= area.width()


def test_the_row_with_the_keyboard_stays_in_sight_in_a_smaller_window(full_page):
    full_page.list.go_to(who("Siân Ó Súilleabháin"))
    full_page.resize(600, 380)
    read(full_page)
    table = full_page.list.table
    place = table.visualRect(table.currentIndex())
    assert 0 <= place.top() < place.bottom() <= table.viewport().height()


def test_in_a_small_window_the_filters_take_the_place_of_the_list(full_page):
    full_page.resize(600, 500)
    read(full_page)
    opening = button(full_page, "Filter and sort")
    opening.setFocus()
    press(Qt.Key.Key_Return)
    assert focused_name() == "What are they?"
    assert not full_page.list.table.isVisible()
    press(Qt.Key.Key_Down)
    assert "3 of 5 found" in read(full_page)
    back = button(full_page, "Back to the list")
    back.setFocus()
    press(Qt.Key.Key_Return)
    assert full_page.list.table.hasFocus()
    assert names(full_page) == ["Amal", "Bilal", "Siân Ó Súilleabháin"]
    assert "3 of 5 found. What are they? Person" in read(full_page)
    button(full_page, "Show everybody").setFocus()
    press(Qt.Key.Key_Return)
    assert "5 in the list" in read(full_page).split("\n")


def test_in_large_text_many_rows_are_in_sight_while_the_keyboard_is_in_the_list(example_window):
    example_window.themer.show("light", 200)
    example_window.resize(1024, 700)
    view = example_window.project
    view.go(Place("people"))
    table = view.page.list.table
    for _ in range(20):
        QApplication.processEvents()
        if table.hasFocus():
            break
        press(Qt.Key.Key_Tab)
    QApplication.processEvents()
    rows = [table.visualRect(table.model().index(at, 0)) for at in range(9)]
    shown = table.viewport().visibleRegion().boundingRect()
    assert sum(shown.contains(each) for each in rows) >= 4
    for _ in range(12):
        press(Qt.Key.Key_Down)
        row = table.visualRect(table.currentIndex())
        assert table.viewport().visibleRegion().boundingRect().contains(row)
    press(Qt.Key.Key_Backtab)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused.visibleRegion().boundingRect() == focused.rect()
