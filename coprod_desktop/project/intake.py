"""The first look at a file that this computer did not write last: on a copy, in a private folder.

SQLite never sees the file itself before the copy has passed every check.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from coprod_desktop.project import connect, faults, lock
from coprod_desktop.project.guard import guarded
from coprod_desktop.project.header import Header, inspect
from coprod_desktop.project.load import check
from coprod_desktop.project.scan import Progress
from coprod_desktop.support.errors import KnownError

_PREFIX = "coprod-desktop-"
_OLD = 24 * 3600
_SYSTEMS_OWN = ("/tmp", "/var/tmp")  # noqa: S108 - to know them, not to use them
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


def private_folder(name: str) -> tempfile.TemporaryDirectory[str]:
    """Make a folder that nobody else may look into; it goes when it is let go of.

    Raises `KnownError` "file.no_room_to_check"; `name` is what a person calls the file.
    """
    try:
        return tempfile.TemporaryDirectory(prefix=_PREFIX, dir=_place(), ignore_cleanup_errors=True)
    except OSError as error:
        raise KnownError("file.no_room_to_check", name=name) from error


def _place() -> Path:
    """Return the system's folder for temporary files. Raises `OSError` where there is none.

    Python then takes the current directory. That may be a stick, or a folder that others share,
    and is no place for a copy of anybody's words.
    """
    place = Path(tempfile.gettempdir())
    named = [os.environ.get(each) for each in ("TMPDIR", "TEMP", "TMP")]
    meant = {Path(each).absolute() for each in (*named, *_SYSTEMS_OWN) if each}
    if place not in meant and place.samefile(os.curdir):
        raise FileNotFoundError(errno.ENOENT, "no folder for temporary files")
    return place


def sweep() -> None:
    """Delete the private folders of programs that were killed, a day later."""
    with contextlib.suppress(OSError):
        for folder in _place().glob(f"{_PREFIX}*"):
            with contextlib.suppress(OSError):
                if time.time() - folder.stat().st_mtime > _OLD:
                    shutil.rmtree(folder)


@contextlib.contextmanager
def private_copy(path: Path, *, name: str = "", with_journal: bool = False) -> Iterator[Path]:
    """Give a copy of a file that was not judged yet. Raises as `copy_in`."""
    name = name or path.name
    with private_folder(name) as folder:
        yield copy_in(Path(folder), path, name, with_journal=with_journal)


def copy_in(folder: Path, path: Path, name: str, *, with_journal: bool) -> Path:
    """Copy a file into a private folder, perhaps with the journal beside it; return the copy.

    Raises `KnownError` "file.cannot_open" or "file.no_room_to_check".
    """
    copy = folder / "copy.coprod"
    try:
        connect.journal_of(copy).unlink(missing_ok=True)
        shutil.copyfile(path, copy)
        if with_journal and connect.journal_lies_beside(path):
            shutil.copyfile(connect.journal_of(path), connect.journal_of(copy))
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise KnownError("file.no_room_to_check", name=name) from error
        raise KnownError("file.cannot_open", name=name, reason=error.strerror or "") from error
    return copy


@contextlib.contextmanager
def judged_copy(
    path: Path, progress: Progress | None = None, *, name: str = ""
) -> Iterator[tuple[Path, Header]]:
    """Give a copy of the project at `path` as it lies there, without a journal, and its header.

    Raises `KnownError` with a key under "file." where it is not sound; the file was only read.
    """
    name = name or path.name
    inspect(path, name=name)
    with private_copy(path, name=name) as copy:
        yield copy, examine_copy(copy, name, progress)


def examine(path: Path, progress: Progress | None = None, *, name: str = "") -> Header:
    """Check the project at `path` on a copy, and return its header. Raises as `judged_copy`."""
    with judged_copy(path, progress, name=name) as (_, header):
        return header


def project_id_of(path: Path) -> str:
    """Return which project a file is, as far as that can be read; it may be damaged.

    A file that this program has open is not read: that would give up its lock.
    """
    # Whatever is wrong with it, the answer is then that we do not know.
    with contextlib.suppress(Exception), lock.claimed(path):
        # First a look at its first bytes, for it may be anything, of any size.
        inspect(path, unfinished=True)
        with private_copy(path) as copy:
            connection = connect.connect(copy, read_only=True)
            try:
                with guarded(connection, copy.stat().st_size):
                    found = connection.execute("SELECT project_id FROM file_info").fetchone()
                    return str(found[0])
            finally:
                connect.disconnect(connection, tidy=False)
    return ""


def examine_copy(copy: Path, name: str, progress: Progress | None = None) -> Header:
    """Check a file that is in a place of our own; `name` is what a person calls it."""
    header = inspect(copy, name=name)
    try:
        connection = connect.connect(copy, read_only=True)
    except sqlite3.Error as error:
        raise faults.while_opening(error, copy, name) from error
    try:
        check(connection, header, name, progress)
    finally:
        connect.disconnect(connection, tidy=False)
    return header
