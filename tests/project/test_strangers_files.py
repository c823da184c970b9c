"""A file that this computer did not write last is looked at on a copy first; its own is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fake_clock import FakeClock
from projects import open_elsewhere

from coprod_desktop.project import Action, RowCreate, RowSet, connect, intake, load
from coprod_desktop.project.archive import Archive
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.guard import guarded
from coprod_desktop.project.lock import note_of, who_has_it
from coprod_desktop.support.errors import KnownError

MADE = Action("create", "session", "Kick-off")


@pytest.fixture
def archive(tmp_path: Path, clock: FakeClock) -> Archive:
    return Archive(tmp_path / "mine", clock)


@pytest.fixture
def left(path: Path, clock: FakeClock, archive: Archive) -> Path:
    """Return a project that this computer wrote and closed."""
    with ProjectFile.create(path, clock=clock, archive=archive) as file:
        file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE)
    return path


def test_what_this_computer_left_is_known_under_any_name_until_somebody_changes_it(
    left: Path, archive: Archive, clock: FakeClock, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "from the post.coprod"
    shutil.copyfile(left, elsewhere)
    assert archive.known.wrote(left)
    assert archive.known.wrote(elsewhere)
    with ProjectFile.open(elsewhere, clock=clock) as file:
        file.write([RowSet("session", "s", {"title": "Changed by somebody"})], MADE)
    assert not archive.known.wrote(elsewhere)
    assert archive.known.wrote(left)


def test_a_project_that_is_open_or_was_left_by_a_crash_is_a_strangers(
    left: Path, archive: Archive, clock: FakeClock, tmp_path: Path
) -> None:
    with ProjectFile.open(left, clock=clock, archive=archive) as file:
        file.write([RowSet("session", "s", {"title": "Start"})], MADE)
        crashed = tmp_path / "crashed.coprod"
        file.copies.copy_to(crashed)
    assert not archive.known.wrote(crashed)


def test_a_project_as_this_computer_left_it_is_read_without_its_history_and_says_the_same(
    left: Path, archive: Archive, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ProjectFile.open(left, clock=clock, archive=archive) as file:
        for title in ("Start", "Begin", "Tea"):
            clock.forward(100)
            file.write([RowSet("session", "s", {"title": title})], MADE)
        file.undo()
    with ProjectFile.open(left, clock=clock) as file:
        whole = file._state.seal, file._state.hlc, file._state.steps, file.snapshot()
    with monkeypatch.context() as patched:
        patched.setattr(load, "scan", None)  # nobody reads every row
        with ProjectFile.open(left, clock=clock, archive=archive) as file:
            assert (file._state.seal, file._state.hlc, file._state.steps) == whole[:3]
            assert file.snapshot() == whole[3]
            file.redo()
            clock.forward(100)
            file.write([RowSet("session", "s", {"title": "Once more"})], MADE)
            patched.undo()
    with ProjectFile.open(left, clock=clock) as file:
        assert [each.title for each in file.snapshot().sessions()] == ["Once more"]


@pytest.mark.parametrize("text", ["", "[", "[1, {}]", '[{"path": 1}]', "{}", "[" * 100_000])
def test_a_damaged_memory_of_files_is_no_memory(
    left: Path, archive: Archive, clock: FakeClock, tmp_path: Path, text: str
) -> None:
    (tmp_path / "mine" / "known files.json").write_text(text)
    assert not archive.known.wrote(left)
    with ProjectFile.open(left, clock=clock, archive=archive) as file:
        assert len(file.snapshot().sessions()) == 1


def test_a_strangers_damaged_file_is_refused_before_sqlite_opens_it(
    left: Path, clock: FakeClock, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytearray(left.read_bytes())
    at = data.index(b"Kick-off")
    data[at] = ord("Q")
    left.write_bytes(data)
    opened: list[Path] = []
    whole = connect.connect

    def watch(path: Path, *, read_only: bool) -> object:
        opened.append(path)
        return whole(path, read_only=read_only)

    monkeypatch.setattr(connect, "connect", watch)
    with pytest.raises(KnownError) as raised:
        ProjectFile.open(left, clock=clock, archive=archive)
    assert raised.value.key == "file.damaged"
    assert opened
    assert left not in opened
    assert left.read_bytes() == bytes(data)


def test_the_private_copy_is_gone_afterwards(
    left: Path, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    with ProjectFile.open(left, clock=clock, read_only=True):
        (folder,) = place.iterdir()
        assert folder.stat().st_mode & 0o077 == 0
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM change",
        "UPDATE session SET title = ''",
        "INSERT INTO erased VALUES ('a', 'b')",
        "CREATE TABLE t (x)",
        "ATTACH ':memory:' AS other",
        "PRAGMA journal_mode=WAL",
        "SELECT load_extension('x')",
        "SELECT hex(randomblob(10))",
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n",
    ],
)
def test_nothing_but_reading_goes_while_a_file_is_checked(left: Path, statement: str) -> None:
    connection = connect.connect(left, read_only=False)
    try:
        with guarded(connection, left.stat().st_size):
            assert connection.execute("SELECT count(*) FROM change").fetchone()[0]
            with pytest.raises(Exception, match=r"not authorized|prohibited"):
                connection.execute(statement)
        connection.execute("CREATE TEMP TABLE t (x)")
    finally:
        connect.disconnect(connection, tidy=True)


def test_what_runs_on_and_on_is_stopped(left: Path) -> None:
    connection = connect.connect(left, read_only=True)
    many = ", ".join(f"change AS c{number}" for number in range(40))
    try:
        with guarded(connection, 0), pytest.raises(Exception, match="interrupted"):
            connection.execute(f"SELECT count(*) FROM {many}").fetchone()
    finally:
        connect.disconnect(connection, tidy=False)


def test_a_damaged_file_may_still_say_which_project_it_is(left: Path, clock: FakeClock) -> None:
    with ProjectFile.open(left, clock=clock) as file:
        project_id = file.project_id
    data = left.read_bytes().replace(b"Kick-off", b"Kick-0ff")
    left.write_bytes(data)
    assert intake.project_id_of(left) == project_id
    left.write_bytes(data[:1000])
    assert intake.project_id_of(left) == ""
    assert intake.project_id_of(left.with_name("none")) == ""


def test_a_project_that_somebody_has_open_can_be_looked_at(
    left: Path, clock: FakeClock, archive: Archive
) -> None:
    with open_elsewhere(left):
        with pytest.raises(KnownError) as raised:
            ProjectFile.open(left, clock=clock, archive=archive)
        assert raised.value.key == "file.in_use"
        with ProjectFile.open(left, clock=clock, archive=archive, read_only=True) as file:
            assert [each.title for each in file.snapshot().sessions()] == ["Kick-off"]
            with pytest.raises(KnownError) as raised:
                file.write([RowSet("session", "s", {"title": "Mine"})], MADE)
            assert raised.value.key == "file.read_only"
        with pytest.raises(KnownError):
            ProjectFile.open(left, clock=clock, archive=archive)


def test_of_what_is_only_looked_at_this_computer_keeps_nothing(
    left: Path, clock: FakeClock, tmp_path: Path
) -> None:
    archive = Archive(tmp_path / "another person's", clock)
    with ProjectFile.open(left, clock=clock, archive=archive, read_only=True) as file:
        assert file.copies.back_up("opened") is None
    assert not (tmp_path / "another person's").exists()


def test_a_strangers_project_put_in_the_place_of_ours_is_not_taken_for_ours(
    path: Path, clock: FakeClock, archive: Archive, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.coprod"
    ProjectFile.create(theirs, clock=clock).close()
    file = ProjectFile.create(path, clock=clock, archive=archive, author="Ines")
    theirs.replace(path)
    note_of(path).write_text('{"name": "Bernadette", "user": "", "computer": ""}')
    file.close()
    assert not archive.known.wrote(path)
    assert who_has_it(path) == "Bernadette"


def test_a_note_of_who_has_it_does_not_stay_where_the_project_was_moved_from(
    path: Path, clock: FakeClock
) -> None:
    with ProjectFile.create(path, clock=clock):
        path.rename(path.with_name("moved.coprod"))
    assert not note_of(path).exists()


def test_a_link_beside_a_strangers_project_leads_the_note_to_no_other_file(
    left: Path, clock: FakeClock, tmp_path: Path
) -> None:
    mine = tmp_path / "precious"
    mine.write_text("mine")
    note_of(left).symlink_to(mine)
    with ProjectFile.open(left, clock=clock, author="Ines"):
        assert who_has_it(left).startswith("Ines")
    assert mine.read_text() == "mine"


def test_which_project_an_open_file_is_is_not_asked_for_that_would_unlock_it(
    left: Path, clock: FakeClock
) -> None:
    code = (
        "import sys; from pathlib import Path; from coprod_desktop.project import lock;"
        "sys.exit(lock.is_free(Path(sys.argv[1])))"
    )
    with ProjectFile.open(left, clock=clock):
        assert intake.project_id_of(left) == ""
        assert subprocess.run([sys.executable, "-c", code, str(left)], check=False).returncode == 0


def test_private_copies_that_a_killed_program_left_are_swept_away_after_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with intake.private_folder("x") as folder:
        beginning = Path(folder).name[: len("coprod-desktop-")]
    old, new, other = (tmp_path / name for name in (f"{beginning}1", f"{beginning}2", "other"))
    for each in (old, new, other):
        each.mkdir()
    for each in (old, other):
        os.utime(each, (0, 0))
    intake.sweep()
    assert not old.exists()
    assert new.exists()
    assert other.exists()
