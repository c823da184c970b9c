"""The connection to the file of an open project, and how far it can be trusted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from coprod_desktop.project import connect, faults, seal
from coprod_desktop.project.edits import Change
from coprod_desktop.project.opening import Opened
from coprod_desktop.project.state import State
from coprod_desktop.support.errors import KnownError


class Attempt(NamedTuple):
    """A writing that failed, and may be on the disk all the same; `seal` is the one after it."""

    seal: int
    change: Change


class Held:
    """The file at `path` that says what is in `state`; `opened` is None while it is cut off.

    `open_file` opens a path as this project was opened. `found` hears of a change that was told as
    lost and is in the file after all. Whoever calls sees to it that one thread does so at a time.
    """

    def __init__(
        self,
        path: Path,
        opened: Opened,
        state: State,
        *,
        open_file: Callable[[Path], Opened],
        found: Callable[[Change], None],
    ) -> None:
        self.path = path
        self.opened: Opened | None = opened
        self.given_back = False
        """Whether the project is closed for good."""
        self._state = state
        self._open_file = open_file
        self._found = found
        self._attempt: Attempt | None = None

    def ready(self) -> Opened:
        """Return the open file, opened anew where a failure has cut it off or it was put back.

        Raises `KnownError` "file.moved" or "file.cannot_write".
        """
        opened = self.opened
        if opened is not None and opened.is_there:
            return opened
        # Moved, replaced, or on a stick that is gone: what we wrote now, nobody would find.
        before = self._state.seal
        again = self._reopen()
        if again is None:
            key = "file.cannot_write" if opened is None else "file.moved"
            raise KnownError(key, name=self.path.name)
        if self._state.seal != before:
            # What comes now was planned without what turns up here.
            if self._attempt is not None:
                self._found(self._attempt.change)
            raise KnownError("file.cannot_write", name=self.path.name)
        return again

    def doubt(self, error: sqlite3.Error, attempt: Attempt | None) -> None:
        """Find out what is on the disk after a failure, and take that for what the project says.

        A commit may fail in its very last sync, when the data is there already. Only the disk
        knows, so the file is opened anew and read.
        """
        self._attempt = attempt
        if faults.is_for_want_of_room(error) and self._is_as_before():
            return
        self.cut_off()
        self._reopen()

    def cut_off(self) -> None:
        """Trust the connection no more, and leave what lies on the disk for the next opening."""
        if self.opened is not None:
            self.opened.drop()
            self.opened = None

    def go_to(self, target: Path) -> None:
        """Go on in the file at `target`, which must say the same.

        Raises `KnownError`; that file is then deleted, and all goes on as before.
        """
        try:
            opened = self._open_file(target)
        except KnownError:
            target.unlink(missing_ok=True)
            raise
        found = opened.loaded
        same = found.project_id == self._state.project_id and found.records == self._state.records
        if opened.read_only or not same:
            opened.close()
            target.unlink(missing_ok=True)
            raise KnownError("file.cannot_copy", name=target.name)
        if self.opened is not None and self.opened.is_there:
            # Where the old file still lies it is given back, with nothing left beside it.
            self.opened.close()
        else:
            self.cut_off()
        self.path = target
        self.opened = opened
        self._state.adopt(found)

    def give_back(self) -> None:
        """Close the file for good, with nothing left beside it."""
        self.given_back = True
        opened, self.opened = self.opened, None
        if opened is not None:
            opened.close()

    def _is_as_before(self) -> bool:
        """Tell whether a full disk took nothing of a writing, and the connection is still good.

        That is worth a look of its own: saving is tried again every few seconds until there is
        room, and opening a large file takes its time. A full disk does answer; one that is gone
        might seem to, out of what SQLite remembers, so after any other failure this is not asked.
        """
        opened = self.opened
        if opened is None or not opened.is_there:
            return False
        try:
            connect.roll_back(opened.connection)
            (written,) = opened.connection.execute("SELECT seal FROM file_info").fetchone()
        except sqlite3.Error:
            return False
        return bool(written == seal.to_bytes(self._state.seal))

    def _reopen(self) -> Opened | None:
        """Open what lies at the path now; None where it is not this project as it was left here.

        Another stick or an older copy may be in its place. What was acknowledged is then in memory
        only, and must not be taken for less.
        """
        try:
            opened = self._open_file(self.path)
        except (KnownError, OSError, sqlite3.Error):
            # Whatever is wrong there, what was acknowledged is in memory, and saving says so.
            return None
        found, state = opened.loaded, self._state
        left = {state.seal} | ({self._attempt.seal} if self._attempt else set())
        if opened.read_only or found.project_id != state.project_id or found.seal not in left:
            opened.close()
            return None
        self.cut_off()
        self.opened = opened
        if found.seal != state.seal:
            state.adopt(found)
        return opened
