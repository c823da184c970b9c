"""The map of who has a part: seen, walked through and changed by keyboard and by mouse."""

from __future__ import annotations

import re

import pytest
from audit import audit
from pages import button, read
from people_pages import focused_name, press, who
from projects import StillClock
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.opening import open_project
from coprod_desktop.application.operations import Answer, Create, Delete, Set, Undo
from coprod_desktop.application.packing import Format, PackOrder, make_pack
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.stakeholder_map import cell_of
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.people.map.chips import Chip, Mark, More, Tag
from coprod_desktop.ui.people.map.page import MapPage

KEY = Qt.Key


@pytest.fixture
def shown(full_page, context) -> MapPage:
    """Give the map of the tests' people, two of whom are placed."""
    for name, interest, influence in (("Amal", "very_much", "a_little"), ("Bilal", "some", "much")):
        fields = {"interest": interest, "influence": influence}
        context.workspace.perform(Set("stakeholder", who(name), fields))
    button(full_page, "Map").setFocus()
    press(KEY.Key_Return)
    view = full_page._views["map"]
    assert isinstance(view, MapPage)
    assert view.isVisible()
    return view


def stands(context, name: str) -> tuple[str, str]:
    person = context.workspace.snapshot.get(Stakeholder, who(name))
    return person.interest, person.influence


def chips(shown: MapPage) -> list[str]:
    QApplication.processEvents()
    return [each.accessibleName() for each in shown.board.findChildren(Chip) if each.isVisible()]


def mark(shown: MapPage, name: str) -> Mark:
    QApplication.processEvents()
    return next(
        each
        for each in shown.board.findChildren(Mark)
        if each.isVisible() and each.entry.name == name
    )


def drag(mark: Mark, to: QPoint) -> None:
    """Drag a mark to a point of the board, as a mouse does."""
    start = mark.rect().center()
    QTest.mousePress(mark, Qt.MouseButton.LeftButton, pos=start)
    for part in (3, 2, 1):
        aim = mark.mapFromParent(to) if part == 1 else start + QPoint(12, 12)
        QTest.mouseMove(mark, aim)
        QApplication.processEvents()
    QTest.mouseRelease(mark, Qt.MouseButton.LeftButton, pos=mark.mapFromParent(to))
    QApplication.processEvents()


def test_everybody_stands_on_the_map_or_waits_below_it(shown):
    assert set(chips(shown)) == {
        "Amal, person: interest very much, influence a little",
        "Bilal, person: interest some, influence much",
        "Carers' Circle: not placed yet",
        "Siân Ó Súilleabháin: not placed yet",
        "No name yet: not placed yet",
    }


def test_the_list_says_the_same_by_place(shown):
    assert shown.list.lines() == [
        "Interest very much, influence a little: 1",
        "2. Amal",
        "Interest some, influence much: 1",
        "3. Bilal",
        "Not placed yet: 3",
        "1. Carers' Circle",
        "4. Siân Ó Súilleabháin",
        "5. No name yet",
    ]


def test_numbers_are_those_on_paper(shown, context):
    """There, whoever may not be named is only counted."""
    yes = {"stakeholder": who("Bilal"), "purpose": "name", "answer": "yes"}
    context.workspace.perform(Create("consent", yes))
    held, order = context.workspace, PackOrder(("stakeholder-map",), format=Format.HTML)
    paper = make_pack(held.snapshot, held.content, context.words, order, today=context.today())
    is_numbered = re.compile(r"\d\. ").match
    assert list(filter(is_numbered, paper.text.split("\n"))) == ["1. Bilal", "2. Carers' Circle"]
    assert sorted(filter(is_numbered, shown.list.lines())) == [
        "1. Bilal",
        "2. Carers' Circle",
        "3. Amal",
        "4. Siân Ó Súilleabháin",
        "5. No name yet",
    ]


def test_who_has_left_is_not_on_the_map(shown, context):
    context.workspace.perform(Set("stakeholder", who("Amal"), {"part": "left"}))
    assert not any("Amal" in each for each in chips(shown))
    assert "2. Bilal" in shown.list.lines()


def test_space_picks_up_arrows_move_and_every_step_is_said(shown, context, heard):
    mark(shown, "Amal").setFocus()
    press(KEY.Key_Space)
    said = "Picked up Amal. Arrow keys move them, Space puts them down, Escape puts them back."
    assert heard.announced[-1] == said
    assert focused_name().endswith(": interest very much, influence a little. Picked up")
    press(KEY.Key_Up)
    assert heard.announced[-1] == "Amal: interest very much, influence some"
    press(KEY.Key_Left)
    assert heard.announced[-1] == "Amal: interest much, influence some"
    assert stands(context, "Amal") == ("very_much", "a_little"), "not written yet"
    assert focused_name() == "Amal, person: interest much, influence some. Picked up"
    assert QAccessible.queryAccessibleInterface(QApplication.focusWidget()).state().pressed
    press(KEY.Key_Space)
    assert heard.announced[-1] == "Put down Amal: interest much, influence some"
    assert stands(context, "Amal") == ("much", "some")
    assert focused_name() == "Amal, person: interest much, influence some"
    assert not QAccessible.queryAccessibleInterface(QApplication.focusWidget()).state().pressed
    press(KEY.Key_Left)
    assert stands(context, "Amal") == ("much", "some")


def test_all_steps_until_somebody_is_put_down_are_one_step_of_undo(shown, context):
    mark(shown, "Amal").setFocus()
    press(KEY.Key_Space)
    for key in (KEY.Key_Up, KEY.Key_Up, KEY.Key_Left, KEY.Key_Up):
        press(key)
    press(KEY.Key_Space)
    assert stands(context, "Amal") == ("much", "very_much")
    context.workspace.perform(Undo())
    assert stands(context, "Amal") == ("very_much", "a_little")
    assert focused_name() == "Amal, person: interest very much, influence a little"


def test_at_the_edge_nothing_moves_and_that_is_said(shown, context, heard):
    mark(shown, "Amal").setFocus()
    press(KEY.Key_Space)
    press(KEY.Key_Right)
    assert heard.announced[-1] == "Amal stays: the map ends here"
    press(KEY.Key_Space)
    assert stands(context, "Amal") == ("very_much", "a_little")


def test_arrow_keys_go_from_one_to_the_next_and_tab_leaves_the_map(shown):
    mark(shown, "Bilal").setFocus()
    press(KEY.Key_Right)
    assert focused_name().startswith("Amal")
    press(KEY.Key_Down)
    assert focused_name().endswith("not placed yet")
    press(KEY.Key_Home)
    assert focused_name().startswith("Amal")
    press(KEY.Key_Tab)
    assert focused_name() == "The same as a list"
    press(KEY.Key_Backtab)
    assert focused_name().startswith("Amal")


def test_who_is_not_placed_is_placed_by_keyboard(shown, context, heard):
    mark(shown, "Carers' Circle").setFocus()
    press(KEY.Key_Space)
    assert "The first arrow key puts them into the middle" in heard.announced[-1]
    press(KEY.Key_Up)
    assert heard.announced[-1] == "Carers' Circle: interest some, influence some"
    press(KEY.Key_Up)
    press(KEY.Key_Space)
    assert stands(context, "Carers' Circle") == ("some", "much")
    assert focused_name() == "Carers' Circle, group: interest some, influence much"


def test_what_is_said_of_one_way_is_kept_when_somebody_is_placed(shown, context):
    context.workspace.perform(Set("stakeholder", who("Carers' Circle"), {"interest": "much"}))
    mark(shown, "Carers' Circle").setFocus()
    press(KEY.Key_Space)
    press(KEY.Key_Up)
    press(KEY.Key_Space)
    assert stands(context, "Carers' Circle") == ("much", "some")


def test_enter_opens_the_person_and_escape_comes_back_to_their_mark(full_page, shown):
    mark(shown, "Bilal").setFocus()
    press(KEY.Key_Return)
    assert full_page.person.isVisible()
    assert focused_name() == "Bilal. About"
    press(KEY.Key_Escape)
    assert shown.isVisible()
    assert focused_name().startswith("Bilal, person")


def test_the_list_moves_people_with_the_same_keys(shown, context, heard):
    shown.list.setFocus()
    press(KEY.Key_Down)
    press(KEY.Key_Space)
    assert heard.announced[-1].startswith("Picked up Amal")
    press(KEY.Key_Left)
    press(KEY.Key_Left)
    assert heard.announced[-1] == "Amal: interest some, influence a little"
    line = shown.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert line == "Amal, person: interest some, influence a little. Picked up"
    press(KEY.Key_Home)
    press(KEY.Key_Space)
    assert heard.announced[-1] == "Put down Amal: interest some, influence a little"
    press(KEY.Key_Up)
    assert shown.list.currentIndex().data() == "Interest some, influence a little: 1"
    assert stands(context, "Amal") == ("some", "a_little")


@pytest.mark.parametrize("part", ["board", "list"])
def test_escape_puts_somebody_back_where_they_were(shown, context, heard, part):
    before = context.workspace.undo_action
    mark(shown, "Bilal").setFocus()
    if part == "list":
        shown.list.setFocus()
        press(KEY.Key_End)
        for _ in range(4):
            press(KEY.Key_Up)
    press(KEY.Key_Space)
    press(KEY.Key_Up)
    press(KEY.Key_Right)
    assert heard.announced[-1] == "Bilal: interest much, influence very much"
    press(KEY.Key_Escape)
    assert heard.announced[-1] == "Bilal is back: interest some, influence much"
    assert "Bilal, person: interest some, influence much" in chips(shown)
    assert context.workspace.undo_action is before
    assert not context.saver.waiting
    press(KEY.Key_Up)
    assert stands(context, "Bilal") == ("some", "much")


def test_who_was_not_placed_is_put_back_among_those(shown, heard):
    mark(shown, "Carers' Circle").setFocus()
    press(KEY.Key_Space)
    press(KEY.Key_Up)
    press(KEY.Key_Escape)
    assert heard.announced[-1] == "Carers' Circle is back: not placed yet"
    assert focused_name() == "Carers' Circle: not placed yet"


@pytest.mark.parametrize("key", [KEY.Key_Tab, KEY.Key_Backtab, KEY.Key_Return])
@pytest.mark.parametrize("part", ["board", "list"])
def test_who_goes_elsewhere_puts_down_whom_they_hold(shown, context, heard, part, key):
    mark(shown, "Amal").setFocus()
    if part == "list":
        shown.list.setFocus()
        press(KEY.Key_Down)
    press(KEY.Key_Space)
    press(KEY.Key_Left)
    press(key)
    assert "Put down Amal: interest much, influence a little" in heard.announced
    assert stands(context, "Amal") == ("much", "a_little")
    assert not any("Picked up" in each for each in chips(shown))


def test_what_saves_all_puts_down_whom_one_holds_and_a_closed_project_takes_nothing(shown, context):
    """The window saves what waits before it closes, and before it undoes or goes elsewhere."""
    mark(shown, "Amal").setFocus()
    press(KEY.Key_Space)
    press(KEY.Key_Left)
    assert context.saver.waiting
    assert context.saver.flush()
    assert stands(context, "Amal") == ("much", "a_little")
    press(KEY.Key_Space)
    press(KEY.Key_Left)
    context.saver.finish()
    shown.heading.setFocus()
    assert stands(context, "Amal") == ("much", "a_little")


def test_while_somebody_is_held_and_is_deleted_the_hand_is_empty(shown, context):
    mark(shown, "Amal").setFocus()
    press(KEY.Key_Space)
    context.workspace.perform(Delete("stakeholder", who("Amal")))
    assert not any("Amal" in each for each in chips(shown))
    assert not context.saver.waiting
    press(KEY.Key_Space)
    assert any(each.endswith("Picked up") for each in chips(shown))


def test_where_marks_are_numbers_the_name_of_the_one_with_the_keyboard_stands_beside_it(
    full_page, shown, themer
):
    mark(shown, "Amal").setFocus()
    assert read(shown.board) == ""
    themer.show("light", 200)
    full_page.resize(640, 700)
    for name in ("Amal", "Carers' Circle", "Siân Ó Súilleabháin"):
        here = mark(shown, name)
        here.setFocus()
        assert read(shown.board) == name
        tag = next(each for each in shown.board.findChildren(Tag) if each.isVisible())
        assert shown.board.rect().contains(tag.geometry())
        assert not tag.geometry().intersects(here.geometry())
    press(KEY.Key_Space)
    assert read(shown.board) == "Siân Ó Súilleabháin. Picked up"
    press(KEY.Key_Escape)
    shown.heading.setFocus()
    assert read(shown.board) == ""


def test_the_list_opens_a_person(shown):
    shown.list.setFocus()
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert focused_name() == "Amal. About"


def test_the_mouse_drags_somebody_to_another_field(shown, context, heard):
    aim = shown.board._grid().cell((0, 4)).center()
    drag(mark(shown, "Amal"), aim)
    assert stands(context, "Amal") == ("very_little", "very_much")
    assert heard.announced[-1] == "Put down Amal: interest very little, influence very much"
    drag(mark(shown, "Carers' Circle"), shown.board._grid().cell((4, 0)).center())
    assert stands(context, "Carers' Circle") == ("very_much", "very_little")


def test_dragged_beside_the_map_somebody_stays(shown, context):
    before = mark(shown, "Amal").geometry()
    drag(mark(shown, "Amal"), QPoint(2, 2))
    assert stands(context, "Amal") == ("very_much", "a_little")
    assert mark(shown, "Amal").geometry() == before


def test_two_clicks_do_what_dragging_does(shown, context):
    QTest.mouseClick(mark(shown, "Amal"), Qt.MouseButton.LeftButton)
    aim = shown.board._grid().cell((2, 2)).center()
    QTest.mouseClick(shown.board, Qt.MouseButton.LeftButton, pos=aim)
    assert stands(context, "Amal") == ("some", "some")


def test_a_crowded_field_says_how_many_more_and_leads_to_them(shown, context):
    for number in range(12):
        fields = {"name": f"Neighbour {number:02}", "interest": "much", "influence": "some"}
        context.workspace.perform(Create("stakeholder", fields))
    more = "9 more: interest much, influence some. Show in the list"
    assert more in chips(shown)
    next(each for each in shown.board.findChildren(More) if each.isVisible()).setFocus()
    press(KEY.Key_Return)
    assert focused_name() == "The same as a list"
    assert shown.list.currentIndex().data() == "Interest much, influence some: 12"


def test_who_is_moved_into_a_crowd_stays_in_sight(shown, context):
    for number in range(12):
        fields = {"name": f"A {number:02}", "interest": "very_much", "influence": "some"}
        context.workspace.perform(Create("stakeholder", fields))
    mark(shown, "Amal").setFocus()
    press(KEY.Key_Space)
    press(KEY.Key_Up)
    assert focused_name() == "Amal, person: interest very much, influence some. Picked up"
    press(KEY.Key_Up)
    press(KEY.Key_Space)
    assert focused_name() == "Amal, person: interest very much, influence much"
    assert stands(context, "Amal") == ("very_much", "much")


def test_a_move_is_taken_back_on_the_map_itself(full_page, shown, context):
    changes = []
    stop = context.workspace.subscribe(changes.append)
    mark(shown, "Amal").setFocus()
    press(KEY.Key_Space)
    press(KEY.Key_Up)
    press(KEY.Key_Space)
    assert full_page.shows(changes[-1], context.workspace.snapshot)
    context.workspace.perform(Set("stakeholder", who("Amal"), {"phone": "01632 960123"}))
    assert not full_page.shows(changes[-1], context.workspace.snapshot)
    stop()


def test_beside_the_map_each_line_leads_to_its_place(shown, context, heard):
    workspace = context.workspace
    workspace.perform(
        Create("perspective", {"perspective": "Stopped using it", "found": "not_yet"})
    )
    brought = {"perspective": "Works nights", "found": "yes", "brought_by": [who("Amal")]}
    workspace.perform(Create("perspective", brought))
    workspace.perform(Answer("stakeholders.missing", "Young carers"))
    circle = {"speaks_for": "The Tuesday group", "footing": "chosen_by_group"}
    workspace.perform(Set("stakeholder", who("Carers' Circle"), circle))
    workspace.perform(Set("stakeholder", who("Bilal"), {"speaks_for": "His street"}))
    workspace.perform(
        Create(
            "invitation", {"stakeholder": who("Bilal"), "date": "2026-11-11", "answer": "waiting"}
        )
    )
    workspace.perform(Create("invitation", {"stakeholder": who("Amal"), "answer": "yes"}))
    wanted = {
        "Stopped using it. Missing: nobody brings it yet": "stakeholders.perspectives",
        "Works nights. Yes: Amal": "stakeholders.perspectives",
        "Young carers": "stakeholders.missing",
        "Carers' Circle: The Tuesday group. A group chose them.": who("Carers' Circle"),
        "Bilal: His street. Ask on what footing.": who("Bilal"),
        "Bilal, asked 12 days ago": who("Bilal"),
    }
    for words, target in wanted.items():
        line = button(shown, words)
        assert line.words == words
        line.setFocus()
        press(KEY.Key_Return)
        assert heard.went[-1].target == target
    assert heard.went[-1] == Place("people", who("Bilal"), "invitation")


def test_an_empty_map_says_where_to_begin(page):
    page.show_place(Place("people", "map"))
    assert "Nobody is here yet." in read(page)
    assert not page._views["map"].board.isVisible()


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.usefixtures("shown")
def test_the_map_is_for_everybody(qtbot, full_page, context, themer, zoom):
    for number in range(12):
        fields = {"name": f"Neighbour {number:02}", "interest": "much", "influence": "some"}
        context.workspace.perform(Create("stakeholder", fields))
    themer.show("light", zoom)
    for size in ((1150, 800), (640, 700)):
        full_page.resize(*size)
        # What does not fit is laid out once more, when the scroll bars are known.
        qtbot.waitUntil(lambda: not audit(full_page))


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.usefixtures("shown")
def test_the_map_stands_out_in_every_theme(full_page, themer, theme):
    themer.show(theme, 100)
    assert audit(full_page) == []


def test_undo_and_closing_the_window_put_down_whom_one_holds(example_window):
    view = example_window.project
    view.context.perform(Set("project", "", {"title": "Our garden"}))
    view.go(Place("people", "map"))
    QApplication.processEvents()
    shown = view.page._views["map"]
    somebody = shown.board._order[0].entry

    def cell():
        return cell_of(view.context.workspace.snapshot.get(Stakeholder, somebody.id))

    def take_left():
        shown.go_to(somebody.id)
        press(KEY.Key_Space)
        press(KEY.Key_Left)
        press(KEY.Key_Left)

    take_left()
    assert cell() == somebody.cell
    QTest.keyClick(example_window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert cell() == somebody.cell
    QTest.keyClick(example_window, KEY.Key_Y, Qt.KeyboardModifier.ControlModifier)
    moved = (somebody.cell[0] - 2, somebody.cell[1])
    assert cell() == moved
    assert view.context.workspace.snapshot.project.title == "Our garden"
    take_left()
    path = view.context.workspace.path
    example_window.close()
    again = open_project(path, Words(), StillClock())
    person = again.snapshot.get(Stakeholder, somebody.id)
    again.close()
    assert cell_of(person) == (max(moved[0] - 2, 0), moved[1])
