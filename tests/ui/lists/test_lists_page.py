"""The lists to pick from, changed as a person would, and used at once wherever one picks."""

import pytest
from audit import audit
from pages import button, gone, read
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.operations import Create, Redo, Set, Undo
from coprod_desktop.content.picked import picked
from coprod_desktop.content.terms import groups_of
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import Term
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.forms.build import record_field
from coprod_desktop.ui.forms.text import TextLine
from coprod_desktop.ui.lists.page import ListsPage

BARRIER = "00000000-0000-4000-8000-000000000001"
ADVANCE = fixed_id("term", "help/money/advance")
MONEY = "help/money"


@pytest.fixture
def page(qtbot, context):
    made = ListsPage(context)
    qtbot.addWidget(made)
    stop = context.workspace.subscribe(made.refresh)
    made.resize(1150, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    stop()
    gone(made)


def offered(context, name="help", group="money"):
    workspace = context.workspace
    groups = groups_of(workspace.content, workspace.snapshot, name)
    return [each.label for each in next(it for it in groups if it.id == group).terms]


def lines(page):
    QApplication.processEvents()
    edits = page.form.findChildren(TextLine)
    return [
        each.text()
        for each in edits
        if each.isVisible() and each.accessibleName().startswith("Line ")
    ]


def named(page, name):
    QApplication.processEvents()
    return next(
        each
        for each in page.form.findChildren(type(button(page, "Back")))
        if each.accessibleName() == name and each.isVisible()
    )


def test_every_list_and_part_is_there_and_shows_its_lines(page, context):
    for name, groups in context.workspace.content.terms.items():
        for group in groups:
            page.open(f"{name}/{group.id}")
            assert page.heading.text() == group.label
            assert lines(page) == offered(context, name, group.id)


def test_a_line_is_reworded_with_the_keyboard_and_undone(page, context):
    page.show_place(Place("lists", MONEY, ADVANCE))
    edit = QApplication.focusWidget()
    assert edit.text() == "Give expenses in advance, in cash if asked"
    edit.selectAll()
    QTest.keyClicks(edit, "Fare money the week before")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert "Fare money the week before" in offered(context)
    context.workspace.perform(Undo())
    assert "Give expenses in advance, in cash if asked" in offered(context)
    assert "Give expenses in advance, in cash if asked" in lines(page)
    context.workspace.perform(Redo())
    assert "Fare money the week before" in lines(page)


def test_a_line_that_is_emptied_says_again_what_it_came_with(page, context):
    page.show_place(Place("lists", MONEY, ADVANCE))
    edit = QApplication.focusWidget()
    for words in ("Cash first", ""):
        edit.selectAll()
        QTest.keyClick(edit, Qt.Key.Key_Backspace)
        QTest.keyClicks(edit, words)
        QTest.keyClick(edit, Qt.Key.Key_Tab)
        edit.setFocus()
    assert edit.text() == "Give expenses in advance, in cash if asked"
    assert edit.text() in offered(context)


def test_a_line_is_taken_out_and_brought_back_and_what_is_chosen_stays(page, context):
    workspace = context.workspace
    workspace.perform(Create("barrier", {"helps": [ADVANCE]}, BARRIER))
    page.open(MONEY)
    QTest.keyClick(
        named(page, "Take out: Give expenses in advance, in cash if asked"), Qt.Key.Key_Return
    )
    assert "Give expenses in advance, in cash if asked" not in offered(context)
    assert "Taken out" in read(page.form)
    assert "Give expenses in advance, in cash if asked" in read(page.form)
    assert QApplication.focusWidget() is not None
    assert page.form.isAncestorOf(QApplication.focusWidget())
    box = record_field(
        context, "barrier", BARRIER, workspace.content.forms["barrier"].field("helps"), {}
    )
    assert "Give expenses in advance" in box.editor.findChild(type(button(page, "Back"))).words
    QTest.keyClick(
        named(page, "Bring back: Give expenses in advance, in cash if asked"), Qt.Key.Key_Space
    )
    assert "Give expenses in advance, in cash if asked" in offered(context)
    gone(box)


def test_an_own_line_is_added_with_enter_and_offered_at_once_where_it_is_picked(page, context):
    workspace = context.workspace
    workspace.perform(Create("barrier", {}, BARRIER))
    box = record_field(
        context, "barrier", BARRIER, workspace.content.forms["barrier"].field("helps"), {}
    )
    stop = workspace.subscribe(box.refresh)
    page.open(MONEY)
    page.form.new.setFocus()
    QTest.keyClick(page.form.new, Qt.Key.Key_Return)
    assert "Write the line first." in read(page.form)
    QTest.keyClicks(page.form.new, "Hand out the fare at the session before")
    QTest.keyClick(page.form.new, Qt.Key.Key_Return)
    assert lines(page)[-1] == offered(context)[-1] == "Hand out the fare at the session before"
    assert "Write the line first." not in read(page.form)
    assert page.form.new.hasFocus()
    assert box.editor.combo.findText("Hand out the fare at the session before") > 0
    stop()
    gone(box)


def add(page, words):
    page.form.new.setFocus()
    page.form.new.selectAll()
    QTest.keyClicks(page.form.new, words)
    QTest.keyClick(page.form.new, Qt.Key.Key_Return)


def test_a_line_that_is_there_already_is_not_added_again(page, context, heard):
    page.open(MONEY)
    before = lines(page)
    add(page, "give  expenses in advance, in cash IF asked")
    assert lines(page) == before
    assert context.workspace.snapshot.all(Term) == ()
    number = 1 + offered(context).index("Give expenses in advance, in cash if asked")
    said = f"It is in the list already, as line {number}. Nothing was added."
    assert said in read(page.form)
    assert heard.announced[-1] == said
    assert page.form.new.hasFocus()
    add(page, "Meal first")
    assert "already" not in read(page.form)
    add(page, "meal first")
    assert offered(context).count("Meal first") == 1
    assert len(lines(page)) == len(offered(context))


def test_a_line_that_was_taken_out_comes_back_when_it_is_added(page, context, heard):
    page.open(MONEY)
    before = lines(page)
    QTest.keyClick(
        named(page, "Take out: Give expenses in advance, in cash if asked"), Qt.Key.Key_Return
    )
    add(page, "Give expenses in advance, in cash if asked")
    assert lines(page) == before
    said = "It was in the list before and was taken out. It is back now."
    assert said in read(page.form)
    assert heard.announced[-1] == said
    assert page.form.new.text() == ""
    assert page.form.new.hasFocus()
    context.workspace.perform(Undo())
    assert "Give expenses in advance, in cash if asked" not in offered(context)


def test_that_an_emptied_line_has_its_first_words_again_is_said(page, heard):
    page.show_place(Place("lists", MONEY, ADVANCE))
    edit = QApplication.focusWidget()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    said = "A line that came with the program needs words: it has its first ones again."
    assert said in read(page.form)
    assert heard.announced == [said]
    edit.setFocus()
    QTest.keyClicks(edit, "!")
    assert said not in read(page.form)


def test_that_an_own_line_without_words_is_not_offered_is_said(page, context, heard):
    context.workspace.perform(
        Create("term", {"list": "help", "group": "money", "text": "Meal first"}, BARRIER)
    )
    page.show_place(Place("lists", MONEY, BARRIER))
    edit = QApplication.focusWidget()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert "" not in offered(context)
    said = "Without words this line is not offered. Write some, or take the line out."
    assert said in read(page.form)
    assert heard.announced == [said]


def test_after_enter_the_field_for_the_next_line_is_in_sight(qtbot, example_window):
    example_window.themer.show("light", 200)
    example_window.resize(1024, 700)
    example_window.project.go(Place("lists", MONEY))
    page = example_window.project.page
    for words in ("Soup", "Bread", "A very long line " * 6):
        add(page, words)
        assert not page.form.new.text()
        qtbot.wait(400)
        new, port = page.form.new, page.form.viewport()
        top = new.mapTo(port, new.rect().topLeft()).y()
        assert 0 <= top <= port.height() - new.height(), words


def test_a_list_leads_to_where_it_is_changed(context, heard):
    workspace = context.workspace
    workspace.perform(Create("barrier", {}, BARRIER))
    box = record_field(
        context, "barrier", BARRIER, workspace.content.forms["barrier"].field("helps"), {}
    )
    combo = box.editor.combo
    assert combo.itemText(combo.count() - 1) == "Change this list..."
    combo.setCurrentIndex(combo.count() - 1)
    combo.activated.emit(combo.count() - 1)
    assert heard.went == [Place("lists", "help")]
    assert combo.currentIndex() == 0
    assert not workspace.snapshot.any_of("barrier", BARRIER).helps
    gone(box)


def test_changes_from_elsewhere_show(page, context):
    page.open(MONEY)
    made = {"list": "help", "group": "money", "text": "Meal first", "hidden": "no"}
    context.workspace.perform(Create("term", made, BARRIER))
    assert lines(page)[-1] == "Meal first"
    context.workspace.perform(Set("term", BARRIER, {"text": "Soup first"}))
    assert lines(page)[-1] == "Soup first"


def test_the_menu_leads_to_the_lists_undo_to_the_line_and_back_to_where_one_was(
    qtbot, example_window
):
    view = example_window.project
    view.go(Place("steps", "stakeholders.barriers"))
    before = view.page
    example_window.menus.actions["lists"].trigger()
    page = view.page
    assert isinstance(page, ListsPage)
    page.open(MONEY)
    page.form.new.setText("Soup before we talk")
    QTest.keyClick(page.form.new, Qt.Key.Key_Return)
    view.go(Place("overview"))
    example_window.menus.actions["undo"].trigger()
    assert view.page is page
    assert "Soup before we talk" not in lines(page)
    example_window.menus.actions["redo"].trigger()
    assert lines(page)[-1] == "Soup before we talk"
    view.go(Place("steps", "stakeholders.barriers"))
    example_window.menus.actions["lists"].trigger()
    qtbot.mouseClick(button(view.page, "Back"), Qt.MouseButton.LeftButton)
    assert view.page is before
    assert before.form.page.id == "stakeholders.barriers"


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_page_can_be_used_by_everybody(example_window, zoom):
    example_window.themer.show("light", zoom)
    example_window.resize(1024, 700)
    view = example_window.project
    view.go(Place("lists", MONEY))
    QApplication.processEvents()
    assert audit(example_window) == []


def test_what_helps_against_the_sort_of_a_barrier_is_offered_first(context):
    workspace = context.workspace
    workspace.perform(Create("barrier", {"sort": "money"}, BARRIER))
    field = workspace.content.forms["barrier"].field("helps")
    box = record_field(context, "barrier", BARRIER, field, {})
    stop = workspace.subscribe(box.refresh)
    combo = box.editor.combo
    shown = [combo.itemText(at) for at in (1, 2)]
    assert shown == ["Money", "Book and pay travel for people"]
    workspace.perform(Set("barrier", BARRIER, {"sort": "trust"}))
    assert combo.itemText(1) == "Trust"
    workspace.perform(Set("barrier", BARRIER, {"sort": ""}))
    assert combo.itemText(1) == "Getting in and around"
    stop()
    gone(box)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a list opens on a screen
def test_walking_through_a_list_adds_nothing_before_enter(qtbot, context):
    workspace = context.workspace
    workspace.perform(Create("barrier", {"sort": "money"}, BARRIER))
    field = workspace.content.forms["barrier"].field("helps")
    box = record_field(context, "barrier", BARRIER, field, {})
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    combo = box.editor.combo
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.view().isVisible()
    for _ in range(2):
        QTest.keyClick(combo.view(), Qt.Key.Key_Down)
    assert workspace.snapshot.any_of("barrier", BARRIER).helps == ""
    chosen = combo.view().currentIndex().data()
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    helps = workspace.snapshot.any_of("barrier", BARRIER).helps
    assert picked(field, helps, workspace.snapshot) == (chosen,)
    gone(box)
