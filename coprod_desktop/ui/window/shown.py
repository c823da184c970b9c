"""What the window shows of the open project's state: its title, undo, and whether all is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.paths import is_example
from coprod_desktop.ui.announce import Announcer
from coprod_desktop.ui.window.menus import Menus
from coprod_desktop.ui.window.status import StatusBar

if TYPE_CHECKING:
    from coprod_desktop.ui.window.project_view import ProjectView

NOTICE = 10_000
"""Milliseconds for which it is said that something is done."""


class Shown:
    """Keeps title, menus and status bar as the project is, between `begin` and `end`."""

    def __init__(
        self,
        words: Words,
        clock: Clock,
        window: QWidget,
        *,
        menus: Menus,
        status: StatusBar,
        announcer: Announcer,
    ) -> None:
        self._words = words
        self._clock = clock
        self._window = window
        self._menus = menus
        self._status = status
        self._announcer = announcer
        self._view: ProjectView | None = None
        self._title = ""
        self._wrong = ""
        self._trouble = ""
        self._notice = QTimer(window, singleShot=True)
        self._notice.timeout.connect(self._end_notice)

    def begin(self, view: ProjectView) -> None:
        """Show a project's state, now and whenever it changes."""
        self._view = view
        self._wrong = ""
        view.changed.connect(self.refresh)
        view.section_shown.connect(self._end_notice)
        view.reported.connect(self._report)
        view.noticed.connect(self.notice)
        read_only = view.context.workspace.read_only
        self._menus.show_project(is_open=True, read_only=read_only)

    def end(self) -> None:
        """Show that no project is open."""
        self._view = None
        self._title = ""
        self._trouble = ""
        self._window.setWindowTitle(self._words("ui.window.name"))
        self._menus.show_title("")
        self._menus.show_project(is_open=False)
        self._status.no_project()

    def refresh(self) -> None:
        """Show how things are now."""
        view = self._view
        if view is None:
            return
        workspace = view.context.workspace
        self._title = workspace.snapshot.project.title or self._words("ui.window.untitled")
        self._window.setWindowTitle(self._words("ui.window.titled", title=self._title))
        self.fit_title()
        if not workspace.read_only:
            self._menus.show_undo(view.undo_words(), view.redo_words())
        if view.saver.failed:
            self._say_not_saved(view)
        elif not view.saver.waiting:
            self._say_how_it_is(view)
        elif not self._trouble:
            # What could not be saved stays so until it is: it is tried again after every key.
            self._status.saving()

    def fit_title(self) -> None:
        """Show as much of the title as there is room for."""
        # Not asked for anew: while a file is copied, asking waits, and the window with it.
        if self._view is not None:
            self._menus.show_title(self._title)

    def notice(self, sentence: str) -> None:
        """Say that something is done: for a while, and no longer than this page is shown."""
        self._announcer.say(sentence)
        self._status.notice(sentence)
        self._notice.start(NOTICE)

    def moved(self) -> None:
        """Take away what went wrong: the project is in another place now."""
        self._report("")

    def lead(self) -> None:
        """Go to what is not saved."""
        if self._view is not None and self._view.saver.lead is not None:
            self._view.saver.lead()

    def try_again(self) -> None:
        """Save what could not be saved; say it where that still fails."""
        if self._view is not None and not self._view.saver.flush():
            # It says the same as before, but a person who asked is answered.
            self._announcer.say(self._status.said)

    def _report(self, sentence: str) -> None:
        self._wrong = sentence
        self.refresh()

    def _end_notice(self) -> None:
        self._notice.stop()
        if self._view is None:
            self._status.no_project()
        else:
            self.refresh()

    def _say_how_it_is(self, view: ProjectView) -> None:
        workspace = view.context.workspace
        if self._wrong:
            self._status.went_wrong(self._wrong)
            return
        if workspace.read_only:
            self._status.read_only()
        elif is_example(workspace.path):
            self._status.saved_example()
        else:
            self._say_saved(view)
        if self._trouble:
            self._trouble = ""
            self._announcer.say(self._status.said)

    def _say_saved(self, view: ProjectView) -> None:
        from coprod_desktop.ui.keeping.moments import (  # noqa: PLC0415 - with the first project
            moment_in_words,
        )

        at = view.keeper.backed_up_at
        self._status.saved(
            backup=moment_in_words(self._words, at, self._clock.now()) if at else "",
            no_backup=view.keeper.trouble,
        )

    def _say_not_saved(self, view: ProjectView) -> None:
        words, saver = self._words, view.saver
        why, whole = "", ""
        if saver.why is not None:
            why, whole = words.in_short(saver.why), words.sentence(saver.why)
        # What could not be done besides is said too, unless it is for the same reason.
        besides = "" if self._wrong == whole else self._wrong
        lead = saver.lead is not None
        self._status.not_saved(
            f"{why} {besides}".strip(),
            f"{whole} {besides}".strip(),
            lead=lead,
            # What is not understood stays so until it is written in another way.
            again=saver.failed_for_the_file or not lead,
        )
        # Once: it is tried again every few seconds, and fails again.
        if why != self._trouble:
            self._trouble = why
            self._announcer.say(self._status.said)
