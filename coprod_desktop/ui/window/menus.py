"""The menu bar: what can be done, with its keys."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMenuBar

from coprod_desktop.content.words import Words
from coprod_desktop.support.settings import Recent
from coprod_desktop.ui.kit import ONE, TWO, Label, em
from coprod_desktop.ui.theme.themer import CHOICES

_Key = QKeySequence.StandardKey
Act = Callable[[], object]

_OF_A_PROJECT = (
    "close",
    "save_copy",
    "restore",
    "import",
    "export",
    "find",
    "past",
    "lists",
    "person",
    "next",
    "previous",
)
"""Actions that need an open project, beside the ways to its sections."""

_MOST_OF_A_RECENT = 15
"""How much of a recent project's title, and of its file, an entry of the menu shows, in em."""


class Menus:
    """The menus of the window; `actions` are all of them by name.

    The window says what each one does, and which of them make sense at the moment.
    """

    def __init__(self, window: QMainWindow, words: Words, sections: Sequence[str]) -> None:
        self._words = words
        self._window = window
        self.bar = QMenuBar(window)
        self._menus: list[QMenu] = []
        self.actions: dict[str, QAction] = {}
        self.themes: dict[str, QAction] = {}
        window.setMenuBar(self.bar)
        self._file()
        self._edit()
        self._view()
        self._go(sections)
        self._help()
        self.title = Label()
        self.title.setWordWrap(False)
        self.title.setProperty("look", "h3")
        self.title.setContentsMargins(0, ONE, TWO, 0)
        self.bar.setCornerWidget(self.title, Qt.Corner.TopRightCorner)

    def connect(self, name: str, act: Act) -> None:
        """Say what an action does."""
        self.actions[name].triggered.connect(lambda _checked=False: act())

    def show_title(self, title: str) -> None:
        """Show what the project is called at the right of the menus, with room left for them."""
        elide = Qt.TextElideMode.ElideRight
        self.title.ensurePolished()
        # Without words, what the bar asks for is the menus.
        self.title.setText("")
        room = self._window.width() - self.bar.sizeHint().width() - 2 * TWO
        self.title.setText(self.title.fontMetrics().elidedText(title, elide, room))
        self.title.setAccessibleName(title)
        self.title.adjustSize()
        # The menu bar gives its corner new room only when it is laid out anew.
        self.bar.setCornerWidget(self.title, Qt.Corner.TopRightCorner)
        self.title.setVisible(bool(title))

    def show_project(self, *, is_open: bool, read_only: bool = False) -> None:
        """Let only those actions be chosen that make sense."""
        for name, action in self.actions.items():
            if name.startswith("go_") or name in _OF_A_PROJECT:
                action.setEnabled(is_open)
        if read_only:
            for name in ("restore", "import"):
                self.actions[name].setEnabled(False)
        if read_only or not is_open:
            self.show_undo("", "")

    def show_undo(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; nothing to do greys them out."""
        for name, what in (("undo", undo), ("redo", redo)):
            key = f"ui.undo.{name}_what" if what else f"ui.undo.{name}"
            self.actions[name].setText(self._words(key, what=what).replace("&", "&&"))
            self.actions[name].setEnabled(bool(what))

    def show_recent(self, projects: Sequence[Recent], act: Callable[[str], object]) -> None:
        """List the projects that were open before."""
        self.recent.clear()
        named = [(each.title or Path(each.path).stem, Path(each.path).name) for each in projects]
        for project, (title, file) in zip(projects, named, strict=True):
            # The end of a long path tells more than its beginning.
            where = file if named.count((title, file)) == 1 else str(Path(project.path))
            where = self._elided(where, Qt.TextElideMode.ElideLeft)
            name = f"{self._elided(title, Qt.TextElideMode.ElideRight)} ({where})"
            action = self.recent.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, path=project.path: act(path))
        if not projects:
            self.recent.addAction(self._words("ui.menu.no_recent")).setEnabled(False)

    def _elided(self, words: str, mode: Qt.TextElideMode) -> str:
        return self.bar.fontMetrics().elidedText(words, mode, em(self.bar, _MOST_OF_A_RECENT))

    def _file(self) -> None:
        menu = self._menu("file")
        self._add(menu, "new", _Key.New)
        self._add(menu, "open", _Key.Open)
        self._add(menu, "example")
        self.recent = self._menu("recent", menu)
        menu.addSeparator()
        self._add(menu, "save_copy")
        self._add(menu, "restore")
        menu.addSeparator()
        self._add(menu, "import")
        self._add(menu, "export")
        menu.addSeparator()
        self._add(menu, "close", "Ctrl+W")
        self._add(menu, "quit", "Ctrl+Q").setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        menu = self._menu("edit")
        for name, keys in (("undo", ("Ctrl+Z",)), ("redo", ("Ctrl+Y", "Ctrl+Shift+Z"))):
            action = QAction(self._words(f"ui.undo.{name}"), self._window)
            action.setShortcuts([QKeySequence(each) for each in keys])
            menu.addAction(action)
            self.actions[name] = action
        menu.addSeparator()
        for name, key in (("cut", _Key.Cut), ("copy", _Key.Copy), ("paste", _Key.Paste)):
            self._add(menu, name, key)
            self.connect(name, partial(_ask_focused, name))
        menu.addSeparator()
        self._add(menu, "find", _Key.Find)
        # On a Mac, Cmd+H hides the program.
        self._add(menu, "past", "Ctrl+Shift+H" if sys.platform == "darwin" else "Ctrl+H")
        self._add(menu, "lists")
        self._add(menu, "person")
        menu.addSeparator()
        self._add(menu, "your_name")

    def _view(self) -> None:
        menu = self._menu("view")
        self._add(menu, "bigger").setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(menu, "smaller", "Ctrl+-")
        self._add(menu, "normal", "Ctrl+0")
        menu.addSeparator()
        colours = self._menu("theme", menu)
        group = QActionGroup(self._window)
        for choice in CHOICES:
            action = QAction(self._words(f"ui.menu.theme_{choice}"), self._window)
            colours.addAction(action)
            action.setCheckable(True)
            group.addAction(action)
            self.themes[choice] = action
        menu.addSeparator()
        self._add(menu, "help_panel", "F9").setCheckable(True)

    def _go(self, sections: Sequence[str]) -> None:
        menu = self._menu("go")
        for number, section in enumerate(sections, 1):
            action = QAction(self._words(f"ui.sections.{section}"), self._window)
            menu.addAction(action)
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            self.actions[f"go_{section}"] = action
        menu.addSeparator()
        self._add(menu, "next", "Ctrl+PgDown")
        self._add(menu, "previous", "Ctrl+PgUp")

    def _help(self) -> None:
        menu = self._menu("help")
        self._add(menu, "shortcuts", "F1")
        self._add(menu, "glossary")
        self._add(menu, "sources")
        self._add(menu, "about").setMenuRole(QAction.MenuRole.AboutRole)

    def _menu(self, name: str, inside: QMenu | None = None) -> QMenu:
        """Return a new menu of the bar, or one inside another.

        Qt's bindings let go of a menu that nothing here names, and of its actions with it.
        """
        menu = QMenu(self._words(f"ui.menu.{name}"), inside or self.bar)
        (inside or self.bar).addMenu(menu)
        self._menus.append(menu)
        return menu

    def _add(
        self, menu: QMenu, name: str, key: QKeySequence.StandardKey | str | None = None
    ) -> QAction:
        action = QAction(self._words(f"ui.menu.{name}"), self._window)
        menu.addAction(action)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        self.actions[name] = action
        return action


def _ask_focused(slot: str) -> None:
    """Let the control that is typed in cut, copy or paste, if it can."""
    focused = QApplication.focusWidget()
    if focused is not None and focused.metaObject().indexOfSlot(f"{slot}()") >= 0:
        QMetaObject.invokeMethod(focused, slot)
