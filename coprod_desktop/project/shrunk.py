"""A file that was just written anew, and whose old end was not cut off yet when the program died.

After an erasure SQLite writes the whole file anew, and takes the surplus off its end last of all.
Whoever is killed just before leaves a whole project with old pages behind it: what was erased may
be in them. Nothing else that we do makes a file shorter, so nothing else is put right here.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from coprod_desktop.project import connect, lock
from coprod_desktop.project.guard import guarded
from coprod_desktop.project.header import inspect
from coprod_desktop.project.intake import examine_copy, private_copy
from coprod_desktop.support.errors import KnownError


def finish(path: Path) -> None:
    """Cut off the surplus of the project at `path`, where it is sound without.

    Anything else stays as it is, for the checks that follow. Raises `KnownError` "file.in_use".
    """
    if not _surplus(path):
        return
    with lock.nobody_else(path):
        pass
    with contextlib.suppress(KnownError, sqlite3.Error, OSError), private_copy(path) as copy:
        if finish_copy(copy):
            examine_copy(copy, path.name)
            with path.open("rb+") as stream:
                stream.truncate(copy.stat().st_size)
                os.fsync(stream.fileno())


def finish_copy(copy: Path) -> bool:
    """Cut the surplus off a copy in a place of our own, where something was erased in it."""
    surplus = _surplus(copy)
    if not surplus:
        return False
    connection = connect.connect(copy, read_only=True)
    try:
        with guarded(connection, copy.stat().st_size):
            (erased,) = connection.execute("SELECT EXISTS (SELECT 1 FROM erased)").fetchone()
    finally:
        connect.disconnect(connection, tidy=False)
    if erased:
        os.truncate(copy, copy.stat().st_size - surplus)
    return bool(erased)


def _surplus(path: Path) -> int:
    """Return by how many bytes of whole pages a file is longer than it says; else nothing."""
    try:
        header = inspect(path, unfinished=True)
    except KnownError:
        return 0
    surplus = header.size - header.pages * header.page_size
    return surplus if surplus > 0 and surplus % header.page_size == 0 else 0
