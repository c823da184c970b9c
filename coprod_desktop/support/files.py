"""Writing files so that nobody ever sees half of one."""

from __future__ import annotations

import contextlib
import os
import re
import time
import uuid
from pathlib import Path

_PART = re.compile(r"\.coprod-[0-9a-f]{32}\.part(-journal)?")
_OLD = 24 * 3600


def part_beside(path: Path) -> Path:
    """Return a name of its own for what is to be at `path` once it is whole.

    What a killed program left under such a name a day ago or earlier goes on this occasion.
    """
    sweep(path.parent)
    return path.with_name(f".coprod-{uuid.uuid4().hex}.part")


def sweep(folder: Path) -> None:
    """Delete what was never finished in a folder, once no program can still be at it."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _PART.fullmatch(path.name) and time.time() - path.stat().st_mtime > _OLD:
                path.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that the file is the old one or the new one, never a part.

    Raises `OSError` where the folder cannot be written; the old file is then untouched.
    """
    part = part_beside(path)
    try:
        # Made here, so that nobody else may read it meanwhile.
        handle = os.open(
            part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # A pack is meant to be shared like any new file.
        open_to_others(part)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def open_to_others(path: Path) -> None:
    """Give a private file the permissions that any new file of this user gets."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def sync_folder(folder: Path) -> None:
    """Have new names in a folder on the disk too, where the system lets a folder be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
