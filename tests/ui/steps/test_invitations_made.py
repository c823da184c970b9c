"""Step 3: who was asked, looked over in one list."""

import pytest
from audit import audit
from pages import gone, read
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.operations import Create, Set
from coprod_desktop.domain.ids import new_id
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.kit import Button
from coprod_desktop.ui.steps.page import StepsPage

AMAL, GWEN, THIRD = (f"00000000-0000-4000-8000-00000000000{each}" for each in (1, 2, 3))
LATER, FIRST, DONE = (f"00000000-0000-4000-8000-00000000001{each}" for each in (1, 2, 3))
GWENS = (
    "Gwen: Yes · asked on 1 November 2026 · In person · by Moira · answered on 3 November 2026. "
    "They said: If I can bring my mother."
)


@pytest.fixture
def page(qtbot, context):
    made = StepsPage(context)
    qtbot.addWidget(made)
    stop = context.workspace.subscribe(made.refresh)
    made.resize(1150, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_place(Place("steps", "stakeholders.invitations"))
    yield made
    stop()
    gone(made)


def rows(page):
    QApplication.processEvents()
    (shown,) = page.form.pictures
    return [each for each in shown.findChildren(Button) if each.isVisible()]


def ask(context, invitation, person, **values):
    context.workspace.perform(Create("invitation", {"stakeholder": person, **values}, invitation))


def test_nobody_asked_yet_is_said_with_where_to_note_it(page):
    (shown,) = page.form.pictures
    assert "Nobody was asked yet. Note it on somebody's own page in People" in read(shown)
    assert rows(page) == []


def test_who_was_asked_stands_there_and_who_has_not_answered_comes_first(page, context, heard):
    for person, name in ((AMAL, "Amal"), (GWEN, "Gwen"), (THIRD, "")):
        context.workspace.perform(Create("stakeholder", {"name": name}, person))
    ask(
        context,
        DONE,
        GWEN,
        date="2026-11-01",
        how=["In person"],
        by="Moira",
        answer="yes",
        answered_on="2026-11-03",
        reply="If I can bring\nmy mother.",
    )
    ask(context, LATER, THIRD, date="2026-11-20", answer="waiting")
    ask(context, FIRST, AMAL, date="2026-11-10")
    assert [each.words for each in rows(page)] == [
        "Amal: No answer yet · asked on 10 November 2026",
        "No name yet: No answer yet · asked on 20 November 2026",
        GWENS,
    ]
    assert not audit(page)
    rows(page)[0].setFocus()
    QTest.keyClick(rows(page)[0], Qt.Key.Key_Return)
    assert heard.went[-1] == Place("people", AMAL, "invitation", FIRST)
    context.workspace.perform(Set("invitation", FIRST, {"answer": "no"}))
    assert [each.words.partition(":")[0] for each in rows(page)] == ["No name yet", "Amal", "Gwen"]
    context.workspace.perform(Set("stakeholder", GWEN, {"name": "Gwendoline"}))
    assert any(each.words.startswith("Gwendoline: Yes") for each in rows(page))


def test_many_are_shown_a_few_at_a_time(page, context):
    context.workspace.perform(Create("stakeholder", {"name": "Amal"}, AMAL))
    for _ in range(12):
        ask(context, new_id(), AMAL, date="2026-11-01")
    assert len(rows(page)) == 9
    assert any("more" in each.words for each in rows(page))


def test_an_answer_that_only_a_newer_version_knows_is_told_as_that(page, context):
    context.workspace.perform(Create("stakeholder", {"name": "Amal"}, AMAL))
    ask(context, FIRST, AMAL, answer="no")
    (shown,) = page.form.pictures
    held = context.workspace.snapshot.any_of("invitation", FIRST)
    object.__setattr__(held, "answer", "perhaps_later")
    shown.refresh(None)
    assert rows(page)[0].words == "Amal: an answer that this version does not know"
