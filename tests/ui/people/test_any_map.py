"""Whatever keys are pressed and whatever changes: drawing, list and project say the same."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from pages import gone
from projects import StillClock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Create, Delete, Redo, Set, Undo
from coprod_desktop.content.words import Words
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.stakeholder_map import AMOUNTS, cell_of, on_the_map
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.people.map.chips import Mark, More
from coprod_desktop.ui.people.map.grid import MOST, TRAY_MOST
from coprod_desktop.ui.people.map.page import MapPage
from coprod_desktop.ui.saver import Saver

KEYS = [
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Tab,
]
amounts = st.sampled_from(["", *AMOUNTS])
MIDDLE = AMOUNTS[2]


def _fields(machine: AnyMap, interest: str, influence: str) -> dict[str, str]:
    name = f"N{len(machine.people())}"
    return {"name": name, "interest": interest, "influence": influence}


class AnyMap(RuleBasedStateMachine):
    """Does anything on the map, and holds what is shown against what the project says."""

    @initialize(middle=st.integers(0, 6), tray=st.integers(0, 12))
    def begin(self, middle: int, tray: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        clock = StillClock()
        path = Path(self.folder.name) / "ours.coprod"
        self.workspace = create_project(path, Words(), clock)
        self.said: list[str] = []
        self.page = MapPage(
            Context(
                words=Words(),
                workspace=self.workspace,
                saver=Saver(),
                clock=clock,
                announce=self.said.append,
                report=lambda _said: None,
                go=lambda _place: None,
            )
        )
        self.workspace.subscribe(self.page.refresh)
        self.page.resize(1100, 800)
        self.page.show()
        self.page.activateWindow()
        for count, placed in ((middle, True), (tray, False)):
            self.add_a_crowd(count, placed=placed)

    def teardown(self) -> None:
        gone(self.page)
        self.workspace.close()
        self.folder.cleanup()

    def people(self) -> tuple[Stakeholder, ...]:
        return self.workspace.snapshot.all(Stakeholder)

    @rule(interest=amounts, influence=amounts)
    def add(self, interest: str, influence: str) -> None:
        fields = _fields(self, interest, influence)
        self.workspace.perform(Create("stakeholder", fields, new_id()))

    @rule(count=st.integers(1, 6), placed=st.booleans())
    def add_a_crowd(self, count: int, *, placed: bool) -> None:
        for _ in range(count):
            where = MIDDLE if placed else ""
            self.workspace.perform(Create("stakeholder", _fields(self, where, where), new_id()))

    @precondition(lambda self: self.people())
    @rule(data=st.data(), part=st.sampled_from(["left", "takes_part"]))
    def leave_or_come(self, data: st.DataObject, part: str) -> None:
        one = data.draw(st.sampled_from(self.people()))
        self.workspace.perform(Set("stakeholder", one.id, {"part": part}))

    @precondition(lambda self: self.people())
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(self.people()))
        self.workspace.perform(Delete("stakeholder", one.id))

    @rule(step=st.sampled_from([Undo(), Redo()]))
    def step_back(self, step: Undo | Redo) -> None:
        with contextlib.suppress(KnownError):
            self.workspace.perform(step)

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=8))
    def press(self, keys: list[Qt.Key]) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            if focused is None or not self.page.isAncestorOf(focused):
                self.page.list.setFocus()
                focused = self.page.list
            QTest.keyClick(focused, key)

    @precondition(lambda self: self.people())
    @rule(data=st.data(), keys=st.lists(st.sampled_from(KEYS[:4]), min_size=1, max_size=6))
    def move(self, data: st.DataObject, keys: list[Qt.Key]) -> None:
        """Every step of somebody who is picked up is said, and is where they then stand."""
        marks = [each for each in self.page.board.findChildren(Mark) if each.isVisible()]
        if not marks:
            return
        mark = data.draw(st.sampled_from(sorted(marks, key=lambda each: each.entry.number)))
        one = mark.entry.id
        mark.setFocus()
        if not mark.is_held:
            QTest.keyClick(mark, Qt.Key.Key_Space)
        for key in keys:
            self.said.clear()
            focused = QApplication.focusWidget()
            assert isinstance(focused, Mark)
            assert focused.entry.id == one
            QTest.keyClick(focused, key)
            assert len(self.said) == 1
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        assert len(self.said) == 2
        person = self.workspace.snapshot.get(Stakeholder, one)
        assert person is not None
        assert cell_of(person) is not None

    @invariant()
    def all_say_the_same(self) -> None:
        QApplication.processEvents()
        here = on_the_map(self.people())
        marks = [each for each in self.page.board.findChildren(Mark) if not each.isHidden()]
        more = [each for each in self.page.board.findChildren(More) if not each.isHidden()]
        cells: dict[object, int] = {}
        where = {each.id: cell_of(each) for each in here}
        held = self.page._hand.held
        if held is not None:
            where[held.id] = held.cell
        for cell in where.values():
            cells[cell] = cells.get(cell, 0) + 1
        assert all(mark.entry.cell == where[mark.entry.id] for mark in marks)
        assert {each.entry.id for each in marks if each.is_held} <= {held.id if held else ""}
        assert {each.cell for each in more} == {
            cell for cell, count in cells.items() if count > (TRAY_MOST if cell is None else MOST)
        }
        assert len(marks) + sum(each._count for each in more) == len(here)
        lines = self.page.list.lines()
        assert len(lines) == len(here) + len(cells)
        if marks:
            stops = [
                each for each in (*marks, *more) if each.focusPolicy() == Qt.FocusPolicy.StrongFocus
            ]
            assert len(stops) == 1


@pytest.mark.usefixtures("qtbot", "themer")
def test_drawing_list_and_project_say_the_same_whatever_is_done() -> None:
    run_state_machine_as_test(
        AnyMap, settings=settings(max_examples=12, stateful_step_count=15, deadline=None)
    )
