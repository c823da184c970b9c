"""A look at a file's first bytes and its size, before SQLite is let near it.

SQLite takes an empty file for an empty database and repairs what it can; both would turn a wrong
file into a changed one. Offsets are from https://www.sqlite.org/fileformat2.html#the_database_header.
"""

from __future__ import annotations

import os
import stat
import struct
from dataclasses import dataclass
from pathlib import Path

from coprod_desktop.project.layout import APPLICATION_ID, MAJOR, OLDER, unpack_version
from coprod_desktop.support.errors import KnownError

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_ROLLBACK_JOURNAL = 1
_LARGEST_PAGE = 65_536


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of a project file say. `size` is the file's, in bytes."""

    size: int
    page_size: int
    pages: int
    version: tuple[int, int]


def inspect(path: Path, *, name: str = "", unfinished: bool = False) -> Header:
    """Return the header of the project file at `path`, which is only read.

    `name` is what a person calls it, where that is not its own name. `unfinished` says that a
    journal lies beside it: its last change was cut off, so its length may be any.

    Raises `KnownError` for a file that is missing, closed to us, empty, cut short, not a project
    file, or from a newer program.

    Never call this for a file that this process has open: closing a file drops every lock the
    process holds on it (POSIX), SQLite's among them.
    """
    name = name or path.name
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise KnownError("file.is_a_folder", name=name)
        if not stat.S_ISREG(kind):
            # Opening a pipe would wait for a writer for ever.
            raise KnownError("file.not_a_project", name=name)
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            raw = stream.read(_LENGTH)
    except FileNotFoundError:
        raise KnownError("file.missing", name=name) from None
    except OSError as error:
        raise KnownError("file.cannot_open", name=name, reason=error.strerror or "") from error
    if size == 0:
        raise KnownError("file.empty", name=name)
    if len(raw) < _LENGTH:
        cut = raw[: len(_MAGIC)] == _MAGIC[: len(raw)]
        raise KnownError("file.cut_short" if cut else "file.not_a_project", name=name)
    header = _parse(raw, size, name)
    if not unfinished and size != header.pages * header.page_size:
        longer = size > header.pages * header.page_size
        raise KnownError("file.damaged" if longer else "file.cut_short", name=name)
    return header


def _parse(raw: bytes, size: int, name: str) -> Header:
    (application_id,) = struct.unpack_from(">I", raw, 68)
    if not raw.startswith(_MAGIC) or application_id != APPLICATION_ID:
        raise KnownError("file.not_a_project", name=name)
    (user_version,) = struct.unpack_from(">I", raw, 60)
    version = unpack_version(user_version)
    if version[0] > MAJOR:
        raise KnownError("file.newer", name=name)
    (page_size,) = struct.unpack_from(">H", raw, 16)
    page_size = _LARGEST_PAGE if page_size == 1 else page_size
    counter, pages = struct.unpack_from(">II", raw, 24)
    (counter_then,) = struct.unpack_from(">I", raw, 92)
    if (
        (version[0] < MAJOR and version not in OLDER)
        or raw[18] != _ROLLBACK_JOURNAL
        or raw[19] != _ROLLBACK_JOURNAL
        or page_size < 512  # noqa: PLR2004 - the least that the format allows
        or page_size & (page_size - 1)
        or counter != counter_then
    ):
        raise KnownError("file.damaged", name=name)
    return Header(size, page_size, pages, version)
