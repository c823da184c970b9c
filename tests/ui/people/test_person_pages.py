"""One person's pages: fields, records about them, the way on, deleting and undoing."""

from __future__ import annotations

import datetime as dt

import pytest
from audit import audit
from pages import button, read
from people_pages import focused_name, names, press, type_in, who
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.operations import Changed, Create, Delete, Redo, Set, Undo
from coprod_desktop.domain.records import Asset, Barrier, Consent, ExpectedPerson, Stakeholder
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import Button
from coprod_desktop.ui.people.agreed import AgreedNow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def people(context):
    return context.workspace.snapshot.all(Stakeholder)


def push(page, start):
    found = button(page, start)
    found.setFocus()
    press(Qt.Key.Key_Return)


def go(page, name, section):
    page.show_place(Place("people", f"{who(name)}/{section}"))
    QApplication.processEvents()


def test_somebody_new_is_there_with_the_first_thing_written(page, context):
    push(page, "Add somebody")
    assert focused_name() == "What are they called?"
    assert people(context) == ()
    assert "Somebody new" in read(page)
    assert page.person.list.targets() == ["everyone", "about", "about"]
    type_in("Dilys")
    press(Qt.Key.Key_Tab)
    (dilys,) = people(context)
    assert (dilys.name, dilys.sort) == ("Dilys", "person")
    assert "reading" in page.person.list.targets()
    press(Qt.Key.Key_Escape)
    assert names(page) == ["Dilys"]
    assert page.list.table.hasFocus()


def test_nobody_is_added_when_nothing_is_written(page, context):
    before = context.workspace.undo_action
    push(page, "Add somebody")
    press(Qt.Key.Key_Escape)
    assert people(context) == ()
    assert context.workspace.undo_action is before
    assert "Nobody is here yet." in read(page)


def test_a_person_is_edited_deleted_and_brought_back_by_keyboard(full_page, context, heard):
    full_page.list.go_to(who("Bilal"))
    press(Qt.Key.Key_Return)
    full_page.person.form.take_cursor("perspective")
    press(Qt.Key.Key_A, CTRL)
    type_in("Drives the bus")
    press(Qt.Key.Key_Tab)
    assert context.workspace.snapshot.get(Stakeholder, who("Bilal")).perspective == "Drives the bus"
    push(full_page, "Delete Bilal")
    assert "Bilal" not in names(full_page)
    assert "Deleted: Bilal" in read(full_page)
    assert any("Deleted: Bilal" in each for each in heard.announced)
    assert focused_name() == "Undo deleting Bilal"
    press(Qt.Key.Key_Space)
    assert "Bilal" in names(full_page)
    assert full_page.list.table.currentIndex().data() == "Bilal"
    assert context.workspace.snapshot.get(Stakeholder, who("Bilal")).perspective == "Drives the bus"
    context.workspace.perform(Redo())
    assert "Bilal" not in names(full_page)
    assert "Deleted" not in read(full_page)


def test_after_deleting_the_keyboard_is_with_who_comes_next(full_page):
    full_page.open(who("Bilal"))
    push(full_page, "Delete Bilal")
    assert full_page.list.table.currentIndex().data() == "Carers' Circle"


def test_a_person_who_is_deleted_elsewhere_gives_way_to_the_list(full_page, context):
    full_page.open(who("Bilal"))
    context.workspace.perform(Delete("stakeholder", who("Bilal")))
    assert full_page.list.isVisible()
    context.workspace.perform(Undo())
    assert "Bilal" in names(full_page)


def test_the_keys_go_on_to_the_next_person_on_the_same_section(full_page):
    go(full_page, "Amal", "brings")
    full_page.heading.setFocus()
    press(Qt.Key.Key_PageDown, CTRL, SHIFT)
    assert full_page.heading.accessibleName() == "Bilal. What they bring"
    assert QApplication.focusWidget() is full_page.heading
    assert "Number 2 of 5" in read(full_page)
    press(Qt.Key.Key_PageUp, CTRL, SHIFT)
    press(Qt.Key.Key_PageUp, CTRL, SHIFT)
    assert full_page.heading.accessibleName() == "Amal. What they bring"
    push(full_page, "Next: Bilal")
    assert full_page.heading.accessibleName() == "Bilal. What they bring"


def test_the_keys_reach_the_next_person_from_within_a_long_text_as_well(full_page, context):
    go(full_page, "Amal", "about")
    full_page.person.form.take_cursor("why")
    type_in("She knows the bus.")
    press(Qt.Key.Key_PageDown, CTRL, SHIFT)
    assert full_page.heading.accessibleName() == "Bilal. About"
    assert context.workspace.snapshot.get(Stakeholder, who("Amal")).why == "She knows the bus."


def test_what_cannot_be_saved_of_somebody_new_is_led_back_to(page, context, monkeypatch):
    push(page, "Add somebody")
    type_in("Dilys")

    def fail(*_args: object) -> KnownError:
        return KnownError("file.cannot_write", name="ours.coprod")

    monkeypatch.setattr(type(context), "save", fail)
    press(Qt.Key.Key_Escape)
    assert context.saver.failed
    context.saver.lead()
    assert page.show_place(page.person.form.stands_at) is None
    assert page.person.isVisible()
    assert page.person.form.boxes[0].editor.value() == "Dilys"


def test_the_sections_are_walked_through_page_by_page(full_page):
    full_page.open(who("Amal"))
    seen = [full_page.heading.text()]
    for _ in range(11):
        full_page.show_next()
        seen.append(full_page.heading.text())
    assert seen == [
        "About",
        "Reaching them",
        "How they read",
        "What helps",
        "Invitations",
        "What they agreed to",
        "Barriers",
        "What they bring",
        "Learning and buddy",
        "Thanks and payment",
        "Where they appear",
        "Where they appear",
    ]
    full_page.show_previous()
    assert full_page.heading.text() == "Thanks and payment"


def test_a_group_has_only_the_sections_and_fields_that_make_sense_for_it(full_page, context):
    full_page.open(who("Carers' Circle"))
    targets = full_page.person.list.targets()
    assert not {"reading", "helps", "learning"} & set(targets)
    assert {"reaching", "agreed", "barriers", "brings", "thanks", "appears"} <= set(targets)
    assert "Which pronouns go on their badge?" not in read(full_page)
    context.workspace.perform(Set("stakeholder", who("Carers' Circle"), {"sort": "person"}))
    assert "reading" in full_page.person.list.targets()
    assert "Which pronouns go on their badge?" in read(full_page)


def test_a_section_that_a_person_no_longer_has_gives_way_to_the_first(full_page, context):
    go(full_page, "Bilal", "reading")
    assert full_page.heading.text() == "How they read"
    context.workspace.perform(Set("stakeholder", who("Bilal"), {"sort": "organisation"}))
    assert full_page.heading.text() == "About"


@pytest.mark.parametrize(
    ("section", "kind", "record_type"),
    [("barriers", "barrier", Barrier), ("brings", "asset", Asset)],
)
def test_a_record_is_added_about_a_person_without_naming_them_again(
    full_page, context, section, kind, record_type
):
    go(full_page, "Amal", section)
    push(full_page, context.workspace.content.forms[kind].add)
    type_in("The bus stops at six")
    press(Qt.Key.Key_Tab)
    (made,) = context.workspace.snapshot.all(record_type)
    assert made.whose == who("Amal")
    assert "The bus stops at six" in read(full_page)
    go(full_page, "Bilal", section)
    assert "The bus stops at six" not in read(full_page)


def test_what_is_shared_says_with_whom(full_page, context):
    shared = {"what": "A hall", "whose": [who("Amal"), who("Bilal"), "The vicar"]}
    context.workspace.perform(Create("asset", shared))
    go(full_page, "Amal", "brings")
    assert "with Bilal, The vicar" in read(full_page)


def test_what_they_agreed_to_is_said_for_each_purpose_as_it_stands_now(full_page, context):
    go(full_page, "Amal", "agreed")
    assert read(full_page).count("Not asked yet, so no") == 6
    name = {"stakeholder": who("Amal"), "purpose": "name", "answer": "yes"}
    context.workspace.perform(Create("consent", {**name, "given_on": "2026-03-01"}))
    quote = {"stakeholder": who("Amal"), "purpose": "quote", "answer": "yes"}
    context.workspace.perform(Create("consent", {**quote, "until": "2026-04-01"}))
    story = {"stakeholder": who("Amal"), "purpose": "story", "answer": "yes"}
    context.workspace.perform(Create("consent", {**story, "withdrawn_on": "2026-04-01"}))
    context.workspace.perform(Create("consent", {**name, "purpose": "photo", "answer": "no"}))
    lines = read(full_page.findChild(AgreedNow)).split("\n")
    said = {lines[at]: lines[at + 1] for at in range(len(lines) - 1)}
    assert said["Their name on papers"] == "Yes"
    assert said["Their words"] == "No, the time is over"
    assert said["Their story"] == "No, they took it back on Wednesday 1 April 2026"
    assert said["A photo"] == "No"
    assert said["Keeping how to reach them"] == "Not asked yet, so no"
    go(full_page, "Carers' Circle", "agreed")
    assert "Yes. The name of a group may stand on papers" in read(full_page)


def test_a_consent_is_noted_by_keyboard_and_goes_with_its_person(full_page, context):
    go(full_page, "Amal", "agreed")
    push(full_page, "Note what they agreed to")
    press(Qt.Key.Key_Down)
    (made,) = context.workspace.snapshot.all(Consent)
    assert made.stakeholder == who("Amal")
    assert made.purpose
    context.workspace.perform(Delete("stakeholder", who("Amal")))
    assert context.workspace.snapshot.all(Consent) == ()


def test_they_are_expected_at_a_session_from_their_own_page(full_page, context, heard):
    context.workspace.perform(Create("session", {"title": "Kick-off", "date": "2026-12-03"}))
    go(full_page, "Amal", "appears")
    assert "They are not on the list of any session yet." in read(full_page)
    full_page.person.form.take_cursor("expected_person")
    assert focused_name() == "Expect them at a session"
    press(Qt.Key.Key_Down)
    (expected,) = context.workspace.snapshot.all(ExpectedPerson)
    assert expected.stakeholder == who("Amal")
    assert "Kick-off" in read(full_page)
    assert heard.announced[-1] == "Now expected at Kick-off."


def test_where_else_they_are_named_is_one_button_away(full_page, context, heard):
    context.workspace.perform(Create("milestone", {"what": "First day", "who": [who("Amal")]}))
    context.workspace.perform(Set("stakeholder", who("Bilal"), {"buddy": [who("Amal")]}))
    go(full_page, "Amal", "appears")
    shown = read(full_page)
    assert "First day" in shown
    assert "person, group or organisation: Who is their buddy?" in shown
    found = next(
        each
        for each in full_page.findChildren(type(button(full_page, "Go there")))
        if each.accessibleName() == "Go there: Bilal"
    )
    found.setFocus()
    press(Qt.Key.Key_Return)
    assert heard.went[-1] == Place("people", who("Bilal"))


def test_a_place_leads_to_the_section_with_the_field_or_the_records(full_page):
    full_page.show_place(Place("people", who("Amal"), "phone"))
    assert full_page.heading.text() == "Reaching them"
    assert focused_name() == "What is their phone number?"
    full_page.show_place(Place("people", who("Amal"), "consent"))
    assert full_page.heading.text() == "What they agreed to"
    full_page.show_place(Place("people"))
    assert full_page.list.isVisible()


def test_the_page_knows_what_it_shows(full_page, context):
    heard: list[Changed] = []
    context.workspace.subscribe(heard.append)
    context.workspace.perform(Create("asset", {"what": "A van", "whose": [who("Amal")]}))
    made = heard[-1]
    snapshot = context.workspace.snapshot
    assert not full_page.shows(made, snapshot)
    go(full_page, "Amal", "brings")
    assert full_page.shows(made, snapshot)
    go(full_page, "Bilal", "brings")
    assert not full_page.shows(made, snapshot)


def test_many_records_show_the_first_ones_and_more_when_asked_for(full_page, context):
    for number in range(65):
        fields = {"what": f"Thing {number:02}", "whose": [who("Amal")], "position": number}
        context.workspace.perform(Create("asset", fields))
    go(full_page, "Amal", "brings")
    assert "Thing 29" in read(full_page)
    assert "Thing 30" not in read(full_page)
    push(full_page, "Show 35 more")
    assert "Thing 59" in read(full_page)
    assert focused_name() == "Open: Thing 30"
    push(full_page, context.workspace.content.forms["asset"].add)
    type_in("A barn")
    press(Qt.Key.Key_Tab)
    shown = read(full_page)
    assert "A barn" in shown
    assert "Thing 60" not in shown
    push(full_page, "Show 5 more")
    assert "Thing 64" in read(full_page)


def day_of(page, name):
    """Return the line of a date question of the card that is open."""
    return next(each for each in page.findChildren(LineEdit) if each.accessibleName() == name)


def write_day(page, name, day):
    line = day_of(page, name)
    line.setFocus()
    line.selectAll()
    type_in(day)
    press(Qt.Key.Key_Tab)
    return line


def test_a_consent_that_would_end_before_it_was_given_says_so_under_the_date(full_page, context):
    form = context.workspace.content.forms["consent"]
    given, until = (form.field(each).label for each in ("given_on", "until"))
    made = {"stakeholder": who("Amal"), "purpose": "quote", "answer": "yes"}
    consent = context.workspace.perform(Create("consent", {**made, "given_on": "2026-05-02"})).id
    full_page.show_place(Place("people", who("Amal"), "consent", consent))
    QApplication.processEvents()
    push(full_page, context.words("forms.record.edit"))
    line = write_day(full_page, until, "1 May 2025")
    said = "The consent would end before the day it was given."
    assert said in read(full_page)
    assert said in line.accessibleDescription()
    # What was typed stays, and counts as not saved.
    assert line.text() == "Thursday 1 May 2025"
    assert context.saver.failed
    assert not context.saver.failed_for_the_file
    assert context.workspace.snapshot.get(Consent, consent).until is None
    # The other date was the wrong one: mending it saves both.
    write_day(full_page, given, "2 May 2024")
    held = context.workspace.snapshot.get(Consent, consent)
    assert (str(held.given_on), str(held.until)) == ("2024-05-02", "2025-05-01")
    assert said not in read(full_page)
    assert said not in line.accessibleDescription()
    assert not context.saver.failed


def test_a_consent_of_tomorrow_is_said_to_be_still_to_come(full_page, context):
    tomorrow = (context.clock.now() + dt.timedelta(1)).date().isoformat()
    made = {"stakeholder": who("Amal"), "purpose": "quote", "answer": "yes"}
    context.workspace.perform(Create("consent", {**made, "given_on": tomorrow}))
    go(full_page, "Amal", "agreed")
    assert "Not yet: the day they gave it is still to come" in read(full_page)


def test_every_section_tells_who_comes_before_and_after_however_it_was_gone_to(full_page, words):
    """By the button for the next one, by its keys and by the list of sections."""
    go(full_page, "Bilal", "about")
    push(full_page, "Next: ")
    sections = full_page.person.list

    def pick():
        sections.setCurrentRow(sections.targets().index("agreed"))
        sections.setFocus()
        press(Qt.Key.Key_Return)

    ways = [lambda: None, full_page.show_next, pick]
    for way in ways:
        way()
        read(full_page)
        buttons = [each for each in full_page.person.form.findChildren(Button) if each.isVisible()]
        assert [each for each in buttons if not each.accessibleName()] == []
        assert {"Amal", "Carers' Circle"} <= {each.words.split(": ")[-1] for each in buttons}
        assert words("ui.people.place", place=2, count=5) in read(full_page)
    assert audit(full_page) == []
