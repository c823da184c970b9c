"""A backup is looked into, chosen, and put in place; what was there is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import StillClock

from coprod_desktop.application.opening import create_project, open_project
from coprod_desktop.application.operations import Answer, Create, Delete, Set
from coprod_desktop.application.restoring import (
    backups_for,
    difference,
    look_into,
    newest_sound,
    restore,
)
from coprod_desktop.content.words import Words
from coprod_desktop.project.layout import SUFFIX
from coprod_desktop.support.errors import KnownError

WORDS = Words()


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def project(tmp_path: Path, clock: StillClock) -> Path:
    path = tmp_path / "ours.coprod"
    workspace = create_project(path, WORDS, clock, title="Ours")
    workspace.perform(Create("session", {"title": "First"}))
    workspace.close()
    return path


def edited(project: Path, clock: StillClock, *titles: str) -> None:
    clock.moment += dt.timedelta(hours=1)
    workspace = open_project(project, WORDS, clock)
    for title in titles:
        workspace.perform(Create("session", {"title": title}))
    workspace.close()


def titles(project: Path, clock: StillClock) -> list[str]:
    workspace = open_project(project, WORDS, clock)
    found = [each.title for each in workspace.snapshot.sessions()]
    workspace.close()
    return found


def test_each_backup_tells_what_is_in_it_and_what_came_after(
    project: Path, clock: StillClock
) -> None:
    edited(project, clock, "Second", "Third")
    choice = backups_for(project, clock)
    newest, oldest = (look_into(each, clock) for each in choice.backups)
    assert (newest.count("session"), oldest.count("session")) == (3, 1)
    assert choice.last_step == newest.last_step == oldest.last_step + 2
    assert difference(newest.snapshot, newest.snapshot).same
    assert difference(oldest.snapshot, newest.snapshot).only_now == {"session": 2}


def test_a_copy_for_another_group_never_offers_its_words_to_the_first(
    project: Path, clock: StillClock
) -> None:
    workspace = open_project(project, WORDS, clock)
    copy = project.with_name("for another group.coprod")
    workspace.save_copy(copy)
    workspace.close()
    edited(copy, clock, "Words of the other group")
    assert titles(copy, clock) == ["First", "Words of the other group"]
    project.write_bytes(project.read_bytes()[:5000])
    choice = backups_for(project, clock)
    found = newest_sound(choice, clock)
    assert found is not None
    assert [each.title for each in found.snapshot.sessions()] == ["First"]
    assert choice.last_step == found.last_step
    # They are there to be looked at, apart from the others.
    (other,) = choice.others
    assert look_into(other, clock).count("session") == 2
    assert other not in choice.backups
    restore(project, found.backup, clock)
    assert titles(project, clock) == ["First"]


def test_backups_of_a_copy_push_out_none_of_the_original(project: Path, clock: StillClock) -> None:
    workspace = open_project(project, WORDS, clock)
    copy = project.with_name("copy.coprod")
    workspace.save_copy(copy)
    workspace.close()
    before = backups_for(project, clock).backups
    for number in range(5):
        clock.moment += dt.timedelta(minutes=1)
        edited(copy, clock, f"Session {number}")
    clock.moment += dt.timedelta(days=20)
    edited(copy, clock, "Later")
    assert backups_for(project, clock).backups == before


def test_backups_from_before_a_file_was_moved_are_still_there_to_choose(
    project: Path, clock: StillClock
) -> None:
    before = backups_for(project, clock).backups
    moved = project.rename(project.with_name("moved.coprod"))
    choice = backups_for(moved, clock)
    assert (choice.backups, choice.others) == ((), before)
    edited(moved, clock, "Second")
    choice = backups_for(moved, clock)
    assert [look_into(each, clock).count("session") for each in choice.backups] == [2]
    restore(moved, choice.others[0], clock)
    assert titles(moved, clock) == ["First"]


def test_backups_whose_name_tells_no_place_can_be_chosen(project: Path, clock: StillClock) -> None:
    (backup,) = backups_for(project, clock).backups
    older = backup.path.with_name(backup.path.name.removesuffix(f"-{backup.place}.coprod") + SUFFIX)
    backup.path.rename(older)
    choice = backups_for(project, clock)
    assert choice.backups == ()
    assert [each.path for each in choice.others] == [older]
    assert look_into(choice.others[0], clock).count("session") == 1


def test_a_difference_counts_what_is_new_changed_and_gone(project: Path, clock: StillClock) -> None:
    workspace = open_project(project, WORDS, clock)
    before = workspace.snapshot
    (session,) = before.sessions()
    workspace.perform(Set("session", session.id, {"place": "Hall"}))
    workspace.perform(Answer("motivations.purpose", "Because"))
    found = difference(before, workspace.snapshot)
    assert (found.only_now, found.changed, found.only_then) == ({"answer": 1}, {"session": 1}, {})
    workspace.perform(Delete("session", session.id))
    assert difference(before, workspace.snapshot).only_then == {"session": 1}
    workspace.close()


def test_a_backup_takes_the_place_of_the_project_and_what_was_there_is_kept(
    project: Path, clock: StillClock
) -> None:
    edited(project, clock, "Second")
    before = project.read_bytes()
    oldest = backups_for(project, clock).backups[-1]
    kept = restore(project, oldest, clock)
    assert kept is not None
    assert kept.parent == project.parent
    assert kept.read_bytes() == before
    assert titles(project, clock) == ["First"]
    assert titles(kept, clock) == ["First", "Second"]
    again = restore(project, backups_for(project, clock).backups[0], clock)
    assert again not in (None, kept)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(path.read_bytes().replace(b"Second", b"Zweite")),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"Dear all"),
        lambda path: path.unlink(),
    ],
    ids=["changed", "cut short", "empty", "another file", "gone"],
)
def test_of_a_damaged_project_the_newest_good_backup_is_offered(
    project: Path, clock: StillClock, damage: Callable[[Path], object]
) -> None:
    edited(project, clock, "Second")
    damage(project)
    with pytest.raises(KnownError):
        open_project(project, WORDS, clock)
    found = newest_sound(backups_for(project, clock), clock)
    assert found is not None
    assert found.count("session") == 2
    restore(project, found.backup, clock)
    assert titles(project, clock) == ["First", "Second"]


def test_a_backup_that_is_damaged_itself_is_passed_over(project: Path, clock: StillClock) -> None:
    edited(project, clock, "Second")
    choice = backups_for(project, clock)
    newest = choice.backups[0].path
    newest.write_bytes(newest.read_bytes().replace(b"Second", b"Zweite"))
    found = newest_sound(choice, clock)
    assert found is not None
    assert found.backup == choice.backups[1]
    before = project.read_bytes()
    with pytest.raises(KnownError) as raised:
        restore(project, choice.backups[0], clock)
    assert raised.value.key == "backup.cannot_restore"
    assert project.read_bytes() == before
    assert [each.name for each in project.parent.iterdir()] == [project.name]


def test_a_journal_beside_the_damaged_project_is_not_played_back_into_the_backup(
    project: Path, clock: StillClock
) -> None:
    journal = project.with_name(f"{project.name}-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 2000)
    project.write_bytes(project.read_bytes()[:5000])
    found = newest_sound(backups_for(project, clock), clock)
    assert found is not None
    kept = restore(project, found.backup, clock)
    assert kept is not None
    assert not journal.exists()
    assert kept.with_name(f"{kept.name}-journal").exists()
    assert titles(project, clock) == ["First"]


def test_a_project_that_is_open_is_not_replaced(project: Path, clock: StillClock) -> None:
    edited(project, clock, "Second")
    backup = backups_for(project, clock).backups[-1]
    workspace = open_project(project, WORDS, clock)
    try:
        with pytest.raises(KnownError) as raised:
            restore(project, backup, clock)
        assert raised.value.key == "file.in_use"
    finally:
        workspace.close()
    assert titles(project, clock) == ["First", "Second"]


def test_of_a_file_never_seen_here_there_are_no_backups(tmp_path: Path, clock: StillClock) -> None:
    assert backups_for(tmp_path / "none.coprod", clock).backups == ()


def test_the_backups_of_another_project_in_the_same_place_are_not_offered(
    project: Path, clock: StillClock, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere" / "other.coprod"
    elsewhere.parent.mkdir()
    create_project(elsewhere, WORDS, clock, title="Other").close()
    project.unlink()
    elsewhere.rename(project)
    choice = backups_for(project, clock)
    assert [look_into(each, clock).snapshot.project.title for each in choice.backups] in (
        [],
        ["Other"],
    )
    assert choice.last_step is None


def test_restoring_through_a_link_keeps_the_link_and_who_may_read_the_file(
    project: Path, clock: StillClock, tmp_path: Path
) -> None:
    edited(project, clock, "Second")
    project.chmod(0o664)
    link = tmp_path / "link.coprod"
    link.symlink_to(project)
    restore(link, backups_for(link, clock).backups[-1], clock)
    assert link.is_symlink()
    assert titles(project, clock) == ["First"]
    assert project.stat().st_mode & 0o777 == 0o664
