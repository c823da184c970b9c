"""Whatever a person does in whatever order, the file is what a plain model says."""

from __future__ import annotations

import copy
import shutil
import tempfile
from pathlib import Path

from checks import assert_consistent, tables_of
from fake_clock import FakeClock
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import KINDS, owned_by, specs
from coprod_desktop.domain.values import to_json
from coprod_desktop.project import (
    Action,
    Edit,
    RowCreate,
    RowDelete,
    RowSet,
    connect,
    history,
    seal,
)
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.scan import scan

# Thousands of edits, none of which has to outlive a power cut.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None

Model = dict[tuple[str, str], dict[str, object]]

FIELDS = {
    "session": ("title", "notes"),
    "stakeholder": ("name", "why"),
    "agenda_item": ("title", "lead"),
    "expected_person": ("role", "coming"),
}
WORDS = {
    "role": st.sampled_from(["", "chair", "buddy"]),
    "coming": st.sampled_from(["", "yes", "no"]),
}
TEXT = st.sampled_from(["", "a", "Ana <b>", "Łódź 🙂", "long " * 50])


def fields_of(kind: str) -> st.SearchStrategy[dict[str, str]]:
    each = {name: WORDS.get(name, TEXT) for name in FIELDS[kind]}
    return st.fixed_dictionaries({}, optional=each)


def shown(file: ProjectFile) -> Model:
    return {
        (kind, row): {name: to_json(getattr(record, name)) for name in specs(kind)}
        for kind, records in file.snapshot().records.items()
        for row, record in records.items()
    }


class AnySequence(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.path = Path(self.folder.name) / "0" / "a.coprod"
        self.path.parent.mkdir()
        self.crashes = 0
        self.clock = FakeClock()
        self.file = ProjectFile.create(self.path, clock=self.clock)
        self.model: Model = {}
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.gone: list[tuple[str, str]] = []
        self.typing: tuple[object, ...] = ()

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
            assert_consistent(self.path)
            self.folder.cleanup()

    def write(self, edits: list[Edit], verb: str) -> None:
        before = copy.deepcopy(self.model)
        for edit in edits:
            self.apply(edit)
        change = self.file.write(edits, Action(verb, edits[0].kind, edits[0].id))
        assert (change is None) == (before == self.model)
        if change is None:
            return
        cells = {
            (key, name)
            for key in before.keys() | self.model.keys()
            for name in before.get(key, {"": 1}).keys() | self.model.get(key, {"": 1}).keys()
            if before.get(key, {}).get(name) != self.model.get(key, {}).get(name)
        }
        assert {key for key, _ in cells} == change.touched
        same = len(cells) == 1 and self.typing[:1] == (cells,)
        if not (same and (self.clock.now() - self.typing[1]).total_seconds() <= 60):  # type: ignore[operator]
            self.past.append(before)
        elif self.model == self.past[-1]:
            # Typed back to where it began: there is nothing to undo.
            self.past.pop()
            self.typing = ()
            return
        self.typing = (cells, self.clock.now()) if verb == "set" and len(cells) == 1 else ()
        self.future.clear()

    def apply(self, edit: Edit) -> None:
        key = (edit.kind, edit.id)
        match edit:
            case RowCreate(kind, _, fields):
                self.model[key] = {name: spec.default for name, spec in specs(kind).items()}
                self.model[key].update(fields)
            case RowSet(_, _, fields):
                self.model[key].update(fields)
            case RowDelete(kind, row):
                self.gone.append(key)
                del self.model[key]
                for child, field in owned_by(kind):
                    for each in [key for key in self.model if key[0] == child]:
                        if self.model[each][field] == row:
                            self.apply(RowDelete(*each))

    def one(self, data: st.DataObject) -> tuple[str, str]:
        return data.draw(st.sampled_from(sorted(self.model, key=list(self.model).index)))

    @rule(data=st.data(), kind=st.sampled_from(sorted(FIELDS)), again=st.booleans())
    def create(self, data: st.DataObject, kind: str, *, again: bool) -> None:
        gone = [row for each, row in self.gone if each == kind and (kind, row) not in self.model]
        row = gone[-1] if again and gone else new_id()
        fields: dict[str, str] = data.draw(fields_of(kind))
        for name in specs(kind):
            owners = [row for each, row in self.model if each == name]
            if owners and name in ("session", "stakeholder"):
                fields[name] = data.draw(st.sampled_from(owners))
        self.write([RowCreate(kind, row, fields)], "create")

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def put(self, data: st.DataObject) -> None:
        kind, row = self.one(data)
        self.write([RowSet(kind, row, data.draw(fields_of(kind)))], "set")

    @precondition(lambda self: self.model)
    @rule(data=st.data(), texts=st.lists(TEXT, min_size=1, max_size=4), wait=st.integers(0, 70))
    def type_on(self, data: st.DataObject, texts: list[str], wait: int) -> None:
        kind, row = self.one(data)
        name = "role" if kind == "expected_person" else FIELDS[kind][0]
        for text in texts:
            value = "chair" if kind == "expected_person" else text
            self.write([RowSet(kind, row, {name: value})], "set")
            self.clock.forward(wait)

    @precondition(lambda self: len(self.model) > 1)
    @rule(data=st.data())
    def delete_and_set_at_once(self, data: st.DataObject) -> None:
        first, second = self.one(data), self.one(data)
        model = copy.deepcopy(self.model)
        self.apply(RowDelete(*first))
        fits = second in self.model
        self.model = model
        if fits:
            fields = data.draw(fields_of(second[0]))
            self.write([RowDelete(*first), RowSet(*second, fields)], "tidy")

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        self.write([RowDelete(*self.one(data))], "delete")

    @rule()
    def undo(self) -> None:
        assert (self.file.undo_action is None) == (not self.past)
        change = self.file.undo()
        assert (change is None) == (not self.past)
        if self.past:
            self.future.append(self.model)
            self.model = self.past.pop()
            self.typing = ()

    @rule()
    def redo(self) -> None:
        change = self.file.redo()
        assert (change is None) == (not self.future)
        if self.future:
            self.past.append(self.model)
            self.model = self.future.pop()
            self.typing = ()

    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = ProjectFile.open(self.path, clock=self.clock)
        self.typing = ()

    @rule(halfway=st.booleans())
    def crash(self, *, halfway: bool) -> None:
        """Go on with what lies on the disk while the program is just running, or just saving."""
        opened = self.file._held.opened
        assert opened is not None
        if halfway:
            opened.connection.execute("PRAGMA cache_size=1")
            opened.connection.execute("BEGIN IMMEDIATE")
            opened.connection.execute("UPDATE change SET value = value || value, author = 'half'")
        self.crashes += 1
        left = self.path.parent.parent / f"{self.crashes}" / self.path.name
        left.parent.mkdir()
        shutil.copyfile(self.path, left)
        if connect.journal_of(self.path).exists():
            shutil.copyfile(connect.journal_of(self.path), connect.journal_of(left))
        if halfway:
            opened.connection.execute("ROLLBACK")
        self.file.close()
        shutil.rmtree(self.path.parent)
        self.path = left
        self.file = ProjectFile.open(self.path, clock=self.clock)
        self.typing = ()

    @invariant()
    def the_file_is_the_model(self) -> None:
        if not hasattr(self, "file"):
            return
        assert shown(self.file) == self.model
        opened = self.file._held.opened
        assert opened is not None
        tables = tables_of(opened.connection)
        assert history.replay(opened.connection) == tables
        assert {(kind, row) for kind in KINDS for row in tables[kind]} == set(self.model)
        loaded = scan(opened.connection)
        assert loaded.written_seal == seal.to_bytes(loaded.seal)


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(
    # Making a failure smaller takes minutes; a sequence of 25 can be read as it is.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
