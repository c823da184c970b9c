"""A step of thousands of values, as an import is: undone wholly or not at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from checks import assert_consistent
from fake_clock import FakeClock

from coprod_desktop.project import Action, RowCreate
from coprod_desktop.project.file import ProjectFile

PERSON = "stakeholder"
MANY = 600
IMPORT = Action("import", PERSON, str(MANY))


def people(many: int) -> list[RowCreate]:
    return [
        RowCreate(
            PERSON,
            f"p{number}",
            {"name": f"Somebody {number}", "phone": "01632 960000", "notes": "By the window. " * 9},
        )
        for number in range(many)
    ]


@pytest.fixture
def imported(path: Path, clock: FakeClock) -> Path:
    """Give a project into which many people were brought at once."""
    with ProjectFile.create(path, clock=clock) as file:
        file.write(people(MANY), IMPORT)
    return path


def test_undo_and_redo_of_an_import_give_back_what_was(imported: Path, clock: FakeClock) -> None:
    with ProjectFile.open(imported, clock=clock) as file:
        before = file.snapshot().records
        assert file.size_of_undo() == 4 * MANY
        assert file.size_of_redo() == 0
        file.undo()
        assert not file.snapshot().records[PERSON]
        assert (file.size_of_undo(), file.size_of_redo()) == (0, 4 * MANY)
        file.redo()
        assert file.snapshot().records == before
    assert_consistent(imported)


def test_a_program_killed_while_it_undoes_an_import_has_undone_all_of_it_or_nothing(
    imported: Path, tmp_path: Path, clock: FakeClock
) -> None:
    seen: set[int] = set()
    for number in range(12):
        place = tmp_path / str(number)
        place.mkdir()
        path = Path(shutil.copyfile(imported, place / "a.coprod"))
        program = Path(__file__).with_name("undone_and_killed.py")
        with subprocess.Popen(
            [sys.executable, str(program), str(path)], stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "begin\n"
            time.sleep(number * 0.05)
            child.kill()
        with ProjectFile.open(path, clock=clock) as file:
            seen.add(len(file.snapshot().records[PERSON]))
            undone = file.undo_action is None
            assert undone == (not file.snapshot().records[PERSON])
        assert_consistent(path)
    assert seen <= {0, MANY}
    assert MANY in seen


def test_what_is_there_can_be_read_while_a_large_step_is_undone(
    imported: Path, clock: FakeClock
) -> None:
    with ProjectFile.open(imported, clock=clock) as file:
        before = file.snapshot()
        worker = threading.Thread(target=file.undo)
        looks = 0
        worker.start()
        while worker.is_alive():
            looks += file.snapshot() is before
            time.sleep(0.001)
        worker.join()
        assert looks > 5
        assert not file.snapshot().records[PERSON]
