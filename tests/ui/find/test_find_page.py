"""Find in this project: by keyboard, from any page to any words and back."""

from __future__ import annotations

import pytest
from audit import audit
from pages import button, read
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.application.find import Hit
from coprod_desktop.application.find_texts import Texts
from coprod_desktop.application.operations import Answer, Create, Delete, Set
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import KIND_OF, specs
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.find import page as find_page
from coprod_desktop.ui.find.model import ROW, Line, More
from coprod_desktop.ui.find.page import FindPage
from coprod_desktop.ui.find.places import place_of_words
from coprod_desktop.ui.forms.text import TextLine
from coprod_desktop.ui.kit import Button
from coprod_desktop.ui.window.main import MainWindow
from coprod_desktop.ui.window.project_view import ProjectView

ANN = "11111111-1111-4111-8111-111111111111"
BUS = "33333333-3333-4333-8333-333333333333"
PURPOSE = "motivations.purpose"


def view_of(window: MainWindow) -> ProjectView:
    view = window.project
    assert view is not None
    return view


def workspace_of(window: MainWindow) -> Workspace:
    return view_of(window).context.workspace


def focused() -> QWidget:
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def find(window: MainWindow) -> FindPage:
    """Press Ctrl+F."""
    QTest.keyClick(focused(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page = view_of(window).page
    assert isinstance(page, FindPage)
    assert focused() is page.search
    return page


def look(qtbot: QtBot, window: MainWindow, words: str) -> FindPage:
    """Press Ctrl+F and type words, over those that stand there."""
    page = find(window)
    QTest.keyClicks(page.search, words)
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: FindPage) -> None:
    qtbot.waitUntil(lambda: not page._soon.isActive() and not page.reading, timeout=20_000)


def lines(page: FindPage) -> list[str]:
    return [str(page.model.index(row).data()) for row in range(page.model.rowCount())]


def chosen(page: FindPage) -> str:
    return str(page.view.currentIndex().data())


# --- There and back -------------------------------------------------------------------------------


@pytest.mark.parametrize("zoom", [100, 200])
def test_words_are_found_gone_to_and_left_by_keyboard(
    qtbot: QtBot, example_window: MainWindow, zoom: int
) -> None:
    example_window.themer.show("light", zoom)
    example_window.resize(1024, 700)
    view = view_of(example_window)
    view.go(Place("steps", PURPOSE, PURPOSE))
    before = focused()
    heard: list[str] = []
    example_window.announcer.said.connect(heard.append)
    page = look(qtbot, example_window, "hide kitchen")
    assert heard == ["1 place found"]
    assert lines(page) == ["Step 8: Reflect and learn", "What changed?"]
    press(Qt.Key.Key_Escape)
    assert (view.section, view.page.open_page) == ("steps", PURPOSE)  # type: ignore[attr-defined]  # the steps
    assert focused() is before
    assert find(example_window).search.selectedText() == "hide kitchen"
    press(Qt.Key.Key_Down)
    assert focused() is page.view
    press(Qt.Key.Key_Return)
    edit = focused()
    assert isinstance(edit, QTextEdit)
    assert edit.accessibleName() == "What changed?"
    assert edit.toPlainText()[edit.textCursor().position() :].startswith("hide in the kitchen")
    assert not edit.textCursor().hasSelection()
    qtbot.wait(50)
    seen = edit.visibleRegion().boundingRect()
    assert seen.contains(edit.viewport().mapTo(edit, edit.cursorRect().center()))


def test_enter_in_the_search_goes_to_the_first_and_does_not_wait_for_the_pause(
    qtbot: QtBot, example_window: MainWindow
) -> None:
    page = find(example_window)
    QTest.keyClicks(page.search, "bernadette")
    press(Qt.Key.Key_Return)
    view = view_of(example_window)
    qtbot.waitUntil(lambda: view.section == "people")
    name = focused()
    assert isinstance(name, TextLine)
    assert name.text() == "Bernadette"


def test_the_list_is_walked_without_its_headings_and_left_upwards_or_by_a_letter(
    qtbot: QtBot, example_window: MainWindow
) -> None:
    page = look(qtbot, example_window, "bernadette")
    assert lines(page)[:4] == [
        "People, groups and organisations",
        "Bernadette",
        "Step 1: Understand co-production",
        "Where do we already see signs of co-production?",
    ]
    assert chosen(page) == "Bernadette"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert chosen(page) == "Where do we already see signs of co-production?"
    press(Qt.Key.Key_Up)
    assert chosen(page) == "Bernadette"
    press(Qt.Key.Key_Up)
    assert focused() is page.search
    press(Qt.Key.Key_Down)
    QTest.keyClick(page.view, "x")
    assert focused() is page.search
    assert page.search.text() == "bernadettex"
    settle(qtbot, page)
    assert page.model.rowCount() == 0
    assert "Nothing here has these words. Try fewer words" in read(page)
    press(Qt.Key.Key_Down)
    assert focused() is page.search
    press(Qt.Key.Key_Return)
    assert view_of(example_window).page is page


def test_escape_leads_back_through_pages_that_a_menu_led_to(
    qtbot: QtBot, example_window: MainWindow
) -> None:
    view = view_of(example_window)
    view.go(Place("sessions"))
    view.go(Place("past"))
    look(qtbot, example_window, "december")
    press(Qt.Key.Key_Escape)
    assert view.section == "past"
    find(example_window)
    find(example_window)
    press(Qt.Key.Key_Escape)
    assert view.section == "past"
    view.go(Place("back"))
    assert view.section == "sessions"
    view.go(Place("back"))
    assert view.section == "sessions"


def test_the_button_goes_back_as_well(qtbot: QtBot, example_window: MainWindow) -> None:
    view_of(example_window).go(Place("people"))
    page = look(qtbot, example_window, "bus")
    back = button(page, "Back")
    assert back.accessibleName() == "Back to where you were"
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert view_of(example_window).section == "people"


def test_the_place_that_was_gone_to_is_still_chosen_when_one_looks_again(
    qtbot: QtBot, example_window: MainWindow
) -> None:
    page = look(qtbot, example_window, "bernadette")
    for _ in range(4):
        press(Qt.Key.Key_Down)
    there = chosen(page)
    press(Qt.Key.Key_Return)
    assert view_of(example_window).page is not page
    workspace_of(example_window).perform(Answer(PURPOSE, "Another"))
    find(example_window)
    settle(qtbot, page)
    assert chosen(page) == there


def test_nothing_is_looked_for_without_a_project(window: MainWindow) -> None:
    assert not window.menus.actions["find"].isEnabled()


# --- What is shown --------------------------------------------------------------------------------


def test_many_places_of_one_kind_come_a_few_at_a_time(
    qtbot: QtBot, example_window: MainWindow
) -> None:
    for number in range(73):
        workspace_of(example_window).perform(
            Create("barrier", {"barrier": f"Qzebra number {number}"})
        )
    page = look(qtbot, example_window, "qzebra")
    assert "73 places found" in read(page)
    assert lines(page)[-1] == "Show more: 68 are left"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_End)
    assert isinstance(page.view.currentIndex().data(ROW), More)
    press(Qt.Key.Key_Return)
    assert chosen(page) == "Qzebra number 5"
    assert lines(page)[-1] == "Show more: 18 are left"
    assert len(lines(page)) == 57
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    assert chosen(page) == "Qzebra number 55"
    assert lines(page)[1:] == [f"Qzebra number {number}" for number in range(73)]


def test_a_screen_reader_hears_where_each_place_is(
    qtbot: QtBot, example_window: MainWindow
) -> None:
    workspace = workspace_of(example_window)
    workspace.perform(Create("stakeholder", {"name": "Qzebra", "notes": "Sings"}, ANN))
    workspace.perform(Create("barrier", {"barrier": "Steps", "whose": [ANN]}))
    page = look(qtbot, example_window, "qzebra")
    interface = QAccessible.queryAccessibleInterface(page.view)
    assert interface.role() == QAccessible.Role.List
    said = [
        interface.child(row).text(QAccessible.Text.Name) for row in range(interface.childCount())
    ]
    assert said == [
        "People, groups and organisations",
        "Qzebra. In: People, groups and organisations",
        "Barriers and what we do",
        "Steps. Whom does it keep away? Qzebra. In: Barriers and what we do",
    ]
    search = QAccessible.queryAccessibleInterface(page.search)
    assert search.text(QAccessible.Text.Name) == "Words to look for"
    assert "Escape goes back" in search.text(QAccessible.Text.Description)


def test_what_changes_is_found_anew_and_what_goes_is_gone(
    qtbot: QtBot, example_window: MainWindow
) -> None:
    workspace = workspace_of(example_window)
    workspace.perform(Create("barrier", {"barrier": "A qzebra"}, BUS))
    page = look(qtbot, example_window, "qzebra")
    assert "A qzebra" in lines(page)
    press(Qt.Key.Key_Down)
    workspace.perform(Delete("barrier", BUS))
    settle(qtbot, page)
    assert lines(page) == []
    assert focused() is page.search
    press(Qt.Key.Key_Escape)
    workspace.perform(Set("project", "", {"organisation": "Qzebra Trust"}))
    find(example_window)
    settle(qtbot, page)
    assert lines(page)[0] == "About this project"


def test_a_large_project_is_read_a_little_at_a_time(
    qtbot: QtBot, example_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find_page, "_FIRST_SLICE", 0)
    monkeypatch.setattr(find_page, "_SLICE", 0)
    heard: list[str] = []
    example_window.announcer.said.connect(heard.append)
    view_of(example_window).go(Place("find", field="search"))
    page = view_of(example_window).page
    assert isinstance(page, FindPage)
    QTest.keyClicks(page.search, "bernadette")
    page.look()
    assert page.reading
    assert page.said.text() == "Looking..."
    assert heard == []
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view_of(example_window).section == "people")
    find(example_window)
    settle(qtbot, page)
    assert heard == ["Looking...", "34 places found"]
    assert chosen(page) == "Bernadette"
    workspace_of(example_window).perform(Answer(PURPOSE, "Another"))
    view_of(example_window).go(Place("sessions"))
    find(example_window)
    settle(qtbot, page)
    assert page.said.text() == "34 places found"


def test_words_typed_just_before_one_leaves_are_looked_for_when_one_is_back(
    qtbot: QtBot, example_window: MainWindow
) -> None:
    page = look(qtbot, example_window, "bernadette")
    QTest.keyClicks(page.search, " bus")
    view_of(example_window).go(Place("sessions"))
    find(example_window)
    settle(qtbot, page)
    assert page.model.found.words == ("bernadette", "bus")


def test_who_walks_through_the_list_stays_there_when_something_changes(
    qtbot: QtBot, example_window: MainWindow
) -> None:
    page = look(qtbot, example_window, "bernadette")
    for _ in range(5):
        press(Qt.Key.Key_Down)
    there = chosen(page)
    workspace_of(example_window).perform(Answer(PURPOSE, "Another"))
    settle(qtbot, page)
    assert chosen(page) == there
    assert focused() is page.view


def test_what_was_typed_a_moment_ago_is_found(qtbot: QtBot, example_window: MainWindow) -> None:
    view_of(example_window).go(Place("steps", PURPOSE, PURPOSE))
    QTest.keyClicks(focused(), "Qzebra ")
    assert look(qtbot, example_window, "qzebra").model.found.count == 1


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("typed", ["", "bernadette bus", "e", "nowhere at all"])
def test_the_page_is_sound(
    qtbot: QtBot, example_window: MainWindow, theme: str, zoom: int, typed: str
) -> None:
    example_window.themer.show(theme, zoom)
    example_window.resize(1024, 700)
    page = look(qtbot, example_window, typed)
    if page.model.found.count:
        press(Qt.Key.Key_Down)
    assert audit(example_window) == []


# --- Every place ----------------------------------------------------------------------------------


def test_the_words_of_every_kind_of_record_are_gone_to(example_window: MainWindow) -> None:
    view = view_of(example_window)
    workspace = workspace_of(example_window)
    session = workspace.snapshot.sessions()[0].id
    workspace.perform(Create("term", {"list": "help", "group": "money", "text": "Soup first"}))
    workspace.perform(Create("session_cost", {"session": session, "what": "Soup for ten"}))
    content, snapshot = workspace.content, workspace.snapshot
    texts = Texts(Words(), content)
    gone_to = set()
    for kind, records in snapshot.records.items():
        for record in list(records.values())[:3] if kind != "answer" else records.values():
            said = texts.of(kind, record, snapshot) if texts.group_of(kind, record) else ()
            named = specs(kind)
            plain = (Kind.SHORT_TEXT, Kind.LONG_TEXT)
            told = next((it for it in said if named[it.field].kind in plain), None)
            if told is None or (kind == "answer" and (told.field, key_kind(record)) in gone_to):
                continue
            place = place_of_words(content, snapshot, record, told.field)
            assert place is not None, kind
            view.go(place)
            edit = focused()
            where = f"{kind} {told} {place}"
            if kind == "answer":
                gone_to.add((told.field, key_kind(record)))
            else:
                gone_to.add((kind, ""))
            if isinstance(edit, Button):
                assert told.text in edit.accessibleName(), where  # it was taken out of its list
            elif isinstance(edit, QLineEdit | QTextEdit):
                text = edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
                assert told.text in " ".join(text.split()), where
            else:
                assert kind in ("answer", "reflection"), where
    kinds = {kind for kind, _ in gone_to}
    assert kinds >= set(KIND_OF.values()) - {"answer", "step_state", "expected_person", "consent"}


def key_kind(record: object) -> str:
    return "line" if "/" in str(getattr(record, "key", "")) else ""


@pytest.mark.parametrize(
    ("typed", "section", "name"),
    [
        ("look again", "steps", "Look again"),
        ("thursday 3 december planning", "sessions", "On which day is it?"),
    ],
)
def test_what_is_no_text_is_gone_to_as_well(
    qtbot: QtBot, example_window: MainWindow, typed: str, section: str, name: str
) -> None:
    look(qtbot, example_window, typed)
    press(Qt.Key.Key_Return)
    assert view_of(example_window).section == section
    assert focused().accessibleName() == name


def test_words_that_no_page_shows_lead_to_whose_they_are(
    qtbot: QtBot, example_window: MainWindow
) -> None:
    fields = {"name": "The club", "sort": "group", "pronouns": "qzebra", "language": "qhorse"}
    workspace_of(example_window).perform(Create("stakeholder", fields, ANN))
    for words in ("qzebra", "qhorse"):
        look(qtbot, example_window, words)
        press(Qt.Key.Key_Return)
        assert focused().accessibleName() == "The club. About"


def test_somebody_who_is_expected_is_gone_to_on_their_card(
    qtbot: QtBot, example_window: MainWindow
) -> None:
    page = look(qtbot, example_window, "bernadette")
    row = next(
        at
        for at in range(page.model.rowCount())
        if isinstance(it := page.model.index(at).data(ROW), Line)
        and it.hit.kind == "expected_person"
    )
    page.view.setCurrentIndex(page.model.index(row))
    press(Qt.Key.Key_Return)
    assert view_of(example_window).section == "sessions"
    assert focused().accessibleName() == "Open: Bernadette"


def test_a_card_far_down_is_opened_at_the_words(qtbot: QtBot, example_window: MainWindow) -> None:
    workspace = workspace_of(example_window)
    for number in range(60):
        workspace.perform(Create("barrier", {"barrier": f"Step {number}"}))
    workspace.perform(Create("barrier", {"barrier": "The last", "action": "A qzebra"}))
    look(qtbot, example_window, "qzebra")
    press(Qt.Key.Key_Return)
    edit = focused()
    assert isinstance(edit, QTextEdit)
    assert edit.toPlainText() == "A qzebra"
    assert edit.isVisible()


def test_the_hit_is_about_a_record(qtbot: QtBot, example_window: MainWindow) -> None:
    page = look(qtbot, example_window, "soup")
    rows = [page.model.index(at).data(ROW) for at in range(page.model.rowCount())]
    hits = [each.hit for each in rows if isinstance(each, Line)]
    assert hits
    assert all(isinstance(each, Hit) for each in hits)
    for each in hits:
        marks = [it.text[a:b] for it in (each.title, *each.texts) for a, b in it.marks]
        assert {mark.casefold() for mark in marks} == {"soup"}
