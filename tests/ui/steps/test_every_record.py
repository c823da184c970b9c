"""Every kind of record of the steps, from its first key to a file that is opened again."""

from __future__ import annotations

import pytest
from pages import button, gone
from projects import StillClock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.opening import open_project
from coprod_desktop.application.operations import Create, Redo, Undo
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import KINDS
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.steps.page import StepsPage

OTHERS = {
    "stakeholder": {"name": "Another"},
    "session": {"title": "Another"},
    "outcome": {"outcome": "Another"},
    "rate": {"name": "Another"},
    "training_offer": {"title": "Another"},
}
PLACES = [
    (page.id, field.id)
    for step in load_content(Words()).all_steps()
    for page in step.pages
    for field in page.fields
    if field.kind is Kind.RECORDS
]
TYPED = {
    Kind.SHORT_TEXT: "Soup & bread",
    Kind.LONG_TEXT: "Soup & bread, and more",
    Kind.DATE: "3 December 2026",
    Kind.TIME: "10:30",
    Kind.NUMBER: "18",
    Kind.MONEY: "12.50",
}


@pytest.fixture
def page(qtbot, context):
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


def focused():
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert found is not None
    return found


def key(which):
    QTest.keyClick(focused(), which)


def fill(box):
    """Answer a question as its kind wants it."""
    box.take_cursor()
    kind = box.field.kind
    if kind in TYPED:
        QTest.keyClicks(focused(), TYPED[kind])
        key(Qt.Key.Key_Tab)
    elif kind is Kind.PICKS:
        combo = box.editor.combo
        combo.setCurrentIndex(combo.findText("Add other words"))
        combo.activated.emit(combo.currentIndex())
        QTest.keyClicks(focused(), f"Words for {box.field.id}")
        key(Qt.Key.Key_Return)
    elif kind is Kind.REFERENCE:
        box.editor.combo.setCurrentIndex(1)
        box.editor.combo.activated.emit(1)
    elif hasattr(box.editor, "combo"):
        key(Qt.Key.Key_Down)
    else:
        key(Qt.Key.Key_Space)


def only(context, kind, before):
    found = [each for each in context.workspace.snapshot.all(KINDS[kind]) if each.id not in before]
    return found[0] if found else None


@pytest.mark.parametrize(("page_id", "field_id"), PLACES, ids=[field for _, field in PLACES])
def test_a_record_is_written_deleted_and_found_again_by_keyboard(page, context, page_id, field_id):
    workspace = context.workspace
    for other, fields in OTHERS.items():
        workspace.perform(Create(other, fields))
    kind = workspace.content.field(field_id).record
    before = {each.id for each in workspace.snapshot.all(KINDS[kind])}
    page.show_place(Place("steps", page_id))
    (box,) = (each for each in page.form.boxes if each.field.id == field_id)
    box.add.setFocus()
    key(Qt.Key.Key_Return)
    card = box.cards[-1]
    assert card.isAncestorOf(QApplication.focusWidget()), "the cursor stands in the new record"
    for each in card.boxes:
        fill(each)
    made = only(context, kind, before)
    empty = [each.field.id for each in card.boxes if getattr(made, each.field.id) in ("", None)]
    assert empty == []
    card.done.setFocus()
    key(Qt.Key.Key_Return)
    assert card.edit.hasFocus()
    key(Qt.Key.Key_Return)
    card.delete.setFocus()
    key(Qt.Key.Key_Return)
    assert only(context, kind, before) is None
    assert button(page, "Undo").hasFocus()
    key(Qt.Key.Key_Return)
    assert only(context, kind, before) == made
    workspace.perform(Undo())
    workspace.perform(Redo())
    assert only(context, kind, before) == made
    path = workspace.path
    workspace.close()
    again = open_project(path, Words(), StillClock())
    assert again.snapshot.any_of(kind, made.id) == made
    again.close()
