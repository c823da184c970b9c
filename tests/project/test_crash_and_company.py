"""The program is killed, the file is copied while open, another program wants it too."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from checks import assert_consistent
from fake_clock import FakeClock

from coprod_desktop.project import Action, RowCreate, RowSet, connect, lock
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.errors import KnownError

EDITOR = Path(__file__).with_name("editor.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signals")

MADE = Action("create", "session", "Kick-off")


class Other:
    """Another program that runs tasks; see `editor`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._said: dict[int, list[str]] = {}

    def start(self, mode: str, path: Path) -> int:
        self._ask(mode, str(path))
        assert self._process.stdout is not None
        pid, word = self._process.stdout.readline().split(maxsplit=1)
        while word.strip() != "started":
            self._said.setdefault(int(pid), []).append(word.strip())
            pid, word = self._process.stdout.readline().split(maxsplit=1)
        return int(pid)

    def says(self, pid: int) -> str:
        assert self._process.stdout is not None
        while not self._said.get(pid):
            who, words = self._process.stdout.readline().split(maxsplit=1)
            self._said.setdefault(int(who), []).append(words.strip())
        return self._said[pid].pop(0)

    def ends(self, pid: int, how: signal.Signals) -> list[str]:
        """End a task; return what it had said until then."""
        os.kill(pid, how)
        self._ask("wait", pid)
        return list(iter(lambda: self.says(pid), "ended"))

    def _ask(self, *words: str | int) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()


@pytest.fixture(scope="module")
def other() -> Iterator[Other]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}
    with subprocess.Popen(
        [sys.executable, str(EDITOR)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        yield Other(process)
        process.kill()


def names(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()}


def whole(path: Path, clock: FakeClock) -> int:
    """Return how many edits of the other program are in a project, all of them whole."""
    with ProjectFile.open(path, clock=clock) as file:
        sessions = file.snapshot().sessions()
        assert [each.title for each in sessions] == [f"{n:04}" for n in range(len(sessions))]
        for each in sessions:
            assert each.notes == each.title * 300
            assert [item.title for item in file.snapshot().agenda(each.id)] == [each.title]
        for each, after in itertools.pairwise(sessions):
            assert each.place == f"before {after.title}"
        return len(sessions)


def test_a_killed_program_loses_nothing_that_was_saved(
    path: Path, clock: FakeClock, other: Other
) -> None:
    ProjectFile.create(path, clock=clock).close()
    chance = random.Random(7)
    for _ in range(15):
        task = other.start("edit", path)
        assert other.says(task) == "open"
        last = other.says(task)
        time.sleep(chance.uniform(0, 0.1))
        saved = int([last, *other.ends(task, signal.SIGKILL)][-1]) + 1
        # An edit that was on the disk but not yet acknowledged may be there too, whole.
        assert whole(path, clock) in (saved, saved + 1)
        assert_consistent(path)
        assert names(path) == {path.name}


def test_a_copy_made_while_the_project_is_open_opens_complete(
    path: Path, clock: FakeClock, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.coprod"
    with ProjectFile.create(path, clock=clock) as file:
        for number in range(20):
            file.write([RowCreate("session", f"s{number}", {"notes": "n" * 999})], MADE)
            subprocess.run(["cp", str(path), str(copy)], check=True)
            before = file.snapshot()
            with ProjectFile.open(copy, clock=clock) as copied:
                assert copied.snapshot() == before
            copy.unlink()


def test_a_copy_made_in_the_very_moment_of_saving_is_complete_or_refused(
    path: Path, clock: FakeClock, other: Other, tmp_path: Path
) -> None:
    ProjectFile.create(path, clock=clock).close()
    task = other.start("edit", path)
    assert other.says(task) == "open"
    complete = 0
    for number in range(25):
        copy = tmp_path / f"{number}.coprod"
        before = int(other.says(task)) + 1
        subprocess.run(["cp", str(path), str(copy)], check=True)
        # It waits here in the middle of whatever it does, so that the project stays small.
        os.kill(task, signal.SIGSTOP)
        # One that caught half of a saving says so instead of showing that.
        with contextlib.suppress(KnownError):
            assert whole(copy, clock) >= before
            complete += 1
        os.kill(task, signal.SIGCONT)
    other.ends(task, signal.SIGKILL)
    assert complete > 12


def test_a_second_program_is_told_who_has_the_project(
    path: Path, clock: FakeClock, other: Other
) -> None:
    ProjectFile.create(path, clock=clock).close()
    first = other.start("hold", path)
    assert other.says(first) == "open"
    assert other.says(other.start("who", path)).startswith("file.in_use Bernadette (")
    with pytest.raises(KnownError) as raised:
        ProjectFile.open(path, clock=clock)
    assert raised.value.key == "file.in_use"
    other.ends(first, signal.SIGTERM)
    assert names(path) == {path.name}
    ProjectFile.open(path, clock=clock).close()


def test_without_a_note_the_second_program_is_told_that_somebody_has_it(
    path: Path, clock: FakeClock, other: Other
) -> None:
    ProjectFile.create(path, clock=clock).close()
    first = other.start("hold", path)
    assert other.says(first) == "open"
    lock.note_of(path).unlink()
    with pytest.raises(KnownError) as raised:
        ProjectFile.open(path, clock=clock)
    assert raised.value.key == "file.in_use_unknown"
    other.ends(first, signal.SIGTERM)


def test_a_note_left_by_a_crash_keeps_nobody_out(
    path: Path, clock: FakeClock, other: Other
) -> None:
    ProjectFile.create(path, clock=clock).close()
    first = other.start("hold", path)
    assert other.says(first) == "open"
    other.ends(first, signal.SIGKILL)
    assert lock.note_of(path).exists()
    ProjectFile.open(path, clock=clock).close()
    assert names(path) == {path.name}


@pytest.mark.parametrize("note", ["", "[]", "{}", "\x00", '{"name": 1}', "{" * 5000])
def test_a_note_that_makes_no_sense_is_no_note(path: Path, note: str) -> None:
    lock.note_of(path).write_text(note)
    assert lock.who_has_it(path) == ""


def test_a_note_from_a_stranger_is_shortened_to_one_line(path: Path) -> None:
    long = "<b>" + "x" * 300
    lock.note_of(path).write_text(f'{{"name": "{long}", "user": "a\\nb", "computer": "c"}}')
    assert lock.who_has_it(path) == f"{long[:80]} (ab on c)"


def test_the_same_program_cannot_open_a_project_twice_and_keeps_its_lock(
    path: Path, clock: FakeClock, other: Other
) -> None:
    with ProjectFile.create(path, clock=clock, author="Ana") as file:
        with pytest.raises(KnownError) as raised:
            ProjectFile.open(path, clock=clock)
        assert raised.value.key == "file.in_use"
        assert "Ana" in str(raised.value.facts["who"])
        assert other.says(other.start("who", path)).startswith("file.in_use Ana")
        file.write([RowCreate("session", "s", {})], MADE)
    ProjectFile.open(path, clock=clock).close()


def test_only_the_project_stays_after_closing(path: Path, clock: FakeClock) -> None:
    with ProjectFile.create(path, clock=clock) as file:
        file.write([RowCreate("session", "s", {})], MADE)
        assert lock.note_of(path).exists()
    assert names(path) == {path.name}
    file.close()


def cut_off(path: Path) -> Path:
    """Leave a project as a crash in the middle of saving does; return the whole one before."""
    whole = path.with_name("whole.coprod")
    shutil.copyfile(path, whole)
    folder = path.with_name("crash")
    folder.mkdir()
    running = folder / path.name
    shutil.copyfile(path, running)
    connection = connect.connect(running, read_only=False)
    raw = connection
    raw.execute("PRAGMA cache_size=1")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE session SET title = 'half done', notes = notes || notes")
    raw.execute("UPDATE change SET value = value || value")
    shutil.copyfile(running, path)
    shutil.copyfile(connect.journal_of(running), connect.journal_of(path))
    raw.execute("ROLLBACK")
    connect.disconnect(connection, tidy=True)
    shutil.rmtree(folder)
    assert path.read_bytes() != whole.read_bytes()
    return whole


def filled(path: Path, clock: FakeClock) -> ProjectFile:
    file = ProjectFile.create(path, clock=clock)
    for number in range(25):
        fields = {"title": f"Session {number}", "notes": f"{number} " * 900}
        file.write([RowCreate("session", f"s{number}", fields)], MADE)
    return file


def test_saving_that_was_cut_off_is_rolled_back(path: Path, clock: FakeClock) -> None:
    with filled(path, clock) as file:
        before = file.snapshot()
    cut_off(path).unlink()
    with ProjectFile.open(path, clock=clock) as file:
        assert file.snapshot() == before
    assert names(path) == {path.name}


def test_an_old_journal_beside_a_newer_copy_does_no_harm(path: Path, clock: FakeClock) -> None:
    filled(path, clock).close()
    whole = cut_off(path)
    with ProjectFile.open(whole, clock=clock) as file:
        file.write([RowSet("session", "s1", {"title": "Newer"})], MADE)
        file.write([RowCreate("session", "new", {"title": "New"})], MADE)
        before = file.snapshot()
    whole.replace(path)
    with ProjectFile.open(path, clock=clock) as file:
        assert file.snapshot() == before
    assert names(path) == {path.name}


def test_a_journal_that_does_not_fit_a_damaged_project_changes_nothing(
    path: Path, clock: FakeClock
) -> None:
    filled(path, clock).close()
    cut_off(path).unlink()
    journal = connect.journal_of(path)
    journal.write_bytes(journal.read_bytes()[:600] + bytes(3000))
    before = path.read_bytes(), journal.read_bytes()
    with pytest.raises(KnownError) as raised:
        ProjectFile.open(path, clock=clock)
    assert raised.value.key == "file.damaged"
    assert (path.read_bytes(), journal.read_bytes()) == before


def test_saving_that_was_cut_off_is_put_right_on_a_copy_where_nothing_can_be_saved(
    path: Path, clock: FakeClock
) -> None:
    with filled(path, clock) as file:
        saved = file.snapshot()
    cut_off(path).unlink()
    before = path.read_bytes(), connect.journal_of(path).read_bytes()
    with ProjectFile.open(path, clock=clock, read_only=True) as file:
        assert file.snapshot() == saved
    assert (path.read_bytes(), connect.journal_of(path).read_bytes()) == before


def test_a_journal_that_names_another_file_is_left_alone(
    path: Path, clock: FakeClock, tmp_path: Path
) -> None:
    filled(path, clock).close()
    cut_off(path).unlink()
    victim = tmp_path / "victim"
    victim.write_text("precious")
    with connect.journal_of(path).open("ab") as stream:
        name = str(victim).encode()
        stream.write(b"\x00\x00\x00\x02" + name + len(name).to_bytes(4, "big"))
        stream.write(sum(name).to_bytes(4, "big") + bytes.fromhex("d9d505f920a163d7"))
    with pytest.raises(KnownError) as raised:
        ProjectFile.open(path, clock=clock)
    assert raised.value.key == "file.damaged"
    assert victim.read_text() == "precious"
