"""An open project file: what is in it, how it is changed, and the way back."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.project import connect, faults, history
from coprod_desktop.project.archive import Archive
from coprod_desktop.project.copies import Copies
from coprod_desktop.project.create import create
from coprod_desktop.project.edits import (
    NEWEST,
    Action,
    Change,
    Edit,
    Erased,
    Erasure,
    PastChange,
    PastPlace,
    Within,
    Written,
)
from coprod_desktop.project.held import Attempt, Held
from coprod_desktop.project.history import Cell
from coprod_desktop.project.kept import Kept
from coprod_desktop.project.opening import Opened, open_file
from coprod_desktop.project.past import authors, held_before, past
from coprod_desktop.project.rescue import begin_again
from coprod_desktop.project.scan import Progress
from coprod_desktop.project.state import State
from coprod_desktop.project.traces import has_leftovers, sweep, written
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.errors import KnownError

if TYPE_CHECKING:
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
        keep: bool = True,
    ) -> None:
        self.read_only = opened.read_only
        self.project_id = opened.loaded.project_id
        self.author = author
        self._clock = clock
        self._archive = archive
        # Of what is only looked at, nothing is kept: it may be somebody else's.
        keeps = keep and not opened.read_only
        keeper = archive if keeps else None
        self._kept = Kept(keeper, clock, self.project_id, opened.path)
        self._guard = threading.RLock()
        self._unswept = False
        self._state = State(opened.loaded)
        self._held = Held(
            path,
            opened,
            self._state,
            open_file=lambda path: open_file(path, self.author, archive=self._archive),
            found=self._found,
        )
        self.copies = Copies(self._held, self._state, self._kept, self._guard)
        self._listener: Callable[[Change], None] = lambda _change: None

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        clock: Clock,
        author: str = "",
        archive: Archive | None = None,
        keep: bool = True,
        fill: Callable[[Self], None] | None = None,
    ) -> Self:
        """Make a project and open it: empty, or with what `fill` writes into it first.

        Without `keep`, its backups begin only when it moves to another place.

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
        opened = open_file(path, author, archive=archive)
        file = cls(path, opened, clock=clock, author=author, archive=archive, keep=keep)
        file._kept.remember(path, "", file.last_step)
        return file

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
            if self._held.given_back:
                return
            self._sweep_at_last()
            opened, digest = self._held.opened, ""
            try:
                self.copies.back_up_at_last()
                if opened is not None and opened.is_there:
                    # The last look before closing, which gives up the lock in any case.
                    digest = self._kept.digest_of(opened.path)
            finally:
                self._held.give_back()
            if opened is not None:
                self._kept.remember(self.path, digest, self.last_step)

    def _sweep_at_last(self) -> None:
        """Do what an erasure left to do, also one before the program was killed."""
        opened = self._held.opened
        if opened is None or opened.read_only or not opened.is_there:
            return
        with contextlib.suppress(sqlite3.Error):
            self._unswept = self._unswept or has_leftovers(opened.connection)
            self.sweep()

    @property
    def path(self) -> Path:
        """Where the project is."""
        return self._held.path

    def snapshot(self) -> Snapshot:
        """Return everything in the project as it is now; what did not change is shared.

        It waits for nobody: until a writing is on the disk, what was there before is what is there.
        """
        return self._state.snapshot()

    @property
    def last_step(self) -> int:
        """The number of the last undo step; of two states of one file the later has the greater."""
        return self._state.steps.last

    @property
    def undo_action(self) -> Action | None:
        """What `undo` would take back."""
        return self._state.steps.done[-1][1] if self._state.steps.done else None

    @property
    def redo_action(self) -> Action | None:
        """What `redo` would do again."""
        return self._state.steps.undone[0][1] if self._state.steps.undone else None

    def size_of_undo(self) -> int:
        """Return how many values the step wrote that `undo` would take back. Raises as `past`."""
        return self._size_of(self._state.steps.done[-1:])

    def size_of_redo(self) -> int:
        """Return how many values the step wrote that `redo` would do again. Raises as `past`."""
        return self._size_of(self._state.steps.undone[:1])

    def _size_of(self, steps: Sequence[tuple[int, Action]]) -> int:
        return self._read(
            lambda connection: sum(history.size_of_step(connection, step) for step, _ in steps), 0
        )

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

    def when_found(self, listener: Callable[[Change], None]) -> None:
        """Have `listener` told of a change that could not be saved, and is there after all.

        A disk may fail just after it took a change in. Once it answers again, that is seen.
        """
        self._listener = listener

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

    def written(self) -> list[Written]:
        """Return every value that the file holds or once held, oldest first. Raises as `past`."""
        return self._read(lambda connection: list(written(connection)), [])

    def erase(self, erasure: Erasure) -> Erased:
        """Take something out for good, as one transaction; no earlier step can be undone then.

        After it the file is written anew, so that no byte is left. Where there is no room for
        that, it is done at closing: `sweep` tries it earlier. Raises as `write` does.
        """
        with self._guard:
            change = self._commit(lambda transaction: transaction.erase(erasure))
            if change is None:
                raise AssertionError("an erasure always writes its step")
            self._unswept = True
            return Erased(change, self.sweep())

    def sweep(self) -> bool:
        """Write the file anew where an erasure still asks for that; tell whether all is done."""
        with self._guard:
            opened = self._held.opened
            if self._unswept and opened is not None:
                try:
                    sweep(opened.connection)
                    self._unswept = False
                except sqlite3.Error as error:
                    if faults.is_a_bug(error):
                        raise
                    self._held.doubt(error, None)
            return not self._unswept

    def undo(self) -> Change | None:
        """Take the last step back; return None where there is none. Raises as `write` does."""
        if not self._state.steps.done:
            return None
        return self._commit(lambda transaction: transaction.undo())

    def redo(self) -> Change | None:
        """Do the last undone step again; return None where there is none. Raises as `write`."""
        if not self._state.steps.undone:
            return None
        return self._commit(lambda transaction: transaction.redo())

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
                self.copies.copy_to(target)
            except KnownError as error:
                if error.key == "file.exists":
                    raise
                self._rebuild(target)
            self._held.go_to(target)
            self.read_only = False
            # Of this place there is no backup yet; and what could only be looked at, or made again
            # at any time, is now somebody's own.
            self._kept.begin_at(target, self._archive)
            self._kept.remember(target, "", self.last_step)

    def _rebuild(self, target: Path) -> None:
        """Make another file of this project that says what is in memory.

        What its newest backup does not say yet is one undo step.
        """
        from coprod_desktop.project.plan import edits_between  # noqa: PLC0415 - see `prepare`

        try:
            begin_again(target, self._kept.backups(), self.project_id)
            try:
                with ProjectFile.open(target, clock=self._clock, author=self.author) as file:
                    edits = list(edits_between(file.snapshot().records, self._state.records))
                    file.write(edits, Action("rescue", "project", ""))
            except BaseException:
                target.unlink(missing_ok=True)
                raise
        except (OSError, sqlite3.Error, KnownError) as error:
            raise KnownError("file.cannot_copy", name=target.name) from error

    def _read(self, look: Callable[[sqlite3.Connection], _T], nothing: _T) -> _T:
        """Return what `look` finds in the file; `nothing` where it is closed or cut off."""
        with self._guard:
            if self._held.opened is None:
                return nothing
            try:
                return look(self._held.opened.connection)
            except sqlite3.Error as error:
                if faults.is_a_bug(error):
                    raise
                raise KnownError("file.cannot_look_back", name=self.path.name) from error

    def _commit(self, work: Callable[[Transaction], Draft | None]) -> Change | None:
        """Run `work` in a transaction and believe in it only once it is on the disk."""
        with self._guard:
            if self._held.given_back:
                raise ValueError("the project is closed")
            if self.read_only:
                raise KnownError("file.read_only", name=self.path.name)
            opened = self._held.ready()
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
                attempt = Attempt(transaction.seal, draft.change) if draft else None
                self._held.doubt(error, attempt)
                if draft is None or self._state.seal != transaction.seal:
                    raise KnownError("file.cannot_write", name=self.path.name) from error
            except BaseException:
                connect.roll_back(connection)
                raise
            else:
                self._state.believe(transaction, draft)
            self._kept.note_change()
            return draft.change

    def _transaction(self, opened: Opened) -> Transaction:
        from coprod_desktop.project.transaction import Transaction  # noqa: PLC0415 - see `prepare`

        return Transaction(
            opened.connection,
            opened.loaded.key,
            seal=self._state.seal,
            steps=self._state.steps,
            stamp=(self.author, self._clock.now(), self._state.hlc),
        )

    def _found(self, change: Change) -> None:
        self._kept.note_change()
        self._listener(change)
