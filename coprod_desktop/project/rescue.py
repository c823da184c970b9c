"""A project that is in memory and in no file any more: how another file of it is begun."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from coprod_desktop.project.copying import copy_file
from coprod_desktop.project.create import create
from coprod_desktop.support.errors import KnownError


def begin_again(target: Path, backups: Iterable[Path], project_id: str) -> None:
    """Make a file of the project at `target` for what is in memory to be written into.

    It begins as the first of `backups` that is sound, and so keeps the history up to there;
    without any it begins empty. Raises `KnownError` or `OSError`; nothing is then at `target`.
    """
    for backup in backups:
        with contextlib.suppress(KnownError):
            copy_file(backup, target)
            return
    create(target, project_id=project_id)
