"""What this computer keeps of projects: their backups, and which files it wrote last."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from coprod_desktop.project import backups
from coprod_desktop.project.backups import Backup, Reason
from coprod_desktop.project.believed import believed
from coprod_desktop.project.copying import copy_out
from coprod_desktop.project.intake import examine, sweep
from coprod_desktop.project.known import KnownFiles
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.errors import KnownError


class Archive:
    """A folder of the user's own, for all projects."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._root = folder / "backups"
        self._clock = clock
        self._spared: frozenset[Path] = frozenset()
        self._seen = folder / "clock.json"
        self.known = KnownFiles(folder / "known files.json")

    def back_up(
        self,
        project_id: str,
        seal: int,
        reason: Reason,
        copy_into: Callable[[sqlite3.Connection], None],
        *,
        of: Path,
    ) -> Backup:
        """Make a backup and thin the older ones; where the newest is the same, return that.

        `of` is the project file: a copy of it elsewhere has backups of its own.

        What is made before something drastic is always made, under its own reason. Backups of any
        project that are past their time go on this occasion.

        Raises `KnownError` "backup.failed"; nothing half done is left.
        """
        going_by = self.expire()
        folder = backups.folder_of(self._root, project_id)
        place = backups.place_of(of)
        there = [each for each in backups.backups_in(folder) if each.place == place]
        if reason not in backups.DRASTIC and there and there[0].seal == backups.short(seal):
            # Its name says that it is the same; only a look tells whether it still is.
            with contextlib.suppress(KnownError):
                examine(there[0].path)
                return there[0]
        now = self._clock.now()
        path = backups.path_for(folder, now, reason, seal, place)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            copy_out(copy_into, path, replace=True, private=True)
        except (OSError, sqlite3.Error, KnownError) as error:
            raise KnownError("backup.failed") from error
        backups.thin(folder, going_by, but=self._spared | {path})
        at = now.astimezone(dt.UTC).replace(microsecond=0)
        return Backup(path, at, reason, backups.short(seal), place)

    def spare(self, backup: Path) -> None:
        """Thin away anything but this one from now on: somebody is about to use it."""
        self._spared |= {backup}

    def backups(self, project_id: str) -> list[Backup]:
        """Return the backups of a project in any place, newest first."""
        try:
            folder = backups.folder_of(self._root, project_id)
        except ValueError:
            return []
        return backups.backups_in(folder)

    def delete_others(self, project_id: str, fresh: Backup | None) -> list[Path]:
        """Delete every backup of a project but one, in all places; return those that stay."""
        there = [each.path for each in self.backups(project_id)]
        gone = [each for each in there if fresh is None or each != fresh.path]
        backups.delete_all(gone)
        return [each for each in gone if os.path.lexists(each)]

    def expire(self) -> dt.datetime:
        """Delete every backup that is past its time, and copies that a crash left behind.

        Return the moment it went by, which is earlier than a clock that leaps ahead says.
        """
        sweep()
        now = believed(self._seen, self._clock.now(), lambda: backups.newest_in(self._root))
        backups.expire(self._root, now)
        return now
