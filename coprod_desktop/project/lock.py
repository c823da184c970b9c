"""Who has a project file open.

SQLite's own lock keeps a second program out. A small file beside the project, gone at close, says
whose lock it is; left behind by a crash it means nothing, since the lock is gone with its owner.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from coprod_desktop.support.errors import KnownError

if sys.platform != "win32":
    import fcntl

Identity: TypeAlias = tuple[int, int]
"""The device and the number that a file has on it."""

# Where SQLite locks: https://www.sqlite.org/lockingv3.html, PENDING_BYTE and what follows.
_LOCK_AT = 0x40000000
_LOCK_BYTES = 512

_MOST_BYTES = 2000
_MOST_CHARACTERS = 80

# Closing any handle on a file drops all locks this process holds on it (POSIX). So a file that
# this process has open must be known before anybody reads its header, wherever it was opened.
_open_here: set[Identity] = set()
_guard = threading.Lock()


def note_of(path: Path) -> Path:
    """Return where it is noted who has the project at `path` open."""
    return path.with_name(f".~lock.{path.name}#")


def identity_of(path: Path) -> Identity | None:
    """Return what tells this file from any other, under whatever name; None where none is."""
    try:
        found = os.stat(path)  # noqa: PTH116 - the shorter way, for it runs at every edit
    except OSError:
        return None
    return found.st_dev, found.st_ino


def claim(identity: Identity) -> bool:
    """Note that this process opens a file; False where it has it open already."""
    with _guard:
        if identity in _open_here:
            return False
        _open_here.add(identity)
        return True


def release(identity: Identity) -> None:
    """Note that this process has closed a file."""
    with _guard:
        _open_here.discard(identity)


def leave_note(path: Path, author: str) -> None:
    """Write who has the project open. Only a courtesy: that it cannot be written is no error."""
    who = {"name": author, "user": _user(), "computer": platform.node()}
    with contextlib.suppress(OSError):
        # A new file: one that lies there may be a link, and lead to another file of this user.
        note_of(path).unlink(missing_ok=True)
        with note_of(path).open("x", encoding="utf-8") as stream:
            stream.write(json.dumps(who))


def take_note_away(path: Path) -> None:
    """Remove the note again."""
    with contextlib.suppress(OSError):
        note_of(path).unlink(missing_ok=True)


def who_has_it(path: Path) -> str:
    """Return who has the project open, as "Bernadette (bern on LAPTOP)"; empty if unknown."""
    try:
        if not note_of(path).is_file():
            return ""
        with note_of(path).open("rb") as stream:
            note = json.loads(stream.read(_MOST_BYTES))
        name, user, computer = (_line(note[each]) for each in ("name", "user", "computer"))
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    place = f"{user} on {computer}" if user and computer else user or computer
    return f"{name} ({place})" if name and place else name or place


def _line(text: object) -> str:
    """Return a stranger's text as one short printable line."""
    shown = "".join(each for each in str(text) if each.isprintable())
    return shown[:_MOST_CHARACTERS]


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def in_use(path: Path) -> KnownError:
    """Return what to tell about a file that is open elsewhere."""
    who = who_has_it(path)
    if who:
        return KnownError("file.in_use", name=path.name, who=who)
    return KnownError("file.in_use_unknown", name=path.name)


@contextlib.contextmanager
def nobody_else(path: Path) -> Iterator[None]:
    """Refuse a project that another program has open to write; hold the lock meanwhile.

    The lock is gone as soon as this process closes any handle on the file (POSIX).
    """
    if sys.platform == "win32":
        # There, the owner's locks keep us from reading, and its open journal from being removed.
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
            raise in_use(path) from None
        yield


@contextlib.contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Refuse a file that this or another program has open; nobody here opens it meanwhile."""
    identity = identity_of(path)
    if identity is None:
        yield
        return
    if not claim(identity):
        raise in_use(path)
    try:
        with nobody_else(path):
            yield
    finally:
        release(identity)


def is_free(path: Path) -> bool:
    """Tell whether no other program has a project open to write, as far as can be seen."""
    try:
        with nobody_else(path):
            return True
    except KnownError:
        return False
