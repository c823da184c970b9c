"""Files that cannot be opened: a sentence each, and not a byte of them changed."""

from __future__ import annotations

import os
import sqlite3
import struct
import sys
from contextlib import closing
from pathlib import Path

import pytest
from fake_clock import FakeClock

from coprod_desktop.project import Action, RowCreate, RowSet, connect, lock, seal
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.layout import APPLICATION_ID, MAJOR, MINOR, pack_version
from coprod_desktop.project.scan import scan
from coprod_desktop.support.errors import KnownError

MADE = Action("create", "session", "Kick-off")


def refused(path: Path, clock: FakeClock) -> str:
    before = path.read_bytes()
    with pytest.raises(KnownError) as raised:
        ProjectFile.open(path, clock=clock)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    return raised.value.key


def write_project(path: Path, clock: FakeClock) -> None:
    with ProjectFile.create(path, clock=clock) as file:
        file.write([RowCreate("session", "s", {"title": "Kick-off", "notes": "n" * 9000})], MADE)
        file.write([RowSet("session", "s", {"place": "Library"})], MADE)
        file.undo()


def alter(path: Path, *statements: str) -> None:
    """Change a file behind the program's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_an_empty_file_is_refused(path: Path, clock: FakeClock) -> None:
    path.touch()
    assert refused(path, clock) == "file.empty"


@pytest.mark.parametrize("text", [b"x", b"Dear all,\n", b"PK\x03\x04" * 1000, b"\x00" * 8192])
def test_a_file_of_another_kind_is_refused(path: Path, clock: FakeClock, text: bytes) -> None:
    path.write_bytes(text)
    assert refused(path, clock) == "file.not_a_project"


def test_a_database_of_another_program_is_refused(path: Path, clock: FakeClock) -> None:
    alter(path, "CREATE TABLE t (x)")
    assert refused(path, clock) == "file.not_a_project"


def test_a_database_that_only_says_it_is_a_project_is_refused(path: Path, clock: FakeClock) -> None:
    alter(
        path,
        "CREATE TABLE t (x)",
        f"PRAGMA application_id={APPLICATION_ID}",
        f"PRAGMA user_version={pack_version(MAJOR, MINOR)}",
    )
    assert refused(path, clock) == "file.damaged"


@pytest.mark.parametrize("length", [8, 50, 100, 512, 4096, 20_000, -4096, -1])
def test_a_file_cut_short_is_refused(path: Path, clock: FakeClock, length: int) -> None:
    write_project(path, clock)
    path.write_bytes(path.read_bytes()[:length])
    assert refused(path, clock) == "file.cut_short"


def test_a_file_with_something_behind_it_is_refused(path: Path, clock: FakeClock) -> None:
    write_project(path, clock)
    path.write_bytes(path.read_bytes() + bytes(4096))
    assert refused(path, clock) == "file.damaged"


def test_a_file_of_a_newer_program_is_refused(path: Path, clock: FakeClock) -> None:
    write_project(path, clock)
    alter(path, f"PRAGMA user_version={pack_version(MAJOR + 1, 0)}")
    assert refused(path, clock) == "file.newer"


def test_a_missing_file_and_a_folder_are_told_apart(path: Path, clock: FakeClock) -> None:
    with pytest.raises(KnownError) as raised:
        ProjectFile.open(path, clock=clock)
    assert raised.value.key == "file.missing"
    assert not path.exists()
    path.mkdir()
    with pytest.raises(KnownError) as raised:
        ProjectFile.open(path, clock=clock)
    assert raised.value.key == "file.is_a_folder"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps pipes apart from files")
@pytest.mark.parametrize("read_only", [True, False])
def test_what_is_no_file_at_all_is_refused_at_once(
    path: Path, clock: FakeClock, *, read_only: bool
) -> None:
    os.mkfifo(path)
    for device in (path, Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(KnownError) as raised:
            ProjectFile.open(device, clock=clock, read_only=read_only)
        assert raised.value.key == "file.not_a_project"
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps pipes apart from files")
def test_pipes_beside_a_project_hold_nobody_up(path: Path, clock: FakeClock) -> None:
    write_project(path, clock)
    for beside in (connect.journal_of(path), lock.note_of(path)):
        os.mkfifo(beside)
    with ProjectFile.open(path, clock=clock) as file:
        assert file.read_only
        assert [each.place for each in file.snapshot().sessions()] == [""]
    assert lock.who_has_it(path) == ""


def test_nothing_is_written_through_a_link_in_the_place_of_the_journal(
    path: Path, clock: FakeClock, tmp_path: Path
) -> None:
    write_project(path, clock)
    connect.journal_of(path).symlink_to(tmp_path / "precious")
    with ProjectFile.open(path, clock=clock) as file, pytest.raises(KnownError) as raised:
        file.write([RowSet("session", "s", {"place": "Hall"})], MADE)
    assert raised.value.key == "file.read_only"
    assert not (tmp_path / "precious").exists()


def test_a_new_project_never_replaces_anything(path: Path, clock: FakeClock) -> None:
    path.write_text("precious")
    with pytest.raises(KnownError) as raised:
        ProjectFile.create(path, clock=clock)
    assert raised.value.key == "file.exists"
    assert path.read_text() == "precious"
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_new_project_in_no_folder_says_so(path: Path, clock: FakeClock) -> None:
    with pytest.raises(KnownError) as raised:
        ProjectFile.create(path / "no" / "where.coprod", clock=clock)
    assert raised.value.key == "file.cannot_create"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE session SET title = 'Other'",
        "DELETE FROM session",
        "UPDATE change SET author = 'Somebody'",
        "DELETE FROM parent",
        "UPDATE undo_step SET subject = 'Other'",
        "UPDATE file_info SET project_id = 'other'",
        "UPDATE file_info SET seal = zeroblob(32)",
        "UPDATE file_info SET seal = 7",
        "DELETE FROM file_info",
        "INSERT INTO erased VALUES ('s', '2026-01-01')",
        "CREATE VIEW v AS SELECT regexp('a', 'b')",
        "CREATE TRIGGER t AFTER INSERT ON session BEGIN DELETE FROM change; END",
        "CREATE TABLE extra (x)",
        "DROP INDEX change_field",
        "ALTER TABLE session ADD COLUMN extra TEXT",
        "PRAGMA journal_mode=WAL",
        "PRAGMA user_version=3",
    ],
)
def test_what_was_changed_behind_our_back_is_found(
    path: Path, clock: FakeClock, statement: str
) -> None:
    write_project(path, clock)
    alter(path, statement)
    assert refused(path, clock) == "file.damaged"


@pytest.mark.parametrize(
    "statement", ["CREATE VIEW v AS SELECT 1", "DROP TABLE benefit", "DROP INDEX change_field"]
)
def test_a_newer_minor_version_may_add_but_nothing_else(
    path: Path, clock: FakeClock, statement: str
) -> None:
    write_project(path, clock)
    alter(path, f"PRAGMA user_version={pack_version(MAJOR, MINOR + 1)}", statement)
    assert refused(path, clock) == "file.damaged"


def test_a_file_of_a_newer_minor_version_opens_and_keeps_what_we_do_not_know(
    path: Path, clock: FakeClock
) -> None:
    write_project(path, clock)
    alter(
        path,
        f"PRAGMA user_version={pack_version(MAJOR, MINOR + 1)}",
        "ALTER TABLE session ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'",
        "UPDATE session SET colour = 'blue'",
        "CREATE TABLE later (id TEXT PRIMARY KEY, what TEXT)",
        "INSERT INTO later VALUES ('l', 'kept')",
    )
    reseal(path)
    with ProjectFile.open(path, clock=clock) as file:
        file.write([RowSet("session", "s", {"title": "Changed"})], Action("set", "session", ""))
        file.write([RowCreate("session", "t", {"title": "New"})], MADE)
        file.undo()
        file.undo()
    with ProjectFile.open(path, clock=clock) as file:
        file.redo()
        assert file.snapshot().sessions()[0].title == "Changed"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT colour FROM session").fetchall() == [("blue",)]
        assert connection.execute("SELECT what FROM later").fetchall() == [("kept",)]


def reseal(path: Path) -> None:
    connection = connect.connect(path, read_only=False)
    value = seal.to_bytes(scan(connection).seal)
    connection.execute("UPDATE file_info SET seal = ?", (value,))
    connect.disconnect(connection, tidy=True)


def test_a_header_that_lies_about_its_pages_is_refused(path: Path, clock: FakeClock) -> None:
    write_project(path, clock)
    raw = bytearray(path.read_bytes())
    raw[28:32] = struct.pack(">I", 2)
    path.write_bytes(raw)
    assert refused(path, clock) == "file.damaged"
