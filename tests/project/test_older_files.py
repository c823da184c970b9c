"""Files of every older version open, after a backup, with all that was in them.

`formats/` keeps a file of each version for ever, and beside it what is in it, to be read.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from checks import assert_consistent
from fake_clock import FakeClock

from coprod_desktop.application.show import project_json
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Consent, Stakeholder, specs
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.project import Action, RowSet, migrate
from coprod_desktop.project.archive import Archive
from coprod_desktop.project.edits import Within
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.header import inspect
from coprod_desktop.project.layout import MAJOR, MINOR, OLDER
from coprod_desktop.support.errors import KnownError

FORMATS = Path(__file__).parent / "formats"
VERSIONS = [f"{major}.{minor}" for major, minor in OLDER]


@pytest.fixture(params=VERSIONS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param}.coprod"
    shutil.copyfile(FORMATS / path.name, path)
    return path


@pytest.fixture
def archive(tmp_path: Path, clock: FakeClock) -> Archive:
    return Archive(tmp_path / "mine", clock)


def said(snapshot: Snapshot) -> object:
    shown = project_json(snapshot, load_content(Words("en")))
    return {name: each for name, each in shown.items() if name != "budget"}  # added up, not kept


def expected(old: Path) -> object:
    return json.loads((FORMATS / f"{old.stem}.json").read_text(encoding="utf-8"))


def assert_everything_has_its_owner(snapshot: Snapshot) -> None:
    for kind, records in snapshot.records.items():
        for spec in (each for each in specs(kind).values() if each.owner):
            for record in records.values():
                assert snapshot.any_of(spec.reference, getattr(record, spec.name)), record


def test_every_older_version_has_its_file() -> None:
    assert sorted(each.stem for each in FORMATS.glob("*.coprod")) == sorted(VERSIONS)


def test_an_older_file_is_brought_up_with_all_that_is_in_it(
    old: Path, clock: FakeClock, archive: Archive
) -> None:
    with ProjectFile.open(old, clock=clock, archive=archive) as file:
        assert said(file.snapshot()) == expected(old)
        assert not file.read_only
    assert inspect(old).version == (MAJOR, MINOR)
    assert_consistent(old)
    with ProjectFile.open(old, clock=clock, archive=archive) as file:
        assert said(file.snapshot()) == expected(old)


def test_before_that_the_older_file_is_backed_up_as_it_was(
    old: Path, clock: FakeClock, archive: Archive
) -> None:
    with closing(sqlite3.connect(old)) as connection:
        before = list(connection.iterdump())
    with ProjectFile.open(old, clock=clock, archive=archive) as file:
        (backup,) = archive.backups(file.project_id)
    assert backup.reason == "migrating"
    assert ".".join(map(str, inspect(backup.path).version)) == old.stem
    with closing(sqlite3.connect(backup.path)) as connection:
        assert list(connection.iterdump()) == before
    with ProjectFile.open(backup.path, clock=clock, read_only=True) as file:
        assert said(file.snapshot()) == expected(old)


def test_the_history_of_an_older_file_goes_on(old: Path, clock: FakeClock) -> None:
    with ProjectFile.open(old, clock=clock) as file:
        session, *_ = file.snapshot().sessions()
        file.write([RowSet("session", session.id, {"place": "New"})], Action("set", "session", ""))
        changes = [
            it
            for it in file.past(within=Within(records=frozenset({session.id})))
            if it.field == "place"
        ]
        assert [it.value for it in changes][:2] == ["New", session.place]
        assert changes[0].was == session.place
        file.undo()
        assert file.snapshot().sessions()[0].place == session.place
    assert_consistent(old)


def test_all_that_was_done_in_an_older_file_is_undone_and_done_again(
    old: Path, clock: FakeClock
) -> None:
    with ProjectFile.open(old, clock=clock) as file:
        states = [file.snapshot()]
        while file.undo() is not None:
            assert_everything_has_its_owner(file.snapshot())
            states.append(file.snapshot())
        assert (len(states) > 1) == (old.stem != "0.0"), "trial files kept no undo"
        states.pop()
        while file.redo() is not None:
            assert_everything_has_its_owner(file.snapshot())
            assert file.snapshot().records == states.pop().records
        assert states == []
    assert_consistent(old)


def test_whoever_was_deleted_in_an_older_file_comes_back_with_what_they_said(
    tmp_path: Path, clock: FakeClock
) -> None:
    path = tmp_path / "1.0.coprod"
    shutil.copyfile(FORMATS / path.name, path)
    with ProjectFile.open(path, clock=clock) as file:
        while (action := file.undo_action) is not None and action.verb != "delete":
            file.undo()
        file.undo()
        (gone,) = (it for it in file.snapshot().all(Stakeholder) if it.name == "Gone")
        (said,) = (it for it in file.snapshot().all(Consent) if it.stakeholder == gone.id)
        assert (said.purpose, said.answer) == ("name", "yes")


def test_an_older_file_is_looked_at_without_being_changed_or_kept(
    old: Path, clock: FakeClock, archive: Archive, tmp_path: Path
) -> None:
    before = old.read_bytes()
    with ProjectFile.open(old, clock=clock, archive=archive, read_only=True) as file:
        assert said(file.snapshot()) == expected(old)
    assert old.read_bytes() == before
    assert not (tmp_path / "mine").exists()


def test_without_room_for_a_backup_an_older_file_is_left_as_it_is(
    old: Path, clock: FakeClock, tmp_path: Path
) -> None:
    (tmp_path / "mine").write_text("in the way")
    before = old.read_bytes()
    with pytest.raises(KnownError) as raised:
        ProjectFile.open(old, clock=clock, archive=Archive(tmp_path / "mine", clock))
    assert raised.value.key == "backup.failed"
    assert old.read_bytes() == before


def test_a_step_that_breaks_half_way_leaves_an_older_file_as_it_was(
    old: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, archive: Archive
) -> None:
    whole = migrate._statements

    def broken(version: tuple[int, int]) -> tuple[str, ...]:
        return (*whole(version)[:-1], "INSERT INTO none VALUES (1)")

    monkeypatch.setattr(migrate, "_statements", broken)
    before = old.read_bytes()
    with pytest.raises(sqlite3.OperationalError):
        ProjectFile.open(old, clock=clock, archive=archive)
    with closing(sqlite3.connect(old)) as connection:
        after = list(connection.iterdump())
    old.write_bytes(before)
    with closing(sqlite3.connect(old)) as connection:
        assert list(connection.iterdump()) == after


def test_an_older_file_that_was_damaged_is_refused(
    old: Path, clock: FakeClock, archive: Archive
) -> None:
    data = old.read_bytes()
    title = str(
        json.loads((FORMATS / f"{old.stem}.json").read_text())["records"]["session"][0]["title"]
    )
    assert title.encode() in data
    old.write_bytes(data.replace(title.encode(), title.swapcase().encode()))
    with pytest.raises(KnownError) as raised:
        ProjectFile.open(old, clock=clock, archive=archive)
    assert raised.value.key == "file.damaged"
