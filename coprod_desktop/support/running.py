"""Which programs run, and which one stopped without saying goodbye.

Each process keeps a small file of its own, which it holds locked and which goes at a clean exit.
A file that nobody holds belongs to a process that is gone: it was killed, it crashed, or the
computer went off. A lock is better than the number of a process, which another one gets later.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from coprod_desktop.support.clock import Clock

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_SUFFIX = ".json"
_MOST_BYTES = 20_000
_BEING_MADE = 60.0
"""Seconds in which an empty file may still become that of a program that starts."""

_LOCK_AT = 1 << 30
"""Windows lets nobody read what is locked, so what is locked there lies past the end."""


class Stopped(NamedTuple):
    """A program that stopped: the name of its process, its project and its last report, if any."""

    name: str
    project: str = ""
    report: str = ""


class Marker:
    """Says that this process runs, since when, and what it has open.

    That it cannot be written costs one sentence after a crash, and is no error.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        started = clock.now()
        self.name = f"{started:%Y%m%d-%H%M%S}-{os.getpid()}"
        self._path = folder / f"{self.name}{_SUFFIX}"
        self._facts = {
            "pid": os.getpid(),
            "started": started.isoformat(timespec="seconds"),
            "project": "",
            "report": "",
        }
        self._handle: int | None = None

    def start(self) -> None:
        """Put the file there and hold it."""
        handle = -1
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # It names a project: only its owner needs to read it.
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
        except OSError:
            return
        # Empty until it is held: whoever looks meanwhile leaves it alone.
        _hold(handle)
        self._handle = handle
        self._write()

    def note_project(self, path: str) -> None:
        """Note which project is open; empty for none."""
        self._facts["project"] = path
        self._write()

    def note_report(self, path: str) -> None:
        """Note the last report that was written."""
        self._facts["report"] = path
        self._write()

    def end(self) -> None:
        """Take the file away: the program ends as it should."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        os.close(handle)
        with contextlib.suppress(OSError):
            self._path.unlink()

    def _write(self) -> None:
        if self._handle is None:
            return
        data = json.dumps(self._facts).encode()
        with contextlib.suppress(OSError):
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, data)
            os.ftruncate(self._handle, len(data))


def take_stopped(folder: Path) -> list[Stopped]:
    """Return the programs that stopped, the latest first, and forget them: they are told once."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((each.name for each in entries), reverse=True)
    except OSError:
        return []
    found = (_take(folder / name) for name in names if name.endswith(_SUFFIX))
    return [each for each in found if each is not None]


def _take(path: Path) -> Stopped | None:
    try:
        handle = os.open(path, os.O_RDWR | _BINARY)
    except OSError:
        return None
    try:
        if not _hold(handle):
            return None
        data = os.read(handle, _MOST_BYTES)
        age = time.time() - os.fstat(handle).st_mtime
    except OSError:
        return None
    finally:
        os.close(handle)
    if not data and age < _BEING_MADE:
        return None
    try:
        path.unlink()
    except OSError:
        return None  # another instance was faster, and tells of it
    return _read(path.stem, data) if data else None


def _read(name: str, data: bytes) -> Stopped:
    try:
        facts: Any = json.loads(data)
    except ValueError:
        facts = {}
    if not isinstance(facts, dict):
        facts = {}
    project, report = facts.get("project"), facts.get("report")
    return Stopped(
        name,
        project if isinstance(project, str) else "",
        report if isinstance(report, str) else "",
    )


if sys.platform == "win32":
    _BINARY = os.O_BINARY

    def _hold(handle: int) -> bool:
        os.lseek(handle, _LOCK_AT, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    _BINARY = 0

    def _hold(handle: int) -> bool:
        try:
            # A lock of the open file, which reading the file in this process leaves alone.
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
