"""Whatever was done before and is done after: whoever is erased is gone, and nobody else is."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from one_person import ABOUT, OWNED

from coprod_desktop.application.erasing import Choices, erase
from coprod_desktop.application.opening import create_project, open_project
from coprod_desktop.application.operations import Create, Delete, Operation, Redo, Set, Undo
from coprod_desktop.content.words import Words
from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import FieldSpec, JsonValue, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import specs
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.values import to_json
from coprod_desktop.project import connect

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
WORDS = Words()
PERSON = "stakeholder"
SOMEONE = WORDS("documents.names.someone")
SOMEBODY = fixed_id(PERSON, "erased")
"""Who stands where nobody else is named: an id that leads nowhere."""
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
WRITTEN = (Kind.SHORT_TEXT, Kind.LONG_TEXT)
ABOUT_ONE = {**ABOUT, **dict.fromkeys(OWNED, PERSON)}
"""Kinds that are about somebody, by the field that says about whom."""

Key = tuple[str, str]
Held = dict[Key, dict[str, JsonValue]]


class Clock:
    moment = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        return self.moment


def held(snapshot: Snapshot) -> Held:
    return {
        (kind, row): {name: to_json(getattr(record, name)) for name in specs(kind)}
        for kind, records in snapshot.records.items()
        for row, record in records.items()
    }


def texts_of(kind: str) -> list[FieldSpec]:
    """Return the fields of a kind that take anybody's words."""
    return [it for it in specs(kind).values() if it.kind in WRITTEN and it.name != "name"]


class ErasingInAnySequence(RuleBasedStateMachine):
    @initialize(data=st.data(), overwrites=st.booleans())
    def start(self, data: st.DataObject, *, overwrites: bool) -> None:
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.patch = pytest.MonkeyPatch()
        if not overwrites:
            others = tuple(each for each in connect._WRITING if "secure_delete" not in each)
            self.patch.setattr(connect, "_WRITING", (*others, "PRAGMA secure_delete=OFF"))
        self.clock = Clock()
        path = Path(self.folder.name) / "ours.coprod"
        self.workspace = create_project(path, WORDS, self.clock)
        self.words = 0
        self.names: dict[str, list[str]] = {}
        self.told: dict[Key, set[str]] = {}
        self.whose: dict[Key, set[str]] = {}
        self.alone: dict[Key, set[str]] = {}
        self.gone: set[str] = set()
        self.meet()
        self.meet()
        for kind in sorted(ABOUT_ONE):
            self.note(data, kind)
        for _ in range(4):
            self.share(data)
            self.note_on(data)

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace.close()
            self.patch.undo()
            self.folder.cleanup()

    @property
    def snapshot(self) -> Snapshot:
        return self.workspace.snapshot

    def there(self, *kinds: str) -> list[Key]:
        return [(kind, row) for kind in kinds for row in self.snapshot.records.get(kind, {})]

    def some(self, start: str = "unique") -> str:
        """Return words that were never written before."""
        self.words += 1
        return f"{start}{self.words}ŵords "

    def made(self) -> str:
        """Return an id of its own, and the same in each run: what is drawn next hangs on it."""
        self.words += 1
        return fixed_id("made", str(self.words))

    def written(self, kind: str, data: st.DataObject, row: str = "") -> dict[str, object]:
        """Return words for some fields of a kind, and note in which record they are told."""
        names = data.draw(st.sets(st.sampled_from([it.name for it in texts_of(kind)]), min_size=1))
        fields: dict[str, object] = {}
        for name in sorted(names):
            many = [1, 1, 200] if specs(kind)[name].max_length > 4000 else [1]
            word = self.some()
            self.told.setdefault((kind, row), set()).add(word.strip())
            fields[name] = word * data.draw(st.sampled_from(many))
        return fields

    def do(self, operation: Operation) -> None:
        self.workspace.perform(operation)

    # --- What a person does ---------------------------------------------------------------------

    @rule()
    def meet(self) -> None:
        person = self.made()
        self.names[person] = []
        self.do(Create(PERSON, {"name": self.name(person), "sort": "person"}, person))

    def name(self, person: str) -> str:
        self.words += 1
        name = f"Zeb{self.words}th Quux{self.words}th"
        self.names[person].append(name)
        return name

    @rule(data=st.data(), minutes=st.sampled_from([0, 0, 2]))
    def tell(self, data: st.DataObject, minutes: int) -> None:
        """Write about somebody on their own page, perhaps going on with the same words."""
        for _, person in self.drawn(data, PERSON):
            self.clock.moment += dt.timedelta(minutes=minutes)
            self.do(Set(PERSON, person, self.written(PERSON, data, person)))

    @rule(data=st.data())
    def call(self, data: st.DataObject) -> None:
        """Give somebody another name."""
        for _, person in self.drawn(data, PERSON):
            self.clock.moment += dt.timedelta(minutes=2)
            self.do(Set(PERSON, person, {"name": self.name(person)}))

    @rule(data=st.data(), kind=st.sampled_from(sorted(ABOUT_ONE)))
    def note(self, data: st.DataObject, kind: str) -> None:
        """Write something that is about somebody alone."""
        for _, person in self.drawn(data, PERSON):
            row = self.made()
            self.whose[kind, row], self.alone[kind, row] = {person}, {person}
            about = person if kind in OWNED else [person]
            self.do(Create(kind, {ABOUT_ONE[kind]: about, **self.written(kind, data, row)}, row))

    @rule(data=st.data())
    def note_on(self, data: st.DataObject) -> None:
        """Write more into what is about somebody."""
        for kind, row in self.drawn(data, *ABOUT_ONE):
            self.do(Set(kind, row, self.written(kind, data, row)))

    @rule(data=st.data())
    def share(self, data: st.DataObject) -> None:
        """Have something be about somebody else, or about two."""
        others = sorted(row for _, row in self.there(PERSON))
        for kind, row in self.drawn(data, *ABOUT) if others else ():
            people = data.draw(st.sets(st.sampled_from(others), min_size=1))
            self.whose[kind, row] |= people
            if len(people) == 1:
                self.alone[kind, row] |= people
            self.do(Set(kind, row, {ABOUT[kind]: sorted(people)}))

    @precondition(lambda self: self.names)
    @rule(data=st.data(), kind=st.sampled_from(["session", "role", "agreement"]))
    def mention(self, data: st.DataObject, kind: str) -> None:
        """Write what is nobody's, and call somebody by a name of theirs."""
        name = data.draw(st.sampled_from([each for names in self.names.values() for each in names]))
        field = texts_of(kind)[-1].name
        fields = {**self.written(kind, data), field: f"{name} said {self.some()}"}
        self.do(Create(kind, fields, self.made()))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        for kind, row in self.drawn(data, PERSON, *ABOUT_ONE, "session", "role"):
            self.do(Delete(kind, row))

    @precondition(lambda self: self.workspace.undo_action)
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            if self.workspace.undo_action is not None:
                self.do(Undo())

    @precondition(lambda self: self.workspace.redo_action)
    @rule()
    def redo(self) -> None:
        self.do(Redo())

    @rule()
    def reopen(self) -> None:
        path = self.workspace.path
        self.workspace.close()
        self.workspace = open_project(path, WORDS, self.clock)

    @precondition(lambda self: self.names)
    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        """Erase somebody who is there, or was once."""
        person = data.draw(st.sampled_from(sorted(self.names)))
        wanted = self.without(person)
        theirs = {key for key, people in self.whose.items() if person in people} | {
            (PERSON, person)
        }
        others = self.history(theirs, person)
        assert erase(self.workspace, WORDS, person, Choices(texts=True), backups=False).swept
        after = held(self.snapshot)
        assert after == wanted
        assert self.history(theirs, person) >= others
        assert self.workspace.undo_action is None
        assert self.workspace.redo_action is None
        names = self.names.pop(person)
        stays = "".join(str(each) for fields in after.values() for each in fields.values())
        stays += self.said_last_of_others(person)
        for key, told in self.told.items():
            if key == (PERSON, person) or person in self.alone.get(key, ()):
                self.gone |= {each for each in told if each not in stays}
        self.gone |= {word for name in names for word in name.split()}

    # --- What must hold -------------------------------------------------------------------------

    @invariant()
    def nobody_who_was_erased_is_in_a_byte(self) -> None:
        data = b"".join(each.read_bytes() for each in Path(self.folder.name).iterdir())
        left = {text for text in self.gone if any(text.encode(each) in data for each in ENCODINGS)}
        assert left == set()

    # --- Within ---------------------------------------------------------------------------------

    def drawn(self, data: st.DataObject, *kinds: str) -> list[Key]:
        """Return one record of these kinds, or none where there is none."""
        found = self.there(*kinds)
        return [data.draw(st.sampled_from(found))] if found else []

    def without(self, person: str) -> Held:
        """Return what a project holds without somebody, and without what is about them alone."""
        left: Held = {}
        for (kind, row), fields in held(self.snapshot).items():
            about = str(fields.get(ABOUT_ONE.get(kind, ""), ""))
            if (kind, row) == (PERSON, person) or about == person:
                continue
            left[kind, row] = {
                name: self.said_without(specs(kind)[name], value, person)
                for name, value in fields.items()
            }
        return left

    def said_last_of_others(self, person: str) -> str:
        """Return what deleted records said last that were about others as well: it is theirs."""
        last = {
            (each.kind, each.id, each.field): str(each.value)
            for each in self.workspace.written()
            if self.whose.get((each.kind, each.id), set()) - {person}
        }
        return "".join(last.values())

    def said_without(self, spec: FieldSpec, value: JsonValue, person: str) -> JsonValue:
        if spec.kind is Kind.PICKS:
            lines = picks.lines_of(str(value))
            return "\n".join(dict.fromkeys(SOMEBODY if each == person else each for each in lines))
        if spec.kind in WRITTEN:
            for name in self.names[person]:
                value = str(value).replace(name, SOMEONE)
                if value.startswith(SOMEONE):
                    value = SOMEONE.capitalize() + value.removeprefix(SOMEONE)
        return value

    def history(self, theirs: set[Key], person: str) -> set[tuple[bytes, str]]:
        """Return all that was ever written and says nothing of somebody."""
        words = {person, *self.names.get(person, ())}
        return {
            (each.op, str(each.value))
            for each in self.workspace.written()
            if (each.kind, each.id) not in theirs
            and not any(word in str(each.value) for word in words)
        }


TestErasingInAnySequence = ErasingInAnySequence.TestCase
TestErasingInAnySequence.settings = settings(
    # As with the other sequences: a short one can be read as it is.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    max_examples=30,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
