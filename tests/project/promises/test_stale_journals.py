"""A journal of another day lies beside a project: rolling it back would mix the two."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from fake_clock import FakeClock
from recorded_run import contents

from coprod_desktop.project import Action, RowCreate, RowDelete, RowSet, connect
from coprod_desktop.project.file import ProjectFile

MADE = Action("create", "session", "Kick-off")
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
TRIALS = 40


@pytest.fixture
def path(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(tempfile, "tempdir", MEMORY)
    with tempfile.TemporaryDirectory() as name:
        yield Path(name) / "a.coprod"


def edit(file: ProjectFile, chance: random.Random) -> None:
    """Do something that moves pages about."""
    rows = sorted(file.snapshot().records["session"])
    text = chance.choice(["", "short", "long " * chance.randrange(3000)])
    match chance.randrange(4):
        case 0 if len(rows) > 2:
            file.write([RowDelete("session", chance.choice(rows[:-1]))], MADE)
        case 1 if len(rows) > 2:
            file.undo()
        case 2 if rows:
            file.write([RowSet("session", chance.choice(rows), {"notes": text})], MADE)
        case _:
            row = f"{chance.randrange(10**9):09}"
            file.write([RowCreate("session", row, {"title": row, "notes": text})], MADE)


def cut_off(path: Path, chance: random.Random) -> tuple[bytes, bytes]:
    """Return a project and its journal as a crash in the middle of saving leaves them."""
    running = path.with_name("running.coprod")
    shutil.copyfile(path, running)
    connection = connect.connect(running, read_only=False)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE session SET title = 'half done', notes = notes || notes")
    if chance.random() < 0.5:
        connection.execute("UPDATE change SET value = value || value")
    left = running.read_bytes(), connect.journal_of(running).read_bytes()
    connection.execute("ROLLBACK")
    connect.disconnect(connection, tidy=True)
    running.unlink()
    return left


@pytest.mark.parametrize("half", range(2))
def test_a_journal_of_another_day_never_changes_a_project(path: Path, half: int) -> None:
    spoiled = 0
    for seed in range(half, TRIALS, 2):
        chance = random.Random(seed)
        clock = FakeClock()
        path.unlink(missing_ok=True)
        with ProjectFile.create(path, clock=clock) as file:
            file.write([RowCreate("session", "s", {"notes": "word " * 2000})], MADE)
            for _ in range(chance.randint(2, 12)):
                edit(file, chance)
                clock.forward(120)
        _, journal = cut_off(path, chance)
        with ProjectFile.open(path, clock=clock) as file:
            for _ in range(chance.randint(1, 8)):
                edit(file, chance)
                clock.forward(120)
            right = contents(file)
        connect.journal_of(path).write_bytes(journal)
        spoiled += rolled_back(path) != path.read_bytes()
        with ProjectFile.open(path, clock=clock) as file:
            assert contents(file) == right, f"seed {seed}"
        assert [each.name for each in path.parent.iterdir()] == [path.name]
    # SQLite alone would have taken the journal for its own.
    assert spoiled > TRIALS / 4


@pytest.mark.parametrize("half", range(2))
def test_the_journal_of_a_crash_is_rolled_back_whatever_was_done_before(
    path: Path, half: int
) -> None:
    for seed in range(half, TRIALS // 2, 2):
        chance = random.Random(seed)
        clock = FakeClock()
        path.unlink(missing_ok=True)
        with ProjectFile.create(path, clock=clock) as file:
            file.write([RowCreate("session", "s", {"notes": "word " * 2000})], MADE)
            for _ in range(chance.randint(2, 12)):
                edit(file, chance)
                clock.forward(120)
            right = contents(file)
        project, journal = cut_off(path, chance)
        path.write_bytes(project)
        connect.journal_of(path).write_bytes(journal)
        with ProjectFile.open(path, clock=clock) as file:
            assert contents(file) == right, f"seed {seed}"
        assert [each.name for each in path.parent.iterdir()] == [path.name]


def rolled_back(path: Path) -> bytes:
    """Return what SQLite alone makes of a project and a journal."""
    copy = path.with_name("copy.coprod")
    shutil.copyfile(path, copy)
    shutil.copyfile(connect.journal_of(path), connect.journal_of(copy))
    with suppress(sqlite3.Error):  # the mixture need not even be well-formed
        connect.disconnect(connect.connect(copy, read_only=False), tidy=True)
    connect.journal_of(copy).unlink(missing_ok=True)
    found = copy.read_bytes()
    copy.unlink()
    return found
