"""Erasing on a full disk: all of somebody goes or nothing, said clearly, and done with room."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from checks import assert_consistent
from fake_clock import FakeClock
from test_faults_of_the_disk import mount

from coprod_desktop.application.erasing import Choices, Outcome, elsewhere, erase, preview
from coprod_desktop.application.opening import create_project, open_project
from coprod_desktop.application.operations import Create, Set
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.project import connect
from coprod_desktop.support.errors import KnownError

WORDS = Words()
ALL = Choices(texts=True)
NAME, ME = "Zebedee Quux", fixed_id("test", "me")
SECRET = "marmalade "
PAGE = 4096
ROOM = [0, 1, 2, 4, 8, 16, 32, 64, 128]
"""Pages of room on the disk: from none at all to enough for everything."""


@pytest.fixture(params=[True, False], ids=["overwriting", "not overwriting"])
def path(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Give a place on a disk of 2 MB, with SQLite as we set it and as many builds come."""
    if not request.param:
        others = tuple(each for each in connect._WRITING if "secure_delete" not in each)
        monkeypatch.setattr(connect, "_WRITING", (*others, "PRAGMA secure_delete=OFF"))
    disk = tmp_path / "disk"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk))
    yield disk / "ours.coprod"
    subprocess.run(["umount", "-l", str(disk)], check=True)


def filled(path: Path, clock: FakeClock) -> Workspace:
    """Return a project with much about one person, and something about another."""
    workspace = create_project(path, WORDS, clock)
    workspace.perform(Create("stakeholder", {"name": "Other Person", "notes": "Stays."}))
    workspace.perform(Create("stakeholder", {"name": NAME, "notes": SECRET * 900}, ME))
    for number in range(12):
        clock.forward(100)
        workspace.perform(Set("stakeholder", ME, {"notes": f"{number} {SECRET * 900}"}))
    notes = {"title": "Kick-off", "notes": f"{NAME} spoke. " * 300}
    workspace.perform(Create("session", notes, fixed_id("test", "session")))
    return workspace


def fill_up(path: Path, pages: int) -> Path:
    """Leave room for so many pages; return the file to delete for more."""
    ballast = path.with_name("ballast")
    ballast.write_bytes(bytes(shutil.disk_usage(path.parent).free - pages * PAGE))
    return ballast


def left(path: Path) -> int:
    """Return how often the person is in a byte of the file, or of what lies beside it."""
    data = b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return sum(data.count(text.encode(each)) for text in (NAME, SECRET) for each in encodings)


@pytest.mark.parametrize("pages", ROOM)
def test_all_of_somebody_goes_or_nothing_does_and_with_room_it_is_done(
    path: Path, clock: FakeClock, pages: int
) -> None:
    workspace = filled(path, clock)
    found = preview(workspace, WORDS, ME, ALL)
    before, action = workspace.snapshot, workspace.undo_action
    ballast = fill_up(path, pages)
    outcome: Outcome | None = None
    for _ in range(2):
        try:
            outcome = erase(workspace, WORDS, ME, ALL, backups=False)
        except KnownError as error:
            said = WORDS.sentence(error)
            assert "The disk may be full" in said
            assert "All that was saved before is safe" in said
            assert workspace.snapshot == before
            assert workspace.undo_action == action
        else:
            break
    if outcome is not None:
        said = " ".join(elsewhere(WORDS, found, outcome))
        assert ("There was no room for it now. Make some room" in said) == (not outcome.swept)
        assert workspace.undo_action is None
        assert NAME not in str(workspace.snapshot.records)
        assert SECRET not in str(workspace.snapshot.records)
        before = workspace.snapshot
    # What a program finds that comes when this one is gone, with no more room than before.
    workspace.close()
    copy = path.parents[1] / "copy" / path.name
    copy.parent.mkdir()
    shutil.copyfile(path, copy)
    assert_consistent(copy)
    ballast.unlink()
    again = open_project(path, WORDS, clock)
    assert again.snapshot == before
    if outcome is None:
        assert left(path)
        assert erase(again, WORDS, ME, ALL, backups=False).swept
    again.close()
    assert left(path) == 0
    assert b"Other Person" in path.read_bytes()
    assert_consistent(path)


def test_the_disks_of_this_test_refuse_it_and_take_it_and_take_half_of_it(
    path: Path, clock: FakeClock
) -> None:
    """The rooms above are not all too large nor all too small: each way out is taken."""
    ways: set[str] = set()
    for pages in ROOM:
        workspace = filled(path, clock)
        ballast = fill_up(path, pages)
        try:
            outcome = erase(workspace, WORDS, ME, ALL, backups=False)
            ways.add("done" if outcome.swept else "not yet swept")
        except KnownError:
            ways.add("refused")
        ballast.unlink()
        workspace.close()
        path.unlink()
    assert ways == {"refused", "not yet swept", "done"}
