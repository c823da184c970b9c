import pytest
from pages import button, gone, read
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.operations import Create, Set, Undo
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.field import SingleField
from coprod_desktop.ui.forms.text import LongText
from coprod_desktop.ui.steps.page import StepsPage

PERSON = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def page(qtbot, context: Context) -> StepsPage:
    made = StepsPage(context)
    qtbot.addWidget(made)
    stop = context.workspace.subscribe(made.refresh)
    made.resize(1150, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    stop()
    gone(made)


def _text_field(page: StepsPage, field_id: str) -> LongText:
    box = next(box for box in page.form.boxes if box.field.id == field_id)
    assert isinstance(box, SingleField)
    assert isinstance(box.editor, LongText)
    return box.editor


def test_next_and_back_say_where_they_lead_and_the_heading_gets_the_focus(qtbot, page):
    page.show_place(Place("steps", "motivations"))
    qtbot.mouseClick(button(page, "Next: What we want to achieve"), Qt.MouseButton.LeftButton)
    assert "Step 2 of 8: Define motivations · page 2 of 4" in read(page)
    assert QApplication.focusWidget() is page.heading
    assert page.heading.accessibleName().startswith("Step 2 of 8: Define motivations")
    qtbot.mouseClick(button(page, "Back"), Qt.MouseButton.LeftButton)
    assert page.heading.text() == "Why, and what must change"


def test_every_page_can_be_reached_from_every_other(qtbot, page, context):
    for step in context.workspace.content.all_steps():
        for each in step.pages:
            page.show_place(Place("steps", each.id))
            qtbot.wait(0)
            assert page.heading.text() == each.title


def test_next_leads_through_all_pages_and_stops_at_the_last(qtbot, page, context):
    page.show_place(Place("steps", "understand"))
    count = sum(len(step.pages) for step in context.workspace.content.all_steps())
    seen = [page.form.page.id]
    for _ in range(count + 2):
        page.show_next()
        qtbot.wait(0)
        seen.append(page.form.page.id)
    assert len(set(seen)) == count
    assert page.form.page.id == seen[-1] == "together.honest"


def test_a_step_opens_from_the_list_with_enter_and_walking_opens_nothing(qtbot, page):
    page.show_place(Place("steps", "understand"))
    page.list.setFocus()
    before = page.form.page.id
    row = page.list.targets().index("stakeholders")
    while page.list.currentRow() != row:
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.form.page.id == before
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.form.page.id == "stakeholders.perspectives"
    assert QApplication.focusWidget() is page.heading


def test_what_is_typed_is_in_the_project_when_typing_pauses_and_the_step_is_in_progress(
    qtbot, page, context
):
    page.show_place(Place("steps", "motivations.purpose", "motivations.purpose"))
    QTest.keyClicks(QApplication.focusWidget(), "Carers are worn out.")
    snapshot = lambda: context.workspace.snapshot  # noqa: E731
    qtbot.waitUntil(lambda: snapshot().answer_text("motivations.purpose") == "Carers are worn out.")
    said = [
        page.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(page.list.count())
    ]
    assert "Step 2: Define motivations, in progress" in said
    assert "Step 3: Identify stakeholders, not started" in said


def test_leaving_a_page_saves_at_once_and_undo_brings_the_text_back(page, context):
    page.show_place(Place("steps", "motivations.purpose", "motivations.purpose"))
    QTest.keyClicks(QApplication.focusWidget(), "One")
    page.show_next()
    assert context.workspace.snapshot.answer_text("motivations.purpose") == "One"
    context.workspace.perform(Undo())
    page.show_previous()
    assert _text_field(page, "motivations.purpose").value() == ""


def test_the_helper_says_why_we_ask_for_the_field_with_the_cursor(qtbot, page):
    page.show_place(Place("steps", "motivations.purpose", "motivations.purpose"))
    qtbot.waitUntil(lambda: "Why we ask" in read(page))
    shown = read(page)
    assert "People give their time when they can see what it is for." in shown
    assert "Be honest" in shown


def test_help_folds_away_and_comes_back(qtbot, page, context):
    qtbot.mouseClick(button(page, "Hide help"), Qt.MouseButton.LeftButton)
    assert not context.help.shown
    assert "What to consider" not in read(page)
    qtbot.mouseClick(button(page, "Show help"), Qt.MouseButton.LeftButton)
    assert context.help.shown


def test_in_a_narrow_window_the_list_and_the_help_fold_away_and_can_be_asked_for(qtbot, page):
    page.resize(560, 700)
    assert not page.list.isVisible()
    qtbot.mouseClick(button(page, "All steps and pages"), Qt.MouseButton.LeftButton)
    assert page.list.isVisible()
    page.list.setCurrentRow(page.list.targets().index("reflect"))
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert page.form.page.id == "reflect.learned"
    assert not page.list.isVisible()


def test_saying_where_a_step_stands_notes_the_day(qtbot, page, context, clock):
    page.show_place(Place("steps", "motivations.possible"))
    segment = next(
        each for each in page.form.state.choice.buttons if each.accessibleName() == "Done for now"
    )
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    stored = context.workspace.snapshot.step_state("motivations")
    assert stored.state == "done_for_now"
    assert stored.looked_at == clock.now().date()
    assert "This step is done for now." in read(page)
    context.workspace.perform(Undo())
    assert context.workspace.snapshot.step_state("motivations").state == "not_started"
    assert "This step is not started yet." in read(page)


def test_look_again_asks_for_a_day(qtbot, page, context):
    page.show_place(Place("steps", "motivations.possible"))
    box = page.form.state
    assert not box.day.isVisible()
    qtbot.mouseClick(box.choice.buttons[3], Qt.MouseButton.LeftButton)
    assert box.day.isVisible()
    box.day.take_cursor()
    QTest.keyClicks(QApplication.focusWidget(), "1 March 2027")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert context.workspace.snapshot.step_state("motivations").look_again_on.isoformat() == (
        "2027-03-01"
    )
    assert "Look again on Monday 1 March 2027." in read(page)


def test_a_state_changed_elsewhere_shows_on_the_first_page(page, context):
    page.show_place(Place("steps", "motivations"))
    context.workspace.perform(Set("step_state", "motivations", {"state": "look_again"}))
    assert "It is time to look at this step again." in read(page)


def test_the_link_beside_the_state_leads_to_where_it_is_changed(qtbot, page):
    page.show_place(Place("steps", "motivations"))
    qtbot.mouseClick(button(page, "Change this"), Qt.MouseButton.LeftButton)
    assert page.form.page.id == "motivations.possible"
    assert page.form.state.isAncestorOf(QApplication.focusWidget())


def test_a_page_asks_nothing_of_the_window_by_itself(page, heard):
    page.show_place(Place("steps", "motivations"))
    assert heard.reported == []
    assert heard.went == []


def test_a_step_asks_only_its_part_about_somebody_and_leads_to_the_rest(
    qtbot, page, context, heard
):
    fields = {
        "name": "Amal",
        "sort": "person",
        "perspective": "Has a job as well",
        "interest": "much",
        "phone": "01632 960111",
    }
    context.workspace.perform(Create("stakeholder", fields, PERSON))
    page.show_place(Place("steps", "stakeholders.people"))
    (card,) = page.form.boxes[0].cards
    assert "Amal\nPerson · Has a job as well" in read(card)
    card.open()
    assert [box.field.id for box in card.boxes] == [
        "name",
        "sort",
        "perspective",
        "why",
        "interest",
        "influence",
        "speaks_for",
        "footing",
        "how_to_invite",
    ]
    qtbot.mouseClick(button(card, "Open in People"), Qt.MouseButton.LeftButton)
    assert heard.went == [Place("people", PERSON)]


def test_with_very_many_people_the_page_shows_some_and_leads_to_all(qtbot, page, context, heard):
    for number in range(33):
        context.workspace.perform(Create("stakeholder", {"name": f"Person {number:02}"}))
    page.show_place(Place("steps", "stakeholders.people"))
    box = page.form.boxes[0]
    assert [card.title for card in box.cards] == [f"Person {number:02}" for number in range(30)]
    qtbot.mouseClick(button(page, "See everybody in People"), Qt.MouseButton.LeftButton)
    assert heard.went == [Place("people")]
    qtbot.mouseClick(button(page, "Add a person"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget(), "Zoe")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert box.cards[-1].title == "Zoe"
    assert len(box.cards) == 31
    assert button(page, "Show 3 more")
