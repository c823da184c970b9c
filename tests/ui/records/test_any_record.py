"""Whatever is done to records of any kind, by keyboard: window, file and a plain model agree."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import press, settle
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from keyboard import Done, Keyboard
from pages import sweep
from projects import StillClock
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from record_model import BY_HAND, Fields, Model
from seen import assert_shown, in_sight

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Create
from coprod_desktop.content.words import Words
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.ui.window.main import MainWindow
from tests.project.checks import tables_of

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
Act = Callable[[str, st.DataObject, Model], Done | None]
TOGETHER = 5
"""Kinds in one sequence: those that stand side by side, and so belong to one another."""
GROUPS = [tuple(BY_HAND[at : at + TOGETHER]) for at in range(0, len(BY_HAND), TOGETHER)]
THERE = ("stakeholder", "session", "outcome", "rate", "training_offer")
"""Kinds that others name: one of each is there from the start."""


class AnyRecord(RuleBasedStateMachine):
    """Does with keys what a person does to records, and the same to a model of plain values."""

    window: MainWindow
    clock: StillClock
    qtbot: QtBot
    kinds: tuple[str, ...]

    @initialize(data=st.data())
    def whole_lives(self, data: st.DataObject) -> None:
        """Give each kind its whole life once, so that none depends on luck."""
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        path = Path(self.folder.name) / "ours.coprod"
        workspace = create_project(path, Words(), self.clock, title="Ours")
        for kind in THERE:
            workspace.perform(Create(kind, {}, fixed_id("there", kind)))
        self.model = Model.of(workspace.snapshot)
        self.past: list[Model] = []
        self.future: list[Model] = []
        workspace.close()
        self.path = path
        self._open()
        for kind in self.kinds:
            self._do(data, self.hands.add, kind)
            self._do(data, self.hands.change, kind)
            self._undo()  # while the form is open
            self._redo()
            self._do(data, self.hands.remove, kind)
        while self.past:
            self._undo()
        self._close_and_open()
        while self.future:
            self._redo()

    def teardown(self) -> None:
        """Close the project and throw it away."""
        if hasattr(self, "folder"):
            if self.window.project is not None:
                self.window.project.saver.finish()
            self.window.close_project()
            sweep()
            self.folder.cleanup()

    # --- What a person does ---------------------------------------------------------------------

    @rule(data=st.data())
    def add(self, data: st.DataObject) -> None:
        self._do(data, self.hands.add, data.draw(st.sampled_from(self.kinds)))

    @rule(data=st.data())
    def change(self, data: st.DataObject) -> None:
        self._do(data, self.hands.change, data.draw(st.sampled_from(self.kinds)))

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self._do(data, self.hands.remove, data.draw(st.sampled_from(self.kinds)))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self._undo()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self._redo()

    @rule()
    def close_and_open(self) -> None:
        self._close_and_open()

    # --- What must hold -------------------------------------------------------------------------

    @invariant()
    def agree(self) -> None:
        """Hold the project, its file and what is in sight against the model."""
        view = self.window.project
        assert view is not None
        assert not view.saver.waiting
        assert not view.saver.failed
        assert Model.of(view.context.workspace.snapshot).unlike(self.model) == []
        assert_shown(view, self.model)
        assert Model(self._on_the_disk()).unlike(self.model) == []
        assert (view.undo_words() != "") >= bool(self.past)
        assert (view.redo_words() != "") == bool(self.future)

    # --- Within ---------------------------------------------------------------------------------

    def _open(self) -> None:
        self.window.open_path(self.path)
        self.qtbot.waitUntil(lambda: self.window.project is not None, timeout=20_000)
        assert self.window.project is not None
        self.hands = Keyboard(self.window.project)
        settle()

    def _on_the_disk(self) -> dict[str, dict[str, Fields]]:
        """Return what lies in the file, as another program finds it."""
        left = Path(self.folder.name) / "left"
        shutil.copyfile(self.path, left)
        with contextlib.closing(sqlite3.connect(left)) as connection:
            tables = tables_of(connection)
        for each in tables.values():
            for fields in each.values():
                del fields["position"]
        return {kind: tables[kind] for kind in BY_HAND}  # type: ignore[misc]  # they are JSON

    def _do(self, data: st.DataObject, act: Act, kind: str) -> None:
        self.clock.moment += dt.timedelta(minutes=2)  # typing goes on from nothing before
        done = act(kind, data, self.model)
        if done is None:
            return
        before = self.model.copy()
        if done.values is None:
            self.model.delete(kind, done.id)
        else:
            self.model.put(kind, done.id, done.values)
        if self.model != before:
            self.past.append(before)
            self.future.clear()
        self.agree()

    def _undo(self) -> None:
        self._step(Qt.Key.Key_Z, self.past, self.future)

    def _redo(self) -> None:
        self._step(Qt.Key.Key_Y, self.future, self.past)

    def _step(self, key: Qt.Key, source: list[Model], other: list[Model]) -> None:
        if not source:
            return
        self.clock.moment += dt.timedelta(minutes=2)
        press(key, ctrl=True)
        before, self.model = self.model, source.pop()
        other.append(before)
        self.agree()
        assert self.window.project is not None
        there = [
            each for each in self.model.unlike(before) if each[1] in self.model.records[each[0]]
        ]
        if len(there) == 1:
            assert in_sight(self.window.project, *there[0]), there

    def _close_and_open(self) -> None:
        press(Qt.Key.Key_W, ctrl=True)
        assert self.window.project is None
        sweep()
        self._open()
        self.agree()


@pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("kinds", GROUPS, ids="-".join)
def test_any_record(
    qtbot: QtBot, window: MainWindow, clock: StillClock, kinds: tuple[str, ...]
) -> None:
    mine = {"window": window, "clock": clock, "qtbot": qtbot, "kinds": kinds}
    run_state_machine_as_test(
        type("AnyOf", (AnyRecord,), mine),
        settings=settings(
            # Making a failure smaller takes minutes; a sequence this long can be read as it is.
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            max_examples=2,
            stateful_step_count=10,
        ),
    )
