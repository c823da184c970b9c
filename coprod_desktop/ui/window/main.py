"""The main window: start page or open project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.paths import is_example
from coprod_desktop.support.settings import SettingsFile
from coprod_desktop.ui.announce import Announcer
from coprod_desktop.ui.help_switch import HelpSwitch
from coprod_desktop.ui.kit import FocusRing, InSight
from coprod_desktop.ui.theme.themer import Themer
from coprod_desktop.ui.window.acts import Acts
from coprod_desktop.ui.window.help_menu import HelpMenu
from coprod_desktop.ui.window.menus import Menus
from coprod_desktop.ui.window.projects import Projects
from coprod_desktop.ui.window.remembered import Remembered, geometry_of
from coprod_desktop.ui.window.sections import SECTIONS
from coprod_desktop.ui.window.shown import Shown
from coprod_desktop.ui.window.start import StartPage
from coprod_desktop.ui.window.status import StatusBar

if TYPE_CHECKING:
    from coprod_desktop.application.workspace import Workspace
    from coprod_desktop.support.errors import KnownError
    from coprod_desktop.ui.context import Context
    from coprod_desktop.ui.window.opening_page import OpeningPage
    from coprod_desktop.ui.window.project_view import ProjectView

# What the start page does not show is loaded when it is first wanted: the first paint waits for
# nothing that it can do without.
# ruff: noqa: PLC0415

_LEAST_SIZE = (640, 480)


class MainWindow(QMainWindow):
    """One window with at most one project open."""

    project_shown = Signal(str)
    """The path of the project that is open now; empty for none and for the example."""

    def __init__(
        self,
        words: Words,
        themer: Themer,
        settings: SettingsFile,
        clock: Clock,
        sections: Mapping[str, Callable[[Context], QWidget]] = SECTIONS,
    ) -> None:
        super().__init__()
        self._words = words
        self.themer = themer
        self.remembered = Remembered(settings, self)
        self._clock = clock
        self._sections = sections
        # Before any widget is made: each is then measured once, in the font that it keeps.
        known = self.remembered.settings
        themer.show(known.theme, known.zoom)
        self.project: ProjectView | None = None
        self.announcer = Announcer(self)
        self.help = HelpSwitch(shown=known.show_help)
        self.projects = Projects(
            words,
            clock,
            self,
            close=self.close_project,
            usual_folder=self.remembered.usual_folder,
            author=lambda: self.remembered.settings.author,
        )
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.menus = Menus(self, words, tuple(sections))
        HelpMenu(words, self.menus, self)
        self.status = StatusBar(words)
        self.setStatusBar(self.status)
        self._shown = Shown(
            words,
            clock,
            self,
            menus=self.menus,
            status=self.status,
            announcer=self.announcer,
        )
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.start = StartPage(words)
        self._opening: OpeningPage | None = None
        self._stack.addWidget(self.start)
        self._ring = FocusRing(self)
        self._in_sight = InSight(self)
        self.acts = Acts(self, words, clock)
        self._connect()
        self.setMinimumSize(*_LEAST_SIZE)
        self.remembered.place(self)
        self.menus.actions["help_panel"].setChecked(self.help.shown)
        self._looks_changed()
        self.show_start()

    def show_start(self) -> None:
        """Show the start page."""
        self._refresh_recent()
        self._stack.setCurrentWidget(self.start)
        self._shown.end()
        self.start.buttons["new"].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_path(self, path: Path, *, read_only: bool = False) -> None:
        """Open a project file, after closing the one that is open."""
        self.projects.open(path, read_only=read_only)

    def open_example(self) -> None:
        """Make the example afresh and open it, after closing the project that is open."""
        self.projects.open_example()

    def close_project(self) -> bool:
        """Close the open project and show the start page; False where a person chose to stay."""
        if self.project is None:
            return True
        if not self._all_saved():
            return False
        view, self.project = self.project, None
        self._shown.end()
        self._stack.removeWidget(view)
        view.close_project()
        view.hide()
        view.deleteLater()
        self.project_shown.emit("")
        self.show_start()
        return True

    def _opened(self, workspace: Workspace) -> None:
        from coprod_desktop.ui.context import Place
        from coprod_desktop.ui.window.project_view import ProjectView

        try:
            view = ProjectView(
                self._words,
                workspace,
                clock=self._clock,
                announce=self.announcer.say,
                help_switch=self.help,
                sections=self._sections,
            )
        except BaseException:
            # A mistake of the program must not keep the file from everybody.
            workspace.close()
            self.show_start()
            raise
        self.project = view
        self._shown.begin(view)
        view.section_shown.connect(self._section_shown)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        if not is_example(workspace.path):
            self._keep_recent(workspace)
            self._lies_at(workspace)
            self.acts.ask_name_once(workspace)
        view.go(Place(self.remembered.settings.section))
        if workspace.read_only:
            self.announcer.say(self._words("ui.status.read_only_note"))
        self._shown.refresh()

    def _keep_recent(self, workspace: Workspace) -> None:
        title = workspace.snapshot.project.title
        self.remembered.keep(self.remembered.settings.with_recent(workspace.path, title))

    def moved(self, workspace: Workspace) -> None:
        """Show and remember that the open project goes on in another place."""
        self._keep_recent(workspace)
        self._lies_at(workspace)
        self._shown.moved()

    def _lies_at(self, workspace: Workspace) -> None:
        self.project_shown.emit(str(workspace.path))
        # What can only be read asks for no care, and says enough already.
        if self.project is not None and not workspace.read_only:
            self.project.spot.look(workspace.path)

    def _refused(self, path: Path, error: KnownError) -> None:
        self.show_start()
        self.announcer.say(self._words.sentence(error))
        self.acts.keeping().refused(path, error)

    def notice(self, sentence: str) -> None:
        """Say that something is done, for a while."""
        self._shown.notice(sentence)

    def _tell(self, sentence: str) -> None:
        from coprod_desktop.ui.window.message import tell

        tell(self._words("ui.dialog.sorry"), sentence, self._words("ui.dialog.close"), self)

    def _broken(self, error: Exception) -> None:
        self.show_start()
        raise error

    def _show_opening(self, sentence: str) -> None:
        from coprod_desktop.ui.window.opening_page import OpeningPage

        if self._opening is None:
            self._opening = OpeningPage(self._words)
            self._opening.stop.connect(self.projects.opener.stop)
            self.projects.opener.reached.connect(self._opening.show_reached)
            self._stack.addWidget(self._opening)
        self._opening.show_sentence(sentence)
        self._stack.setCurrentWidget(self._opening)
        self.announcer.say(sentence)

    def _all_saved(self) -> bool:
        from coprod_desktop.ui.window.unsaved import all_saved

        view = self.project
        return view is None or all_saved(
            self._words, view.saver, self, elsewhere=self.acts.save_elsewhere
        )

    def _looks_changed(self) -> None:
        themer = self.themer
        self.menus.themes[themer.choice].setChecked(True)
        self.status.text_size(themer.zoom)
        zooms = themer.tokens.zooms
        self.menus.actions["bigger"].setEnabled(themer.zoom != zooms[-1])
        self.menus.actions["smaller"].setEnabled(themer.zoom != zooms[0])
        known = self.remembered.settings
        self.remembered.keep(known._replace(theme=themer.choice, zoom=themer.zoom))
        self._shown.fit_title()

    def _help_changed(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.menus.actions["help_panel"].setChecked(shown)
        self.remembered.keep(self.remembered.settings._replace(show_help=shown))

    def _section_shown(self, section: str) -> None:
        self.remembered.keep(self.remembered.settings._replace(section=section))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Save everything, remember how the window stood, and go."""
        # Should saving fail in a way nobody thought of, the window and its words stay.
        event.ignore()
        self.projects.opener.give_up()
        geometry, section = geometry_of(self), self.remembered.settings.section
        if not self.close_project():
            return
        known = self.remembered.settings
        self.remembered.keep(known._replace(geometry=geometry, section=section))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as much of the project's title as there is room for."""
        super().resizeEvent(event)
        self._shown.fit_title()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a file that is dragged onto the window, unless a dialog is open in front of it."""
        if QApplication.activeModalWidget() is not None:
            return
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self.status.showMessage(self._words("ui.window.drop_hint"))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Say again what the status bar said before."""
        super().dragLeaveEvent(event)
        self.status.clearMessage()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open a project that is dropped onto the window; say what else it was."""
        self.status.clearMessage()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.projects.drop(files[0])

    def _connect(self) -> None:
        start, projects = self.start, self.projects
        self.acts.connect(self.menus, self._sections)
        for choice, action in self.menus.themes.items():
            action.triggered.connect(lambda _checked=False, it=choice: self.themer.choose(it))
        self.menus.actions["help_panel"].toggled.connect(self.help.show)
        self.help.changed.connect(self._help_changed)
        self.themer.changed.connect(self._looks_changed)
        self.remembered.recent_changed.connect(self._refresh_recent)
        self.status.try_again.connect(self._shown.try_again)
        self.status.elsewhere.connect(self.acts.save_elsewhere)
        self.status.lead.connect(self._shown.lead)
        start.new.connect(projects.ask_new)
        start.open.connect(projects.ask_open)
        start.example.connect(projects.open_example)
        start.recent.connect(lambda path: self.open_path(Path(path)))
        start.forget.connect(self._forget_recent)
        projects.named.connect(self.acts.keep_name)
        projects.begun.connect(self._show_opening)
        projects.opener.opened.connect(self._opened)
        projects.refused.connect(self._refused)
        projects.declined.connect(self._tell)
        projects.opener.broken.connect(self._broken)

    def _refresh_recent(self) -> None:
        recent = self.remembered.settings.recent
        self.start.show_recent(recent)
        self.menus.show_recent(recent, lambda path: self.open_path(Path(path)))

    def _forget_recent(self, path: str) -> None:
        self.remembered.keep(self.remembered.settings.without_recent(path))
        self.start.heading.setFocus(Qt.FocusReason.OtherFocusReason)
