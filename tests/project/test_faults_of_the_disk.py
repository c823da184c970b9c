"""The disk is full, the stick is gone, the file cannot be written."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from checks import assert_consistent
from fake_clock import FakeClock

from coprod_desktop.application.operations import Create, Set
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.project import Action, RowCreate, RowSet, connect
from coprod_desktop.project.archive import Archive
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.errors import KnownError

MADE = Action("create", "session", "Kick-off")
NOBODY = 65534


def mount(*words: str) -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount")
    done = subprocess.run(["mount", *words], check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no mount here: {done.stderr.strip()}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk))
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_on_a_full_disk_nothing_is_lost_and_saving_works_again_with_room(
    small_disk: Path, clock: FakeClock
) -> None:
    path = small_disk / "a.coprod"
    ballast = small_disk / "ballast"
    with ProjectFile.create(path, clock=clock) as file:
        file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE)
        ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free - 30_000))
        before = file.snapshot()
        big = [RowSet("session", "s", {"notes": "word " * 3900, "directions": "x" * 19_000})]
        for _ in range(2):
            with pytest.raises(KnownError) as raised:
                file.write(big, MADE)
            assert raised.value.key == "file.cannot_write"
            assert file.snapshot() == before
            assert file.undo_action == MADE
        ballast.unlink()
        assert file.write(big, MADE) is not None
        after = file.snapshot()
        file.undo()
        assert file.snapshot() == before
        file.redo()
    assert_consistent(path)
    with ProjectFile.open(path, clock=clock) as file:
        assert file.snapshot() == after


def test_no_project_is_begun_on_a_full_disk(small_disk: Path, clock: FakeClock) -> None:
    (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free - 20_000))
    with pytest.raises(KnownError) as raised:
        ProjectFile.create(small_disk / "a.coprod", clock=clock)
    assert raised.value.key == "file.cannot_create"
    assert [each.name for each in small_disk.iterdir()] == ["ballast"]


@pytest.fixture
def whole_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a small disk on which a folder, too, takes room."""
    make = shutil.which("mkfs.ext4", path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if make is None:
        pytest.skip("there is no program here that makes a disk")
    image, disk = tmp_path / "image", tmp_path / "disk"
    disk.mkdir()
    with image.open("wb") as stream:
        stream.truncate(8 << 20)
    subprocess.run([make, "-q", "-F", "-m", "0", str(image)], check=True)
    mount("-o", "loop", str(image), str(disk))
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Leave no room for a byte nor for a name; return the folder to delete for room."""
    ballast = disk / "ballast"
    ballast.mkdir()
    with contextlib.suppress(OSError), (ballast / "bytes").open("wb", buffering=0) as stream:
        while stream.write(bytes(4096)):
            pass
    with contextlib.suppress(OSError):
        for number in itertools.count():
            (ballast / f"{number}").touch()
    with pytest.raises(OSError, match="No space left"):
        (disk / "folder").mkdir()
    return ballast


def test_where_project_backups_and_temporary_files_share_a_full_disk_no_word_is_lost(
    whole_disk: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(whole_disk))
    monkeypatch.setattr("tempfile.tempdir", str(whole_disk))
    path, other = whole_disk / "a.coprod", whole_disk / "b.coprod"
    ProjectFile.create(other, clock=clock).close()
    archive = Archive(whole_disk / "mine", clock)
    with ProjectFile.create(path, clock=clock, archive=archive) as file:
        file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE)
        file.copies.back_up("opened")
        before, opened, ballast = file.snapshot(), file._held.opened, fill(whole_disk)
        big = [RowSet("session", "s", {"notes": "word " * 3900, "directions": "x" * 19_000})]
        for _ in range(3):
            with pytest.raises(KnownError) as raised:
                file.write(big, MADE)
            assert raised.value.key == "file.cannot_write"
            assert file.snapshot() == before
            # Trying again costs no second look at the whole file.
            assert file._held.opened is opened
        with pytest.raises(KnownError) as raised:
            file.copies.back_up("restoring")
        assert raised.value.key == "backup.failed"
        for read_only in (True, False):
            with pytest.raises(KnownError) as raised:
                ProjectFile.open(other, clock=clock, archive=archive, read_only=read_only)
            assert raised.value.key == "file.no_room_to_check"
        shutil.rmtree(ballast)
        assert file.write(big, MADE) is not None
        after = file.snapshot()
        assert file.copies.back_up("changed") is not None
    assert_consistent(path)
    with ProjectFile.open(path, clock=clock, archive=archive) as file:
        assert file.snapshot() == after


# In mounts of its own, where only the stick takes any writing.
_ONLY_THE_STICK = """
mount --bind "$1" /mnt
for folder in /tmp /var/tmp; do
    # Read-only and not hidden: the program itself may lie there.
    mount --bind "$folder" "$folder"
    mount -o remount,bind,ro "$folder"
done
cd /mnt
shift
exec "$@"
"""
_NOWHERE_TO_CHECK = """
import os, sys
from pathlib import Path
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.errors import KnownError
try:
    ProjectFile.open(Path("a.coprod"), clock=SystemClock()).close()
except KnownError as error:
    print(error.key, *os.listdir())
"""


def test_no_copy_of_a_project_goes_onto_its_stick_where_there_are_no_temporary_files(
    path: Path, clock: FakeClock
) -> None:
    ProjectFile.create(path.with_name("a.coprod"), clock=clock).close()
    mount("--bind", str(path.parent), str(path.parent))
    subprocess.run(["umount", str(path.parent)], check=True)
    done = subprocess.run(
        [
            *("unshare", "--mount", "sh", "-ec"),
            _ONLY_THE_STICK,
            *("sh", str(path.parent), sys.executable, "-c", _NOWHERE_TO_CHECK),
        ],
        check=False,
        capture_output=True,
        text=True,
        env={name: value for name, value in os.environ.items() if name != "TMPDIR"},
    )
    assert done.stdout.split() == ["file.no_room_to_check", "a.coprod"], done.stderr


@pytest.fixture
def anybodys(tmp_path: Path) -> Iterator[Path]:
    """Give a place for a file that every user of this computer can get at."""
    if sys.platform != "win32" and os.geteuid() == 0:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o777)
            yield Path(folder) / "a.coprod"
    else:
        yield tmp_path / "a.coprod"


@contextlib.contextmanager
def as_nobody_in_particular() -> Iterator[None]:
    """Do what follows as a user whom "read only" stops; root writes all the same."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.parametrize("how", ["mount", "attribute", "folder", "file"])
def test_what_cannot_be_written_opens_to_be_read_and_says_so(
    anybodys: Path, clock: FakeClock, how: str
) -> None:
    path = anybodys
    with ProjectFile.create(path, clock=clock) as file:
        file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE)
        before = file.snapshot()
    raw = path.read_bytes()
    place = path if how in ("file", "attribute") else path.parent
    if how == "mount":
        mount("--bind", "-o", "ro", str(place), str(place))
    elif how == "attribute":
        if (
            not shutil.which("chattr")
            or subprocess.run(["chattr", "+i", str(place)], check=False).returncode
        ):
            pytest.skip("this file system has no attribute that forbids writing")
    else:
        place.chmod(0o444 if how == "file" else 0o555)
    try:
        with as_nobody_in_particular(), ProjectFile.open(path, clock=clock) as file:
            assert file.read_only
            assert file.snapshot() == before
            for change in (
                lambda: file.write([RowSet("session", "s", {"title": "New"})], MADE),
                file.undo,
            ):
                with pytest.raises(KnownError) as raised:
                    change()
                assert raised.value.key == "file.read_only"
            assert [each.name for each in path.parent.iterdir()] == [path.name]
    finally:
        if how == "mount":
            subprocess.run(["umount", str(place)], check=True)
        elif how == "attribute":
            subprocess.run(["chattr", "-i", str(place)], check=True)
        else:
            place.chmod(0o777)
    assert path.read_bytes() == raw


def test_a_project_can_be_looked_at_without_touching_it(path: Path, clock: FakeClock) -> None:
    with ProjectFile.create(path, clock=clock) as file:
        file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE)
        before = file.snapshot()
    with ProjectFile.open(path, clock=clock, read_only=True) as file:
        assert [each.name for each in path.parent.iterdir()] == [path.name]
        assert file.snapshot() == before
        with pytest.raises(KnownError) as raised:
            file.write([RowSet("session", "s", {"title": "New"})], MADE)
        assert raised.value.key == "file.read_only"


def test_a_file_that_was_moved_away_takes_no_edit_until_it_is_back(
    path: Path, clock: FakeClock
) -> None:
    with ProjectFile.create(path, clock=clock) as file:
        file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE)
        before = file.snapshot()
        away = path.rename(path.with_name("away.coprod"))
        for content in (None, b"something else"):
            if content:
                path.write_bytes(content)
            with pytest.raises(KnownError) as raised:
                file.write([RowSet("session", "s", {"title": "New"})], MADE)
            assert raised.value.key == "file.moved"
            assert file.snapshot() == before
        away.replace(path)
        assert file.write([RowSet("session", "s", {"title": "New"})], MADE) is not None
    assert_consistent(path)


def fail_at_commit(
    patch: pytest.MonkeyPatch, *, after: bool, then: Callable[[], object] = lambda: None
) -> None:
    """Have the next commit report an I/O error, after it is done or without doing it."""
    whole = connect.commit

    def commit(connection: sqlite3.Connection) -> None:
        patch.setattr(connect, "commit", whole)
        if after:
            whole(connection)
        then()
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    patch.setattr(connect, "commit", commit)


def test_a_commit_that_reports_an_error_but_succeeded_is_believed(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ProjectFile.create(path, clock=clock) as file:
        fail_at_commit(monkeypatch, after=True)
        assert file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE) is not None
        assert file.snapshot().sessions()[0].title == "Kick-off"
        assert file.undo_action == MADE
        assert file.write([RowSet("session", "s", {"title": "New"})], MADE) is not None
    assert_consistent(path)


def test_a_commit_that_fails_leaves_all_as_it_was(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ProjectFile.create(path, clock=clock) as file:
        with monkeypatch.context() as patch:
            fail_at_commit(patch, after=False)
            with pytest.raises(KnownError) as raised:
                file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE)
        assert raised.value.key == "file.cannot_write"
        assert not file.snapshot().sessions()
        assert file.undo_action is None
        assert file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE) is not None
    assert_consistent(path)


def test_an_edit_that_was_told_as_lost_and_is_there_after_all_is_shown(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = path.with_name("away")
    with ProjectFile.create(path, clock=clock) as file:
        shown: list[list[str]] = []
        workspace = Workspace(file, load_content(Words()))
        workspace.subscribe(
            lambda _: shown.append([it.title for it in workspace.snapshot.sessions()])
        )
        create = Create("session", {"title": "Kick-off"}, str(uuid.uuid4()))
        with monkeypatch.context() as patch:
            fail_at_commit(patch, after=True, then=lambda: path.rename(away))
            for put_back in (False, True):
                if put_back:
                    away.rename(path)
                with pytest.raises(KnownError) as raised:
                    workspace.perform(create)
                assert raised.value.key == "file.cannot_write"
                assert shown == [["Kick-off"]] * put_back
        workspace.perform(Set("session", create.id, {"title": "Start"}))
        assert shown[1:] == [["Start"]]
    assert_consistent(path)


def test_a_stick_pulled_out_and_put_back_goes_on(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = path.with_name("away")
    with ProjectFile.create(path, clock=clock) as file:
        with monkeypatch.context() as patch:
            fail_at_commit(patch, after=False, then=lambda: path.rename(away))
            for _ in range(2):
                with pytest.raises(KnownError) as raised:
                    file.write([RowCreate("session", "s", {})], MADE)
                assert raised.value.key == "file.cannot_write"
        away.rename(path)
        assert file.write([RowCreate("session", "s", {})], MADE) is not None
    assert_consistent(path)


def test_another_project_or_an_older_copy_in_the_place_of_ours_gets_none_of_its_words(
    path: Path, clock: FakeClock
) -> None:
    with ProjectFile.create(path, clock=clock) as file:
        older = path.with_name("older.coprod")
        file.copies.copy_to(older)
        file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE)
        before, ours = file.snapshot(), path.rename(path.with_name("ours.coprod"))
        ProjectFile.create(path, clock=clock).close()
        for cut_off in (False, True):
            for stranger in (path, older):
                raw = stranger.read_bytes()
                if stranger is not path:
                    path.write_bytes(raw)
                if cut_off:
                    file._held.cut_off()
                with pytest.raises(KnownError) as raised:
                    file.write([RowSet("session", "s", {"title": "New"})], MADE)
                assert raised.value.key in ("file.moved", "file.cannot_write")
                assert path.read_bytes() == raw
                assert file.snapshot() == before
        path.unlink()
        ours.rename(path)
        assert file.write([RowSet("session", "s", {"title": "New"})], MADE) is not None
    assert_consistent(path)


def test_the_same_project_put_back_as_another_file_goes_on(path: Path, clock: FakeClock) -> None:
    with ProjectFile.create(path, clock=clock) as file:
        file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE)
        again = path.with_name("again.coprod")
        file.copies.copy_to(again)
        path.unlink()
        with pytest.raises(KnownError):
            file.write([RowSet("session", "s", {"title": "New"})], MADE)
        again.rename(path)
        assert file.write([RowSet("session", "s", {"title": "New"})], MADE) is not None
    assert_consistent(path)
