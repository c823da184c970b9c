"""The disk is full or breaks at any single moment of saving: a real error from the real system.

strace has the N-th call of a kind fail, once or from then on, for every N of one edit.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from checks import assert_consistent
from children import environment
from edited_under_faults import MADE
from fake_clock import FakeClock
from tracing import need_strace

from coprod_desktop.project import RowCreate, connect, lock
from coprod_desktop.project.file import ProjectFile

PROGRAM = Path(__file__).with_name("edited_under_faults.py")
KINDS = ("pread64", "pwrite64", "fdatasync", "fsync", "ftruncate", "openat", "unlink")
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


@dataclass(frozen=True)
class Said:
    """What the program said of its two edits, or of its opening."""

    answers: list[tuple[str, str]]

    @property
    def saved(self) -> set[str]:
        return {about for word, about in self.answers if word == "saved"}

    @property
    def refusals(self) -> list[str]:
        return [about for word, about in self.answers if word.startswith("refused")]


class Victim:
    """The program whose calls fail."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._template = folder / "template"
        with ProjectFile.create(self._template, clock=FakeClock()) as file:
            file.write([RowCreate("session", "0", {"title": "0"})], MADE)
        self._talk, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [sys.executable, str(PROGRAM)], stdin=theirs, env=environment()
        )
        theirs.close()

    def close(self) -> None:
        self._talk.close()
        self._process.wait()

    def fresh(self) -> Path:
        """Return a project with one session, alone in its folder."""
        place = self.folder / "place"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        return Path(shutil.copyfile(self._template, place / "a.coprod"))

    def run(self, path: Path, begin: str, options: Sequence[str]) -> Said:
        """Have the project edited while strace watches with these options."""
        self._talk.send(json.dumps([begin, str(path)]).encode())
        process, word, about = self._hear()
        assert word == "ready", about
        # From opening on, only what is done to the project and to the files beside it may fail.
        beside = (path, connect.journal_of(path), lock.note_of(path), path.parent)
        of = [f"--trace-path={each}" for each in beside] if begin == "open" else []
        watching = ["strace", "-p", str(process), *of, *options]
        with subprocess.Popen(watching, stderr=subprocess.PIPE, text=True) as strace:
            assert strace.stderr is not None
            attached = strace.stderr.readline()
            assert "attached" in attached, attached
            os.kill(process, signal.SIGUSR1)
            answers = []
            while word != "done":
                _, word, about = self._hear()
                answers.append((word, about))
            strace.stderr.read()
        return Said(answers[:-1])

    def _hear(self) -> tuple[int, str, str]:
        process, word, about = json.loads(self._talk.recv(10_000))
        return process, word, about


@pytest.fixture(scope="module")
def victim() -> Iterator[Victim]:
    need_strace()
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        victim = Victim(Path(folder))
        yield victim
        victim.close()


def count(victim: Victim, begin: str) -> Counter[str]:
    """Return how often each kind of call is made: in the whole run, or in the first edit."""
    log = victim.folder / "log"
    wanted = ",".join((*KINDS, "sendto"))
    said = victim.run(victim.fresh(), begin, ["-o", str(log), "-e", f"trace={wanted}"])
    assert said.saved == {"1", "2"}
    lines = log.read_text().splitlines()
    until = next((at for at, line in enumerate(lines) if line.startswith("sendto(")), None)
    return Counter(line.partition("(")[0] for line in lines[:until] if "(" in line)


def check(victim: Victim, begin: str, call: str, error: str, when: str) -> Said:
    """Have calls fail; whatever was saved must be there, and nothing half done."""
    path = victim.fresh()
    inject = f"inject={call}:error={error}:when={when}"
    said = victim.run(path, begin, ["-o", "/dev/null", "-e", f"trace={call}", "-e", inject])
    assert "crashed" not in dict(said.answers), said
    # It is the disk that fails and not the file: nobody is told to turn to a backup.
    assert set(said.refusals) <= {"file.cannot_open", "file.cannot_write", "file.moved"}, said
    with ProjectFile.open(path, clock=FakeClock()) as file:
        there = whole(file)
        # An edit that was refused may be there, whole, if from then on nothing could be read.
        assert said.saved <= there
        if not when.endswith("+"):
            assert said.saved == there, said
        file.write([RowCreate("session", "later", {})], MADE)
    assert not connect.journal_of(path).exists()
    assert_consistent(path)
    return said


def whole(file: ProjectFile) -> set[str]:
    """Return which of the edits are in a project, all of them whole."""
    sessions = {each.id: each for each in file.snapshot().sessions()}
    there = set(sessions) - {"0"}
    for row in there:
        assert sessions[row].title == row
        assert sessions[row].notes == row * 900
        assert [each.title for each in file.snapshot().agenda(row)] == [row]
    last = f"before {max(there)}" if there else ""
    assert sessions["0"].place == last
    assert len(file.snapshot().records["agenda_item"]) == len(there)
    return there


@pytest.mark.parametrize(
    ("error", "kinds"), [("EIO", KINDS), ("ENOSPC", ("pwrite64", "ftruncate", "fdatasync"))]
)
def test_whichever_call_of_saving_fails_once_the_next_edit_goes_in(
    victim: Victim, error: str, kinds: tuple[str, ...]
) -> None:
    calls = count(victim, "edit")
    assert calls["pwrite64"] > 20
    assert calls["fdatasync"] + calls["fsync"] >= 3
    refused = 0
    for call, times in calls.items():
        for number in range(1, times + 1) if call in kinds else ():
            said = check(victim, "edit", call, error, str(number))
            assert "2" in said.saved, (call, number, said)
            refused += bool(said.refusals)
    assert refused > sum(calls.values()) / 2


def test_when_a_disk_breaks_in_saving_and_stays_broken_what_was_saved_is_there(
    victim: Victim,
) -> None:
    calls = count(victim, "edit")
    for call, times in calls.items():
        step = 4 if times > 10 else 1
        for number in range(1, times + 1, step):
            check(victim, "edit", call, "EIO", f"{number}+")


def test_whichever_call_fails_from_opening_to_closing_what_was_saved_is_there(
    victim: Victim,
) -> None:
    calls = count(victim, "open")
    assert calls["unlink"] > 1
    assert calls["openat"] > 3
    for call, times in calls.items():
        step = 7 if times > 10 else 1
        for number in range(1, times + 1, step):
            check(victim, "open", call, "EIO", str(number))
            check(victim, "open", call, "EIO", f"{number}+")
