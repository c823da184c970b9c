"""A project goes on in another place when its own file cannot be written any more."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from checks import assert_consistent
from fake_clock import FakeClock
from test_faults_of_the_disk import fail_at_commit, mount

from coprod_desktop.project import Action, RowCreate, RowDelete, RowSet
from coprod_desktop.project.archive import Archive
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.errors import KnownError

MADE = Action("create", "session", "Kick-off")


@pytest.fixture
def archive(tmp_path: Path, clock: FakeClock) -> Archive:
    return Archive(tmp_path / "mine", clock)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "stick"
    place.mkdir()
    mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place))
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)


def pull_out(stick: Path) -> None:
    subprocess.run(["umount", "-l", str(stick)], check=True)


def filled(path: Path, clock: FakeClock, archive: Archive) -> ProjectFile:
    file = ProjectFile.create(path, clock=clock, archive=archive)
    file.write([RowCreate("session", "a", {"title": "In the backup"})], MADE)
    file.write([RowCreate("session", "b", {"title": "Goes later"})], MADE)
    file.copies.back_up("changed")
    file.write([RowCreate("session", "c", {"title": "After the backup"})], MADE)
    file.write([RowSet("session", "a", {"place": "Hall"})], MADE)
    file.write([RowDelete("session", "b")], Action("delete", "session", "Goes later"))
    return file


def test_a_project_whose_stick_is_gone_goes_on_elsewhere_with_every_word(
    stick: Path, tmp_path: Path, clock: FakeClock, archive: Archive
) -> None:
    file = filled(stick / "a.coprod", clock, archive)
    saved = file.snapshot()
    pull_out(stick)
    waiting = [RowSet("session", "c", {"notes": "Typed while the stick was out"})]
    with pytest.raises(KnownError) as raised:
        file.write(waiting, MADE)
    assert raised.value.key == "file.moved"
    target = tmp_path / "at home.coprod"
    file.move_to(target)
    assert file.path == target
    assert file.snapshot() == saved
    assert file.write(waiting, MADE) is not None
    file.undo()
    assert file.snapshot() == saved
    file.redo()
    file.close()
    assert_consistent(target)
    with ProjectFile.open(target, clock=clock, archive=archive) as again:
        assert {each.title for each in again.snapshot().sessions()} == {
            "In the backup",
            "After the backup",
        }


@pytest.mark.parametrize("backups", [True, False])
def test_a_file_that_cannot_even_be_read_is_made_anew_from_a_backup_and_from_memory(
    path: Path,
    tmp_path: Path,
    clock: FakeClock,
    archive: Archive,
    monkeypatch: pytest.MonkeyPatch,
    *,
    backups: bool,
) -> None:
    with filled(path, clock, archive) as file:
        saved, past = file.snapshot(), len(file.past())
        if not backups:
            for each in archive.backups(file.project_id):
                each.path.unlink()
        path.write_bytes(b"")
        file._held.cut_off()
        file.move_to(tmp_path / "new.coprod")
        assert file.snapshot() == saved
        assert (len(file.past()) > past / 2) or not backups
        with monkeypatch.context() as patch:
            fail_at_commit(patch, after=False)
            with pytest.raises(KnownError):
                file.write([RowSet("session", "a", {"title": "Fails once"})], MADE)
        assert file.write([RowSet("session", "a", {"title": "Goes on"})], MADE) is not None
        project_id = file.project_id
    assert_consistent(tmp_path / "new.coprod")
    with ProjectFile.open(tmp_path / "new.coprod", clock=clock) as again:
        assert again.project_id == project_id
    assert archive.backups(project_id)


def test_what_could_only_be_looked_at_is_backed_up_from_its_new_place(
    path: Path, tmp_path: Path, clock: FakeClock, archive: Archive
) -> None:
    filled(path, clock, Archive(tmp_path / "theirs", clock)).close()
    with ProjectFile.open(path, clock=clock, archive=archive, read_only=True) as file:
        assert file.copies.back_up("opened") is None
        file.move_to(tmp_path / "mine.coprod")
        assert file.copies.backup_is_due()
        assert file.copies.back_up("changed") is not None
        assert len(archive.backups(file.project_id)) == 1


def test_a_full_disk_is_left_for_another_with_history_and_undo(
    stick: Path, tmp_path: Path, clock: FakeClock, archive: Archive
) -> None:
    file = filled(stick / "a.coprod", clock, archive)
    before, undo, changes = file.snapshot(), file.undo_action, len(file.past())
    file.move_to(tmp_path / "b.coprod")
    assert [each.name for each in stick.iterdir()] == ["a.coprod"]
    assert (file.snapshot(), file.undo_action, len(file.past())) == (before, undo, changes)
    file.close()
    with ProjectFile.open(stick / "a.coprod", clock=clock) as old:
        assert old.snapshot() == before


def test_where_nothing_can_be_written_all_goes_on_as_before(
    path: Path, tmp_path: Path, clock: FakeClock, archive: Archive
) -> None:
    with filled(path, clock, archive) as file:
        before = file.snapshot()
        taken = tmp_path / "taken.coprod"
        taken.write_text("somebody's")
        for target, key in (
            (taken, "file.exists"),
            (tmp_path / "no folder" / "x.coprod", "file.cannot_copy"),
        ):
            with pytest.raises(KnownError) as raised:
                file.move_to(target)
            assert raised.value.key == key
        assert taken.read_text() == "somebody's"
        assert file.path == path
        assert file.write([RowSet("session", "a", {"title": "Still here"})], MADE) is not None
        assert file.snapshot() != before
    assert_consistent(path)
