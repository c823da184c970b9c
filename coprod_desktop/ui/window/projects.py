"""How a project comes into the window: which one is asked for, and opening or making it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import Clock
from coprod_desktop.ui.window.opener import Opener

# Only what the start page shows is loaded with it.
# ruff: noqa: PLC0415


class Projects(QObject):
    """Asks which project is wanted, closes the one before, and has `opener` open or make it.

    `close` closes the project that is open and answers False where a person chose to stay;
    `usual_folder` gives the folder in which to look first, `author` the name of who writes.
    """

    begun = Signal(str)
    """A project is on its way; the sentence says which."""
    refused = Signal(object, object)
    """The path of a project that is not opened, and the `KnownError` that says why."""
    declined = Signal(str)
    """Why nothing was tried, in a sentence."""
    named = Signal(str)
    """Who makes a new project; empty for somebody who wants no name in it."""

    def __init__(
        self,
        words: Words,
        clock: Clock,
        window: QWidget,
        *,
        close: Callable[[], bool],
        usual_folder: Callable[[], str],
        author: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._words = words
        self._window = window
        self._close = close
        self._usual_folder = usual_folder
        self._author = author
        self.opener = Opener(words, clock, author, self)
        self._wanted = Path()
        self.opener.refused.connect(lambda error: self.refused.emit(self._wanted, error))

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a project file, only to look at it where asked."""
        if self._may_begin(self._words("ui.window.opening", name=path.name)):
            self._wanted = path.absolute()
            self.opener.open(self._wanted, read_only=read_only)

    def open_example(self) -> None:
        """Make the example afresh and open it."""
        if self._may_begin(self._words("ui.window.opening_example")):
            self.opener.example()

    def ask_new(self) -> None:
        """Ask for a name and a place, and make a project there."""
        from coprod_desktop.ui.window.new_project import NewProjectDialog

        dialog = NewProjectDialog(self._words, self._window, author=self._author())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        title, path, author = dialog.title, dialog.path, dialog.author
        dialog.deleteLater()
        if accepted and self._may_begin(self._words("ui.window.opening", name=path.name)):
            self._wanted = path
            self.named.emit(author)
            self.opener.create(path, title)

    def ask_open(self) -> None:
        """Ask which project to open, and open it."""
        from coprod_desktop.project.layout import SUFFIX
        from coprod_desktop.ui.files.ask import ask_open

        words = self._words
        path = ask_open(
            words,
            self._window,
            title=words("ui.open.title"),
            folder=self._usual_folder(),
            kinds=(words("ui.open.filter", ending=SUFFIX), words("ui.open.all")),
        )
        if path is not None:
            self.open(path)

    def drop(self, path: Path) -> None:
        """Open a file that was dropped onto the window, if it is a project."""
        from coprod_desktop.project.layout import SUFFIX

        if path.suffix.lower() == SUFFIX:
            self.open(path)
        else:
            sentence = self._words("ui.window.not_a_project", name=path.name, ending=SUFFIX)
            self.declined.emit(sentence)

    def _may_begin(self, sentence: str) -> bool:
        """Close what is open and tell of what comes; False where another comes or one stays."""
        if self.opener.busy or not self._close():
            return False
        self.begun.emit(sentence)
        return True
