"""Backups: when they are made, which are kept, and that a bad one never counts as one."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from projects import open_elsewhere
from test_faults_of_the_disk import mount

from coprod_desktop.application.restoring import restore
from coprod_desktop.project import Action, RowCreate, RowSet, intake
from coprod_desktop.project.archive import Archive
from coprod_desktop.project.backups import Backup, short, superfluous
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.errors import KnownError

MADE = Action("create", "session", "Kick-off")


@pytest.fixture
def archive(tmp_path: Path, clock: FakeClock) -> Archive:
    return Archive(tmp_path / "mine", clock)


@pytest.fixture
def kept(path: Path, clock: FakeClock, archive: Archive) -> Iterator[ProjectFile]:
    with ProjectFile.create(path, clock=clock, archive=archive) as file:
        file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE)
        yield file


def reasons(archive: Archive, file: ProjectFile) -> list[str]:
    return [each.reason for each in archive.backups(file.project_id)]


def titles(backup: Backup, clock: FakeClock) -> list[str]:
    with ProjectFile.open(backup.path, clock=clock, read_only=True) as file:
        return [each.title for each in file.snapshot().sessions()]


def test_closing_after_a_change_leaves_a_backup_that_opens(
    kept: ProjectFile, archive: Archive, clock: FakeClock
) -> None:
    kept.close()
    (backup,) = archive.backups(kept.project_id)
    assert backup.reason == "closed"
    assert titles(backup, clock) == ["Kick-off"]
    assert backup.path.stat().st_mode & 0o077 == 0


def test_opening_and_closing_without_a_change_makes_no_second_backup(
    kept: ProjectFile, archive: Archive, path: Path, clock: FakeClock
) -> None:
    kept.close()
    clock.forward(7200)
    with ProjectFile.open(path, clock=clock, archive=archive) as file:
        file.copies.back_up("opened")
    assert reasons(archive, kept) == ["closed"]


def test_a_backup_is_due_half_an_hour_after_the_last_if_something_changed(
    kept: ProjectFile, clock: FakeClock
) -> None:
    kept.copies.back_up("opened")
    clock.forward(3600)
    assert not kept.copies.backup_is_due()
    kept.write([RowSet("session", "s", {"title": "Start"})], MADE)
    assert kept.copies.backup_is_due()
    kept.copies.back_up("changed")
    assert not kept.copies.backup_is_due()
    kept.write([RowSet("session", "s", {"title": "Beginning"})], MADE)
    clock.forward(60)
    assert not kept.copies.backup_is_due()


@pytest.mark.parametrize("seconds", [0, -90], ids=["the same second", "a clock set back"])
def test_a_backup_stays_whatever_the_clock_says_of_those_before(
    kept: ProjectFile, clock: FakeClock, seconds: float
) -> None:
    for number in range(20):
        kept.write([RowSet("session", "s", {"title": f"Title {number}"})], MADE)
        backup = kept.copies.back_up("changed")
        assert titles(backup, clock) == [f"Title {number}"]
        clock.forward(seconds)


def test_a_backup_stays_as_it_was_when_the_project_goes_on(
    kept: ProjectFile, archive: Archive, clock: FakeClock
) -> None:
    first = kept.copies.back_up("opened")
    clock.forward(60)
    kept.write([RowSet("session", "s", {"title": "Start"})], MADE)
    second = kept.copies.back_up("changed")
    assert first is not None
    assert second is not None
    assert [titles(each, clock) for each in (first, second)] == [["Kick-off"], ["Start"]]
    assert archive.backups(kept.project_id) == [second, first]


def test_a_full_disk_leaves_no_backup_rather_than_half_of_one(
    kept: ProjectFile, tmp_path: Path, clock: FakeClock, path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk))
    try:
        kept.close()
        archive = Archive(disk, clock)
        file = ProjectFile.open(path, clock=clock, archive=archive)
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(shutil.disk_usage(disk).free - 40_000))
        with pytest.raises(KnownError) as raised:
            file.copies.back_up("opened")
        assert raised.value.key == "backup.failed"
        assert archive.backups(file.project_id) == []
        left = [each.name for each in disk.rglob("*") if each.is_file()]
        assert sorted(left) == ["ballast", "clock.json", "known files.json"]
        file.write([RowSet("session", "s", {"title": "Start"})], MADE)
        file.close()
        assert archive.backups(file.project_id) == []
        ballast.unlink()
        with ProjectFile.open(path, clock=clock, archive=archive) as again:
            assert [each.title for each in again.snapshot().sessions()] == ["Start"]
            assert again.copies.back_up("opened") is not None
    finally:
        os.system(f"umount -l {disk}")


def test_a_backup_is_put_in_place_even_where_there_is_no_room_for_a_third_file(
    tmp_path: Path, clock: FakeClock, archive: Archive
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk))
    try:
        path = disk / "a.coprod"
        with ProjectFile.create(path, clock=clock, archive=archive) as file:
            file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE)
            backup = file.copies.back_up("changed")
            file.write([RowSet("session", "s", {"notes": "word " * 3900})], MADE)
        assert backup is not None
        before = path.read_bytes()
        room = (len(before) + backup.path.stat().st_size) // 2
        (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - room))
        kept = restore(path, backup, clock)
        assert kept is not None
        assert kept.read_bytes() == before
        with ProjectFile.open(path, clock=clock, read_only=True) as file:
            assert file.snapshot().sessions()[0].notes == ""
        assert {each.name for each in disk.iterdir()} == {"ballast", path.name, kept.name}
    finally:
        os.system(f"umount -l {disk}")


def test_a_backup_that_was_cut_off_is_swept_away_after_a_day(
    kept: ProjectFile,
) -> None:
    backup = kept.copies.back_up("opened")
    assert backup is not None
    old, young = (backup.path.with_name(f".coprod-{each * 32}.part") for each in "01")
    for part in (old, young):
        part.touch()
    os.utime(old, (0, 0))
    kept.write([RowSet("session", "s", {"title": "Start"})], MADE)
    kept.copies.back_up("changed")
    assert (old.exists(), young.exists()) == (False, True)


def test_what_a_killed_program_left_beside_a_project_goes_with_the_next_copy(
    kept: ProjectFile, path: Path
) -> None:
    left = path.with_name(f".coprod-{'a' * 32}.part")
    others = path.with_name(".coprod-notes.part")
    for each in (left, others):
        each.touch()
        os.utime(each, (0, 0))
    kept.copies.copy_to(path.with_name("copy.coprod"))
    assert (left.exists(), others.exists()) == (False, True)


def test_nobody_who_writes_waits_for_the_check_of_a_backup(
    kept: ProjectFile, archive: Archive, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    examine_copy = intake.examine_copy

    def write_meanwhile(*of: Any) -> object:
        edit = RowSet("session", "s", {"title": "Start"})
        writer = threading.Thread(target=lambda: kept.write([edit], MADE))
        writer.start()
        writer.join(20)
        assert not writer.is_alive()
        return examine_copy(*of)

    with monkeypatch.context() as patched:
        patched.setattr(intake, "examine_copy", write_meanwhile)
        kept.copies.back_up("changed")
    assert kept.snapshot().sessions()[0].title == "Start"
    # It is not in that backup, so it is in the next.
    kept.close()
    closed, changed = archive.backups(kept.project_id)
    assert (titles(changed, clock), titles(closed, clock)) == (["Kick-off"], ["Start"])


def test_what_is_written_just_before_a_backup_is_copied_is_in_its_name(
    kept: ProjectFile, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    expire = archive.expire

    def write_meanwhile() -> None:
        expire()
        monkeypatch.setattr(archive, "expire", expire)
        kept.write([RowSet("session", "s", {"title": "Start"})], MADE)

    monkeypatch.setattr(archive, "expire", write_meanwhile)
    backup = kept.copies.back_up("changed")
    assert backup is not None
    with ProjectFile.open(backup.path, clock=FakeClock(), read_only=True) as file:
        assert file.snapshot() == kept.snapshot()
        assert backup.seal == short(file._state.seal)


def every(step: dt.timedelta, back: dt.timedelta, now: dt.datetime) -> list[Backup]:
    """Return made-up backups from `back` ago until now."""
    moments = [now - step * number for number in range(int(back / step) + 1)]
    return [Backup(Path(str(each)), each, "changed", "") for each in moments]


def test_old_backups_are_thinned_by_half_hour_day_week_and_month(clock: FakeClock) -> None:
    now = clock.now()
    made = every(dt.timedelta(minutes=10), dt.timedelta(days=400), now)
    going = set(superfluous(made, now))
    stay = [each for each in made if each not in going]
    ages = [now - each.at for each in stay]
    day = dt.timedelta(days=1)
    assert stay[0] is made[0]
    assert 48 <= sum(age <= day for age in ages) <= 50
    assert 12 <= sum(day < age <= 14 * day for age in ages) <= 15
    assert 6 <= sum(14 * day < age <= 60 * day for age in ages) <= 8
    assert 9 <= sum(60 * day < age <= 365 * day for age in ages) <= 12
    assert max(ages) <= 365 * day


def test_thinning_again_takes_nothing_more(clock: FakeClock) -> None:
    now = clock.now()
    made = every(dt.timedelta(hours=5), dt.timedelta(days=300), now)
    going = set(superfluous(made, now))
    assert superfluous([each for each in made if each not in going], now) == []


def test_what_was_kept_before_something_drastic_stays_for_sixty_days(clock: FakeClock) -> None:
    now = clock.now()
    made = every(dt.timedelta(minutes=5), dt.timedelta(hours=1), now)
    drastic = Backup(Path("drastic"), now - dt.timedelta(minutes=7), "migrating", "")
    assert drastic not in superfluous([*made, drastic], now)
    later = now + dt.timedelta(days=61)
    newer = Backup(Path("newer"), now + dt.timedelta(days=1, minutes=1), "closed", "")
    assert drastic in superfluous([drastic, made[0], newer], later)


def test_backups_of_any_project_end_after_a_year(
    kept: ProjectFile, archive: Archive, clock: FakeClock
) -> None:
    kept.close()
    assert archive.backups(kept.project_id)
    clock.forward(366 * 24 * 3600)
    archive.expire()
    # The clock may be wrong; a week later it still says so.
    assert archive.backups(kept.project_id)
    clock.forward(6 * 24 * 3600)
    archive.expire()
    assert archive.backups(kept.project_id)
    clock.forward(24 * 3600)
    archive.expire()
    assert archive.backups(kept.project_id) == []


@pytest.mark.parametrize("noted", [True, False], ids=["seen before", "nothing noted"])
@pytest.mark.parametrize("years", [1, 10, 7000])
def test_a_clock_that_leaps_ahead_costs_no_backup_of_any_project(
    archive: Archive, path: Path, clock: FakeClock, years: int, *, noted: bool
) -> None:
    with ProjectFile.create(path, clock=clock, archive=archive) as file:
        for number in range(5):
            file.write([RowCreate("session", f"{number}", {"title": str(number)})], MADE)
            file.copies.back_up("changed")
            clock.forward(24 * 3600)
        ours = archive.backups(file.project_id)
        assert len(ours) == 5
        if not noted:
            (path.parent / "mine" / "clock.json").unlink()
        right = clock.time
        clock.time = right.replace(year=right.year + years)
        other = path.with_name("other.coprod")
        with ProjectFile.create(other, clock=clock, archive=archive) as another:
            for number in range(3):
                another.write([RowCreate("session", f"{number}", {"title": "x"})], MADE)
                another.copies.back_up("changed")
                clock.forward(2 * 24 * 3600)
        file.write([RowCreate("session", "ahead", {"title": "Ahead"})], MADE)
        ahead = file.copies.back_up("changed")
        assert archive.backups(file.project_id) == [ahead, *ours]
        clock.time = right
        file.write([RowCreate("session", "back", {"title": "Back"})], MADE)
        back = file.copies.back_up("changed")
        assert archive.backups(file.project_id) == [ahead, back, *ours]


def test_backups_go_after_a_year_for_whoever_starts_the_program_once_a_month(
    archive: Archive, path: Path, clock: FakeClock
) -> None:
    ages = []
    for number in range(30):
        with (ProjectFile.open if number else ProjectFile.create)(
            path, clock=clock, archive=archive
        ) as file:
            file.write([RowCreate("session", f"{number}", {"title": "x"})], MADE)
        ages.append(clock.now() - archive.backups(file.project_id)[-1].at)
        clock.forward(30 * 24 * 3600)
    # A month that was not seen yet is not believed at once.
    assert dt.timedelta(days=330) <= max(ages) <= dt.timedelta(days=365 + 30)


@pytest.mark.parametrize("text", ["", "{}", "[" * 9999, '{"sure": "2026-01-01", "claimed": null}'])
def test_a_note_about_the_clock_that_says_nothing_is_written_anew(
    kept: ProjectFile, archive: Archive, path: Path, text: str
) -> None:
    kept.copies.back_up("opened")
    note = path.parent / "mine" / "clock.json"
    note.write_text(text)
    archive.expire()
    assert "sure" in note.read_text()
    assert archive.backups(kept.project_id)


@pytest.mark.parametrize("name", ["x.coprod", "20261203T101500Z-opened-zz.coprod", "note.txt"])
def test_what_bears_no_such_name_is_no_backup(
    kept: ProjectFile, archive: Archive, name: str
) -> None:
    backup = kept.copies.back_up("opened")
    assert backup is not None
    (backup.path.parent / name).write_text("x")
    assert archive.backups(kept.project_id) == [backup]
    assert archive.backups("../../etc") == []


def test_a_copy_is_whole_and_takes_the_place_of_nothing_unasked(
    kept: ProjectFile, tmp_path: Path, clock: FakeClock
) -> None:
    copy = tmp_path / "a copy.coprod"
    kept.copies.copy_to(copy)
    with ProjectFile.open(copy, clock=clock) as file:
        assert file.snapshot() == kept.snapshot()
        assert file.project_id == kept.project_id
        assert file.undo_action == kept.undo_action
    with pytest.raises(KnownError) as raised:
        kept.copies.copy_to(copy)
    assert raised.value.key == "file.exists"
    kept.write([RowSet("session", "s", {"title": "Start"})], MADE)
    kept.copies.copy_to(copy, replace=True)
    with ProjectFile.open(copy, clock=clock) as file:
        assert file.snapshot() == kept.snapshot()
    with pytest.raises(KnownError) as raised:
        kept.copies.copy_to(tmp_path / "no folder" / "x.coprod")
    assert raised.value.key == "file.cannot_copy"


def test_a_copy_may_be_read_like_any_new_file(kept: ProjectFile, tmp_path: Path) -> None:
    (tmp_path / "new").touch()
    kept.copies.copy_to(tmp_path / "a copy.coprod")
    assert (tmp_path / "a copy.coprod").stat().st_mode == (tmp_path / "new").stat().st_mode


def test_a_copy_takes_the_place_of_no_project_that_is_open(
    kept: ProjectFile, path: Path, tmp_path: Path, clock: FakeClock
) -> None:
    other = tmp_path / "other.coprod"
    ProjectFile.create(other, clock=clock).close()
    before = other.read_bytes()
    with open_elsewhere(other):
        for target in (other, path):
            with pytest.raises(KnownError) as raised:
                kept.copies.copy_to(target, replace=True)
            assert raised.value.key.startswith("file.in_use")
    assert other.read_bytes() == before


def test_a_newest_backup_that_was_damaged_since_is_not_believed(
    kept: ProjectFile, archive: Archive, clock: FakeClock
) -> None:
    first = kept.copies.back_up("opened")
    assert first is not None
    first.path.write_bytes(first.path.read_bytes()[:5000])
    clock.forward(60)
    second = kept.copies.back_up("opened")
    assert second is not None
    assert second != first
    assert titles(second, clock) == ["Kick-off"]
    assert archive.backups(kept.project_id)[0] == second


def test_before_something_drastic_a_backup_is_made_in_any_case(
    kept: ProjectFile, archive: Archive, clock: FakeClock
) -> None:
    kept.copies.back_up("opened")
    clock.forward(1)
    kept.copies.back_up("restoring")
    assert reasons(archive, kept) == ["restoring", "opened"]
