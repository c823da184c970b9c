"""An open project: the one way to read it and to change it."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from coprod_desktop.application.operations import (
    Answer,
    Changed,
    Create,
    Delete,
    Operation,
    PutBack,
    Redo,
    Set,
    Several,
    Undo,
)
from coprod_desktop.application.planning import (
    Plan,
    plan_answer,
    plan_create,
    plan_delete,
    plan_set,
    plan_several,
    plan_step_state,
)
from coprod_desktop.content.model import Content
from coprod_desktop.domain.author import author_name
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.project.edits import (
    Action,
    Change,
    Erasure,
    PastChange,
    PastPlace,
    Within,
    Written,
)
from coprod_desktop.support.errors import KnownError

if TYPE_CHECKING:
    # The file loads with the first project, after the first window has painted.
    from coprod_desktop.project.file import ProjectFile

Listener = Callable[[Changed], None]
Plannable: TypeAlias = Create | Set | Delete | Answer | Several


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an operation: the id of the record it was about."""

    id: str


class Workspace:
    """A project file with the content that gives its fields their meaning."""

    def __init__(self, file: ProjectFile, content: Content) -> None:
        self._file = file
        self.content = content
        self._listeners: list[Listener] = []
        file.when_found(lambda change: self._tell(change, None))

    @property
    def path(self) -> Path:
        """The project file."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether the file can only be looked at."""
        return self._file.read_only

    @property
    def snapshot(self) -> Snapshot:
        """The project as it stands in the file."""
        return self._file.snapshot()

    @property
    def undo_action(self) -> Action | None:
        """What `Undo` would take back."""
        return self._file.undo_action

    @property
    def redo_action(self) -> Action | None:
        """What `Redo` would do again."""
        return self._file.redo_action

    def perform(self, operation: Operation, initiator: object | None = None) -> Done:
        """Carry out one operation in one transaction and tell every listener.

        Raises `KnownError` where the operation cannot be carried out; nothing is changed then.
        """
        return self.write(operation)(initiator)

    def write(self, operation: Operation) -> Callable[[object | None], Done]:
        """Carry out an operation and tell nobody yet; it may be done beside the window.

        Call what is returned, with the initiator, to tell every listener. Raises as `perform`.
        """
        change: Change | None
        match operation:
            case Undo():
                change, about = self._stepped(self._file.undo(), "operation.nothing_to_undo")
            case Redo():
                change, about = self._stepped(self._file.redo(), "operation.nothing_to_redo")
            case PutBack(cells=cells, action=action):
                change = self._file.put_back(cells, action)
                about = next((record for _, record, _ in cells), "")
            case _:
                plan = self._plan(operation)
                change, about = self._file.write(plan.edits, plan.action), plan.id

        def tell(initiator: object | None) -> Done:
            self._tell(change, initiator)
            return Done(about)

        return tell

    def size_of(self, step: Undo | Redo | PutBack) -> int:
        """Return about how many values a step writes; 0 where the file does not say just now."""
        with contextlib.suppress(KnownError):
            match step:
                case Undo():
                    return self._file.size_of_undo()
                case Redo():
                    return self._file.size_of_redo()
                case PutBack(cells=cells):
                    return len(cells)
        return 0

    @property
    def project_id(self) -> str:
        """Which project this is, whatever its file is called and wherever it lies."""
        return self._file.project_id

    @property
    def backed_up_at(self) -> dt.datetime | None:
        """When this opening's last backup was made; None before the first."""
        return self._file.copies.backed_up_at

    def name_author(self, author: str) -> None:
        """Have a name go with every change from now on."""
        self._file.author = author_name(author)

    def prepare(self) -> None:
        """Do what opening left for afterwards: a first backup, and what the first edit needs.

        It takes half a second, more for a large project. Raises `KnownError` "backup.failed".
        """
        try:
            self._file.copies.back_up("opened")
        finally:
            self._file.prepare()

    def ready_to_restore(self, backup: Path) -> None:
        """Back up what is there now, before `backup` takes its place, and keep that one till then.

        Raises `KnownError` "backup.failed"; the file itself is kept beside the backup anyway.
        """
        self._file.copies.spare(backup)
        self._file.copies.back_up("restoring")

    def back_up_if_due(self) -> None:
        """Make a backup where there were changes and the last one is half an hour old.

        Raises `KnownError` "backup.failed".
        """
        if self._file.copies.backup_is_due():
            self._file.copies.back_up("changed")

    def save_copy(self, path: Path, *, replace: bool = False) -> None:
        """Put a checked copy of the project at `path`.

        Raises `KnownError` "file.exists" or "file.cannot_copy"; nothing half done is left.
        """
        self._file.copies.copy_to(path, replace=replace)

    def move_to(self, path: Path) -> None:
        """Go on in a new file at `path`, when the present one cannot be written any more.

        Nothing in the project changes, so no listener is told. It may be done beside the window.
        Raises `KnownError` "file.exists" or "file.cannot_copy"; all goes on as before then.
        """
        self._file.move_to(path)

    def past(
        self, *, before_place: PastPlace | None, most: int, within: Within
    ) -> list[PastChange]:
        """Return the last changes, newest first; fewer than `most` are all there are.

        `before_place` reads on from a change that was read before.
        """
        if before_place is None:
            return self._file.past(most=most, within=within)
        return self._file.past(before_place=before_place, most=most, within=within)

    def authors(self) -> list[str]:
        """Return everybody who changed something, the last one first; "" stands for no name."""
        return self._file.authors()

    def held_before(self, place: PastPlace, kind: str, record_id: str) -> Mapping[str, JsonValue]:
        """Return what a record held before a place in the history, whether it was there or not."""
        return self._file.held_before(place, kind, record_id)

    def written(self) -> list[Written]:
        """Return every value that the project holds or once held, oldest first."""
        return self._file.written()

    def erase(self, erasure: Erasure) -> Callable[[object | None], bool]:
        """Take something out for good, out of the history too; nothing can be undone after it.

        It may be done beside the window, and tells nobody yet. Call what is returned, with the
        initiator, to tell every listener; it returns false where the file could not yet be written
        anew, which closing tries again. Raises `KnownError` as every change does; nothing is
        changed then.
        """
        erased = self._file.erase(erasure)

        def tell(initiator: object | None) -> bool:
            self._tell(erased.change, initiator)
            return erased.swept

        return tell

    def renew_backups(self) -> list[Path]:
        """Make a fresh backup and delete all older ones of this project, of its copies too.

        Returns those that could not be deleted. Raises `KnownError` "backup.failed"; all are then
        still there.
        """
        return self._file.copies.renew_backups()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; call what is returned to stop that."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def close(self) -> None:
        """Close the file. Everything is already in it."""
        self._listeners.clear()
        self._file.close()

    def _plan(self, operation: Plannable) -> Plan:
        snapshot = self.snapshot
        match operation:
            case Create():
                return plan_create(snapshot, self.content, operation)
            case Set(kind="step_state"):
                return plan_step_state(snapshot, self.content, operation)
            case Set():
                return plan_set(snapshot, self.content, operation)
            case Delete():
                return plan_delete(snapshot, operation)
            case Several():
                return plan_several(snapshot, self.content, operation)
            case Answer():
                return plan_answer(snapshot, self.content, operation)

    @staticmethod
    def _stepped(change: Change | None, nothing: str) -> tuple[Change, str]:
        if change is None:
            raise KnownError(nothing)
        return change, min((record_id for _, record_id in change.touched), default="")

    def _tell(self, change: Change | None, initiator: object | None) -> None:
        if change is None:
            return
        changed = Changed(change.touched, initiator)
        for listener in tuple(self._listeners):
            listener(changed)
