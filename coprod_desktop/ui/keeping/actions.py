"""Copies, backups and another place for a project: what is asked, and what is then done."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from coprod_desktop.application.restoring import (
    BackupContents,
    Choice,
    backups_for,
    newest_sound,
    restore,
)
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.project.backups import Backup
from coprod_desktop.project.layout import SUFFIX
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.files.ask import ask_save
from coprod_desktop.ui.keeping.backups import BackupsDialog
from coprod_desktop.ui.keeping.offers import (
    DAMAGED,
    IN_USE,
    offer_backup,
    offer_look,
    offer_others,
    restored,
)
from coprod_desktop.ui.keeping.waiting import wait_for
from coprod_desktop.ui.window.message import tell

_T = TypeVar("_T")


class Host(Protocol):
    """What the window does for these actions."""

    def close_project(self) -> bool:
        """Close what is open; False where a person chose to stay."""
        ...

    def open_path(self, path: Path, *, read_only: bool = False) -> None:
        """Open a project."""
        ...

    def notice(self, sentence: str) -> None:
        """Say that something is done."""
        ...


class Keeping:
    """The actions, on behalf of a window."""

    def __init__(
        self, words: Words, clock: Clock, window: QWidget, host: Host, folder: Callable[[], str]
    ) -> None:
        self._words = words
        self._clock = clock
        self._window = window
        self._host = host
        self._folder = folder

    def save_copy(self, workspace: Workspace) -> None:
        """Ask where, and put a copy there."""
        words, path = self._words, workspace.path
        proposed = path.with_name(words("keeping.copy.name", name=path.stem) + SUFFIX)
        if not os.access(path.parent, os.W_OK):
            proposed = Path.home() / proposed.name
        target = self._ask_place(words("keeping.copy.title"), proposed)
        if target is None:
            return
        if os.path.realpath(target) == os.path.realpath(path):
            self._tell(words("keeping.copy.same"))
            return
        try:
            self._wait("copy", lambda: workspace.save_copy(target, replace=True))
        except KnownError as error:
            self._tell(words.sentence(error))
            return
        self._host.notice(words("keeping.copy.saved", name=target.name))

    def save_elsewhere(self, workspace: Workspace) -> bool:
        """Ask for another place and go on there; tell whether the project is there now."""
        words = self._words
        proposed = Path(self._folder() or Path.home()) / workspace.path.name
        if proposed.parent == workspace.path.parent:
            proposed = Path.home() / workspace.path.name
        target = self._ask_place(words("keeping.elsewhere.title"), proposed)
        if target is None:
            return False
        try:
            self._wait("elsewhere", lambda: workspace.move_to(target))
        except KnownError as error:
            self._tell(words.sentence(error))
            return False
        return True

    def choose_backup(self, workspace: Workspace) -> None:
        """Show the backups of the open project; put the chosen one in its place."""
        path, now = workspace.path, workspace.snapshot
        choice = self._wait(
            "looking", lambda: backups_for(path, self._clock, project_id=workspace.project_id)
        )
        backup = self._choose(path, choice, now)
        if backup is None:
            return
        with contextlib.suppress(KnownError):
            # Where no backup can be made, the file itself is still kept beside.
            self._wait("backing_up", lambda: workspace.ready_to_restore(backup.path))
        if self._host.close_project() and not self._put_in_place(path, backup):
            self._host.open_path(path)

    def refused(self, path: Path, error: KnownError) -> None:
        """Say why a project does not open, and offer what helps."""
        words, sentence = self._words, self._words.sentence(error)
        if error.key in IN_USE:
            if offer_look(words, sentence, self._window) == "look":
                self._host.open_path(path, read_only=True)
            return
        missing = error.key == "file.missing"
        if error.key in DAMAGED or missing:
            choice, newest = self._wait("looking", lambda: self._backups(path))
            if newest is not None:
                now = self._clock.now()
                answer = offer_backup(
                    words,
                    sentence,
                    choice,
                    newest,
                    missing=missing,
                    now=now,
                    parent=self._window,
                )
            elif choice.others:
                answer = offer_others(words, sentence, missing=missing, parent=self._window)
            else:
                self._tell(sentence)
                return
            if answer == "restore" and newest is not None:
                self._put_in_place(path, newest.backup)
            elif answer == "list":
                backup = self._choose(path, choice, None)
                if backup is not None:
                    self._put_in_place(path, backup)
            return
        self._tell(sentence)

    def _backups(self, path: Path) -> tuple[Choice, BackupContents | None]:
        choice = backups_for(path, self._clock)
        return choice, newest_sound(choice, self._clock)

    def _wait(self, name: str, work: Callable[[], _T]) -> _T:
        return wait_for(self._words, self._window, self._words(f"keeping.waiting.{name}"), work)

    def _choose(self, path: Path, choice: Choice, now: Snapshot | None) -> Backup | None:
        content = load_content(self._words)
        dialog = BackupsDialog(
            self._words,
            content,
            self._clock,
            path=path,
            choice=choice,
            now=now,
            parent=self._window,
        )
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen if accepted else None
        dialog.deleteLater()
        return chosen

    def _put_in_place(self, path: Path, backup: Backup) -> bool:
        """Put a backup in place and open it; tell whether that was possible."""
        try:
            kept = self._wait("restoring", lambda: restore(path, backup, self._clock))
        except KnownError as error:
            self._tell(self._words.sentence(error))
            return False
        self._host.open_path(path)
        self._tell(restored(self._words, kept), title=self._words("keeping.offer.done"))
        return True

    def _ask_place(self, title: str, proposed: Path) -> Path | None:
        kinds = (self._words("ui.open.filter", ending=SUFFIX),)
        target = ask_save(self._words, self._window, title=title, path=proposed, kinds=kinds)
        if target is not None and target.suffix != SUFFIX:
            target = target.with_name(target.name + SUFFIX)
        return target

    def _tell(self, sentence: str, title: str = "") -> None:
        words = self._words
        # What has a title of its own is good news.
        sign = "check" if title else "warning"
        title = title or words("ui.dialog.sorry")
        tell(title, sentence, words("ui.dialog.close"), self._window, sign=sign)
