"""What the archive keeps of one open file: its backups, and how the file was left."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from coprod_desktop.project.archive import Archive
from coprod_desktop.project.backups import HALF_HOUR, Backup, Reason, place_of
from coprod_desktop.project.known import KnownFile, digest_of
from coprod_desktop.support.clock import Clock


class Kept:
    """Keeps backups of one file that may be written; `archive` None keeps nothing."""

    def __init__(self, archive: Archive | None, clock: Clock, project_id: str, path: Path) -> None:
        self._archive = archive
        self._clock = clock
        self._project_id = project_id
        self._path = path
        self._changed = False
        self.backed_up_at: dt.datetime | None = None

    def note_change(self) -> None:
        """Note that the file says something that no backup has yet."""
        self._changed = True

    def begin_at(self, path: Path, archive: Archive | None) -> None:
        """Go on with the file in another place, of which there is no backup yet."""
        self._path, self._archive = path, archive
        self._changed, self.backed_up_at = True, None

    @property
    def has_news(self) -> bool:
        """Whether something changed since the last backup."""
        return self._archive is not None and self._changed

    def is_due(self) -> bool:
        """Tell whether something changed since the last backup, and that is half an hour ago."""
        before = self.backed_up_at
        return self.has_news and (before is None or self._clock.now() - before >= HALF_HOUR)

    def back_up(
        self, copy_into: Callable[[sqlite3.Connection], None], seal: int, reason: Reason
    ) -> Backup | None:
        """Make a backup; None without an archive. Raises `KnownError` "backup.failed"."""
        if self._archive is None:
            return None
        # What is changed while the backup is made is news again.
        before, self._changed = self._changed, False
        try:
            backup = self._archive.back_up(self._project_id, seal, reason, copy_into, of=self._path)
        except BaseException:
            self._changed |= before
            raise
        self.backed_up_at = backup.at
        return backup

    def backups(self) -> list[Path]:
        """Return the backups of the file in this place, newest first."""
        if self._archive is None:
            return []
        place = place_of(self._path)
        there = self._archive.backups(self._project_id)
        return [each.path for each in there if each.place == place]

    def delete_others(self, fresh: Backup | None) -> list[Path]:
        """Delete every backup of this project but one, in all places; return those that stay."""
        if self._archive is None:
            return []
        return self._archive.delete_others(self._project_id, fresh)

    def spare(self, backup: Path) -> None:
        """Thin away anything but this backup from now on."""
        if self._archive is not None:
            self._archive.spare(backup)

    def digest_of(self, path: Path) -> str:
        """Return the digest of a file just before it is closed, where anybody wants it."""
        return "" if self._archive is None else digest_of(path)

    def remember(self, path: Path, digest: str, step: int) -> None:
        """Have the archive know how a file is left (`digest`), or that it is open (empty)."""
        if self._archive is not None:
            at = self._clock.now().astimezone(dt.UTC).isoformat(timespec="seconds")
            real = os.path.realpath(path)
            self._archive.known.remember(KnownFile(real, self._project_id, digest, step, at))
