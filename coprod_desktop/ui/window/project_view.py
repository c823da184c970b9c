"""An open project in the window: navigation at the left, the page of a section beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from coprod_desktop.application.operations import Changed, Redo, Undo
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.project.edits import Action
from coprod_desktop.support.clock import Clock
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.help_switch import HelpSwitch
from coprod_desktop.ui.keeping.keeper import Keeper
from coprod_desktop.ui.keeping.waiting import carry_out
from coprod_desktop.ui.kit import Note, column, row
from coprod_desktop.ui.saver import Saver
from coprod_desktop.ui.window.navigation import Navigation
from coprod_desktop.ui.window.places import place_of
from coprod_desktop.ui.window.sections import ASIDE, SECTIONS, Page
from coprod_desktop.ui.window.spot import SpotNote
from coprod_desktop.ui.window.undo_words import action_in_words


class ProjectView(QWidget):
    """The pages of one open project, each made when it is first gone to."""

    section_shown = Signal(str)
    changed = Signal()
    """Something in the project or in what is saved is different now."""
    reported = Signal(str)
    noticed = Signal(str)
    """What is done, to be shown for a while."""

    def __init__(
        self,
        words: Words,
        workspace: Workspace,
        *,
        clock: Clock,
        announce: Callable[[str], None],
        help_switch: HelpSwitch,
        sections: Mapping[str, Callable[[Context], QWidget]] = SECTIONS,
    ) -> None:
        super().__init__()
        self._words = words
        self._sections = {**sections, **ASIDE}
        self.saver = Saver(self)
        self.context = Context(
            words=words,
            workspace=workspace,
            saver=self.saver,
            clock=clock,
            announce=announce,
            report=self.reported.emit,
            go=self.go,
            help=help_switch,
            notice=self.noticed.emit,
        )
        self._pages: dict[str, QWidget] = {}
        self._section = ""
        self._way = [next(iter(sections))]
        self._changes: list[Changed] = []
        line = row(self, gap=0)
        self.navigation = Navigation(words, tuple(sections))
        self.navigation.chosen.connect(self._choose)
        line.addWidget(self.navigation)
        self._stack = QStackedWidget()
        self._stack.setProperty("look", "page")
        main = column(gap=0)
        if workspace.read_only:
            main.addWidget(Note(words("ui.status.read_only_note")))
        self.spot = SpotNote(words, announce)
        self.spot.dismissed.connect(self._back_to_page)
        main.addWidget(self.spot)
        main.addWidget(self._stack, 1)
        line.addLayout(main, 1)
        self.saver.changed.connect(self.changed)
        self._stop = workspace.subscribe(self._on_change)
        self.keeper = Keeper(words, workspace, self.saver, self)
        self.keeper.changed.connect(self.changed)

    @property
    def section(self) -> str:
        """The section that is shown."""
        return self._section

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._pages[self._section]

    def go(self, place: Place) -> None:
        """Show a place; what was typed is saved first.

        The section "back" is what was shown before a page aside, as it was left.
        """
        self.saver.flush()
        if place.section == "back":
            self._go_back()
            return
        section = place.section if place.section in self._sections else next(iter(self._sections))
        page = self._page(section)
        self._section = section
        self._remember_way(section)
        self.navigation.show_section(section)
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            # Qt gives the keyboard to anything there; that is not where somebody wanted to go.
            if (anything := self.window().focusWidget()) is not None:
                anything.clearFocus()
        known = cast("Page", page)
        known.show_place(place)
        if not (place.field and page.isAncestorOf(self.window().focusWidget())):
            known.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        if section not in ASIDE:
            self.section_shown.emit(section)

    def _remember_way(self, section: str) -> None:
        """Keep the section, and after it the pages aside that led from there to where we are."""
        if section not in ASIDE:
            self._way.clear()
        elif section in self._way:
            del self._way[self._way.index(section) :]
        self._way.append(section)

    def _go_back(self) -> None:
        if len(self._way) > 1:
            self._way.pop()
        self._section = self._way[-1]
        page = self._page(self._section)
        left: QWidget | None = page.focusWidget()
        self.navigation.show_section(self._section)
        self._stack.setCurrentWidget(page)
        wanted = cast("Page", page).heading if left is None else left
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_through(self, step: int) -> None:
        """Show the next (1) or the previous (-1) page, for a section that has pages."""
        move = getattr(self.page, "show_next" if step > 0 else "show_previous", None)
        if callable(move):
            self.saver.flush()
            move()

    def undo(self) -> None:
        """Take back the last thing that was done and show where it was."""
        self._step_back(Undo(), doing="ui.undo.undoing", done="ui.undo.undone")

    def redo(self) -> None:
        """Do again what was taken back and show where it is."""
        self._step_back(Redo(), doing="ui.undo.redoing", done="ui.undo.redone")

    def undo_words(self) -> str:
        """Return what undo would do, empty where there is nothing to undo."""
        action = self.context.workspace.undo_action
        return "" if action is None else self._in_words(action)

    def redo_words(self) -> str:
        """Return what redo would do, empty where there is nothing to do again."""
        action = self.context.workspace.redo_action
        return "" if action is None else self._in_words(action)

    def close_project(self) -> None:
        """Let go of the project: its file is closed and no page hears of it any more."""
        self._stop()
        self.keeper.finish()
        self.saver.finish()
        self.context.workspace.close()

    def _in_words(self, action: Action) -> str:
        return action_in_words(self._words, self.context.workspace.content, action)

    def _step_back(self, step: Undo | Redo, *, doing: str, done: str) -> None:
        if not self.saver.flush():
            sentence = self._words("ui.undo.unsaved")
            self.reported.emit(sentence)
            self.context.announce(sentence)
            return
        workspace = self.context.workspace
        action = workspace.undo_action if isinstance(step, Undo) else workspace.redo_action
        before = workspace.snapshot
        self._changes.clear()
        if action is None:
            return
        what = self._in_words(action)
        worked = carry_out(self.context, self, step, self._words(doing, what=what))
        if not worked or not self._changes:
            return
        changed = self._changes[-1]
        snapshots = (workspace.snapshot, before)
        shows = getattr(self.page, "shows", None)
        if not (callable(shows) and any(shows(changed, each) for each in snapshots)):
            self._go_to_changed(changed, snapshots)
        self.noticed.emit(self._words(done, what=what))

    def _go_to_changed(self, changed: Changed, snapshots: Sequence[Snapshot]) -> None:
        """Go to where something stands now; what is gone, to where it stood before."""
        content = self.context.workspace.content
        open_page = getattr(self.page, "open_page", "")
        places = [place_of(content, each, changed, open_page) for each in snapshots]
        found = [each for each in places if each is not None]
        if found:
            self.go(max(found, key=lambda each: (bool(each.record), bool(each.target))))

    def _back_to_page(self) -> None:
        cast("Page", self.page).heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, section: str) -> None:
        self.go(Place(section))

    def _page(self, section: str) -> QWidget:
        if section not in self._pages:
            page = self._sections[section](self.context)
            self._pages[section] = page
            self._stack.addWidget(page)
        return self._pages[section]

    def _on_change(self, changed: Changed) -> None:
        self._changes = [changed]
        for page in self._pages.values():
            cast("Page", page).refresh(changed)
        self.changed.emit()
