"""A journal that lies beside a project: the last writing was cut off, or it belongs elsewhere.

SQLite would roll it back unasked. That is right after a crash, and wrong where somebody has put a
newer copy of the project next to an old journal: the two make a well-formed mixture. So it is
tried out first, and the seal decides.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from coprod_desktop.project import connect, faults
from coprod_desktop.project.header import Header, inspect
from coprod_desktop.project.load import load
from coprod_desktop.support.errors import KnownError

if sys.platform != "win32":
    import fcntl

_MAGIC = bytes.fromhex("d9d505f920a163d7")
# Where SQLite locks: https://www.sqlite.org/lockingv3.html, PENDING_BYTE and what follows.
_LOCK_AT = 0x40000000
_LOCK_BYTES = 512


def lies_beside(path: Path) -> bool:
    """Tell whether a journal with something in it lies beside a project."""
    try:
        return connect.journal_of(path).stat().st_size > 0
    except OSError:
        return False


def has_room_for_its_name(path: Path) -> bool:
    """Tell whether the journal's name, which is a little longer, is allowed there too."""
    try:
        os.lstat(connect.journal_of(path))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def settle(path: Path, *, read_only: bool) -> Header:
    """Make sure that opening the project at `path` gives what was last saved; return its header.

    A project that is whole without the journal needs none: all that was acknowledged is in it,
    and the journal is removed. Otherwise rolling it back must make the project whole, which is
    tried on a copy; SQLite then does the same at opening.

    Raises `KnownError` and leaves everything as it was: "file.unfinished" where the project needs
    its journal but cannot be written, otherwise what is wrong with the project.
    """
    with _nobody_else(path):
        pass
    try:
        header = _whole(path)
    except KnownError as alone:
        header = _rolled_back(path, alone)
        if read_only:
            raise KnownError("file.unfinished", name=path.name) from None
        return header
    if not read_only:
        # Once more, for reading the header gave up the lock.
        with _nobody_else(path):
            _remove(connect.journal_of(path), path)
    return header


@contextlib.contextmanager
def _nobody_else(path: Path) -> Iterator[None]:
    """Refuse a project that another program is just writing: the journal is then alive."""
    if sys.platform == "win32":
        # There, the owner's open journal cannot be removed.
        yield
        return
    try:
        stream = path.open("r+b")
    except OSError:
        # It cannot be written here, so nobody here writes it.
        yield
        return
    with stream:
        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_BYTES, _LOCK_AT)
        except OSError:
            raise faults.in_use(path) from None
        yield


def _remove(journal: Path, path: Path) -> None:
    try:
        journal.unlink(missing_ok=True)
    except OSError as error:
        raise faults.in_use(path) from error


def _whole(path: Path) -> Header:
    """Check the project as it lies there, without its journal."""
    header = inspect(path)
    try:
        connection = connect.connect(path, read_only=True)
    except sqlite3.Error as error:
        raise faults.while_opening(error, path) from error
    try:
        load(connection, header, path.name)
    finally:
        connect.disconnect(connection, tidy=False)
    return header


def _rolled_back(path: Path, alone: KnownError) -> Header:
    """Check a copy of the project after its journal was rolled back."""
    journal = connect.journal_of(path)
    try:
        if _names_another_journal(journal):
            raise alone
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.coprod"
            shutil.copyfile(path, copy)
            shutil.copyfile(journal, connect.journal_of(copy))
            connect.disconnect(connect.connect(copy, read_only=False), tidy=True)
            return _whole(copy)
    except (KnownError, sqlite3.Error, OSError):
        raise alone from None


def _names_another_journal(journal: Path) -> bool:
    """Tell whether a journal is one of several of one writing, as ours never are.

    SQLite deletes the file that such a journal names, whatever it is.
    """
    with journal.open("rb") as stream:
        stream.seek(max(0, os.fstat(stream.fileno()).st_size - len(_MAGIC)))
        return stream.read() == _MAGIC
