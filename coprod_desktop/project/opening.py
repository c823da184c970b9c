"""From a path to a checked, locked connection: the only way in."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from coprod_desktop.project import connect, faults, journal, lock
from coprod_desktop.project.header import inspect
from coprod_desktop.project.load import Loaded, load
from coprod_desktop.support.errors import KnownError


@dataclass(slots=True)
class Opened:
    """An open file and what was in it. `path` is where the file really is, links followed."""

    path: Path
    connection: sqlite3.Connection
    loaded: Loaded
    read_only: bool
    identity: lock.Identity

    def close(self) -> None:
        """Give the file back: no lock, nothing beside it."""
        connect.disconnect(self.connection, tidy=not self.read_only)
        if not self.read_only:
            lock.take_note_away(self.path)
        lock.release(self.identity)

    def drop(self) -> None:
        """Let go of a file that failed, and leave whatever lies beside it for the next opening."""
        connect.disconnect(self.connection, tidy=False)
        lock.release(self.identity)


def open_file(path: Path, author: str, *, read_only: bool = False) -> Opened:
    """Open the project at `path`, read-only where nothing else is possible or where asked.

    Raises `KnownError`; the file and whatever lies beside it are then as they were.
    """
    real = Path(os.path.realpath(path))
    identity = lock.identity_of(real)
    if identity is None:
        raise KnownError("file.missing", name=path.name)
    if not lock.claim(identity):
        raise faults.in_use(real)
    try:
        opened = _open(real, identity, read_only=read_only)
    except BaseException:
        lock.release(identity)
        raise
    if not opened.read_only:
        lock.leave_note(real, author)
    return opened


def _open(path: Path, identity: lock.Identity, *, read_only: bool) -> Opened:
    read_only = read_only or not _may_be_written(path)
    beside = journal.lies_beside(path)
    header = journal.settle(path, read_only=read_only) if beside else inspect(path)
    connection, read_only = _connect(path, read_only=read_only)
    try:
        loaded = load(connection, header, path.name)
    except BaseException:
        connect.disconnect(connection, tidy=False)
        raise
    return Opened(path, connection, loaded, read_only, identity)


def _may_be_written(path: Path) -> bool:
    return (
        os.access(path, os.W_OK)
        and os.access(path.parent, os.W_OK)
        and journal.has_room_for_its_name(path)
    )


def _connect(path: Path, *, read_only: bool) -> tuple[sqlite3.Connection, bool]:
    try:
        return connect.connect(path, read_only=read_only), read_only
    except sqlite3.Error as error:
        if read_only or not faults.cannot_be_written(error):
            raise faults.while_opening(error, path) from error
    try:
        return connect.connect(path, read_only=True), True
    except sqlite3.Error as error:
        raise faults.while_opening(error, path) from error
