"""A program that is watched by strace, which has some of its calls to the system fail or end it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from children import environment
from edited_under_faults import MADE
from fake_clock import FakeClock

from coprod_desktop.project import RowCreate, connect, lock
from coprod_desktop.project.file import ProjectFile

PROGRAM = Path(__file__).with_name("edited_under_faults.py")
KINDS = ("pread64", "pwrite64", "fdatasync", "fsync", "ftruncate", "openat", "unlink")


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
            [sys.executable, str(PROGRAM)],
            stdin=theirs,
            # One that is killed leaves its private folders behind.
            env=environment() | {"TMPDIR": str(folder)},
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
        of = [f"--trace-path={each}" for each in beside] if begin in ("open", "bring up") else []
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

    def count(self, path: Path, begin: str) -> Counter[str]:
        """Return how often each kind of call is made: in the whole run, or in the first edit."""
        log = self.folder / "log"
        wanted = ",".join((*KINDS, "sendto"))
        said = self.run(path, begin, ["-o", str(log), "-e", f"trace={wanted}"])
        assert not said.refusals
        lines = log.read_text().splitlines()
        until = next((at for at, line in enumerate(lines) if line.startswith("sendto(")), None)
        return Counter(line.partition("(")[0] for line in lines[:until] if "(" in line)

    def _hear(self) -> tuple[int, str, str]:
        process, word, about = json.loads(self._talk.recv(10_000))
        return process, word, about
