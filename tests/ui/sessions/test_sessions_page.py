import pytest
from pages import button, gone, read
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.operations import Create, Set, Undo
from coprod_desktop.domain.records import AgendaItem, ExpectedPerson, Stakeholder
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.sessions.coming import ComingField
from coprod_desktop.ui.sessions.page import SessionsPage
from coprod_desktop.ui.window.places import place_of

SESSION = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def page(qtbot, context):
    made = SessionsPage(context)
    qtbot.addWidget(made)
    stop = context.workspace.subscribe(made.refresh)
    made.resize(1150, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    stop()
    gone(made)


def _make(context, **fields):
    context.workspace.perform(Create("session", fields, SESSION))


def _click(qtbot, page, start):
    qtbot.mouseClick(button(page, start), Qt.MouseButton.LeftButton)


def _type(text):
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_without_sessions_the_page_says_what_goes_here_and_offers_the_first(page):
    shown = read(page)
    assert "Times when people work together go here." in shown
    assert "Coming up" not in shown
    assert button(page, "Plan a session")


def test_a_new_session_begins_with_its_name(qtbot, page, context):
    _click(qtbot, page, "Plan a session")
    assert page.form.heading.text() == "When and where"
    _type("What makes a good break?")
    _type("3 December 2026")
    (session,) = context.workspace.snapshot.sessions()
    assert session.title == "What makes a good break?"
    assert session.date.isoformat() == "2026-12-03"
    assert "Thursday 3 December 2026" in read(page)
    assert page.list.targets()[1] == session.id


def test_sessions_to_come_stand_before_those_that_were(page, context, clock):
    year = clock.now().year
    context.workspace.perform(Create("session", {"title": "Old", "date": f"{year - 1}-03-02"}))
    context.workspace.perform(Create("session", {"title": "New", "date": f"{year + 1}-03-02"}))
    context.workspace.perform(Create("session", {"title": "One day"}))
    lines = read(page.overview).split("\n")
    order = [lines.index(each) for each in ("Coming up", "New", "One day", "Past sessions", "Old")]
    assert order == sorted(order)


def test_the_agenda_shows_clock_times_and_says_when_it_is_too_long(page, context):
    _make(context, start="10:30", end="11:30")
    owner = {"session": SESSION}
    context.workspace.perform(Create("agenda_item", {**owner, "title": "Hello", "minutes": 15}))
    context.workspace.perform(Create("agenda_item", {**owner, "title": "Talk", "minutes": 35}))
    page.open(f"{SESSION}/agenda")
    shown = read(page.form)
    assert "10:30  Hello" in shown
    assert "10:45  Talk" in shown
    assert "Together: 50 minutes. That leaves 10 minutes free." in shown
    context.workspace.perform(Create("agenda_item", {**owner, "title": "Close", "minutes": 20}))
    shown = read(page.form)
    assert "11:20  Close" in shown
    assert "The agenda is 10 minutes too long: the session lasts 60 minutes." in shown
    context.workspace.perform(Set("session", SESSION, {"start": "09:30"}))
    assert "09:30  Hello" in read(page.form)
    assert "too long" not in read(page.form)


def test_an_agenda_item_is_added_with_the_keyboard_alone(qtbot, page, context):
    _make(context)
    page.open(f"{SESSION}/agenda")
    adding = button(page.form, "Add an agenda item")
    adding.setFocus()
    qtbot.keyClick(adding, Qt.Key.Key_Space)
    assert context.workspace.snapshot.agenda(SESSION) == ()
    _type("Hello and tea")
    (item,) = context.workspace.snapshot.agenda(SESSION)
    assert item.title == "Hello and tea"


def test_items_move_and_the_order_is_kept(qtbot, page, context):
    _make(context)
    for title in ("One", "Two", "Three"):
        context.workspace.perform(Create("agenda_item", {"session": SESSION, "title": title}))
    page.open(f"{SESSION}/agenda")
    field = page.form.boxes[0]
    field.cards[2].open()
    qtbot.mouseClick(field.cards[2].up, Qt.MouseButton.LeftButton)
    assert [each.title for each in context.workspace.snapshot.agenda(SESSION)] == [
        "One",
        "Three",
        "Two",
    ]
    assert QApplication.focusWidget() is field.cards[1].up
    qtbot.mouseClick(field.cards[1].up, Qt.MouseButton.LeftButton)
    assert next(each.title for each in context.workspace.snapshot.agenda(SESSION)) == "Three"


def test_people_are_picked_from_those_who_are_known_and_only_once(page, context):
    _make(context)
    context.workspace.perform(Create("stakeholder", {"name": "Rosa"}))
    page.open(f"{SESSION}/coming")
    field = page.form.boxes[0]
    assert isinstance(field, ComingField)
    combo = field.entry()
    offered = lambda: [combo.itemText(n) for n in range(combo.count())]  # noqa: E731
    assert offered() == ["Choose a person", "Rosa", "Add someone new..."]
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    (expected,) = context.workspace.snapshot.expected(SESSION)
    assert expected.stakeholder == context.workspace.snapshot.all(Stakeholder)[0].id
    assert "1 person expected" in read(page.form)
    assert "Rosa" not in offered()


def test_somebody_new_is_added_on_the_spot(page, context):
    _make(context)
    page.open(f"{SESSION}/coming")
    combo = page.form.boxes[0].entry()
    combo.setCurrentIndex(combo.count() - 1)
    combo.activated.emit(combo.count() - 1)
    QTest.keyClicks(QApplication.focusWidget(), "Amal")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (person,) = context.workspace.snapshot.all(Stakeholder)
    assert person.name == "Amal"
    (expected,) = context.workspace.snapshot.all(ExpectedPerson)
    assert expected.stakeholder == person.id
    assert "Amal" in read(page.form)
    assert combo.currentText() == "Choose a person"
    context.workspace.perform(Undo())
    assert context.workspace.snapshot.all(Stakeholder) == ()
    assert context.workspace.snapshot.all(ExpectedPerson) == ()


def test_how_it_went_is_answered_in_a_word_and_a_note(qtbot, page, context):
    _make(context)
    page.open(f"{SESSION}/reflect")
    field = next(box for box in page.form.boxes if box.field.id == "voices")
    qtbot.mouseClick(field.states.buttons[1], Qt.MouseButton.LeftButton)
    field.note.entry().setFocus()
    _type("The second half was quieter.")
    found = context.workspace.snapshot.reflection(SESSION, "voices")
    assert (found.state, found.note) == ("partly", "The second half was quieter.")
    context.workspace.perform(Undo())
    assert field.note.value() == ""
    assert field.states.value() == "partly"


def test_a_deleted_session_can_be_brought_back_with_all_that_was_in_it(qtbot, page, context, heard):
    _make(context, title="Good breaks")
    context.workspace.perform(Create("agenda_item", {"session": SESSION, "title": "Hello"}))
    page.open(SESSION)
    _click(qtbot, page, "Delete this session")
    assert context.workspace.snapshot.sessions() == ()
    assert "Deleted: Good breaks" in read(page)
    assert any("Deleted: Good breaks" in each for each in heard.announced)
    assert QApplication.focusWidget().accessibleName() == "Undo deleting Good breaks"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert context.workspace.snapshot.sessions()[0].title == "Good breaks"
    assert len(context.workspace.snapshot.all(AgendaItem)) == 1
    assert "Deleted" not in read(page)


def test_the_pack_of_a_session_is_one_button_away(qtbot, page, context, heard):
    _make(context)
    page.open(SESSION)
    _click(qtbot, page, "Make its pack")
    assert heard.went == [Place("packs", SESSION)]


def test_next_leads_through_all_parts(page, context):
    _make(context)
    page.open(SESSION)
    seen = [page.heading.text()]
    for _ in range(7):
        page.show_next()
        seen.append(page.heading.text())
    assert seen == [
        "When and where",
        "What it is for",
        "Agenda",
        "Who is coming",
        "What it costs",
        "Notes",
        "How did it go?",
        "How did it go?",
    ]
    assert QApplication.focusWidget() is page.heading


def test_a_place_with_a_field_puts_the_cursor_there(page, context):
    _make(context)
    page.show_place(Place("sessions", SESSION, "end"))
    assert QApplication.focusWidget().accessibleName() == "When does it end?"
    page.show_place(Place("sessions", SESSION, "notes"))
    assert page.heading.text() == "Notes"


def test_costs_are_added_with_the_keyboard_and_added_up(qtbot, page, context):
    _make(context)
    page.open(f"{SESSION}/costs")
    assert page.form.heading.text() == "What it costs"
    for what, amount in (("Soup and bread", "36"), ("A taxi for two", "14.50")):
        _click(qtbot, page, "Add a cost")
        _type(what)
        page.form.boxes[0].cards[-1].boxes[2].take_cursor()
        _type(amount)
    assert "Together: £50.50." in read(page)
    context.workspace.perform(Undo())
    assert "Together: £36." in read(page)


def test_undoing_a_cost_leads_to_the_costs_of_its_session(context):
    _make(context)
    heard = []
    context.workspace.subscribe(heard.append)
    workspace = context.workspace
    cost = workspace.perform(Create("session_cost", {"session": SESSION, "what": "Soup"})).id
    place = place_of(workspace.content, workspace.snapshot, heard[-1])
    assert place == Place("sessions", f"{SESSION}/costs", "costs", cost)
