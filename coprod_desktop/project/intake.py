"""The first look at a file that this computer did not write last: on a copy, in a private folder.

SQLite never sees the file itself before the copy has passed every check.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path

from coprod_desktop.project import connect, faults, lock
from coprod_desktop.project.guard import guarded
from coprod_desktop.project.header import Header, inspect
from coprod_desktop.project.load import check
from coprod_desktop.project.scan import Progress
from coprod_desktop.support.errors import KnownError

_PREFIX = "coprod-desktop-"
_OLD = 24 * 3600


def private_folder() -> tempfile.TemporaryDirectory[str]:
    """Make a folder that nobody else may look into; it goes when it is let go of."""
    return tempfile.TemporaryDirectory(prefix=_PREFIX)


def sweep() -> None:
    """Delete the private folders of programs that were killed, a day later."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > _OLD:
                shutil.rmtree(folder)


def examine(path: Path, progress: Progress | None = None, *, name: str = "") -> Header:
    """Check the project at `path` as it lies there, without a journal, and return its header.

    Raises `KnownError` with a key under "file."; the file was only read.
    """
    name = name or path.name
    inspect(path, name=name)
    with private_folder() as folder:
        copy = Path(folder) / "copy.coprod"
        try:
            shutil.copyfile(path, copy)
        except OSError as error:
            reason = error.strerror or ""
            raise KnownError("file.cannot_open", name=name, reason=reason) from error
        return examine_copy(copy, name, progress)


def project_id_of(path: Path) -> str:
    """Return which project a file is, as far as that can be read; it may be damaged.

    A file that this program has open is not read: that would give up its lock.
    """
    # Whatever is wrong with it, the answer is then that we do not know.
    with contextlib.suppress(Exception), lock.claimed(path), private_folder() as folder:
        # First a look at its first bytes, for it may be anything, of any size.
        inspect(path, unfinished=True)
        copy = Path(folder) / "copy.coprod"
        shutil.copyfile(path, copy)
        connection = connect.connect(copy, read_only=True)
        try:
            with guarded(connection, copy.stat().st_size):
                return str(connection.execute("SELECT project_id FROM file_info").fetchone()[0])
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
