"""Backups of an open project, and copies of it."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import threading
from pathlib import Path

from coprod_desktop.project import lock
from coprod_desktop.project.backups import Backup, Reason
from coprod_desktop.project.copying import copy_out
from coprod_desktop.project.held import Held
from coprod_desktop.project.kept import Kept
from coprod_desktop.project.state import State
from coprod_desktop.support.errors import KnownError


class _ChangedMeanwhile(Exception):  # noqa: N818 - no error: it is only begun again
    """Between naming a backup by its seal and copying, somebody wrote."""


class Copies:
    """Makes them from any thread. Whoever holds `guard`, which edits take too, waits for none."""

    def __init__(self, held: Held, state: State, kept: Kept, guard: threading.RLock) -> None:
        self._held = held
        self._state = state
        self._kept = kept
        self._guard = guard
        # One backup at a time. Whoever holds the guard must not wait for this.
        self._copying = threading.RLock()

    @property
    def backed_up_at(self) -> dt.datetime | None:
        """When the newest backup was made; None where there is none yet."""
        return self._kept.backed_up_at

    def backup_is_due(self) -> bool:
        """Tell whether there were changes since the last backup, and that is half an hour ago."""
        return self._kept.is_due()

    def spare(self, backup: Path) -> None:
        """Have no later backup push this one out."""
        self._kept.spare(backup)

    def back_up(self, reason: Reason) -> Backup | None:
        """Make a backup, unless the newest is the same; None where no archive keeps any.

        Raises `KnownError` "backup.failed", also where the file is cut off.
        """
        with self._copying:
            while True:
                seal = self._state.seal
                with contextlib.suppress(_ChangedMeanwhile):
                    return self._back_up(seal, reason)

    def back_up_at_last(self) -> None:
        """Make a backup of what has none yet, where that can be done, before the file is closed."""
        opened = self._held.opened
        if opened is not None and self._kept.has_news:
            with contextlib.suppress(KnownError):
                self._kept.back_up(opened.connection.backup, self._state.seal, "closed")

    def renew_backups(self) -> list[Path]:
        """Make a fresh backup and delete every older one of this project, in all places.

        Returns those that could not be deleted. Raises `KnownError` "backup.failed"; nothing is
        deleted then.
        """
        with self._copying:
            fresh = self.back_up("erased")
            return self._kept.delete_others(fresh)

    def copy_to(self, target: Path, *, replace: bool = False) -> None:
        """Put a checked copy of the project at `target`, whole or not at all.

        Raises `KnownError` "file.exists", "file.cannot_copy", or "file.in_use" where this or
        another program has open what would be replaced.
        """
        with self._guard, lock.claimed(target):
            opened = self._held.opened
            if opened is None:
                raise KnownError("file.cannot_copy", name=target.name)
            try:
                copy_out(opened.connection.backup, target, replace=replace)
            except FileExistsError:
                raise KnownError("file.exists", name=target.name) from None
            except (OSError, sqlite3.Error, KnownError) as error:
                raise KnownError("file.cannot_copy", name=target.name) from error

    def _back_up(self, seal: int, reason: Reason) -> Backup | None:
        def copy_into(raw: sqlite3.Connection) -> None:
            # Edits wait for the copying, not for the checks of the copy and for its disk.
            with self._guard:
                if self._held.opened is None:
                    raise KnownError("backup.failed")
                if self._state.seal != seal:
                    raise _ChangedMeanwhile
                self._held.opened.connection.backup(raw)

        return None if self._held.given_back else self._kept.back_up(copy_into, seal, reason)
