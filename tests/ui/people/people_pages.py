"""What tests of the People section share: who is in the project, what is seen and done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.operations import Create
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.people.cells import COLUMNS
from coprod_desktop.ui.people.page import PeoplePage

PEOPLE = (
    {"name": "Siân Ó Súilleabháin", "sort": "person", "part": "takes_part", "perspective": "Nurse"},
    {"name": "Amal", "sort": "person", "part": "takes_part", "notes": "Rings on Mondays"},
    {"name": "Carers' Circle", "sort": "group", "part": "kept_informed"},
    {"name": "Bilal", "sort": "person", "part": "paused", "perspective": "Cares for his gran"},
    {"name": "", "sort": ""},
)


def who(name: str) -> str:
    """Return the id of somebody in the tests' project."""
    return fixed_id("test", name)


def fill(context: Context) -> None:
    """Put the people of the tests into a project."""
    for fields in PEOPLE:
        context.workspace.perform(Create("stakeholder", fields, who(fields["name"])))


def names(page: PeoplePage) -> list[str]:
    """Return the names in the list, from top to bottom."""
    QApplication.processEvents()
    return [row[0] for row in rows(page)]


def rows(page: PeoplePage) -> list[list[str]]:
    """Return what the list says, row by row, in all its columns."""
    model = page.list.table.model()
    return [
        [str(model.index(at, column).data()) for column in range(len(COLUMNS))]
        for at in range(model.rowCount())
    ]


def focused_name() -> str:
    """Return what the control with the keyboard is called."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused.accessibleName()


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    wanted = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        wanted |= each
    QTest.keyClick(focused, key, wanted)
    QApplication.processEvents()


def type_in(text: str) -> None:
    """Type where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)
