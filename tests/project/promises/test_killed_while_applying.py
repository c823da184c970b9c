"""Operations applied on the command line, killed at any moment: what was printed is saved."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from checks import assert_consistent
from children import environment
from fake_clock import FakeClock

from coprod_desktop.project.file import ProjectFile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signals")

PROGRAM = Path(__file__).with_name("applier.py")
SECONDS = 8
MOST_ROUNDS = 60
OPERATIONS = 400


def operations(first: int) -> Iterator[dict[str, object]]:
    """Yield operations that make sessions with an agenda each, and change them."""
    for number in range(first, first + OPERATIONS):
        row = f"00000000-0000-4000-8000-{number:012}"
        fields = {"title": f"Session {number}", "notes": f"{number} " * 500}
        yield {"op": "create", "kind": "session", "id": row, "fields": fields}


class Applier:
    """A program that runs `coprod-desktop apply` in a fork of itself, over and over."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )

    def close(self) -> None:
        self._process.communicate()

    def killed(self, path: Path, lines: Path, said: Path, after: int, pause: float) -> None:
        """Apply lines to a project; kill it some moments after so many acknowledgements."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([str(path), str(lines), str(said)]) + "\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        give_up = time.monotonic() + 10
        while said.read_bytes().count(b"\n") < after:
            assert time.monotonic() < give_up
            time.sleep(0.001)
        time.sleep(pause)
        os.kill(child, signal.SIGKILL)
        assert self._process.stdout.readline() == "ended\n"


@pytest.fixture
def applier() -> Iterator[Applier]:
    made = Applier()
    yield made
    made.close()


def test_every_operation_that_was_acknowledged_outlives_the_kill(
    path: Path, clock: FakeClock, applier: Applier, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    path = place / path.name
    ProjectFile.create(path, clock=clock).close()
    chance = random.Random(11)
    lines, said = tmp_path / "operations", tmp_path / "said"
    there, rounds, halfway = 0, 0, 0
    until = time.monotonic() + SECONDS
    while rounds < MOST_ROUNDS and (time.monotonic() < until or rounds < 10):
        text = "".join(json.dumps(each) + "\n" for each in operations(there))
        lines.write_text(text, encoding="utf-8")
        said.write_bytes(b"")
        applier.killed(path, lines, said, chance.randrange(4), chance.uniform(0, 0.03))
        halfway += (place / f"{path.name}-journal").exists()
        *whole, _ = said.read_bytes().split(b"\n")
        acknowledged = [json.loads(each) for each in whole]
        assert [each["line"] for each in acknowledged] == [*range(1, len(acknowledged) + 1)]
        with ProjectFile.open(path, clock=clock) as file:
            sessions = file.snapshot().sessions()
        numbers = [int(each.id[-12:]) for each in sessions]
        # One more may have been on the disk when its acknowledgement was not yet out.
        assert numbers == [*range(len(numbers))]
        assert len(numbers) - there - len(acknowledged) in (0, 1)
        for number, each in enumerate(sessions[there:], there):
            assert (each.title, each.notes) == (f"Session {number}", f"{number} " * 500)
        there, rounds = len(numbers), rounds + 1
    assert_consistent(path)
    assert halfway
    assert there > 10
