"""Thousands of damaged files: no crash, none slow, none hungry, none taken for what it is not."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from children import run_python
from fake_clock import FakeClock

from coprod_desktop.project import Action, RowCreate, RowDelete, RowSet
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.errors import KnownError

HERE = Path(__file__).parent
TRIALS = int(os.environ.get("COPROD_DAMAGES", "10000" if os.environ.get("CI") else "2000"))
"""How many damaged files are tried in one run."""

CHUNKS = 10
MADE = Action("create", "session", "Kick-off")
TYPED = Action("set", "session", "Kick-off")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder in memory where there is one: nothing here has to outlive a power cut."""
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as name:
        yield Path(name)


@pytest.fixture
def same_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the same ids in every run, so that a seed always makes the same file."""
    chance = random.Random(0)
    monkeypatch.setattr("secrets.token_bytes", chance.randbytes)
    monkeypatch.setattr("uuid.uuid4", lambda: uuid.UUID(bytes=chance.randbytes(16)))


def write_project(path: Path) -> bytes:
    """Make a project with long texts, deleted records and free pages; return it as it once was."""
    with ProjectFile.create(path, clock=FakeClock()) as file:
        for number in range(4):
            row = f"s{number}"
            fields = {"title": f"Session {number}", "notes": f"{number} and more. " * 40}
            file.write([RowCreate("session", row, fields)], MADE)
            file.write([RowCreate("agenda_item", f"a{number}", {"session": row})], MADE)
        file.write([RowSet("session", "s1", {"directions": "Turn left. " * 900})], TYPED)
        file.close()
        earlier = path.read_bytes()
    with ProjectFile.open(path, clock=FakeClock()) as file:
        file.write([RowSet("session", "s2", {"notes": "x" * 19_000})], TYPED)
        file.write([RowSet("session", "s2", {"notes": "Typed over."})], TYPED)
        file.write([RowDelete("session", "s3")], MADE)
        file.write([RowSet("session", "s0", {"place": "Library"})], MADE)
        file.undo()
    return earlier


def in_small_pages(path: Path) -> None:
    """Give the file pages of 512 bytes, so that a page holds little beside its own order."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        free = "CREATE TABLE free AS SELECT zeroblob(20000)"
        for statement in ("PRAGMA page_size=512", free, "VACUUM", "DROP TABLE free"):
            connection.execute(statement)


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of memory is kept on Linux only")
@pytest.mark.usefixtures("same_every_time")
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_damaged_file_is_refused_or_unharmed_at_once_and_in_little_memory(
    folder: Path, chunk: int
) -> None:
    path = folder / "a.coprod"
    earlier = write_project(path)
    if chunk % 2:
        in_small_pages(path)
        earlier = path.read_bytes()
        with ProjectFile.open(path, clock=FakeClock()) as file:
            file.write([RowSet("session", "s0", {"notes": "y" * 5000})], TYPED)
            file.write([RowSet("session", "s0", {"notes": ""})], TYPED)
    (folder / "whole").write_bytes(path.read_bytes())
    (folder / "earlier").write_bytes(earlier)
    count = TRIALS // CHUNKS
    said = run_python(HERE / "damage_trials.py", folder, chunk * count, count, place=folder)
    assert said.returncode == 0, f"seed {(folder / 'now').read_text()}{said.stderr}"
    found = json.loads(said.stdout)
    assert found["wrong"] == {}
    answers = found["answers"]
    assert sum(answers.values()) == count
    assert answers.keys() <= {
        "opened",
        "file.damaged",
        "file.not_a_project",
        "file.newer",
        "file.cut_short",
        "file.empty",
    }
    # Most of these damages hit something: a test that damages nothing shows nothing.
    assert answers["file.damaged"] > count / 2


def test_an_empty_text_that_became_an_empty_blob_is_found(path: Path, clock: FakeClock) -> None:
    with ProjectFile.create(path, clock=clock) as file:
        file.write([RowCreate("session", "s", {"title": "Kick-off"})], MADE)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE session SET notes = x''")
    with pytest.raises(KnownError) as raised:
        ProjectFile.open(path, clock=clock)
    assert raised.value.key == "file.damaged"
