"""Each kind of field, used as a person would."""

import datetime as dt

import pytest
from pages import button, gone, read
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coprod_desktop.application.operations import Answer, Create, Undo
from coprod_desktop.content.model import Field, Option
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import Objective
from coprod_desktop.ui.forms.build import cell_field, record_field, step_field
from coprod_desktop.ui.forms.calendar import CalendarDialog
from coprod_desktop.ui.forms.cells import record_cell
from coprod_desktop.ui.forms.options import OneOf
from coprod_desktop.ui.kit import IconLabel, column, secondary

SESSION = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def show(qtbot, context):
    """Show a field on a page of its own and keep it listening."""
    made = []

    def show_box(box):
        page = QWidget()
        inner = column(page)
        inner.addWidget(box)
        inner.addWidget(secondary("Elsewhere"))
        inner.addStretch(1)
        page.resize(560, 700)
        stop = context.workspace.subscribe(box.refresh)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        made.append((page, stop))
        return page

    yield show_box
    for page, stop in made:
        stop()
        gone(page)


def _step_field(context, field_id):
    return step_field(context, context.workspace.content.field(field_id))


def _session_field(context, name):
    if context.workspace.snapshot.any_of("session", SESSION) is None:
        context.workspace.perform(Create("session", {}, SESSION))
    field = context.workspace.content.forms["session"].field(name)
    return record_field(context, "session", SESSION, field, {})


def _session(context):
    return context.workspace.snapshot.any_of("session", SESSION)


def _focused():
    QApplication.processEvents()
    return QApplication.focusWidget()


def _key(key):
    QTest.keyClick(_focused(), key)


def _type(text):
    QTest.keyClicks(_focused(), text)
    _key(Qt.Key.Key_Tab)


def test_tab_leaves_a_long_text_and_saves_it(context, show):
    box = _step_field(context, "motivations.purpose")
    show(box)
    box.take_cursor()
    _type("Carers are worn out.")
    assert context.workspace.snapshot.answer_text("motivations.purpose") == "Carers are worn out."


def test_a_field_says_its_question_and_why_to_people_who_listen(context, show):
    box = _step_field(context, "motivations.purpose")
    show(box)
    assert box.entry().accessibleName() == "Why are we doing this?"
    said = box.entry().accessibleDescription()
    assert "People give their time when they can see what it is for." in said
    assert "For example: Carers here are worn out" in said


def test_a_long_text_grows_with_its_lines(qtbot, context, show):
    box = _step_field(context, "motivations.purpose")
    show(box)
    before = box.entry().height()
    box.entry().setPlainText("one\ntwo\nthree\nfour\nfive")
    qtbot.waitUntil(lambda: box.entry().height() > before)


def test_a_line_shows_all_its_words_and_takes_no_line_breaks(qtbot, context, show):
    box = _session_field(context, "place")
    page = show(box)
    box.take_cursor()
    edit = box.entry()
    assert edit.height() == 44
    words = "Glenmore Hall, the small room behind the kitchen. In winter: the library, first floor"
    _type(words)
    assert _session(context).place == words
    qtbot.waitUntil(lambda: edit.height() > 44)
    assert edit.document().size().height() <= edit.viewport().height()
    page.resize(1100, 700)
    qtbot.waitUntil(lambda: edit.height() == 44)
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    assert edit.textCursor().selectedText() == words
    QApplication.clipboard().setText("The\nbarn")
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    _key(Qt.Key.Key_Return)
    assert _session(context).place == "The barn"
    assert edit.hasFocus()
    _key(Qt.Key.Key_Tab)
    assert _session(context).place == "The barn"


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_longest_day_is_whole_beside_or_above_its_calendar(context, show, themer, zoom):
    themer.show("light", zoom)
    box = _session_field(context, "date")
    show(box)
    box.take_cursor()
    _type("30 September 2026")
    edit = box.entry()
    assert edit.text() == "Wednesday 30 September 2026"
    assert edit.fontMetrics().horizontalAdvance(edit.text()) <= edit.width() - 32


def test_text_that_does_not_fit_is_refused_in_words_and_what_fits_is_kept(context, show):
    box = _step_field(context, "motivations.purpose")
    page = show(box)
    edit = box.entry()
    edit.setFocus()
    pasted = QMimeData()
    pasted.setText("x" * 19_990 + "y" * 20)
    edit.insertFromMimeData(pasted)
    assert edit.toPlainText() == "x" * 19_990 + "y" * 10
    assert "This field is full: it holds 20,000 letters" in read(page)
    _key(Qt.Key.Key_Tab)
    assert len(context.workspace.snapshot.answer_text("motivations.purpose")) == 20_000


def test_near_the_limit_the_field_says_how_much_room_is_left(context, show):
    box = _session_field(context, "title")
    page = show(box)
    box.take_cursor()
    box.entry().setText("x" * 295)
    QTest.keyClick(box.entry(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert "Room for 5 more letters." in read(page)
    QTest.keyClicks(_focused(), "yyyyyyy")
    assert "This field is full: it holds 300 letters" in read(page)
    _key(Qt.Key.Key_Tab)
    assert _session(context).title == "x" * 295 + "yyyyy"


def test_a_change_from_elsewhere_shows_and_the_cursor_stays_in_the_same_text(context, show):
    box = _step_field(context, "motivations.purpose")
    show(box)
    box.take_cursor()
    QTest.keyClicks(_focused(), "One two")
    context.saver.flush()
    _key(Qt.Key.Key_Left)
    at = box.entry().textCursor().position()
    context.workspace.perform(Answer("motivations.issue", "Another field"))
    assert box.entry().textCursor().position() == at
    context.workspace.perform(Answer("motivations.purpose", "One two three"))
    assert box.entry().toPlainText() == "One two three"
    assert box.entry().textCursor().position() == at


def test_undo_in_a_text_is_the_window_s(qtbot, context, show):
    box = _step_field(context, "motivations.purpose")
    page = show(box)
    undone = []
    from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415 - only here

    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page, lambda: undone.append(True))
    box.take_cursor()
    QTest.keyClicks(_focused(), "abc")
    qtbot.keyClick(_focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    assert box.entry().toPlainText() == "abc"


def test_a_choice_is_made_and_taken_back_with_the_keyboard(context, show):
    box = _session_field(context, "place_checked")
    show(box)
    box.take_cursor()
    _key(Qt.Key.Key_Space)
    assert _session(context).place_checked == "yes"
    _key(Qt.Key.Key_Right)
    assert _session(context).place_checked == "partly"
    _key(Qt.Key.Key_Delete)
    assert _session(context).place_checked == ""


def test_space_on_what_is_chosen_keeps_it(context, show):
    box = _session_field(context, "place_checked")
    show(box)
    box.take_cursor()
    _key(Qt.Key.Key_Space)
    assert _session(context).place_checked == "yes"
    _key(Qt.Key.Key_Space)
    assert _session(context).place_checked == "yes"
    assert box.entry().isChecked()
    _key(Qt.Key.Key_Backspace)
    assert _session(context).place_checked == ""

    long = _step_field(context, "motivations.level")
    show(long)
    long.take_cursor()
    _key(Qt.Key.Key_Space)
    _key(Qt.Key.Key_Space)
    assert context.workspace.snapshot.answer_text("motivations.level") == "informing"
    _key(Qt.Key.Key_Delete)
    assert context.workspace.snapshot.answer_text("motivations.level") == ""


def test_a_choice_that_screen_readers_press_again_stays(context, show):
    box = _session_field(context, "place_checked")
    show(box)
    box.editor.buttons[1].click()
    box.editor.buttons[1].click()
    assert _session(context).place_checked == "partly"


def test_clicking_a_chosen_segment_takes_it_back(qtbot, context, show):
    box = _session_field(context, "place_checked")
    show(box)
    segment = box.editor.buttons[2]
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert _session(context).place_checked == "not_yet"
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert _session(context).place_checked == ""


def test_a_long_choice_is_a_list_that_can_be_cleared(qtbot, context, show):
    box = _step_field(context, "motivations.level")
    page = show(box)
    qtbot.mouseClick(box.editor.buttons[4], Qt.MouseButton.LeftButton)
    assert context.workspace.snapshot.answer_text("motivations.level") == "co_production"
    qtbot.mouseClick(button(page, "Clear this answer"), Qt.MouseButton.LeftButton)
    assert context.workspace.snapshot.answer_text("motivations.level") == ""


def test_segments_stand_one_above_the_other_where_they_do_not_fit(qtbot, words):
    editor = OneOf(words, [Option("a", "Done for now"), Option("b", "Look again")])
    qtbot.addWidget(editor)
    editor.resize(600, editor.heightForWidth(600))
    editor.show()
    first, second = editor.buttons
    assert first.y() == second.y()
    editor.resize(150, editor.heightForWidth(150))
    assert second.y() >= first.geometry().bottom() - 2
    assert second.geometry().bottom() <= editor.height()


def test_several_choices_are_ticked_and_unticked(context, show):
    box = _step_field(context, "understand.levels")
    show(box)
    box.take_cursor()
    _key(Qt.Key.Key_Space)
    box.editor.boxes[2].setFocus()
    _key(Qt.Key.Key_Space)
    assert context.workspace.snapshot.chosen("understand.levels") == ("individual", "strategic")
    _key(Qt.Key.Key_Space)
    assert context.workspace.snapshot.chosen("understand.levels") == ("individual",)


def test_a_checklist_line_takes_an_answer_and_a_note_that_opens(qtbot, context, show):
    box = _step_field(context, "understand.for_real")
    page = show(box)
    line = box.lines[1]
    line.states.entry().setFocus()
    _key(Qt.Key.Key_Right)
    qtbot.mouseClick(line.note.button, Qt.MouseButton.LeftButton)
    _type("We share the budget.")
    assert context.workspace.snapshot.check("understand.for_real", "share_power") == (
        "partly",
        "We share the budget.",
    )
    assert page.isVisible()
    assert line.note.isVisible()
    context.workspace.perform(Undo())
    assert context.workspace.snapshot.check("understand.for_real", "share_power")[1] == ""
    assert line.note.editor.value() == ""


def test_a_rating_is_said_in_words_with_a_note(qtbot, context, show):
    box = _step_field(context, "understand.commitment")
    page = show(box)
    qtbot.mouseClick(box.editor.buttons[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(page, "Add a note"), Qt.MouseButton.LeftButton)
    _type("The board said yes.")
    found = context.workspace.snapshot.answer("understand.commitment")
    assert (found.value, found.note) == ("mostly", "The board said yes.")


def test_a_day_is_understood_and_shown_with_its_weekday(context, show):
    box = _session_field(context, "date")
    show(box)
    box.take_cursor()
    _type("3/12/2026")
    assert _session(context).date.isoformat() == "2026-12-03"
    assert box.entry().text() == "Thursday 3 December 2026"


def test_a_day_that_is_not_understood_stays_and_is_not_saved(context, show):
    box = _session_field(context, "date")
    page = show(box)
    box.take_cursor()
    _type("next week")
    assert _session(context).date is None
    assert box.entry().text() == "next week"
    assert '"next week" is not a day that we understand.' in read(page)
    assert context.saver.failed
    assert box.entry().accessibleDescription().startswith('"next week" is not a day')
    assert box.findChild(IconLabel).isVisible()
    box.take_cursor()
    box.entry().selectAll()
    _type("3 December 2026")
    assert not context.saver.failed
    assert "not a day" not in read(page)
    assert "not a day" not in box.entry().accessibleDescription()
    assert not box.findChild(IconLabel).isVisible()


def test_a_weekday_that_does_not_fit_is_asked_about(context, show):
    box = _session_field(context, "reply_by")
    page = show(box)
    box.take_cursor()
    _type("Tuesday 9 June")
    assert "9 June 2027 is a Wednesday, not a Tuesday. It is not saved yet." in read(page)
    assert _session(context).reply_by is None
    box.take_cursor()
    box.entry().selectAll()
    _type("9 June")
    assert _session(context).reply_by == dt.date(2027, 6, 9)
    assert "not a Tuesday" not in read(page)


def test_whoever_changes_only_the_day_need_not_change_its_weekday(context, show):
    box = _session_field(context, "reply_by")
    show(box)
    box.take_cursor()
    _type("3 December 2026")
    assert box.entry().text() == "Thursday 3 December 2026"
    box.take_cursor()
    box.entry().selectAll()
    _type("Thursday 4 December 2026")
    assert box.entry().text() == "Friday 4 December 2026"
    assert _session(context).reply_by == dt.date(2026, 12, 4)


def test_a_day_can_be_emptied(context, show):
    box = _session_field(context, "date")
    show(box)
    box.take_cursor()
    _type("3/12/2026")
    box.take_cursor()
    box.entry().clear()
    box.entry().textEdited.emit("")
    _key(Qt.Key.Key_Tab)
    assert _session(context).date is None


def _calendar(box):
    box.editor.button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CalendarDialog)
    return dialog


def test_a_day_is_picked_in_the_calendar_with_the_keyboard(context, show):
    box = _session_field(context, "date")
    show(box)
    box.take_cursor()
    _type("30/12/2026")
    dialog = _calendar(box)
    assert "December 2026" in read(dialog)
    assert _focused() is dialog.days
    _key(Qt.Key.Key_Down)
    assert "January 2027" in read(dialog)
    assert "Wednesday 6 January 2027" in read(dialog)
    _key(Qt.Key.Key_Left)
    _key(Qt.Key.Key_PageUp)
    assert "Saturday 5 December 2026" in read(dialog)
    _key(Qt.Key.Key_Return)
    assert _session(context).date.isoformat() == "2026-12-05"
    assert box.window().focusWidget() is box.entry()


def test_a_day_is_picked_with_the_mouse(qtbot, context, show):
    box = _session_field(context, "date")
    show(box)
    box.take_cursor()
    _type("3/12/2026")
    dialog = _calendar(box)
    qtbot.mouseClick(button(dialog, "Next month"), Qt.MouseButton.LeftButton)
    item = next(each for each in dialog.days.findItems("15", Qt.MatchFlag.MatchExactly))
    spot = dialog.days.visualItemRect(item).center()
    qtbot.mouseClick(dialog.days.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert _session(context).date.isoformat() == "2027-01-15"


def test_turning_from_the_last_day_stays_in_the_next_month(qtbot, words, themer):  # noqa: ARG001
    dialog = CalendarDialog(words, dt.date(2027, 1, 31))
    qtbot.addWidget(dialog)
    dialog.days.turn(1)
    assert dialog.days.day == dt.date(2027, 2, 28)


def test_escape_picks_no_day(context, show):
    box = _session_field(context, "date")
    show(box)
    dialog = _calendar(box)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert _session(context).date is None


def test_a_time_and_a_number_say_what_they_do_not_understand(context, show):
    box = _session_field(context, "start")
    page = show(box)
    box.take_cursor()
    _type("noonish")
    assert '"noonish" is not a time that we understand.' in read(page)
    box.take_cursor()
    box.entry().selectAll()
    _type("2.15 pm")
    assert _session(context).start.isoformat() == "14:15:00"
    item = "00000000-0000-4000-8000-000000000002"
    context.workspace.perform(Create("agenda_item", {"session": SESSION}, item))
    field = context.workspace.content.forms["agenda_item"].field("minutes")
    minutes = record_field(context, "agenda_item", item, field, {})
    page = show(minutes)
    minutes.take_cursor()
    _type("700")
    assert "Write a whole number from 0 to 600." in read(page)
    minutes.take_cursor()
    minutes.entry().selectAll()
    _type("45")
    assert context.workspace.snapshot.any_of("agenda_item", item).minutes == 45


def test_a_choice_among_records_names_them(context, show):
    context.workspace.perform(Create("outcome", {"outcome": "Carers sleep"}))
    field = context.workspace.content.forms["observation"].field("outcome")
    record = "00000000-0000-4000-8000-000000000003"
    box = cell_field(context, field, record_cell("observation", record, "outcome"))
    show(box)
    combo = box.entry()
    assert [combo.itemText(n) for n in range(combo.count())] == ["Nothing chosen", "Carers sleep"]
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    found = context.workspace.snapshot.any_of("observation", record)
    assert found.outcome == combo.currentData()


class TestRecords:
    def _objectives(self, context):
        return context.workspace.snapshot.all(Objective)

    def test_adding_leaves_nothing_behind_when_nothing_is_written(self, qtbot, context, show):
        box = _step_field(context, "motivations.objectives")
        page = show(box)
        assert "No objectives yet." in read(page)
        qtbot.mouseClick(box.add, Qt.MouseButton.LeftButton)
        assert "New objective" in read(page)
        qtbot.mouseClick(button(page, "Done"), Qt.MouseButton.LeftButton)
        assert self._objectives(context) == ()
        assert "No objectives yet." in read(page)
        assert _focused() is box.add

    def test_a_record_is_made_by_its_first_words(self, qtbot, context, show):
        box = _step_field(context, "motivations.objectives")
        page = show(box)
        qtbot.mouseClick(box.add, Qt.MouseButton.LeftButton)
        _type("One call is enough")
        (objective,) = self._objectives(context)
        assert objective.change == "One call is enough"
        QTest.keyClicks(_focused(), "Carers")
        qtbot.mouseClick(button(page, "Done"), Qt.MouseButton.LeftButton)
        assert self._objectives(context)[0].benefit == "Carers"
        assert "One call is enough" in read(page)
        assert _focused().accessibleName() == "Open: One call is enough"

    def test_deleting_can_be_undone_on_the_spot(self, qtbot, context, show, heard):
        context.workspace.perform(Create("objective", {"change": "One call is enough"}))
        box = _step_field(context, "motivations.objectives")
        page = show(box)
        box.cards[0].open()
        qtbot.mouseClick(button(page, "Delete"), Qt.MouseButton.LeftButton)
        assert self._objectives(context) == ()
        assert "Deleted: One call is enough" in read(page)
        assert any(each.endswith(". You can undo this.") for each in heard.announced)
        _key(Qt.Key.Key_Space)
        assert self._objectives(context)[0].change == "One call is enough"
        assert "Deleted" not in read(page)
        assert _focused().accessibleName() == "Open: One call is enough"

    def test_the_way_back_goes_with_the_next_change(self, qtbot, context, show):
        context.workspace.perform(Create("objective", {"change": "One"}))
        box = _step_field(context, "motivations.objectives")
        page = show(box)
        box.cards[0].open()
        qtbot.mouseClick(button(page, "Delete"), Qt.MouseButton.LeftButton)
        context.workspace.perform(Answer("motivations.issue", "Something else"))
        assert "Deleted" not in read(page)

    def test_undo_of_adding_takes_the_card_away(self, qtbot, context, show):
        box = _step_field(context, "motivations.objectives")
        page = show(box)
        qtbot.mouseClick(box.add, Qt.MouseButton.LeftButton)
        _type("One call")
        context.workspace.perform(Undo())
        assert box.cards == []
        assert "No objectives yet." in read(page)

    def test_moving_says_the_new_place(self, qtbot, context, show, heard):
        for change in ("One", "Two"):
            context.workspace.perform(Create("objective", {"change": change}))
        box = _step_field(context, "motivations.objectives")
        page = show(box)
        box.cards[0].open()
        qtbot.mouseClick(button(page, "Move down"), Qt.MouseButton.LeftButton)
        assert [each.change for each in self._objectives(context)] == ["Two", "One"]
        assert heard.announced[-1] == "One is now number 2 of 2."


def test_a_choice_of_many_opens_as_a_list(context, show):
    person = "00000000-0000-4000-8000-000000000004"
    field = context.workspace.content.forms["barrier"].field("sort")
    box = record_field(context, "barrier", person, field, {})
    show(box)
    box.take_cursor()
    QTest.keyClick(_focused(), Qt.Key.Key_Down)
    assert context.workspace.snapshot.any_of("barrier", person).sort == "physical"


def test_words_that_look_like_markup_stay_plain(context, show):
    field = Field("x", Kind.SHORT_TEXT, "Is <b>this</b> & that safe?", "", "", max_length=10)
    box = cell_field(context, field, record_cell("session", SESSION, "title"))
    page = show(box)
    assert "Is <b>this</b> && that safe?" in read(page)
    assert box.entry().accessibleName() == "Is <b>this</b> & that safe?"
