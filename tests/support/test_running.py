"""Which programs run and which one stopped: other processes are really started and killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from projects import StillClock

from coprod_desktop.support.running import Marker, Stopped, take_stopped

PROGRAM = """
import sys
from pathlib import Path
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.running import Marker
marker = Marker(Path(sys.argv[1]), SystemClock())
marker.start()
marker.note_project(sys.argv[2] * 3)
marker.note_project(sys.argv[2])
print(marker.name, flush=True)
sys.stdin.readline()
marker.end()
"""


@contextmanager
def program(folder: Path, project: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), project],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def test_a_program_that_is_killed_is_told_of_once(tmp_path: Path) -> None:
    with program(tmp_path, "/home/anna/Our garden ŵ.coprod") as (process, name):
        process.kill()
        process.wait()
        assert take_stopped(tmp_path) == [Stopped(name, "/home/anna/Our garden ŵ.coprod")]
        assert take_stopped(tmp_path) == []
        assert list(tmp_path.iterdir()) == []


def test_a_program_that_ends_in_peace_leaves_nothing(tmp_path: Path) -> None:
    with program(tmp_path, "/a.coprod") as (process, _):
        process.communicate("\n")
        assert process.returncode == 0
        assert list(tmp_path.iterdir()) == []


def test_of_several_only_the_one_that_is_gone_is_told_of(tmp_path: Path) -> None:
    with (
        program(tmp_path, "/runs.coprod") as (runs, _),
        program(tmp_path, "/gone.coprod") as (gone, _),
    ):
        assert take_stopped(tmp_path) == []
        gone.kill()
        gone.wait()
        assert [each.project for each in take_stopped(tmp_path)] == ["/gone.coprod"]
        runs.communicate("\n")
        assert list(tmp_path.iterdir()) == []


def test_its_own_marker_is_alive_and_says_what_the_task_asks(tmp_path: Path) -> None:
    marker = Marker(tmp_path / "deep", StillClock())
    marker.start()
    marker.note_project("/a/long/path/to/ours.coprod")
    marker.note_report("/reports/1.txt")
    marker.note_project("")
    [path] = (tmp_path / "deep").iterdir()
    assert json.loads(path.read_text()) == {
        "pid": os.getpid(),
        "started": StillClock().moment.isoformat(),
        "project": "",
        "report": "/reports/1.txt",
    }
    assert take_stopped(tmp_path / "deep") == []
    marker.end()
    marker.end()
    assert list((tmp_path / "deep").iterdir()) == []


@pytest.mark.parametrize("left", [b"{", b"[]", b'{"project": 7}', b"\xff\xfe"])
def test_a_marker_cut_short_still_tells_that_a_program_stopped(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "one.json").write_bytes(left)
    assert take_stopped(tmp_path) == [Stopped("one")]


def test_an_empty_marker_may_be_of_a_program_that_is_just_starting(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.touch()
    assert take_stopped(tmp_path) == []
    assert path.exists()
    before = time.time() - 3600
    os.utime(path, (before, before))
    assert take_stopped(tmp_path) == []
    assert not path.exists()


def test_where_nothing_can_be_written_the_program_runs_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    marker = Marker(tmp_path / "file" / "running", StillClock())
    marker.start()
    marker.note_project("/a.coprod")
    marker.end()
    assert take_stopped(tmp_path / "file" / "running") == []
