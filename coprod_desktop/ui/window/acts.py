"""What the menus do: with the window, and with the project that is open in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import Clock
from coprod_desktop.ui.window.menus import Menus

if TYPE_CHECKING:
    from coprod_desktop.application.workspace import Workspace
    from coprod_desktop.ui.keeping.actions import Keeping
    from coprod_desktop.ui.tables.actions import PeopleFiles
    from coprod_desktop.ui.window.main import MainWindow
    from coprod_desktop.ui.window.project_view import ProjectView

# What the start page does not show is loaded when it is first wanted: the first paint waits for
# nothing that it can do without.
# ruff: noqa: PLC0415


class Acts:
    """The acts of one window. Those about a project do nothing while none is open."""

    def __init__(self, window: MainWindow, words: Words, clock: Clock) -> None:
        self._window = window
        self._words = words
        self._clock = clock

    def connect(self, menus: Menus, sections: Iterable[str]) -> None:
        """Have each line of the menus do what it says."""
        window, projects, themer = self._window, self._window.projects, self._window.themer
        for name, act in {
            "new": projects.ask_new,
            "open": projects.ask_open,
            "example": projects.open_example,
            "save_copy": lambda: self._with_workspace(self.keeping().save_copy),
            "restore": lambda: self._with_workspace(self.keeping().choose_backup),
            "import": lambda: self._with_workspace(self._people_files().bring_in),
            "export": lambda: self._with_workspace(self._people_files().write_out),
            "close": window.close_project,
            "quit": window.close,
            "undo": lambda: self._in_project(lambda view: view.undo()),
            "redo": lambda: self._in_project(lambda view: view.redo()),
            "your_name": self._ask_name,
            "find": lambda: self._go("find", "search"),
            "past": lambda: self._go("past"),
            "lists": lambda: self._go("lists"),
            "person": lambda: self._once_saved(self._show_persons_data),
            "bigger": lambda: self._zoomed(lambda: themer.enlarge(1)),
            "smaller": lambda: self._zoomed(lambda: themer.enlarge(-1)),
            "normal": lambda: self._zoomed(themer.normal),
            "next": lambda: self._in_project(lambda view: view.step_through(1)),
            "previous": lambda: self._in_project(lambda view: view.step_through(-1)),
        }.items():
            menus.connect(name, act)
        for section in sections:
            menus.connect(f"go_{section}", partial(self._go, section))

    def keeping(self) -> Keeping:
        """Return what copies a project, restores it and tells why it cannot be opened."""
        from coprod_desktop.ui.keeping.actions import Keeping

        window = self._window
        return Keeping(self._words, self._clock, window, window, window.remembered.usual_folder)

    def save_elsewhere(self) -> None:
        """Ask for another place, and have the open project go on there."""
        view = self._window.project
        if view is None:
            return
        workspace = view.context.workspace
        with view.keeper.resting():
            moved = self.keeping().save_elsewhere(workspace)
        if not moved:
            return
        self._window.moved(workspace)
        if view.saver.flush():
            self._window.notice(self._words("keeping.elsewhere.moved", name=workspace.path.name))

    def ask_name_once(self, workspace: Workspace) -> None:
        """Ask who writes, where nobody has been asked yet and there is something to write."""
        known = self._window.remembered.settings
        if not (known.author or known.author_asked) and not workspace.read_only:
            self._ask_name(first=True)

    def keep_name(self, author: str) -> None:
        """Remember who writes, and have the name go with every change from now on."""
        known = self._window.remembered.settings
        self._window.remembered.keep(known._replace(author=author, author_asked=True))
        self._in_project(lambda view: view.context.workspace.name_author(author))

    def _ask_name(self, *, first: bool = False) -> None:
        from coprod_desktop.ui.window.your_name import YourNameDialog

        known = self._window.remembered.settings.author
        dialog = YourNameDialog(self._words, known, self._window, first=first)
        dialog.answered.connect(self._named)
        dialog.finished.connect(dialog.deleteLater)
        # The window goes on beside it: a project that was just opened has its backup to make.
        dialog.open()

    def _named(self, author: str) -> None:
        if author != self._window.remembered.settings.author:
            key = "ui.author.used" if author else "ui.author.none"
            self._window.notice(self._words(key, name=author))
        self.keep_name(author)

    def _people_files(self) -> PeopleFiles:
        from coprod_desktop.ui.tables.actions import PeopleFiles

        return PeopleFiles(self._words, self._clock, self._window, self._window.notice)

    def _show_persons_data(self, view: ProjectView) -> None:
        from coprod_desktop.ui.people_data.dialog import show_persons_data

        # Whoever is on the screen is most likely meant.
        person = getattr(view.page, "open_person", "")
        show_persons_data(view.context, self._window, person=person)

    def _zoomed(self, act: Callable[[], None]) -> None:
        act()
        zoom = self._window.themer.zoom
        self._window.announcer.say(self._words("ui.status.text_size", zoom=zoom))

    def _go(self, section: str, field: str = "") -> None:
        from coprod_desktop.ui.context import Place

        self._in_project(lambda view: view.go(Place(section, field=field)))

    def _with_workspace(self, act: Callable[[Workspace], None]) -> None:
        self._once_saved(lambda view: act(view.context.workspace))

    def _once_saved(self, act: Callable[[ProjectView], None]) -> None:
        from coprod_desktop.ui.window.unsaved import saved_first

        view = self._window.project
        if view is not None and saved_first(self._words, view.saver, self._window):
            act(view)

    def _in_project(self, act: Callable[[ProjectView], None]) -> None:
        if self._window.project is not None:
            act(self._window.project)
