"""The frozen schema, the bytes that must be gone, and bytes that came out of order."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fake_clock import FakeClock

from coprod_desktop.domain.records import KINDS
from coprod_desktop.project import Action, RowCreate, RowDelete, RowSet, connect, schema
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.tables import METADATA, from_classes
from coprod_desktop.support.errors import KnownError

TYPED = Action("set", "session", "Kick-off")


def test_the_frozen_schema_is_what_the_classes_make() -> None:
    assert schema.SCHEMA_FILE.read_text(encoding="utf-8") == from_classes(), (
        "The format changed. Before a release, write the schema anew with"
        " `python -m coprod_desktop.project.tables`; after one, it takes a migration."
    )


def test_every_kind_has_its_table_and_none_is_in_the_way_of_the_history() -> None:
    own = {"change", "parent", "erased", "file_info", "undo_step", "undo_op"}
    assert set(METADATA.tables) == set(KINDS) | own
    assert not set(KINDS) & own


def test_importing_the_package_does_not_load_the_database_library() -> None:
    code = (
        "import sys, coprod_desktop.project;"
        "assert not {'sqlmodel', 'sqlalchemy', 'sqlite3'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_was_typed_and_replaced_at_once_is_gone_from_the_file(
    file: ProjectFile, path: Path
) -> None:
    secret = "Ana told us about her illness. " * 200
    file.write([RowCreate("session", "s", {"title": "Kick-off"})], TYPED)
    file.write([RowSet("session", "s", {"notes": secret})], TYPED)
    file.write([RowSet("session", "s", {"notes": "Somebody was ill."})], TYPED)
    file.close()
    assert b"illness" not in path.read_bytes()


def test_a_deleted_record_is_in_the_history_only(file: ProjectFile, path: Path) -> None:
    words = "A quite particular sentence."
    file.write([RowCreate("session", "s", {"notes": words})], TYPED)
    file.write([RowDelete("session", "s")], Action("delete", "session", ""))
    file.close()
    assert path.read_bytes().count(words.encode()) == 1


def test_the_pragmas_hold(file: ProjectFile) -> None:
    opened = file._held.opened
    assert opened is not None
    values = {
        name: opened.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "journal_mode",
            "synchronous",
            "locking_mode",
            "secure_delete",
            "foreign_keys",
            "trusted_schema",
            "cell_size_check",
        )
    }
    assert values == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "locking_mode": "exclusive",
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }


def example(path: Path, clock: FakeClock) -> None:
    with ProjectFile.create(path, clock=clock) as file:
        for number in range(12):
            row = f"s{number}"
            fields = {"title": f"Session {number}", "notes": f"{number} and more. " * 40}
            file.write([RowCreate("session", row, fields)], TYPED)
            file.write([RowCreate("agenda_item", f"a{number}", {"session": row})], TYPED)
        file.write([RowDelete("session", "s3")], TYPED)
        file.undo()


def damage(raw: bytearray, chance: random.Random) -> None:
    """Do to a file what bad sticks and cut-off copies do."""
    place = chance.randrange(len(raw))
    match chance.randrange(5):
        case 0:
            raw[place] ^= 1 << chance.randrange(8)
        case 1:
            length = chance.choice([2, 16, 300, 4096])
            raw[place : place + length] = bytes(len(raw[place : place + length]))
        case 2:
            other = chance.randrange(len(raw) // 4096) * 4096
            start = place // 4096 * 4096
            raw[start : start + 4096] = raw[other : other + 4096]
        case 3:
            for _ in range(20):
                raw[chance.randrange(len(raw))] = chance.randrange(256)
        case _:
            place %= 100
            raw[place] = chance.randrange(256)


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_file_never_passes_for_a_project(path: Path, clock: FakeClock, seed: int) -> None:
    example(path, clock)
    whole = path.read_bytes()
    with ProjectFile.open(path, clock=clock, read_only=True) as file:
        before, undo = file.snapshot(), file.undo_action
    chance = random.Random(seed)
    keys: list[str] = []
    for _ in range(150):
        raw = bytearray(whole)
        damage(raw, chance)
        path.write_bytes(raw)
        began = time.perf_counter()
        try:
            with ProjectFile.open(path, clock=clock) as file:
                assert (file.snapshot(), file.undo_action) == (before, undo)
        except KnownError as error:
            keys.append(error.key)
            assert path.read_bytes() == raw
        assert time.perf_counter() - began < 1
        assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert len(keys) > 50
    assert set(keys) <= {"file.damaged", "file.not_a_project", "file.newer", "file.cut_short"}


def test_connections_are_read_only_or_locked(path: Path, clock: FakeClock) -> None:
    ProjectFile.create(path, clock=clock).close()
    connection = connect.connect(path, read_only=True)
    raw = connection
    with pytest.raises(Exception, match="readonly"):
        raw.execute("DELETE FROM session")
    connect.disconnect(connection, tidy=False)


def test_a_project_is_opened_and_read_without_the_database_library(path: Path) -> None:
    ProjectFile.create(path, clock=FakeClock()).close()
    code = (
        "import sys; from pathlib import Path;"
        "from coprod_desktop.project.file import ProjectFile;"
        "from coprod_desktop.support.clock import SystemClock;"
        "file = ProjectFile.open(Path(sys.argv[1]), clock=SystemClock());"
        "file.snapshot();"
        "assert not {'sqlmodel', 'sqlalchemy', 'pydantic'} & sys.modules.keys();"
        "file.prepare();"
        "assert 'sqlmodel' in sys.modules;"
        "file.close()"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
