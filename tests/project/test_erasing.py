"""What is erased is in the file no more: not in its rows, its history, its steps or its bytes."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from checks import assert_consistent
from fake_clock import FakeClock
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_desktop.project import Action, RowCreate, RowDelete, RowSet, connect
from coprod_desktop.project import file as file_module
from coprod_desktop.project.archive import Archive
from coprod_desktop.project.edits import Erasure
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.errors import KnownError

MADE = Action("create", "stakeholder", "Amal")
SET = Action("set", "stakeholder", "Amal")
PERSON, OTHER = "stakeholder", "session"
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


def bytes_of(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file())


def assert_gone(text: str, data: bytes) -> None:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert text.encode(encoding) not in data, (text, encoding)


def without_overwriting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have SQLite leave what is deleted where it lies, as many builds do unasked."""
    others = tuple(each for each in connect._WRITING if "secure_delete" not in each)
    assert len(others) == len(connect._WRITING) - 1
    monkeypatch.setattr(connect, "_WRITING", (*others, "PRAGMA secure_delete=OFF"))


def fill(file: ProjectFile, clock: FakeClock, texts: list[str]) -> None:
    file.write([RowCreate(OTHER, "kept", {"title": "Tea", "notes": "Stays. " * 900})], MADE)
    for number, text in enumerate(texts):
        row = f"p{number % 3}"
        there = row in file.snapshot().records[PERSON]
        edit = RowSet if there else RowCreate
        file.write([edit(PERSON, row, {"name": text[:300], "notes": text})], SET)
        clock.forward(100)
        if number % 4 == 1:
            file.write([RowDelete(PERSON, row)], Action("delete", PERSON, text[:40]))
        if number % 5 == 2:
            file.undo()


ERASE = Erasure(frozenset((PERSON, f"p{number}") for number in range(3)))


@settings(max_examples=25, deadline=None)
@given(
    lengths=st.lists(st.integers(5, 9000), min_size=1, max_size=9),
    secure=st.booleans(),
    letters=st.sampled_from(["abc", "Łódź🙂"]),
)
def test_no_byte_of_what_was_ever_written_is_left(
    lengths: list[int], *, secure: bool, letters: str
) -> None:
    texts = [
        f"secret-{number}-{letters * 9}-" + "x" * length for number, length in enumerate(lengths)
    ]
    with (
        tempfile.TemporaryDirectory(dir=MEMORY) as folder,
        pytest.MonkeyPatch.context() as monkeypatch,
    ):
        if not secure:
            without_overwriting(monkeypatch)
        clock, path = FakeClock(), Path(folder) / "a.coprod"
        with ProjectFile.create(path, clock=clock) as file:
            fill(file, clock, texts)
            assert b"secret-" in path.read_bytes()
            assert file.erase(ERASE).swept
            assert_gone("secret-", bytes_of(path.parent))
            assert file.undo_action is None
            assert not file.snapshot().records[PERSON]
            assert file.snapshot().records[OTHER]
        assert_gone("secret-", bytes_of(path.parent))
        assert_consistent(path)
        with ProjectFile.open(path, clock=clock) as file:
            assert list(file.snapshot().records[OTHER]) == ["kept"]
            file.write([RowSet(OTHER, "kept", {"title": "Coffee"})], SET)
            assert file.undo() is not None
        assert_consistent(path)


def test_without_overwriting_a_plain_deletion_would_leave_bytes(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scan can fail: it is the writing anew that takes the last bytes away."""
    without_overwriting(monkeypatch)
    monkeypatch.setattr(file_module, "sweep", lambda _connection: None)
    with ProjectFile.create(path, clock=clock) as file:
        fill(file, clock, ["secret-" + "y" * 6000])
        file.erase(ERASE)
    # Closing looks for free pages, and here nothing takes them away either.
    assert b"secret-" in path.read_bytes() or b"yyyy" in path.read_bytes()


def test_single_values_say_something_else_in_the_history_and_in_the_row(
    file: ProjectFile, path: Path
) -> None:
    file.write([RowCreate(OTHER, "s", {"title": "Amal leads", "notes": "Amal"})], MADE)
    ops = {each.field: each for each in file.written() if each.id == "s"}
    change = file.erase(Erasure(frozenset(), rewrite={ops["title"].op: "Someone leads"})).change
    assert change.fields == {(OTHER, "s", "title")}
    session = file.snapshot().sessions()[0]
    assert (session.title, session.notes) == ("Someone leads", "Amal")
    assert {each.value for each in file.written() if each.field == "title"} == {"Someone leads"}
    file.close()
    assert_gone("Amal leads", path.read_bytes())
    assert_consistent(path)


def test_of_a_trimmed_record_only_what_it_says_now_stays(file: ProjectFile, path: Path) -> None:
    file.write([RowCreate(OTHER, "s", {"title": "First", "notes": "Both"})], MADE)
    file.write([RowSet(OTHER, "s", {"title": "Second"})], Action("tidy", OTHER, ""))
    file.erase(Erasure(frozenset(), trim=frozenset({(OTHER, "s")})))
    assert {each.value for each in file.written()} == {"Second", "Both", False}
    file.close()
    assert_gone("First", path.read_bytes())
    assert_consistent(path)


def test_who_wrote_goes_by_another_name(file: ProjectFile, path: Path) -> None:
    file.write([RowCreate(OTHER, "s", {"title": "Tea"})], MADE)
    file.erase(Erasure(frozenset(), authors={"Bernadette": ""}))
    assert file.authors() == [""]
    file.close()
    assert_gone("Bernadette", path.read_bytes())
    assert_consistent(path)


def test_a_value_that_no_field_takes_changes_nothing(file: ProjectFile) -> None:
    file.write([RowCreate(OTHER, "s", {"title": "Tea"})], MADE)
    op = next(each.op for each in file.written() if each.field == "title")
    with pytest.raises(ValueError, match="does not hold"):
        file.erase(Erasure(frozenset({(OTHER, "s")}), rewrite={op: "x" * 1000}))
    assert file.snapshot().sessions()[0].title == "Tea"
    assert file.undo_action == MADE


def test_it_is_known_that_the_record_was_erased(file: ProjectFile) -> None:
    file.write([RowCreate(PERSON, "p", {"name": "Amal"})], MADE)
    file.erase(Erasure(frozenset({(PERSON, "p")})))
    opened = file._held.opened
    assert opened is not None
    rows = opened.connection.execute("SELECT row FROM erased").fetchall()
    assert rows == [("p",)]
    file.erase(Erasure(frozenset({(PERSON, "p")})))


@pytest.mark.parametrize("message", ["database or disk is full"])
def test_a_file_that_could_not_be_written_anew_is_at_closing(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, message: str
) -> None:
    without_overwriting(monkeypatch)

    def full(_connection: object) -> None:
        error = sqlite3.OperationalError(message)
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with ProjectFile.create(path, clock=clock) as file:
        fill(file, clock, ["secret-" + "y" * 6000] * 3)
        with monkeypatch.context() as patched:
            patched.setattr(file_module, "sweep", full)
            assert not file.erase(ERASE).swept
            assert not file.sweep()
        assert not file.snapshot().records[PERSON]
        assert b"yyyy" in path.read_bytes()
    assert_gone("yyyy", path.read_bytes())
    assert_consistent(path)


def test_what_a_killed_program_left_is_swept_at_the_next_closing(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_overwriting(monkeypatch)
    file = ProjectFile.create(path, clock=clock)
    fill(file, clock, ["secret-" + "y" * 6000] * 3)
    with monkeypatch.context() as patched:
        patched.setattr(file_module, "sweep", lambda _connection: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            file.erase(ERASE)
    opened = file._held.let_go()
    assert opened is not None
    opened.drop()
    assert b"yyyy" in path.read_bytes()
    ProjectFile.open(path, clock=clock).close()
    assert_gone("yyyy", path.read_bytes())
    assert_consistent(path)


def test_a_project_that_can_only_be_read_is_left_as_it_is(path: Path, clock: FakeClock) -> None:
    ProjectFile.create(path, clock=clock).close()
    with (
        ProjectFile.open(path, clock=clock, read_only=True) as file,
        pytest.raises(KnownError) as raised,
    ):
        file.erase(ERASE)
    assert raised.value.key == "file.read_only"


def test_older_backups_go_and_a_fresh_one_is_made(tmp_path: Path, clock: FakeClock) -> None:
    archive, path = Archive(tmp_path / "kept", clock), tmp_path / "a.coprod"
    with ProjectFile.create(path, clock=clock, archive=archive) as file:
        fill(file, clock, ["secret-" + "y" * 600])
        file.back_up("opened")
        file.copy_to(tmp_path / "copy.coprod")
        with ProjectFile.open(tmp_path / "copy.coprod", clock=clock, archive=archive) as copy:
            copy.back_up("opened")
        (tmp_path / "copy.coprod").unlink()
        assert b"secret-" in bytes_of(tmp_path / "kept")
        file.erase(ERASE)
        assert file.renew_backups() == []
        assert_gone("secret-", bytes_of(tmp_path))
        assert [each.reason for each in archive.backups(file.project_id)] == ["erased"]
    assert_gone("secret-", bytes_of(tmp_path))


def test_killed_while_erasing_it_is_all_there_or_all_gone(tmp_path: Path, clock: FakeClock) -> None:
    """Kill -9 at ten moments from the first call on; the file then opens as one or the other."""
    template = tmp_path / "template"
    with ProjectFile.create(template, clock=clock) as file:
        fill(file, clock, [f"secret-{number}-" + "y" * 9000 for number in range(40)])
        before = dict(file.snapshot().records[PERSON])
    seen: set[int] = set()
    for number in range(10):
        place = tmp_path / str(number)
        place.mkdir()
        path = Path(shutil.copyfile(template, place / "a.coprod"))
        program = Path(__file__).with_name("erased_and_killed.py")
        with subprocess.Popen(
            [sys.executable, str(program), str(path)], stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "begin\n"
            time.sleep(number * 0.006)
            child.kill()
        with ProjectFile.open(path, clock=clock) as file:
            records = dict(file.snapshot().records[PERSON])
            assert records.keys() in (before.keys(), before.keys() - {"p0", "p1"})
            seen.add(len(records))
            if records != before:
                gone = {each.id for each in file.written() if each.kind == PERSON}
                assert not gone & {"p0", "p1"}
        assert_consistent(path)
        if records != before:
            for text in range(40):
                if text % 3 != 2:
                    assert_gone(f"secret-{text}-", path.read_bytes())
    assert seen <= {len(before), len(before) - 2}


def test_a_program_killed_before_the_old_end_was_cut_off_leaves_a_project_that_opens(
    path: Path, clock: FakeClock
) -> None:
    with ProjectFile.create(path, clock=clock) as file:
        fill(file, clock, [f"secret-{number}-" + "y" * 9000 for number in range(9)])
    whole = path.read_bytes()
    with ProjectFile.open(path, clock=clock) as file:
        file.erase(ERASE)
    shorter = path.read_bytes()
    path.write_bytes(shorter + whole[len(shorter) :])
    assert b"yyyy" in path.read_bytes()
    with ProjectFile.open(path, clock=clock, read_only=True) as file:
        assert not file.snapshot().records[PERSON]
    with ProjectFile.open(path, clock=clock) as file:
        assert not file.snapshot().records[PERSON]
    assert path.read_bytes()[100:] == shorter[100:]
    assert_gone("yyyy", path.read_bytes())
    # Other bytes at the end than whole pages are nobody's work of ours.
    path.write_bytes(shorter + b"y" * 100)
    with pytest.raises(KnownError):
        ProjectFile.open(path, clock=clock)
