"""Whatever was done, undone and done again: the history says it, and its offers hold."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import (
    Answer,
    Create,
    Delete,
    Operation,
    PutBack,
    Redo,
    Set,
    Undo,
)
from coprod_desktop.application.past import Line, Moment, Past
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import FieldSpec, JsonValue, Kind
from coprod_desktop.domain.records import INTERNAL_KINDS, specs
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.values import to_json

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
WORDS = Words()
TEXT = st.sampled_from(["", "Tea", "Łódź 🙂", "Is it?"])
KINDS = {
    "session": ("title", "notes"),
    "stakeholder": ("name", "why"),
    "outcome": ("outcome", "indicator"),
    "agenda_item": ("title", "lead"),
    "expected_person": (),
    "observation": ("noticed", "quote"),
    "barrier": ("barrier", "action"),
}
PURPOSE = "motivations.purpose"
Key = tuple[str, str]


class Clock:
    moment = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        """Return a time at which no typing goes on with what was written before."""
        self.moment += dt.timedelta(minutes=2)
        return self.moment


def value(snapshot: Snapshot, key: Key, field: str) -> JsonValue:
    """Return what a field holds, which is nothing where the record is not there."""
    record = snapshot.any_of(*key)
    return specs(key[0])[field].default if record is None else to_json(getattr(record, field))


def everything(snapshot: Snapshot) -> dict[tuple[Key, str], JsonValue]:
    return {
        ((kind, row), name): value(snapshot, (kind, row), name)
        for kind, records in snapshot.records.items()
        for row in records
        for name in specs(kind)
    }


class PastOfAnySequence(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.workspace = create_project(Path(self.folder.name) / "a.coprod", WORDS, Clock())
        self.past = Past(WORDS, self.workspace)
        self.states = [self.snapshot]
        self.done: list[Operation] = []

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace.close()
            self.folder.cleanup()

    @property
    def snapshot(self) -> Snapshot:
        return self.workspace.snapshot

    def there(self, *kinds: str) -> list[Key]:
        return [(kind, row) for kind in kinds for row in self.snapshot.records.get(kind, {})]

    def do(self, operation: Operation) -> None:
        self.workspace.perform(operation)
        if everything(self.snapshot) != everything(self.states[-1]):
            self.states.append(self.snapshot)
            self.done.append(operation)

    @rule(data=st.data(), kind=st.sampled_from(sorted(KINDS)))
    def create(self, data: st.DataObject, kind: str) -> None:
        fields: dict[str, object] = {name: data.draw(TEXT) for name in KINDS[kind]}
        for spec in specs(kind).values():
            if spec.kind is Kind.PICKS:
                fields[spec.name] = data.draw(self.picked(spec))
            elif spec.reference:
                found = self.there(spec.reference)
                if not found and spec.owner:
                    return
                fields[spec.name] = data.draw(st.sampled_from(found))[1] if found else ""
        self.do(Create(kind, fields))

    def picked(self, spec: FieldSpec, about: str = "") -> st.SearchStrategy[list[str]]:
        """Return lines as people pick them: who or what else there is, and words of their own."""
        ids = [row for _, row in self.there(spec.reference) if row != about] + self.terms(spec)
        lines = st.sampled_from([*ids, "Tom from next door", "Tea"])
        return st.lists(lines, min_size=1, max_size=3, unique=True)

    def terms(self, spec: FieldSpec) -> list[str]:
        groups = self.workspace.content.terms.get(spec.list, ())
        return [term.id for group in groups for term in group.terms[:1]]

    @rule(data=st.data())
    def change(self, data: st.DataObject) -> None:
        found = [each for each in self.there(*KINDS) if KINDS[each[0]]]
        if found:
            kind, row = data.draw(st.sampled_from(found))
            several = [name for name, spec in specs(kind).items() if spec.kind is Kind.PICKS]
            names = data.draw(st.sets(st.sampled_from([*KINDS[kind], *several]), min_size=1))
            fields: dict[str, object] = {}
            for name in sorted(names):
                drawn = self.picked(specs(kind)[name], row) if name in several else TEXT
                fields[name] = data.draw(drawn)
            self.do(Set(kind, row, fields))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        found = self.there(*KINDS, "reflection")
        if found:
            self.do(Delete(*data.draw(st.sampled_from(found))))

    @rule(text=TEXT)
    def answer(self, text: str) -> None:
        self.do(Answer(PURPOSE, text))

    @rule(data=st.data(), note=TEXT)
    def rate(self, data: st.DataObject, note: str) -> None:
        field = next(it for it in self.workspace.content.fields() if it.kind is Kind.RATING)
        rating = data.draw(st.sampled_from(["", *(each.id for each in field.options)]))
        self.do(Answer(field.id, {"rating": rating, "note": note}))

    @rule(state=st.sampled_from(["not_started", "in_progress", "look_again"]))
    def stand(self, state: str) -> None:
        self.do(Set("step_state", "understand", {"state": state}))

    @rule(title=TEXT)
    def name(self, title: str) -> None:
        self.do(Set("project", "", {"title": title}))

    @rule(data=st.data(), note=TEXT)
    def reflect(self, data: st.DataObject, note: str) -> None:
        sessions = self.there("session")
        if sessions:
            question = self.workspace.content.questions[0].id
            session = data.draw(st.sampled_from(sessions))[1]
            fields = {"session": session, "question": question, "state": "yes", "note": note}
            self.do(Create("reflection", fields))

    @precondition(lambda self: self.workspace.undo_action)
    @rule()
    def undo(self) -> None:
        self.do(Undo())

    @precondition(lambda self: self.workspace.undo_action)
    @rule()
    def undo_again(self) -> None:
        self.do(Undo())

    @precondition(lambda self: self.workspace.redo_action)
    @rule()
    def redo(self) -> None:
        self.do(Redo())

    @rule(data=st.data())
    def put_a_text_back(self, data: st.DataObject) -> None:
        moments = self.past.moments(most=None)
        offers: list[tuple[Moment, Line, PutBack, JsonValue]] = []
        for moment in reversed(moments):
            for line in moment.lines:
                both = zip((line.put_was, line.put_back), line.values, strict=True)
                offers += [(moment, line, it, text) for it, text in both if it is not None]
        if not offers:
            return
        moment, line, offer, text = data.draw(st.sampled_from(offers))
        before = everything(self.snapshot)
        assert self.past.again(moment) == moment
        self.do(offer)
        self.says(line, text, before)

    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        moments = list(reversed(self.past.moments(most=None)))
        offers = [at for at, moment in enumerate(moments) if moment.bring_back is not None]
        if not offers:
            return
        at = data.draw(st.sampled_from(offers))
        moment, before = moments[at], everything(self.snapshot)
        assert self.past.again(moment) == moment
        assert moment.bring_back is not None
        self.do(moment.bring_back)
        self.is_back(moment, self.states[at], before)

    def says(self, line: Line, text: JsonValue, before: dict[tuple[Key, str], JsonValue]) -> None:
        """Check that one text stands there as it was shown, and that no other is different."""
        kind, row, field = line.cell
        key = (kind, row)
        after = everything(self.snapshot)
        assert after[key, field] == text
        for cell in after.keys() | before.keys():
            if cell[0] != key or ((key, field) in before and cell[1] != field):
                assert after[cell] == before[cell]
            elif cell[1] not in (field, "key", "step", "session", "question"):
                assert after[cell] == specs(kind)[cell[1]].default

    def is_back(
        self, moment: Moment, then: Snapshot, before: dict[tuple[Key, str], JsonValue]
    ) -> None:
        """Check that what a moment deleted is as it was then, and that nothing else is new."""
        after = everything(self.snapshot)
        assert self.snapshot.any_of(*moment.gone[0]) is not None
        for key, field in after.keys() - before.keys():
            assert key in moment.gone
            was, spec = value(then, key, field), specs(key[0])[field]
            gone = spec.kind is Kind.REFERENCE and not self.snapshot.any_of(
                spec.reference, str(was)
            )
            assert after[key, field] == ("" if gone else was)
        for (key, field), text in before.items():
            if after[key, field] != text:
                assert (specs(key[0])[field].reference, after[key, field]) in moment.gone
        for key in moment.gone:
            if self.snapshot.any_of(*key) is None:
                owners = [it for it in specs(key[0]).values() if it.owner]
                assert any(
                    self.snapshot.any_of(it.reference, str(value(then, key, it.name))) is None
                    for it in owners
                )

    @invariant()
    def everything_is_told(self) -> None:
        if not hasattr(self, "workspace"):
            return
        moments = list(reversed(self.past.moments(most=None)))
        assert len(moments) == len(self.done)
        for at, (moment, operation) in enumerate(zip(moments, self.done, strict=True)):
            assert moment.what.endswith(" (by Undo)") == isinstance(operation, Undo)
            assert moment.what.endswith(" (by Redo)") == isinstance(operation, Redo)
            was, now = self.states[at : at + 2]
            for line in moment.lines:
                kind, row, field = line.cell
                assert line.values[1] == value(now, (kind, row), field)
                if was.any_of(kind, row) is not None or not line.was:
                    assert line.values[0] == value(was, (kind, row), field)
            kind, _ = moment.about
            if kind == "answer":
                assert moment.page is not None
                assert moment.where.endswith(moment.page.title)
                assert all(line.label != "An answer" for line in moment.lines)
            elif kind not in INTERNAL_KINDS:
                record = was.any_of(*moment.about) or now.any_of(*moment.about)
                assert record is not None


TestPastOfAnySequence = PastOfAnySequence.TestCase
TestPastOfAnySequence.settings = settings(
    # Making a failure smaller takes minutes; a sequence of 25 can be read as it is.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
