"""Whatever is changed, looked for and sorted: the list shows whom it should, in order."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from projects import StillClock
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Changed, Create, Delete, Redo, Set, Undo
from coprod_desktop.content.words import Words
from coprod_desktop.domain.folding import folded
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.people import TOLD_BY
from coprod_desktop.domain.records import Asset, Stakeholder
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.people.cells import COLUMNS
from coprod_desktop.ui.people.model import PeopleModel, Wanted, wanted_words
from coprod_desktop.ui.saver import Saver

names = st.sampled_from(["Amal", "amal", "Siân", "Sian", "Zed", "Ó Súilleabháin", "", "Ben Cole"])
sorts = st.sampled_from(["", "person", "group", "organisation"])
parts = st.sampled_from(["", "takes_part", "left"])


class AnyList(RuleBasedStateMachine):
    """Does anything to people, and holds the list against what the project says."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        clock = StillClock()
        path = Path(self.folder.name) / "ours.coprod"
        self.workspace = create_project(path, Words(), clock)
        self.owner = QObject()
        context = Context(
            words=Words(),
            workspace=self.workspace,
            saver=Saver(self.owner),
            clock=clock,
            announce=lambda _said: None,
            report=lambda _said: None,
            go=lambda _place: None,
        )
        self.model = PeopleModel(context, lambda: clock.now().date(), self.owner)
        self.workspace.subscribe(self.heard)
        self.wanted = Wanted()
        self.column, self.down = 0, False

    def heard(self, changed: Changed) -> None:
        if changed.touches(*TOLD_BY):
            self.model.reload()

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()

    def ids(self) -> list[str]:
        return sorted(each.id for each in self.workspace.snapshot.all(Stakeholder))

    @rule(name=names, sort=sorts, part=parts)
    def add(self, name: str, sort: str, part: str) -> None:
        self.workspace.perform(Create("stakeholder", {"name": name, "sort": sort, "part": part}))

    @precondition(lambda self: self.ids())
    @rule(data=st.data(), name=names, notes=st.sampled_from(["", "the bus", "THE Bus stop"]))
    def change(self, data: st.DataObject, name: str, notes: str) -> None:
        chosen = data.draw(st.sampled_from(self.ids()))
        self.workspace.perform(Set("stakeholder", chosen, {"name": name, "notes": notes}))

    @precondition(lambda self: self.ids())
    @rule(data=st.data(), what=st.sampled_from(["A bus", "Zed's van"]))
    def bring(self, data: st.DataObject, what: str) -> None:
        whose = [data.draw(st.sampled_from(self.ids())), "Someone else"]
        self.workspace.perform(Create("asset", {"what": what, "whose": whose}, new_id()))

    @precondition(lambda self: self.ids())
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self.workspace.perform(Delete("stakeholder", data.draw(st.sampled_from(self.ids()))))

    @rule(step=st.sampled_from([Undo(), Redo()]))
    def step_back(self, step: Undo | Redo) -> None:
        with contextlib.suppress(KnownError):
            self.workspace.perform(step)

    @rule(
        typed=st.sampled_from(["", "bus", "sian", "AM", "zed van", "ó", "nobody"]),
        sort=st.one_of(st.none(), sorts),
        part=st.one_of(st.none(), parts),
        thing=st.sampled_from(["", "ask_name", "reach"]),
    )
    def look(self, typed: str, sort: str | None, part: str | None, thing: str) -> None:
        self.wanted = Wanted(wanted_words(typed), sort, part, thing)
        self.model.look_for(self.wanted)

    @rule(column=st.integers(0, len(COLUMNS) - 1), down=st.booleans())
    def order(self, column: int, *, down: bool) -> None:
        self.column, self.down = column, down
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.model.sort(column, order)

    @invariant()
    def it_shows_whom_it_should(self) -> None:
        snapshot = self.workspace.snapshot
        assets = snapshot.all(Asset)

        def is_wanted(each: Stakeholder) -> bool:
            brought = [asset.what for asset in assets if each.id in asset.whose.split("\n")]
            text = folded(" ".join((each.name, each.notes, *brought)))
            asked = each.sort in ("group", "organisation") or each.part == "left"
            return (
                all(word in text for word in self.wanted.words)
                and self.wanted.sort in (None, each.sort)
                and self.wanted.part in (None, each.part)
                and not (self.wanted.thing == "ask_name" and asked)
                and not (self.wanted.thing == "reach" and each.part == "left")
            )

        shown = self.model.ids
        expected = [each for each in snapshot.all(Stakeholder) if is_wanted(each)]
        assert sorted(shown) == sorted(each.id for each in expected)
        assert [self.model.row_of(each) for each in shown] == list(range(len(shown)))
        assert self.model.all_of_them == len(snapshot.all(Stakeholder))

    @invariant()
    def names_stand_in_order(self) -> None:
        if COLUMNS[self.column] != "name":
            return
        held = self.workspace.snapshot.records["stakeholder"]
        found = [held[each].name for each in self.model.ids]
        keys = [(not name, folded(name)) for name in found]
        assert keys == sorted(keys, reverse=self.down)


def test_any_list(qtbot: QtBot) -> None:  # noqa: ARG001 - there is an application then
    from hypothesis.stateful import run_state_machine_as_test  # noqa: PLC0415 - it runs at once

    run_state_machine_as_test(AnyList, settings=settings(max_examples=25, stateful_step_count=25))
