"""Records of every kind through what `apply` reads, in any sequence, against a plain model."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from projects import TERM_PLACE
from record_model import BY_HAND, Model

from coprod_desktop.application.opening import create_project, open_project
from coprod_desktop.application.operations import parse
from coprod_desktop.application.show import project_json
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import FieldSpec, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import specs
from coprod_desktop.domain.sense import SOMEBODY_ELSE

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
WORDS = Words()

TEXTS = st.sampled_from(["", "Tea", "Łódź 🙂 <b>", "{name} 100 %"])


class Clock:
    moment = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        """Return a time at which no typing goes on with what was written before."""
        self.moment += dt.timedelta(minutes=2)
        return self.moment


class AnyOperations(RuleBasedStateMachine):
    """Applies lines of JSON, one operation each, and does the same to a model."""

    first: str

    @initialize(data=st.data())
    def whole_life(self, data: st.DataObject) -> None:
        """Give one kind its whole life, and go all the way back and on again."""
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        path = Path(self.folder.name) / "ours.coprod"
        self.workspace = create_project(path, WORDS, Clock())
        self.model = Model.of(self.workspace.snapshot)
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.made = 0
        for kind in ("stakeholder", "session", self.first):
            self.create(data, kind)
        self.change(data, self.first)
        self.delete(data, self.first)
        while self.past:
            self.undo()
            self.agrees()
        self.reopen()
        while self.future:
            self.redo()
            self.agrees()
        self.undo()

    def teardown(self) -> None:
        """Close the project and throw it away."""
        if hasattr(self, "workspace"):
            self.workspace.close()
            self.folder.cleanup()

    @rule(data=st.data(), kind=st.sampled_from(BY_HAND))
    def create(self, data: st.DataObject, kind: str) -> None:
        self.made += 1
        row = fixed_id("made", str(self.made))
        owners = [it for it in specs(kind).values() if it.owner]
        if all(self.model.records[it.reference] for it in owners):
            fields = self.drawn(data, kind)
            fields |= {it.name: self.one(data, it.reference) for it in owners}
            self.apply({"op": "create", "kind": kind, "id": row, "fields": fields})
            self.then(lambda: self.model.put(kind, row, self.held(kind, fields)))

    @rule(data=st.data(), kind=st.sampled_from(BY_HAND))
    def change(self, data: st.DataObject, kind: str) -> None:
        if self.model.records[kind]:
            row, fields = self.one(data, kind), self.drawn(data, kind)
            self.apply({"op": "set", "kind": kind, "id": row, "fields": fields})
            self.then(lambda: self.model.put(kind, row, self.held(kind, fields)))

    @rule(data=st.data(), kind=st.sampled_from(BY_HAND))
    def delete(self, data: st.DataObject, kind: str) -> None:
        if self.model.records[kind]:
            row = self.one(data, kind)
            self.apply({"op": "delete", "kind": kind, "id": row})
            self.then(lambda: self.model.delete(kind, row))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.apply({"op": "undo"})
        self.future.append(self.model)
        self.model = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.apply({"op": "redo"})
        self.past.append(self.model)
        self.model = self.future.pop()

    @rule()
    def reopen(self) -> None:
        path = self.workspace.path
        self.workspace.close()
        self.workspace = open_project(path, WORDS, Clock())

    @invariant()
    def agrees(self) -> None:
        """Hold what the project holds, and what `show` says of it, against the model."""
        snapshot = self.workspace.snapshot
        assert Model.of(snapshot).unlike(self.model) == []
        shown: Any = project_json(snapshot, self.workspace.content)["records"]
        ids = {kind: [each["id"] for each in shown[kind]] for kind in BY_HAND}
        ids["session"].sort(key=list(self.model.records["session"]).index)  # shown by their days
        assert ids == {kind: list(self.model.records[kind]) for kind in BY_HAND}
        assert (self.workspace.undo_action is None) == (not self.past)
        assert (self.workspace.redo_action is None) == (not self.future)

    # --- Within ---------------------------------------------------------------------------------

    def apply(self, operation: dict[str, Any]) -> None:
        self.workspace.perform(parse(json.dumps(operation)))

    def then(self, act: Any) -> None:
        before = self.model.copy()
        act()
        if self.model != before:
            self.past.append(before)
            self.future.clear()

    def one(self, data: st.DataObject, kind: str) -> str:
        return data.draw(st.sampled_from(list(self.model.records[kind])))

    def drawn(self, data: st.DataObject, kind: str) -> dict[str, Any]:
        """Draw values for some fields of a kind."""
        asked = [it for it in specs(kind).values() if not it.owner and it.name != "position"]
        some = data.draw(st.sets(st.sampled_from(range(len(asked))), min_size=1, max_size=4))
        fields = {asked[at].name: self.value(data, asked[at]) for at in sorted(some)}
        fields |= {name: ["Our own"] for name in SOMEBODY_ELSE.get(kind, ()) if name in fields}
        return fields | (TERM_PLACE if kind == "term" else {})

    def value(self, data: st.DataObject, spec: FieldSpec) -> Any:
        match spec.kind:
            case Kind.SHORT_TEXT | Kind.LONG_TEXT:
                return data.draw(TEXTS)
            case Kind.CHOICE | Kind.RATING:
                return data.draw(st.sampled_from(["", *spec.options]))
            case Kind.DATE:
                return data.draw(st.sampled_from([None, "2026-12-03"]))
            case Kind.TIME:
                return data.draw(st.sampled_from([None, "10:30"]))
            case Kind.NUMBER | Kind.MONEY:
                return data.draw(st.sampled_from([None, max(spec.least, 1), spec.least + 12]))
            case Kind.REFERENCE:
                return data.draw(st.sampled_from(["", *self.model.records[spec.reference]]))
            case Kind.PICKS:
                there = list(self.model.records[spec.reference])
                return data.draw(st.lists(st.sampled_from([*there, "Our own"]), unique=True))
            case _:
                raise TypeError(spec.kind)

    def held(self, kind: str, fields: dict[str, Any]) -> dict[str, Any]:
        """Return what a project holds of values as they are given: a list is lines of a text."""
        return {
            name: "\n".join(value)
            if specs(kind)[name].kind is Kind.PICKS and isinstance(value, list)
            else value
            for name, value in fields.items()
        }


@pytest.mark.parametrize("kind", BY_HAND)
def test_any_operations(kind: str) -> None:
    run_state_machine_as_test(
        type("AnyOperationsOf", (AnyOperations,), {"first": kind}),
        settings=settings(
            # As with the other sequences: a short one can be read as it is.
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            max_examples=2,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
