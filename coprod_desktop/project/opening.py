"""From a path to a checked, locked connection: the only way in."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from coprod_desktop.project import connect, faults, journal, lock, shrunk
from coprod_desktop.project.archive import Archive
from coprod_desktop.project.header import Header, inspect
from coprod_desktop.project.intake import copy_in, examine, examine_copy, private_folder
from coprod_desktop.project.layout import MAJOR, MINOR, OLDER
from coprod_desktop.project.load import Loaded, check, load, load_as_left
from coprod_desktop.project.migrate import migrate
from coprod_desktop.project.scan import Progress, scan
from coprod_desktop.support.errors import KnownError

_EXAMINED = 0.5
"""How far a stranger's file is when its copy has passed all checks: all is read once more."""

_TRIES = 5
_PAUSE = 0.1
"""Seconds between tries to copy a file that somebody else is just writing."""


@dataclass(slots=True)
class Opened:
    """An open file and what was in it. `path` is where the file really is, links followed.

    One that can only be read is read from a copy in `folder`, which goes with it: so nobody else's
    writing and no stick that is pulled out changes what is shown.
    """

    path: Path
    connection: sqlite3.Connection
    loaded: Loaded
    identity: lock.Identity
    folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def read_only(self) -> bool:
        """Whether the project can only be looked at."""
        return self.folder is not None

    @property
    def is_there(self) -> bool:
        """Whether the file is still at its path, and no other in its place."""
        return lock.identity_of(self.path) == self.identity

    def close(self) -> None:
        """Give the file back: no lock, nothing beside it."""
        connect.disconnect(self.connection, tidy=not self.read_only)
        if self.folder is not None:
            self.folder.cleanup()
        elif self.is_there or lock.identity_of(self.path) is None:
            lock.take_note_away(self.path)
        lock.release(self.identity)

    def drop(self) -> None:
        """Let go of a file that failed, and leave whatever lies beside it for the next opening."""
        connect.disconnect(self.connection, tidy=False)
        if self.folder is not None:
            self.folder.cleanup()
        lock.release(self.identity)


def open_file(
    path: Path,
    author: str,
    *,
    read_only: bool = False,
    archive: Archive | None = None,
    progress: Progress | None = None,
) -> Opened:
    """Open the project at `path`, read-only where nothing else is possible or where asked.

    A file that the archive does not know for this computer's own is first examined on a copy. One
    of an older version is backed up into the archive and brought up to this version.

    Raises `KnownError`; the file and whatever lies beside it are then as they were.
    """
    real = Path(os.path.realpath(path))
    identity = lock.identity_of(real)
    if identity is None:
        raise KnownError("file.missing", name=path.name)
    if not lock.claim(identity):
        raise lock.in_use(real)
    try:
        opening = _Opening(real, archive, progress)
        if read_only or not _may_be_written(real):
            opened = opening.to_read(identity)
        else:
            opened = opening.to_write(identity)
    except BaseException:
        lock.release(identity)
        raise
    if not opened.read_only:
        lock.leave_note(real, author)
    return opened


class _Opening:
    """The way from a path to an open file, step by step."""

    def __init__(self, path: Path, archive: Archive | None, progress: Progress | None) -> None:
        self._path = path
        self._archive = archive
        self._progress = progress
        self._as_left = False
        """Whether the file is, byte for byte, as this computer left it."""

    def to_write(self, identity: lock.Identity) -> Opened:
        header = self._looked_at()
        try:
            return self._loaded(header, identity)
        except KnownError as error:
            if error.key != "file.damaged":
                raise
            # SQLite tells of what it could not read as of what is wrong. A copy shows which it is.
            examine(self._path)
            return self._loaded(header, identity)

    def _loaded(self, header: Header, identity: lock.Identity) -> Opened:
        try:
            connection = connect.connect(self._path, read_only=False)
        except sqlite3.Error as error:
            if faults.cannot_be_written(error):
                return self.to_read(identity)
            raise faults.while_opening(error, self._path) from error
        try:
            if header.version in OLDER:
                self._back_up(connection, header)
                header = self._brought_up(connection, header)
            if self._as_left and header.version == (MAJOR, MINOR):
                loaded = load_as_left(connection, header, self._path.name)
            else:
                loaded = load(connection, header, self._path.name, self._progress)
        except BaseException:
            connect.disconnect(connection, tidy=True)
            raise
        return Opened(self._path, connection, loaded, identity)

    def to_read(self, identity: lock.Identity) -> Opened:
        """Open a private copy, for the file may belong to somebody who is just writing it."""
        folder = private_folder(self._path.name)
        try:
            copy, header = self._copied(Path(folder.name))
            if header.version in OLDER or connect.journal_lies_beside(copy):
                header = self._put_right(copy, header)
            connection = self._connected(copy, read_only=True)
            try:
                loaded = load(connection, header, self._path.name, self._progress)
            except BaseException:
                connect.disconnect(connection, tidy=False)
                raise
        except BaseException:
            folder.cleanup()
            raise
        return Opened(self._path, connection, loaded, identity, folder)

    def _put_right(self, copy: Path, header: Header) -> Header:
        """Finish on the copy what a journal or an older version leaves to be done."""
        connection = self._connected(copy, read_only=False)
        try:
            if header.version in OLDER:
                return self._brought_up(connection, header)
            return header
        finally:
            connect.disconnect(connection, tidy=True)

    def _connected(self, copy: Path, *, read_only: bool) -> sqlite3.Connection:
        try:
            return connect.connect(copy, read_only=read_only)
        except sqlite3.Error as error:
            raise faults.while_opening(error, copy, self._path.name) from error

    def _looked_at(self) -> Header:
        if connect.journal_lies_beside(self._path):
            return journal.settle(self._path)
        shrunk.finish(self._path)
        header = inspect(self._path)
        self._as_left = self._archive is not None and self._archive.known.wrote(self._path)
        if self._as_left:
            return header
        with lock.nobody_else(self._path):
            pass
        try:
            header = examine(self._path, _part(self._progress, 0.0, _EXAMINED))
        except KnownError:
            # What looks damaged may be somebody's writing that has just begun.
            with lock.nobody_else(self._path):
                pass
            raise
        # What comes now is the other half.
        self._progress = _part(self._progress, _EXAMINED, 1.0)
        return header

    def _copied(self, folder: Path) -> tuple[Path, Header]:
        """Copy the file and what belongs to it, and check the copy."""
        name = self._path.name
        for tries_left in reversed(range(_TRIES)):
            try:
                inspect(self._path, unfinished=True)
                copy = copy_in(folder, self._path, name, with_journal=True)
                if connect.journal_lies_beside(copy):
                    return copy, journal.settle(copy, name=name)
                with contextlib.suppress(sqlite3.Error):
                    shrunk.finish_copy(copy)
                return copy, examine_copy(copy, name, self._progress)
            except KnownError:
                if not tries_left or lock.is_free(self._path):
                    raise
                time.sleep(_PAUSE)
        raise AssertionError("the last try returns or raises")

    def _back_up(self, connection: sqlite3.Connection, header: Header) -> None:
        """Keep the file as it is before it is changed for good."""
        if self._archive is not None:
            check(connection, header, self._path.name)
            scanned = scan(connection)
            self._archive.back_up(
                scanned.project_id, scanned.seal, "migrating", connection.backup, of=self._path
            )

    def _brought_up(self, connection: sqlite3.Connection, header: Header) -> Header:
        """Bring a file of an older version up to this one; return its header from then on."""
        name = self._path.name
        check(connection, header, name)
        try:
            migrate(connection, header.version)
        except sqlite3.Error as error:
            if faults.is_a_bug(error):
                raise
            raise KnownError("file.cannot_bring_up", name=name) from error
        return replace(header, version=(MAJOR, MINOR))


def _part(progress: Progress | None, start: float, end: float) -> Progress | None:
    """Return what tells of a part of the way, as a part."""
    if progress is None:
        return None
    whole = progress
    return lambda done: whole(start + (end - start) * done)


def _may_be_written(path: Path) -> bool:
    return (
        os.access(path, os.W_OK)
        and os.access(path.parent, os.W_OK)
        and journal.may_lie_beside(path)
    )
