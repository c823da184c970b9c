"""Files made to do harm: refused with a sentence, nothing in them run, not a byte changed."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import hostile
import pytest
from children import run_python
from fake_clock import FakeClock
from hostile import ALLOWED_IN_NEWER, CHOICES_IN_NEWER, CONTENTS, HEADERS, MADE, NEWER, SCHEMAS
from tracing import CANARY, need_strace

from coprod_desktop.content.words import Words
from coprod_desktop.project import Action, RowCreate, RowSet
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.layout import MOST_NUMBER
from coprod_desktop.support.errors import KnownError

OPENER = Path(__file__).with_name("opener.py")


def refused(path: Path, clock: FakeClock) -> bool:
    """Tell whether a file is refused with a sentence, at once, and as it was."""
    before = path.read_bytes()
    began = time.process_time()
    refusal: KnownError | None = None
    try:
        ProjectFile.open(path, clock=clock).close()
    except KnownError as error:
        refusal = error
    assert time.process_time() - began < 3
    if refusal is None:
        return False
    assert refusal.key == "file.damaged"
    assert path.name in Words().sentence(refusal)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    return True


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "a.coprod"
    hostile.sound(path)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, sound: bytes) -> Path:
    path = tmp_path / "a.coprod"
    path.write_bytes(sound)
    return path


@pytest.mark.parametrize("name", SCHEMAS)
def test_tables_that_are_not_ours_are_refused(path: Path, clock: FakeClock, name: str) -> None:
    before = path.read_bytes()
    hostile.change(path, SCHEMAS[name])
    assert path.read_bytes() != before
    assert refused(path, clock)


@pytest.mark.parametrize("name", CONTENTS)
def test_contents_that_no_project_has_are_refused_though_the_seal_holds(
    path: Path, clock: FakeClock, name: str
) -> None:
    hostile.change(path, CONTENTS[name], reseal=True)
    assert refused(path, clock)


@pytest.mark.parametrize("name", sorted(SCHEMAS.keys() - ALLOWED_IN_NEWER))
def test_a_newer_version_is_no_way_round_the_known_tables(
    path: Path, clock: FakeClock, name: str
) -> None:
    hostile.change(path, NEWER + SCHEMAS[name], reseal=True)
    assert refused(path, clock)


@pytest.mark.parametrize("name", sorted(CONTENTS.keys() - CHOICES_IN_NEWER))
def test_a_newer_version_is_no_way_round_what_fields_hold(
    path: Path, clock: FakeClock, name: str
) -> None:
    hostile.change(path, NEWER + CONTENTS[name], reseal=True)
    assert refused(path, clock)


@pytest.mark.parametrize("name", sorted(ALLOWED_IN_NEWER | CHOICES_IN_NEWER))
def test_what_a_newer_version_may_add_is_kept_and_written_beside(
    path: Path, clock: FakeClock, name: str
) -> None:
    hostile.change(path, NEWER + (SCHEMAS | CONTENTS)[name], reseal=True)
    with ProjectFile.open(path, clock=clock) as file:
        before = file.snapshot().sessions()[0]
        file.write([RowSet("session", "s", {"title": "Goes on"})], MADE)
        file.write([RowCreate("session", "t", {"title": "New"})], MADE)
    with ProjectFile.open(path, clock=clock) as file:
        assert file.snapshot().sessions()[0] == replace(before, title="Goes on")
        assert len(file.past()) > 2


def test_time_stamps_near_the_end_of_time_leave_the_next_edits_readable(
    path: Path, clock: FakeClock
) -> None:
    hostile.change(path, (f"UPDATE change SET hlc = {MOST_NUMBER}",), reseal=True)
    for number in range(3):
        with ProjectFile.open(path, clock=clock) as file:
            file.write([RowSet("session", "s", {"title": f"Title {number}"})], MADE)
            assert file.past()
    with ProjectFile.open(path, clock=clock) as file:
        assert file.snapshot().sessions()[0].title == "Title 2"
        file.undo()
        assert file.snapshot().sessions()[0].title == "Title 1"


def test_what_no_file_may_hold_is_not_written(path: Path, clock: FakeClock) -> None:
    before = path.read_bytes()
    named = Action("set", "session", "x" * 301)
    for author, action, fields in (
        ("x" * 81, MADE, {"title": "x"}),
        ("", named, {"title": "x"}),
        ("", MADE, {"title": "x" * 301}),
        ("", MADE, {"date": "tomorrow"}),
    ):
        with (
            ProjectFile.open(path, clock=clock, author=author) as file,
            pytest.raises(ValueError, match=r"hold|isoformat"),
        ):
            file.write([RowSet("session", "s", fields)], action)
    with ProjectFile.open(path, clock=clock) as file:
        assert file.snapshot().sessions()[0].title == "Kick-off"
    assert path.read_bytes()[100:] == before[100:]


@pytest.mark.parametrize("name", HEADERS)
def test_a_project_in_an_unusual_shape_opens_whole_or_not_at_all(
    path: Path, clock: FakeClock, name: str
) -> None:
    with ProjectFile.open(path, clock=clock, read_only=True) as file:
        before = file.snapshot()
    if "encoding" in HEADERS[name][0]:
        hostile.in_utf16(path)
    else:
        hostile.change(path, HEADERS[name])
    if not refused(path, clock):
        with ProjectFile.open(path, clock=clock) as file:
            assert file.snapshot() == before


def test_a_sound_project_that_is_sealed_anew_opens(path: Path, clock: FakeClock) -> None:
    hostile.change(path, (), reseal=True)
    assert not refused(path, clock)


def test_opening_hostile_files_touches_nothing_else_and_starts_nothing(
    path: Path, tmp_path: Path, sound: bytes
) -> None:
    need_strace()
    folder = tmp_path / "hostile"
    folder.mkdir()
    for number, statements in enumerate(SCHEMAS.values()):
        path.write_bytes(sound)
        hostile.change(path, statements)
        (folder / f"{number}.coprod").write_bytes(path.read_bytes())
    log = tmp_path / "log"
    watch = ("strace", "-f", "-o", str(log), "-e", "trace=%file,%network,execve,fork,vfork")
    done = run_python(OPENER, folder, before=watch)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["refused"] * len(list(folder.iterdir()))
    lines = log.read_text(errors="replace").splitlines()
    begun = next(number for number, line in enumerate(lines) if "BEGIN-OPENING" in line)
    assert sum("execve(" in line for line in lines[begun:]) == 0
    assert not [line for line in lines[begun:] if CANARY in line or "socket(" in line]
