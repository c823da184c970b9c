"""An open project file: what is in it, how it is changed, and the way back."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.records import KINDS, Record, specs
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.values import to_python
from coprod_desktop.project import connect, faults, history, lock
from coprod_desktop.project.archive import Archive
from coprod_desktop.project.backups import Backup, Reason
from coprod_desktop.project.copying import copy_out
from coprod_desktop.project.create import create
from coprod_desktop.project.edits import (
    NEWEST,
    Action,
    Change,
    Edit,
    PastChange,
    PastPlace,
    Within,
)
from coprod_desktop.project.history import DELETED, Cell
from coprod_desktop.project.kept import Kept
from coprod_desktop.project.opening import Opened, open_file
from coprod_desktop.project.past import authors, held_before, past
from coprod_desktop.project.scan import Progress
from coprod_desktop.project.steps import Steps
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.errors import KnownError

if TYPE_CHECKING:
    from coprod_desktop.project.plan import Difference
    from coprod_desktop.project.transaction import Draft, Transaction

_T = TypeVar("_T")
_WHOLE = Within()


class ProjectFile:
    """One open project. Nothing it gives out is tied to the file: all of it is frozen.

    It may be used from any thread; calls wait for each other. While it is open, let nothing else
    in this process open the same file and close it again: on Linux and macOS that would give up
    the lock. A copy is made by another program, or through this class.
    """

    def __init__(
        self,
        path: Path,
        opened: Opened,
        *,
        clock: Clock,
        author: str,
        archive: Archive | None = None,
    ) -> None:
        self.path = path
        self.read_only = opened.read_only
        self.project_id = opened.loaded.project_id
        self.author = author
        self._clock = clock
        self._archive = archive
        # Of what is only looked at, nothing is kept: it may be somebody else's.
        self._kept = Kept(None if opened.read_only else archive, clock, self.project_id)
        self._attempted: int | None = None
        self._guard = threading.RLock()
        self._closed = False
        self._opened: Opened | None = None
        self._seal = 0
        self._hlc = 0
        self._steps = Steps()
        self._records: dict[str, dict[str, Record]] = {}
        self._frozen: dict[str, MappingProxyType[str, Record]] = {}
        self._stale: set[str] = set()
        self._snapshot: Snapshot | None = None
        self._adopt(opened)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        clock: Clock,
        author: str = "",
        archive: Archive | None = None,
        fill: Callable[[Self], None] | None = None,
    ) -> Self:
        """Make a project and open it: empty, or with what `fill` writes into it first.

        Nobody relies on a file that is not whole yet, so `fill` does not wait for the disk after
        each of its edits, only once at the end; and none of them can be undone. Raises
        `KnownError` "file.exists" rather than write over anything, or "file.cannot_create".
        """

        def fill_file(unborn: Path) -> None:
            opened = open_file(unborn, author)
            with cls(unborn, opened, clock=clock, author=author) as file:
                opened.connection.execute("PRAGMA synchronous=OFF").close()
                if fill is not None:
                    fill(file)
                    file._commit(lambda transaction: transaction.forget_steps())

        create(path, fill_file if fill is not None else None)
        return cls.open(path, clock=clock, author=author, archive=archive)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        author: str = "",
        archive: Archive | None = None,
        read_only: bool = False,
        progress: Progress | None = None,
    ) -> Self:
        """Open an existing project; `author` goes with every change that is made through it.

        `archive` keeps its backups; without one, none are made. `progress` hears how far it is,
        and may raise to stop the opening.

        Raises `KnownError` with a key under "file." and leaves the file byte for byte as it was.
        """
        opened = open_file(path, author, read_only=read_only, archive=archive, progress=progress)
        file = cls(path, opened, clock=clock, author=author, archive=archive)
        file._kept.remember(path, "", file.last_step)
        return file

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back, with no other file beside it. Closing twice does nothing."""
        with self._guard:
            if self._closed:
                return
            self._closed = True
            opened, self._opened = self._opened, None
            if opened is None:
                return
            digest = ""
            try:
                if self._kept.has_news:
                    with contextlib.suppress(KnownError):
                        self._kept.back_up(opened.connection.backup, self._seal, "closed")
                # The last look before closing, which gives up the lock in any case.
                digest = self._kept.digest_of(opened.path)
            finally:
                opened.close()
            self._kept.remember(self.path, digest, self.last_step)

    def snapshot(self) -> Snapshot:
        """Return everything in the project as it is now; what did not change is shared."""
        with self._guard:
            if self._snapshot is None:
                for kind in self._stale:
                    self._frozen[kind] = MappingProxyType(dict(self._records[kind]))
                self._stale.clear()
                self._snapshot = Snapshot(MappingProxyType(dict(self._frozen)))
            return self._snapshot

    @property
    def last_step(self) -> int:
        """The number of the last undo step; of two states of one file the later has the greater."""
        return self._steps.last

    @property
    def undo_action(self) -> Action | None:
        """What `undo` would take back."""
        return self._steps.done[-1][1] if self._steps.done else None

    @property
    def redo_action(self) -> Action | None:
        """What `redo` would do again."""
        return self._steps.undone[0][1] if self._steps.undone else None

    @staticmethod
    def prepare() -> None:
        """Load what writing needs, ahead of the first edit.

        It is the database library: half a second, which opening and reading do without.
        """
        import coprod_desktop.project.transaction  # noqa: F401, PLC0415 - that is all there is to it

    def write(self, edits: Sequence[Edit], action: Action) -> Change | None:
        """Write edits as one transaction and one undo step; return None where nothing changes.

        Owned records are deleted with their owner. Writing in the same single field within a
        minute goes on with the step before.

        Raises `KnownError` "file.read_only", "file.moved" or "file.cannot_write"; nothing has
        then changed, and the same edits may be tried again. Raises `ValueError` for edits that
        do not fit what is there.
        """
        return self._commit(lambda transaction: transaction.edit(edits, action))

    def put_back(self, cells: Mapping[Cell, JsonValue], action: Action) -> Change | None:
        """Have some places hold what they held once, as one undo step.

        A deleted record comes back with its `_deleted` set to false. Returns None where nothing
        changes. Raises as `write` does.
        """
        return self._commit(lambda transaction: transaction.put_back(cells, action))

    def past(
        self, *, before_place: PastPlace = NEWEST, most: int = 500, within: Within = _WHOLE
    ) -> list[PastChange]:
        """Return the last changes before a place, newest first; fewer than `most` are all.

        Raises `KnownError` "file.cannot_look_back" where the file does not answer.
        """
        return self._read(
            lambda connection: past(
                connection, before_place=before_place, most=most, within=within
            ),
            [],
        )

    def authors(self) -> list[str]:
        """Return everybody who changed something, the last one first; "" stands for no name.

        Raises as `past` does.
        """
        return self._read(authors, [])

    def held_before(self, place: PastPlace, kind: str, record: str) -> Mapping[str, JsonValue]:
        """Return what a record held before a place in the history, whether it was there or not.

        Raises as `past` does.
        """
        return self._read(
            lambda connection: held_before(connection, kind, record, place),
            history.defaults(kind),
        )

    def undo(self) -> Change | None:
        """Take the last step back; return None where there is none. Raises as `write` does."""
        if not self._steps.done:
            return None
        return self._commit(lambda transaction: transaction.undo())

    def redo(self) -> Change | None:
        """Do the last undone step again; return None where there is none. Raises as `write`."""
        if not self._steps.undone:
            return None
        return self._commit(lambda transaction: transaction.redo())

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

        Raises `KnownError` "backup.failed".
        """
        with self._guard:
            if self._opened is None:
                return None
            seal = self._seal

        def copy_into(raw: sqlite3.Connection) -> None:
            # Edits wait for the copying, not for the checks of the copy and for its disk.
            with self._guard:
                if self._opened is None:
                    raise KnownError("backup.failed")
                self._opened.connection.backup(raw)

        return self._kept.back_up(copy_into, seal, reason)

    def copy_to(self, target: Path, *, replace: bool = False) -> None:
        """Put a checked copy of the project at `target`, whole or not at all.

        Raises `KnownError` "file.exists", "file.cannot_copy", or "file.in_use" where this or
        another program has open what would be replaced.
        """
        with self._guard, lock.claimed(target):
            opened = self._opened
            if opened is None:
                raise KnownError("file.cannot_copy", name=target.name)
            try:
                copy_out(opened.connection.backup, target, replace=replace)
            except FileExistsError:
                raise KnownError("file.exists", name=target.name) from None
            except (OSError, sqlite3.Error, KnownError) as error:
                raise KnownError("file.cannot_copy", name=target.name) from error

    def move_to(self, target: Path) -> None:
        """Go on in a new file at `target`, with all that was acknowledged and its history.

        Where the present file cannot be read any more, the new one is made from the newest backup
        and from what is in memory. Raises `KnownError` "file.exists" or "file.cannot_copy";
        nothing is then at `target`, and all goes on as before.
        """
        with self._guard:
            if os.path.lexists(target):
                raise KnownError("file.exists", name=target.name)
            try:
                self.copy_to(target)
            except KnownError as error:
                if error.key == "file.exists":
                    raise
                self._rebuild(target)
            opened = self._moved_in(target)
            if self._opened is not None:
                # Where the old file still lies it is given back, with nothing left beside it.
                still_there = lock.identity_of(self._opened.path) == self._opened.identity
                (self._opened.close if still_there else self._opened.drop)()
            self.path = target
            self.read_only = False
            self._adopt(opened)
            self._kept.remember(target, "", self.last_step)

    def _rebuild(self, target: Path) -> None:
        """Make a file that says what is in memory, from the newest backup that is sound."""
        from coprod_desktop.project.rescue import rebuild  # noqa: PLC0415 - it writes: see `prepare`

        try:
            rebuild(target, self._kept.backups(), self._records, self._clock, self.author)
        except (OSError, sqlite3.Error) as error:
            raise KnownError("file.cannot_copy", name=target.name) from error

    def _moved_in(self, target: Path) -> Opened:
        try:
            opened = open_file(target, self.author, archive=self._archive)
        except KnownError:
            target.unlink(missing_ok=True)
            raise
        if opened.read_only or opened.loaded.records != self._records:
            opened.close()
            target.unlink(missing_ok=True)
            raise KnownError("file.cannot_copy", name=target.name)
        return opened

    def _read(self, look: Callable[[sqlite3.Connection], _T], nothing: _T) -> _T:
        """Return what `look` finds in the file; `nothing` where it is closed or cut off."""
        with self._guard:
            if self._opened is None:
                return nothing
            try:
                return look(self._opened.connection)
            except sqlite3.Error as error:
                if faults.is_a_bug(error):
                    raise
                raise KnownError("file.cannot_look_back", name=self.path.name) from error

    def _commit(self, work: Callable[[Transaction], Draft | None]) -> Change | None:
        """Run `work` in a transaction and believe in it only once it is on the disk."""
        with self._guard:
            opened = self._ready()
            connection = opened.connection
            transaction = self._transaction(opened)
            draft: Draft | None = None
            try:
                connect.begin(connection)
                draft = work(transaction)
                if draft is None:
                    connect.roll_back(connection)
                    return None
                transaction.finish()
                connect.commit(connection)
            except sqlite3.Error as error:
                if faults.is_a_bug(error):
                    connect.roll_back(connection)
                    raise
                if not self._was_committed(transaction.seal) or draft is None:
                    raise KnownError("file.cannot_write", name=self.path.name) from error
                self._kept.note_change()
                return draft.change
            except BaseException:
                connect.roll_back(connection)
                raise
            self._seal, self._hlc = transaction.seal, transaction.hlc
            self._steps = draft.steps
            self._kept.note_change()
            self._show(draft.differences)
            return draft.change

    def _transaction(self, opened: Opened) -> Transaction:
        from coprod_desktop.project.transaction import Transaction  # noqa: PLC0415 - see `prepare`

        return Transaction(
            opened.connection,
            opened.loaded.key,
            seal=self._seal,
            steps=self._steps,
            stamp=(self.author, self._clock.now(), self._hlc),
        )

    def _ready(self) -> Opened:
        """Return the open file, opened anew where a failure has cut it off or it was put back."""
        if self._closed:
            raise ValueError("the project is closed")
        if self.read_only:
            raise KnownError("file.read_only", name=self.path.name)
        opened = self._opened
        if opened is not None and lock.identity_of(opened.path) == opened.identity:
            return opened
        # Moved, replaced, or on a stick that is gone: what we wrote now, nobody would find.
        before = self._seal
        again = self._reopen()
        if again is None:
            key = "file.cannot_write" if opened is None else "file.moved"
            raise KnownError(key, name=self.path.name)
        if self._seal != before:
            # A writing that was thought lost is there. What comes now was planned without it.
            raise KnownError("file.cannot_write", name=self.path.name)
        return again

    def _was_committed(self, attempted: int) -> bool:
        """Tell whether a transaction that failed is on the disk after all.

        A commit may fail in its very last sync, when the data is there already. Only the disk
        knows, so the file is opened anew and read.
        """
        self._attempted = attempted
        if self._opened is not None:
            self._opened.drop()
            self._opened = None
        return self._reopen() is not None and self._seal == attempted

    def _reopen(self) -> Opened | None:
        """Open what lies at the path now; None where it is not this project as it was left here.

        Another stick or an older copy may be in its place. What was acknowledged is then in memory
        only, and must not be taken for less.
        """
        try:
            opened = open_file(self.path, self.author, archive=self._archive)
        except KnownError:
            return None
        found = opened.loaded
        left = (self._seal, self._attempted)
        if opened.read_only or found.project_id != self.project_id or found.seal not in left:
            opened.close()
            return None
        if self._opened is not None:
            self._opened.drop()
        if found.seal == self._seal:
            self._opened = opened
        else:
            self._adopt(opened)
        return opened

    def _adopt(self, opened: Opened) -> None:
        """Take what was read from the file for what the project is."""
        self._opened = opened
        self._seal = opened.loaded.seal
        self._hlc = opened.loaded.hlc
        self._steps = opened.loaded.steps
        self._records = opened.loaded.records
        self._stale = set(KINDS)
        self._snapshot = None

    def _show(self, differences: Sequence[Difference]) -> None:
        """Have the next snapshot show what was written."""
        for each in differences:
            records = self._records[each.kind]
            if each.becomes[DELETED]:
                records.pop(each.id, None)
            else:
                values = {
                    name: to_python(spec, each.becomes[name])
                    for name, spec in specs(each.kind).items()
                }
                records[each.id] = KINDS[each.kind](id=each.id, **values)
            self._stale.add(each.kind)
        self._snapshot = None
