"""A whole copy of an open project, believed only after it was checked."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from coprod_desktop.project import connect, intake, lock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.files import open_to_others, part_beside, sync_folder


def copy_out(
    copy_into: Callable[[sqlite3.Connection], None],
    target: Path,
    *,
    replace: bool = False,
    private: bool = False,
) -> None:
    """Put a checked copy at `target`, whole or not at all.

    `copy_into` fills an empty database. The copy goes under another name until SQLite and the
    seal have found no fault with it and it is on the disk: a copy cut off by a full disk may open
    as an empty project. With `replace`, what was at `target` goes at that moment. Who else may
    read it is as for any new file of this user, or with `private` nobody.

    Raises `OSError`, `sqlite3.Error`, or `KnownError` where the copy is not as it should be.
    """
    if not replace and os.path.lexists(target):
        raise FileExistsError(target)
    part = part_beside(target)
    try:
        # Made here, so that nobody else may read it meanwhile.
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        raw = sqlite3.connect(part, isolation_level=None)
        try:
            # It is synced as a whole below.
            raw.execute("PRAGMA journal_mode=OFF").close()
            raw.execute("PRAGMA synchronous=OFF").close()
            copy_into(raw)
        finally:
            raw.close()
        intake.examine_copy(part, target.name)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        if not private:
            open_to_others(part)
        part.replace(target)
        sync_folder(target.parent)
    finally:
        for left in (part, connect.journal_of(part)):
            left.unlink(missing_ok=True)


def copy_file(source: Path, target: Path) -> None:
    """Put a checked copy of a project that nobody has open at `target`. Raises as `copy_out`."""
    with intake.judged_copy(source) as (judged, _):

        def copy_into(raw: sqlite3.Connection) -> None:
            connection = connect.connect(judged, read_only=True)
            try:
                connection.backup(raw)
            finally:
                connect.disconnect(connection, tidy=False)

        copy_out(copy_into, target)


def put_in_place(backup: Path, target: Path, kept: Path) -> None:
    """Put a checked copy of a backup at `target`; whatever is there goes to `kept`, untouched.

    At every moment one of the two is at `target`, whole, wherever there is room for both. A
    journal beside `target` goes along: it belongs to what was there, and SQLite would play it
    back into the backup. Raises `OSError`, or `KnownError` where somebody has the file open or
    the backup is not sound; all is then as it was.
    """
    part = part_beside(target)
    try:
        try:
            copy_file(backup, part)
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
        with contextlib.suppress(OSError):
            shutil.copymode(target, part)
        with lock.claimed(target):
            old = (connect.journal_of(target), target)
            new = (connect.journal_of(kept), kept)
            going = [pair for pair in zip(old, new, strict=True) if os.path.lexists(pair[0])]
            try:
                for each, copy in going:
                    _copy_aside(each, copy)
            except OSError:
                # No room for one more, or it cannot be read: then for a moment nothing is there.
                _unlink([copy for _, copy in going])
                _swap_by_names(part, target, going)
            else:
                _swap(part, target, going)
        sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _copy_aside(old: Path, new: Path) -> None:
    part = part_beside(new)
    try:
        # Made here, so that nobody else may read it meanwhile.
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        shutil.copyfile(old, part)
        with contextlib.suppress(OSError):
            shutil.copystat(old, part)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(new)
        sync_folder(new.parent)
    finally:
        part.unlink(missing_ok=True)


def _swap(part: Path, target: Path, going: Sequence[tuple[Path, Path]]) -> None:
    """Put `part` at `target`, of which there is a copy already."""
    try:
        # Once more, for reading the file gave up the lock.
        with lock.nobody_else(target):
            part.replace(target)
    except BaseException:
        _unlink([copy for _, copy in going])
        raise
    # Whoever has opened the new file by now has seen to the journal too.
    with contextlib.suppress(OSError, KnownError), lock.nobody_else(target):
        connect.journal_of(target).unlink(missing_ok=True)


def _swap_by_names(part: Path, target: Path, going: Sequence[tuple[Path, Path]]) -> None:
    moved: list[tuple[Path, Path]] = []
    try:
        for old, new in reversed(going):
            old.rename(new)
            moved.append((old, new))
        part.replace(target)
    except BaseException:
        for old, new in reversed(moved):
            new.rename(old)
        raise


def _unlink(paths: Iterable[Path]) -> None:
    for each in paths:
        with contextlib.suppress(OSError):
            each.unlink(missing_ok=True)
