from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fake_clock import FakeClock

from coprod_desktop.application.opening import create_project, open_project
from coprod_desktop.application.operations import Set
from coprod_desktop.application.restoring import backups_for, restore
from coprod_desktop.content.words import Words
from coprod_desktop.project import Action, RowCreate
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.journal import may_lie_beside
from coprod_desktop.support.errors import KnownError

WORDS = Words()

NAMES = [
    "a#b.coprod",
    "Maria? 50%.coprod",
    "100%41.coprod",
    'it\'s "ours".coprod',
    "tea & cake; rm.coprod",
    "  spaces  .coprod",
    "Łódź café 🙂.coprod",
    "file:x?mode=memory&cache=shared.coprod",
    ":memory:",
    "new\nline.coprod",
    "back\\slash.coprod",
    "-v.coprod",
    ".coprod",
    "two  dots...coprod.",
    "ends in a space.coprod ",
    "tab\tbell\a.coprod",
    "--help.coprod",
    "$(touch stray) `touch stray`.coprod",
    "<img src=x>.coprod",
    "{name} %s.coprod",
    "\u202etxet\u202c.coprod",
    "e\u0301 and \u00e9.coprod",
    "x" * 200 + ".coprod",
    "x" * 240 + ".coprod",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_opens_and_no_other_appears(
    tmp_path: Path, clock: FakeClock, name: str
) -> None:
    if sys.platform == "win32" and (set(name) & set('?:"\n\\<>\t\a') or name[-1] in " ."):
        pytest.skip("Windows does not allow this name")
    path = tmp_path / "folder # 1?" / name
    path.parent.mkdir()
    with ProjectFile.create(path, clock=clock) as file:
        file.write([RowCreate("session", "s", {"title": name})], Action("create", "session", ""))
    assert [each.name for each in path.parent.iterdir()] == [name]
    with ProjectFile.open(path, clock=clock) as file:
        assert file.snapshot().sessions()[0].title == name
    with ProjectFile.open(path, clock=clock, read_only=True) as file:
        assert file.snapshot().sessions()[0].title == name
    assert [each.name for each in path.parent.iterdir()] == [name]
    assert [each.name for each in tmp_path.iterdir()] == ["folder # 1?"]


@pytest.mark.parametrize("name", NAMES)
def test_a_project_of_any_name_is_copied_moved_backed_up_and_restored(
    tmp_path: Path, clock: FakeClock, name: str
) -> None:
    if sys.platform == "win32" and (set(name) & set('?:"\n\\<>\t\a') or name[-1] in " ."):
        pytest.skip("Windows does not allow this name")
    path, copy, moved = (tmp_path / f"{each} # 1?" / name for each in ("first", "copy", "moved"))
    for each in (path, copy, moved):
        each.parent.mkdir()
    create_project(path, WORDS, clock, title="Backed up").close()
    workspace = open_project(path, WORDS, clock)
    workspace.prepare()
    workspace.perform(Set("project", "", {"title": "Copied"}))
    workspace.save_copy(copy)
    workspace.move_to(moved)
    workspace.perform(Set("project", "", {"title": "Moved"}))
    workspace.close()
    # The place that was left is put in order by whoever opens it next.
    open_project(path, WORDS, clock).close()
    assert titles(copy, clock) == {name: "Copied"}
    assert titles(moved, clock) == {name: "Moved"}
    before = path.read_bytes()
    backup = backups_for(path, clock).backups[-1]
    first, second = (restore(path, backup, clock) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.read_bytes() == before
    assert titles(path, clock) == {
        name: "Backed up",
        first.name: "Copied",
        second.name: "Backed up",
    }
    assert " (replaced 2026-05-04 10.00).coprod" in first.name
    assert len(list(tmp_path.iterdir())) == 3


def titles(path: Path, clock: FakeClock) -> dict[str, str]:
    """Return the title of every project in the folder of one, by the names of all files there."""
    found = {}
    for each in path.parent.iterdir():
        assert may_lie_beside(each)
        with ProjectFile.open(each, clock=clock, read_only=True) as file:
            found[each.name] = file.snapshot().project.title
    return found


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_a_name_that_is_no_text_opens_and_shows_in_a_sentence(
    tmp_path: Path, clock: FakeClock
) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9 \xff.coprod")
    with ProjectFile.create(path, clock=clock, author="Ana") as file:
        file.write([RowCreate("session", "s", {})], Action("create", "session", ""))
        with pytest.raises(KnownError) as raised:
            ProjectFile.open(path, clock=clock)
        assert "caf" in Words().sentence(raised.value)
    with ProjectFile.open(path, clock=clock) as file:
        assert len(file.snapshot().sessions()) == 1
    assert os.listdir(os.fsencode(tmp_path)) == [b"caf\xe9 \xff.coprod"]  # noqa: PTH208 - bytes
    program = [sys.executable, "-m", "coprod_desktop", "check", str(path)]
    said = subprocess.run(program, check=False, capture_output=True)
    assert said.returncode == 0, said.stderr
    assert b"caf\xe9 \xff.coprod" in said.stdout


def test_a_relative_name_and_a_link_open_the_file_itself(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with ProjectFile.create(Path("a.coprod"), clock=clock):
        pass
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "link.coprod").symlink_to(tmp_path / "a.coprod")
    with ProjectFile.open(elsewhere / "link.coprod", clock=clock) as file:
        file.write([RowCreate("session", "s", {})], Action("create", "session", ""))
        assert [each.name for each in elsewhere.iterdir()] == ["link.coprod"]
    with ProjectFile.open(Path("a.coprod"), clock=clock) as file:
        assert len(file.snapshot().sessions()) == 1
    assert {each.name for each in tmp_path.iterdir()} == {"a.coprod", "elsewhere"}


def test_a_name_too_long_to_be_saved_under_is_refused(tmp_path: Path, clock: FakeClock) -> None:
    with pytest.raises(KnownError) as raised:
        ProjectFile.create(tmp_path / ("x" * 248 + ".coprod"), clock=clock)
    assert raised.value.key == "file.cannot_create"
    assert not list(tmp_path.iterdir())


def test_a_file_renamed_to_such_a_name_opens_to_be_read(tmp_path: Path, clock: FakeClock) -> None:
    with ProjectFile.create(tmp_path / "a.coprod", clock=clock):
        pass
    path = (tmp_path / "a.coprod").rename(tmp_path / ("x" * 248 + ".coprod"))
    with ProjectFile.open(path, clock=clock) as file:
        assert file.read_only
