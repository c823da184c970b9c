"""What changed: read it, look for something in it, put something back."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from audit import audit
from conftest import Heard
from pages import button, read
from projects import StillClock, example_project
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.application.operations import (
    IMPORT,
    Answer,
    Create,
    Delete,
    Set,
    Several,
    Undo,
)
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.domain.ids import new_id
from coprod_desktop.project import opening
from coprod_desktop.project.edits import Action
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.kit import Button
from coprod_desktop.ui.past.details import Details
from coprod_desktop.ui.past.page import PastPage
from coprod_desktop.ui.past.texts import PastText
from coprod_desktop.ui.window.main import MainWindow

PURPOSE = "motivations.purpose"
WHY = "Why are we doing this?"
WIDE = (1150, 780)
NARROW = (620, 620)


def local(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """Return a time on a day of November 2026, as the clock on the wall shows it."""
    return dt.datetime(2026, 11, day, hour, minute).astimezone()


def shown(qtbot: QtBot, context: Context, size: tuple[int, int] = WIDE) -> PastPage:
    page = PastPage(context)
    qtbot.addWidget(page)
    context.workspace.subscribe(page.refresh)
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    page.show_place(Place("past"))
    qtbot.waitUntil(lambda: not page.model.reading)
    return page


def lines(page: PastPage) -> list[str]:
    """Return the lines of the list, days as well, as they are seen."""
    return [str(page.model.index(row).data()) for row in range(page.model.rowCount())]


def choose(page: PastPage, what: str) -> None:
    """Walk down the list with the arrow keys to a moment that says `what`."""
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.view, Qt.Key.Key_Home)
    for _ in range(page.model.rowCount()):
        if page.view.currentIndex().data() == what:
            return
        QTest.keyClick(page.view, Qt.Key.Key_Down)
    pytest.fail(f"{what} is not in the list: {lines(page)}")


def fields(page: PastPage) -> list[PastText]:
    """Return the fields that the texts of the chosen moment stand in."""
    QApplication.processEvents()
    return [each for each in page.details.findChildren(PastText) if each.isVisible()]


def texts(page: PastPage) -> dict[str, str]:
    """Return the texts of the chosen moment by what they are called."""
    return {each.accessibleName(): each.toPlainText() for each in fields(page)}


def buttons(page: PastPage) -> list[Button]:
    return [each for each in page.details.findChildren(Button) if each.isVisible()]


@pytest.fixture
def written(workspace: Workspace, clock: StillClock) -> Workspace:
    """Give a project with two days of changes by two people."""
    workspace.name_author("Ines")
    clock.moment = local(22, 9)
    workspace.perform(Answer(PURPOSE, "Breaks that carers can book by phone"))
    clock.moment = local(22, 9, 30)
    workspace.perform(Create("session", {"title": "Kick-off", "place": "Library"}))
    workspace.name_author("")
    clock.moment = local(23, 8, 15)
    workspace.perform(Answer(PURPOSE, "Breaks that everybody can book by email"))
    clock.moment = local(23, 9)
    return workspace


def test_changes_stand_by_day_with_time_and_author(
    qtbot: QtBot, written: Workspace, context: Context
) -> None:
    page = shown(qtbot, context)
    assert lines(page)[:5] == [
        "Today",
        f"Changed: {WHY}",
        "Yesterday",
        "Added: Kick-off",
        f"Changed: {WHY}",
    ]
    said = page.model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Yesterday, 09:30. Added: Kick-off. By: Ines. In: Session: Kick-off"
    newest = page.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert newest.startswith("Today, 08:15. ")
    assert "By: no name." in newest
    assert written.path.exists()


def test_a_day_long_ago_is_told_with_its_date(
    qtbot: QtBot, written: Workspace, context: Context, clock: StillClock
) -> None:
    clock.moment = local(28, 9)
    assert lines(shown(qtbot, context))[0] == "Monday 23 November 2026"
    assert not written.read_only


def test_a_screen_reader_walks_through_the_moments(
    qtbot: QtBot, written: Workspace, context: Context
) -> None:
    page = shown(qtbot, context)
    choose(page, "Added: Kick-off")
    interface = QAccessible.queryAccessibleInterface(page.view)
    assert interface.role() == QAccessible.Role.List
    assert interface.childCount() == page.model.rowCount()
    line = interface.child(page.view.currentIndex().row())
    assert line.text(QAccessible.Text.Name).startswith("Yesterday, 09:30. Added: Kick-off")
    assert not written.read_only


@pytest.mark.usefixtures("written")
def test_a_question_is_read_aloud_without_a_full_stop_of_its_own(
    qtbot: QtBot, context: Context
) -> None:
    page = shown(qtbot, context)
    said = page.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(f"Today, 08:15. Changed: {WHY} By: no name. In: Motivations: ")
    named = page.details.heading.accessibleName()
    assert named.startswith(f"Changed: {WHY} Today, Monday 23 November 2026, 08:15. By: no name.")


@pytest.mark.usefixtures("written")
def test_the_newest_is_shown_whole_and_days_are_passed_over(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    seen = read(page.details)
    assert "Today, Monday 23 November 2026, 08:15" in seen
    assert "By: no name" in seen
    assert "In: Motivations: Why, and what must change" in seen
    assert texts(page) == {
        f"Before: {WHY}": "Breaks that carers can book by phone",
        f"From then on: {WHY}": "Breaks that everybody can book by email",
    }
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert "Added: Kick-off" in read(page.details)
    assert "By: Ines" in read(page.details)
    QTest.keyClick(page.view, Qt.Key.Key_Up)
    assert f"Changed: {WHY}" in read(page.details)


@pytest.mark.usefixtures("written")
def test_the_words_that_differ_are_marked(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    before, after = fields(page)
    assert before.marked_words() == ["carers", "phone"]
    assert after.marked_words() == ["everybody", "email"]
    assert all(each.format.fontUnderline() for each in before.extraSelections())
    assert "underlined" in read(page.details)


def test_nobodys_words_are_markup(qtbot: QtBot, workspace: Workspace, context: Context) -> None:
    markup = "<b>Bold</b> & <img src='file:///etc/passwd'> 🎉 ends"
    workspace.perform(Create("session", {"title": markup, "notes": markup}))
    workspace.perform(Create("milestone", {"what": "One"}))
    session = workspace.snapshot.sessions()[0].id
    workspace.perform(Set("session", session, {"notes": markup.replace("ends", "goes on")}))
    page = shown(qtbot, context)
    assert markup in texts(page).values()
    assert fields(page)[0].marked_words() == ["ends"]
    choose(page, f"Added: {markup}")
    assert f"Added: {markup}" in read(page.details)
    assert audit(page) == []


def test_an_earlier_text_is_put_back_and_that_can_be_undone(
    qtbot: QtBot, written: Workspace, context: Context, heard: object
) -> None:
    page = shown(qtbot, context)
    put = button(page.details, "Put this text back")
    assert put.accessibleName() == f"Put the text before back: {WHY}"
    assert "This is what it says now." in read(page.details)
    put.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(put, Qt.Key.Key_Return)
    assert written.snapshot.answer_text(PURPOSE) == "Breaks that carers can book by phone"
    said = f"This text was put back: {WHY} If that was a mistake, choose Undo."
    assert said in heard.announced
    assert said in read(page.details)
    assert QApplication.focusWidget() is page.details.heading
    assert lines(page)[:3] == ["Today", f"Put back: {WHY}", f"Changed: {WHY}"]
    assert page.view.currentIndex().row() == 2
    after = button(page.details, "Put this text back")
    assert after.accessibleName() == f"Put the text from then on back: {WHY}"


def test_what_was_deleted_is_brought_back_with_all_that_belongs_to_it(
    qtbot: QtBot, written: Workspace, context: Context, heard: object
) -> None:
    session = written.snapshot.sessions()[0].id
    written.perform(Create("agenda_item", {"session": session, "title": "Tea"}))
    before = written.snapshot
    written.perform(Delete("session", session))
    page = shown(qtbot, context)
    assert lines(page)[1] == "Deleted: Kick-off, with 1 thing that belongs to it"
    QTest.mouseClick(button(page, "Bring back Kick-off"), Qt.MouseButton.LeftButton)
    assert written.snapshot.records == before.records
    assert "It is back: Kick-off. If that was a mistake, choose Undo." in heard.announced
    assert lines(page)[1].startswith("Brought back: Kick-off")
    assert not any(each.words.startswith("Bring back") for each in buttons(page))


def test_an_answer_that_was_undone_is_put_back(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    workspace.perform(Answer(PURPOSE, "Breaks for carers"))
    workspace.perform(Undo())
    page = shown(qtbot, context)
    assert lines(page)[1] == f"Changed: {WHY} (by Undo)"
    assert "In: Motivations: Why, and what must change" in read(page.details)
    QTest.mouseClick(button(page.details, "Put this text back"), Qt.MouseButton.LeftButton)
    assert workspace.snapshot.answer_text(PURPOSE) == "Breaks for carers"


def test_somebody_whose_adding_was_undone_is_brought_back(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    workspace.perform(Create("stakeholder", {"name": "Rosa", "why": "She cares"}))
    before = workspace.snapshot
    workspace.perform(Undo())
    page = shown(qtbot, context)
    assert lines(page)[1] == "Deleted: Rosa (by Undo)"
    QTest.mouseClick(button(page, "Bring back Rosa"), Qt.MouseButton.LeftButton)
    assert workspace.snapshot.records == before.records


@pytest.mark.usefixtures("written")
def test_the_list_follows_the_words_as_they_are_typed(
    qtbot: QtBot, context: Context, heard: object
) -> None:
    page = shown(qtbot, context)
    page.filters.search.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(page.filters.search, "PHONE carers")
    qtbot.waitUntil(lambda: "2 changes found" in read(page))
    assert lines(page) == ["Today", f"Changed: {WHY}", "Yesterday", f"Changed: {WHY}"]
    assert "2 changes found" in heard.announced
    QTest.keyClick(page.filters.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Added: Kick-off" in lines(page))
    assert "found" not in read(page)
    QTest.keyClicks(page.filters.search, "ines library")
    qtbot.waitUntil(lambda: "1 change found" in read(page))
    assert lines(page) == ["Yesterday", "Added: Kick-off"]
    QTest.keyClicks(page.filters.search, " nowhere")
    qtbot.waitUntil(lambda: "No change like this was found" in read(page))
    assert lines(page) == []
    assert buttons(page) == []
    assert QApplication.focusWidget() is page.filters.search


@pytest.mark.usefixtures("written")
def test_the_changes_of_one_person_are_chosen(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    who = page.filters.authors
    assert [who.itemText(at) for at in range(who.count())] == ["Everybody", "no name", "Ines"]
    who.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(who, Qt.Key.Key_End)
    assert lines(page)[0] == "Yesterday"
    assert len([each for each in lines(page) if each.startswith(("Added", "Changed"))]) == 2


def test_where_nobody_gives_a_name_there_is_no_choice_of_one(
    qtbot: QtBot, context: Context
) -> None:
    page = shown(qtbot, context)
    assert page.filters.authors.isHidden() or not page.filters.authors.isVisible()
    assert not page.view.named


@pytest.mark.usefixtures("written")
def test_only_what_changed_on_one_page_or_record(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    QTest.mouseClick(button(page, "Only what changed here"), Qt.MouseButton.LeftButton)
    assert "Only: Motivations: Why, and what must change" in read(page)
    assert lines(page) == ["Today", f"Changed: {WHY}", "Yesterday", f"Changed: {WHY}"]
    QTest.mouseClick(button(page, "Show all changes"), Qt.MouseButton.LeftButton)
    assert "Added: Kick-off" in lines(page)
    choose(page, "Added: Kick-off")
    QTest.mouseClick(button(page, "Only what changed here"), Qt.MouseButton.LeftButton)
    assert lines(page) == ["Yesterday", "Added: Kick-off"]


def test_it_leads_to_where_the_text_stands(
    qtbot: QtBot, written: Workspace, context: Context, heard: object
) -> None:
    page = shown(qtbot, context)
    QTest.mouseClick(button(page, "Go there"), Qt.MouseButton.LeftButton)
    choose(page, "Added: Kick-off")
    QTest.mouseClick(button(page, "Go there"), Qt.MouseButton.LeftButton)
    session = written.snapshot.sessions()[0].id
    assert heard.went == [Place("steps", PURPOSE, PURPOSE), Place("sessions", session)]


def test_what_changes_meanwhile_shows_and_what_is_read_stays(
    qtbot: QtBot, written: Workspace, context: Context
) -> None:
    page = shown(qtbot, context)
    choose(page, "Added: Kick-off")
    written.perform(Create("milestone", {"what": "A thing"}))
    assert lines(page)[:2] == ["Today", "Added: A thing"]
    assert page.view.currentIndex().data() == "Added: Kick-off"
    page.hide()
    written.perform(Create("milestone", {"what": "Another"}))
    page.show()
    assert lines(page)[1] == "Added: Another"


@pytest.mark.usefixtures("written")
def test_in_a_narrow_window_the_chosen_moment_takes_the_place_of_the_list(
    qtbot: QtBot, context: Context
) -> None:
    page = shown(qtbot, context, NARROW)
    assert page.view.isVisible()
    assert not page.details.isVisible()
    choose(page, "Added: Kick-off")
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert not page.view.isVisible()
    assert QApplication.focusWidget() is page.details.heading
    assert "Added: Kick-off" in read(page)
    assert audit(page) == []
    page.details.heading.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(page.details.heading, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.view
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    QTest.mouseClick(button(page, "Back to the list"), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is page.view
    at = page.view.visualRect(page.view.currentIndex()).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.details.isVisible()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.usefixtures("written")
def test_the_chosen_moment_can_be_used_by_everybody(
    qtbot: QtBot, context: Context, one_themer: object, theme: str, zoom: int
) -> None:
    one_themer.show(theme, zoom)
    page = shown(qtbot, context, (800, 640))
    if not page.details.isVisible():
        page.view.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.details.isVisible()
    assert audit(page) == []


def test_a_moment_with_many_texts_shows_the_first_and_then_all(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    checks = [each for each in workspace.content.fields() if each.kind.value == "checklist"]
    field = max(checks, key=lambda each: len(each.options))
    notes = {each.id: {"state": "yes", "note": f"About {each.id}"} for each in field.options}
    workspace.perform(Answer(field.id, notes))
    page = shown(qtbot, context)
    many = 2 * len(field.options)
    if many <= 30:
        assert len(texts(page)) == many
        return
    assert len(texts(page)) == 30
    QTest.mouseClick(button(page, f"Show {many - 30} more"), Qt.MouseButton.LeftButton)
    assert len(texts(page)) == many


def test_a_very_long_text_scrolls_within_its_own_field(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    workspace.perform(Answer(PURPOSE, "A long story. " * 1400))
    page = shown(qtbot, context)
    (story,) = fields(page)
    assert story.height() < page.height() / 2
    assert story.verticalScrollBar().maximum() > 0
    assert "Nothing was written." in read(page.details)
    story.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(story, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert story.verticalScrollBar().value() > 0
    QTest.keyClick(story, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not story


def test_a_long_history_is_read_on_as_one_scrolls(
    qtbot: QtBot, workspace: Workspace, context: Context, clock: StillClock
) -> None:
    for number in range(200):
        clock.moment += dt.timedelta(minutes=2)
        workspace.perform(Create("milestone", {"what": f"Number {number}"}))
    page = shown(qtbot, context)
    assert page.model.found < 200
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(60):
        if page.model.ended:
            break
        QTest.keyClick(page.view, Qt.Key.Key_End)
        qtbot.waitUntil(lambda: not page.model.reading)
    told = [each for each in lines(page) if each.startswith("Added: Number")]
    assert told == [f"Added: Number {number}" for number in reversed(range(200))]


def test_a_search_looks_through_all_of_a_long_history(
    qtbot: QtBot, workspace: Workspace, context: Context, clock: StillClock
) -> None:
    workspace.perform(Create("milestone", {"what": "The needle"}))
    for number in range(300):
        clock.moment += dt.timedelta(minutes=2)
        workspace.perform(Create("milestone", {"what": f"Hay {number}"}))
    page = shown(qtbot, context)
    QTest.keyClicks(page.filters.search, "needle")
    qtbot.waitUntil(lambda: "1 change found" in read(page))
    assert "Added: The needle" in read(page.details)


def test_nothing_yet_says_what_will_stand_here(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "past", lambda *_, **__: [])
    page = shown(qtbot, context)
    assert "Nothing was changed yet." in read(page)
    assert page.view.currentIndex() == QModelIndex()
    assert isinstance(page.details, Details)


# --- In the window ------------------------------------------------------------------------------


def test_the_menu_and_its_key_lead_to_it_with_the_last_words_saved(
    example_window: MainWindow,
) -> None:
    view = example_window.project
    assert view is not None
    context = view.context
    view.saver.later("x", lambda: context.save(Set("project", "", {"organisation": "Just typed"})))
    QTest.keyClick(example_window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(view.page, PastPage)
    assert QApplication.focusWidget() is view.page.heading
    assert "Just typed" in texts(view.page).values()
    assert not any(view.navigation.button(each).isChecked() for each in ("overview", "steps"))
    view.go(Place("steps"))
    assert view.navigation.button("steps").isChecked()


def test_without_a_project_there_is_nothing_to_look_at(window: MainWindow) -> None:
    assert not window.menus.actions["past"].isEnabled()


def test_undo_takes_back_a_putting_back_and_says_so(example_window: MainWindow) -> None:
    view = example_window.project
    assert view is not None
    workspace = view.context.workspace
    workspace.perform(Answer(PURPOSE, "Words that were there once"))
    workspace.perform(Create("milestone", {"what": "A thing"}))
    workspace.perform(Answer(PURPOSE, "Words of now"))
    example_window.menus.actions["past"].trigger()
    button(view.page, "Put this text back").click()
    assert workspace.snapshot.answer_text(PURPOSE) == "Words that were there once"
    undo = example_window.menus.actions["undo"]
    assert undo.text() == f'Undo putting back an earlier text of "{WHY}"'
    undo.trigger()
    assert workspace.snapshot.answer_text(PURPOSE) == "Words of now"
    assert view.section == "steps"


def test_a_step_page_and_a_session_lead_to_their_own_changes(example_window: MainWindow) -> None:
    view = example_window.project
    assert view is not None
    workspace = view.context.workspace
    workspace.perform(Answer(PURPOSE, "Newly written"))
    view.go(Place("steps", PURPOSE))
    button(view.page, "What changed here").click()
    assert isinstance(view.page, PastPage)
    assert "Only: Motivations: Why, and what must change" in read(view.page)
    assert "Newly written" in texts(view.page).values()
    session = workspace.snapshot.sessions()[1]
    workspace.perform(Set("session", session.id, {"place": "Another hall"}))
    view.go(Place("sessions", session.id))
    button(view.page, "What changed here").click()
    assert f"Only: Session: {session.title}" in read(view.page)
    assert "Another hall" in texts(view.page).values()


def test_the_page_is_not_where_the_program_starts_next_time(example_window: MainWindow) -> None:
    assert example_window.project is not None
    example_window.project.go(Place("sessions"))
    example_window.menus.actions["past"].trigger()
    assert example_window.remembered.settings.section == "sessions"


def test_a_project_that_can_only_be_read_puts_nothing_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = example_project(tmp_path)
    example.perform(Answer(PURPOSE, "Words of now"))
    example.close()
    monkeypatch.setattr(opening, "_may_be_written", lambda _: False)
    window.open_path(example.path)
    qtbot.waitUntil(lambda: window.project is not None, timeout=20_000)
    assert window.project is not None
    window.menus.actions["past"].trigger()
    page = window.project.page
    put = button(page, "Put this text back")
    assert not put.isEnabled()
    reason = "Nothing can be put back here, for this project can only be read."
    assert reason in read(page)
    assert put.accessibleDescription() == reason
    assert button(page, "Go there").isEnabled()
    assert audit(window) == []


def test_a_stick_that_is_pulled_while_somebody_looks_back_is_told_and_closes_nothing(
    qtbot: QtBot, written: Workspace, context: Context, heard: Heard
) -> None:
    page = shown(qtbot, context)
    before = lines(page)
    whole = written.path.read_bytes()
    opened = written._file._held.opened
    assert opened is not None
    os.truncate(written.path, 4096)
    # What SQLite still has in memory it would not ask the stick for.
    opened.connection.execute("PRAGMA shrink_memory")
    page.show_place(Place("past"))
    assert "cannot be read just now" in heard.reported[-1]
    assert heard.announced[-1] == heard.reported[-1]
    written.path.write_bytes(whole)
    page.show_place(Place("past"))
    assert lines(page) == before


def bring_in(workspace: Workspace, count: int) -> None:
    people = [
        Create(
            "stakeholder", {"name": f"Somebody {n}", "phone": f"01632 960{n % 1000:03}"}, new_id()
        )
        for n in range(count)
    ]
    workspace.perform(Several(people, Action(IMPORT, "stakeholder", str(count))))


def test_an_import_of_many_shows_its_first_texts_and_more_by_key(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    bring_in(workspace, 1200)
    page = shown(qtbot, context)
    assert page.details.heading.text() == "Added: Somebody 0, and 1199 others"
    said = "The first 30 of 2,400 texts are shown here."
    assert said in read(page)
    assert said in page.details.heading.accessibleName()
    assert len(fields(page)) == 30
    more = button(page, "Show 100 of 2,370 more texts")
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Space)
    assert len(fields(page)) == 130
    assert "The first 130 of 2,400 texts are shown here." in read(page)
    focused = QApplication.focusWidget()
    assert focused is fields(page)[30]
    again = button(page, "Show 100 of 2,270 more texts")
    QTest.keyClick(again, Qt.Key.Key_Space)
    assert len(fields(page)) == 230
    # A change of something else leaves as much in sight.
    place = page.details.moment.place
    workspace.perform(Create("session", {"title": "Kick-off"}))
    qtbot.waitUntil(lambda: not page.model.reading)
    page.view.setCurrentIndex(page.model.index_of(place))
    assert len(fields(page)) == 230


def test_what_is_not_shown_of_a_large_moment_is_found_all_the_same(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    bring_in(workspace, 900)
    workspace.perform(Create("session", {"title": "Kick-off"}))
    page = shown(qtbot, context)
    page.filters.search.setText("somebody 899")
    qtbot.waitUntil(lambda: page.model.found == 1 and page.model.ended)
    assert page.details.heading.text() == "Added: Somebody 0, and 899 others"
    page.filters.search.setText("somebody 900")
    qtbot.waitUntil(lambda: page.model.found == 0 and page.model.ended)


def test_an_undone_import_is_brought_back_whole_from_here(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    bring_in(workspace, 700)
    before = workspace.snapshot.records
    workspace.perform(Undo())
    page = shown(qtbot, context)
    assert page.details.heading.text() == "Deleted: Somebody 0, and 699 others (by Undo)"
    QTest.mouseClick(button(page, "Bring back Somebody 0"), Qt.MouseButton.LeftButton)
    assert workspace.snapshot.records == before
    assert "It is back: Somebody 0" in read(page)
