"""The numbers that mark a file as one of ours, and which versions of it we read."""

from __future__ import annotations

SUFFIX = ".coprod"
"""How the name of a project file ends."""

APPLICATION_ID = 0x436F5072
"""SQLite's `application_id` of a project file: the letters CoPr."""

CHANGE, PARENT, ERASED = "change", "parent", "erased"
FILE_INFO = "file_info"
STEP, STEP_OP = "undo_step", "undo_op"
"""The tables beside those of the record kinds."""

MAJOR = 2
"""Raised when an older program can no longer read the file rightly; it then refuses it.

A field's default is part of the format: the history of a new record names only the fields that
differ from it. So after a release a default never changes, but with a migration that writes it.
"""

MINOR = 0
"""Raised when tables, columns or options are added that an older program may leave alone.

What is added is written as the frozen text is: see `schema`. A longer text is a major change.
"""

MOST_NUMBER = (1 << 53) - 1
"""The greatest number that stands in a file: any program takes it for the same."""

OLDER = ((0, 0), (1, 0))
"""The older versions that a file may have, as (major, minor): each has its migration."""

_MINORS = 1 << 16


def pack_version(major: int, minor: int) -> int:
    """Return a version as SQLite's `user_version` holds it."""
    return major * _MINORS + minor


def unpack_version(user_version: int) -> tuple[int, int]:
    """Return (major, minor) of a `user_version`."""
    return divmod(user_version, _MINORS)


USER_VERSION = pack_version(MAJOR, MINOR)
"""The version that this program writes."""
