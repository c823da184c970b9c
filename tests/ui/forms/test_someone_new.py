"""Adding somebody who is missing from a list, where they are picked: all of it is one step."""

from __future__ import annotations

import pytest
from pages import gone
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coprod_desktop.application.operations import Create, Delete, Redo, Set, Undo
from coprod_desktop.domain.records import Asset, ExpectedPerson, Stakeholder
from coprod_desktop.ui.forms.build import record_field
from coprod_desktop.ui.kit import Button, column

RECORD = "33333333-3333-4333-8333-333333333333"
SESSION = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def show(qtbot, context):
    """Show a field of a record, there or not."""
    made = []

    def build(kind, name):
        owner = {"session": SESSION} if kind == "expected_person" else {}
        field = context.workspace.content.forms[kind].field(name)
        box = record_field(context, kind, RECORD, field, owner)
        page = QWidget()
        inner = column(page)
        inner.addWidget(box)
        inner.addStretch(1)
        made.append((page, context.workspace.subscribe(box.refresh)))
        page.resize(700, 400)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return box

    yield build
    for page, stop in made:
        stop()
        gone(page)


def add(box, name: str) -> None:
    """Choose "Add someone new" and write a name."""
    combo = box.editor.combo
    combo.setFocus()
    at = combo.findText("Add someone new...")
    assert at >= 0
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    assert QApplication.focusWidget() is box.editor.asking.line
    QTest.keyClicks(QApplication.focusWidget(), name)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def names(context) -> list[str]:
    return [each.name for each in context.workspace.snapshot.all(Stakeholder)]


def chips(box) -> list[str]:
    QApplication.processEvents()  # what was taken out goes then
    found = [each for each in box.editor.findChildren(Button) if each.isVisible()]
    return [each.words for each in found if each is not box.editor.asking.add]


def test_somebody_new_among_several_is_one_step(show, context):
    workspace = context.workspace
    workspace.perform(Create("asset", {"what": "A hall", "whose": ["The vicar"]}, RECORD))
    box = show("asset", "whose")
    add(box, "Zofia")
    (zofia,) = workspace.snapshot.all(Stakeholder)
    assert workspace.snapshot.get(Asset, RECORD).whose == f"The vicar\n{zofia.id}"
    assert (zofia.name, zofia.sort) == ("Zofia", "person")
    assert chips(box) == ["The vicar", "Zofia"]
    assert QApplication.focusWidget() is box.editor.combo
    assert not box.editor.asking.isVisible()
    assert (workspace.undo_action.verb, workspace.undo_action.subject) == ("set", "A hall")
    workspace.perform(Undo())
    assert names(context) == []
    assert workspace.snapshot.get(Asset, RECORD).whose == "The vicar"
    assert chips(box) == ["The vicar"]
    workspace.perform(Redo())
    assert chips(box) == ["The vicar", "Zofia"]


def test_somebody_new_as_the_first_thing_in_a_new_record_is_one_step(show, context):
    box = show("asset", "whose")
    before = context.workspace.snapshot
    add(box, "Zofia")
    (zofia,) = context.workspace.snapshot.all(Stakeholder)
    assert context.workspace.snapshot.get(Asset, RECORD).whose == zofia.id
    assert context.workspace.undo_action.verb == "create"
    context.workspace.perform(Undo())
    assert context.workspace.snapshot.records == before.records


def test_somebody_new_as_the_only_choice_is_one_step(show, context):
    workspace = context.workspace
    workspace.perform(Create("session", {"title": "Kick-off"}, SESSION))
    box = show("expected_person", "stakeholder")
    add(box, "Zofia")
    (zofia,) = workspace.snapshot.all(Stakeholder)
    assert workspace.snapshot.get(ExpectedPerson, RECORD).stakeholder == zofia.id
    assert box.editor.combo.currentText() == "Zofia"
    workspace.perform(Undo())
    assert names(context) == []
    assert box.editor.combo.currentText() == "Nothing chosen"
    assert box.editor.combo.findText("Zofia") < 0


def test_a_name_is_asked_for_until_there_is_one(show, context):
    box = show("asset", "whose")
    add(box, "  ")
    assert names(context) == []
    assert box.editor.asking.line.hasFocus()
    assert "Nothing was added yet." in box.remarked().accessibleDescription()


@pytest.mark.parametrize("kind", ["asset", "expected_person"])
def test_a_name_that_cannot_be_saved_yet_stays_in_sight_and_is_saved_later(show, context, kind):
    workspace = context.workspace
    workspace.perform(Create("session", {"title": "Kick-off"}, SESSION))
    box = show(kind, "whose" if kind == "asset" else "stakeholder")
    elsewhere = workspace.path.with_name("elsewhere.coprod")
    workspace.path.rename(elsewhere)
    add(box, "Zofia")
    assert context.saver.failed
    assert names(context) == []
    seen = chips(box) if kind == "asset" else [box.editor.combo.currentText()]
    assert seen == ["Zofia"]
    elsewhere.rename(workspace.path)
    assert context.saver.flush()
    assert names(context) == ["Zofia"]
    assert seen == (chips(box) if kind == "asset" else [box.editor.combo.currentText()])


def test_whoever_was_added_here_and_deleted_since_does_not_come_back_with_the_next(show, context):
    workspace = context.workspace
    workspace.perform(Create("asset", {"what": "A hall"}, RECORD))
    box = show("asset", "whose")
    add(box, "Zofia")
    (zofia,) = workspace.snapshot.all(Stakeholder)
    workspace.perform(Delete("stakeholder", zofia.id))
    add(box, "Yusuf")
    assert names(context) == ["Yusuf"]
    workspace.perform(Set("asset", RECORD, {"whose": ""}))
    assert chips(box) == []
