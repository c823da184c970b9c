"""A journal that lies beside a project: the last writing was cut off, or it belongs elsewhere.

SQLite would roll it back unasked. That is right after a crash, and wrong where somebody has put a
newer copy of the project next to an old journal: the two make a well-formed mixture. So it is
tried out first, and the seal decides.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

from coprod_desktop.project import connect, lock
from coprod_desktop.project.header import Header
from coprod_desktop.project.intake import examine, examine_copy, private_copy
from coprod_desktop.support.errors import KnownError

_MAGIC = bytes.fromhex("d9d505f920a163d7")

# The project could not be looked at, so nobody knows yet whether it needs its journal.
_NOTHING_KNOWN = frozenset({"file.cannot_open", "file.no_room_to_check"})


def may_lie_beside(path: Path) -> bool:
    """Tell whether SQLite can keep a journal there.

    Its name is a little longer, which not every folder takes. A link or a pipe in its place would
    be written through.
    """
    try:
        return stat.S_ISREG(os.lstat(connect.journal_of(path)).st_mode)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def settle(path: Path, *, name: str = "") -> Header:
    """Make sure that opening the project at `path` gives what was last saved; return its header.

    `name` is what a person calls it, where that is not its own name.

    A project that is whole without the journal needs none: all that was acknowledged is in it,
    and the journal is removed. Otherwise rolling it back must make the project whole, which is
    tried on a copy; SQLite then does the same at opening.

    Raises `KnownError` and leaves everything as it was.
    """
    with lock.nobody_else(path):
        pass
    try:
        header = examine(path, name=name)
    except KnownError as alone:
        if alone.key in _NOTHING_KNOWN:
            raise
        return _rolled_back(path, alone)
    # Once more, for reading the file gave up the lock.
    with lock.nobody_else(path):
        _remove(connect.journal_of(path), path)
    return header


def _remove(journal: Path, path: Path) -> None:
    try:
        journal.unlink(missing_ok=True)
    except OSError as error:
        raise lock.in_use(path) from error


def _rolled_back(path: Path, alone: KnownError) -> Header:
    """Check a copy of the project after its journal was rolled back."""
    journal = connect.journal_of(path)
    try:
        if _names_another_journal(journal):
            raise alone
        with private_copy(path, with_journal=True) as copy:
            connect.disconnect(connect.connect(copy, read_only=False), tidy=True)
            return examine_copy(copy, path.name)
    except (KnownError, sqlite3.Error, OSError):
        raise alone from None


def _names_another_journal(journal: Path) -> bool:
    """Tell whether a journal is one of several of one writing, as ours never are.

    SQLite deletes the file that such a journal names, whatever it is.
    """
    with journal.open("rb") as stream:
        stream.seek(max(0, os.fstat(stream.fileno()).st_size - len(_MAGIC)))
        return stream.read() == _MAGIC
