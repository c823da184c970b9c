"""Making a new, empty project file."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import uuid
from collections.abc import Callable
from pathlib import Path

from coprod_desktop.project import connect, journal, schema, seal
from coprod_desktop.project.layout import APPLICATION_ID, USER_VERSION
from coprod_desktop.project.scan import scan
from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.files import part_beside, sync_folder


def create(path: Path, fill: Callable[[Path], None] | None = None, *, project_id: str = "") -> None:
    """Make a project at `path`, whole or not at all: empty, or with what `fill` writes into it.

    It is a new project, or with `project_id` another file of that one. `fill` gets the file under
    the name that it has until it is whole. Raises `KnownError` "file.exists" where anything is
    there already, which stays as it is, and "file.cannot_create" where the folder takes no file.
    """
    name = path.name
    if os.path.lexists(path):
        raise KnownError("file.exists", name=name)
    if not journal.may_lie_beside(path):
        raise KnownError("file.cannot_create", name=name)
    unborn = part_beside(path)
    try:
        os.close(os.open(unborn, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        _lay_out(unborn, project_id or str(uuid.uuid4()))
        if fill is not None:
            fill(unborn)
            _sync(unborn)
        _give_name(unborn, path)
        sync_folder(path.parent)
    except FileExistsError:
        raise KnownError("file.exists", name=name) from None
    except (OSError, sqlite3.Error) as error:
        raise KnownError("file.cannot_create", name=name) from error
    finally:
        for left in (unborn, connect.journal_of(unborn)):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _lay_out(path: Path, project_id: str) -> None:
    connection = connect.connect(path, read_only=False)
    try:
        _make_tables(connection, project_id)
    finally:
        connect.disconnect(connection, tidy=True)


def _make_tables(connection: sqlite3.Connection, project_id: str) -> None:
    connect.begin(connection)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={USER_VERSION}")
    for statement in schema.statements():
        connection.execute(statement)
    connection.execute("INSERT INTO file_info VALUES (?, ?)", (project_id, b""))
    whole = seal.to_bytes(scan(connection).seal)
    connection.execute("UPDATE file_info SET seal = ?", (whole,))
    connect.commit(connection)


def _give_name(unborn: Path, path: Path) -> None:
    """Give a finished file its name, unless something got it first."""
    try:
        os.link(unborn, path)
    except FileExistsError:
        raise
    except OSError:
        # FAT knows no links.
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        unborn.rename(path)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
