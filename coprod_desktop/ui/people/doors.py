"""The ways into the list and out of it: people from a file, and those who are shown to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.kit import TWO, Button, row, secondary

if TYPE_CHECKING:
    from coprod_desktop.ui.tables.actions import PeopleFiles


class Doors(QWidget):
    """A button for each way; where there is no room for them, one that opens a menu of them."""

    import_asked = Signal()
    export_asked = Signal()

    def __init__(self, words: Words, *, read_only: bool) -> None:
        super().__init__()
        self._words = words
        self._read_only = read_only
        self.import_people = secondary(words("ui.people.import"), self.import_asked.emit)
        self.export = secondary("", self.export_asked.emit)
        self.more = Button(words("ui.people.more"), "secondary")
        self.more.setAccessibleName(words("ui.people.more_said"))
        self.menu = QMenu(self.more)
        self._importing = QAction(words("ui.people.import"), self.menu)
        self._exporting = QAction(self.menu)
        for action, asked in (
            (self._importing, self.import_asked),
            (self._exporting, self.export_asked),
        ):
            action.triggered.connect(lambda _checked=False, asked=asked: asked.emit())
            self.menu.addAction(action)
        self.more.setMenu(self.menu)
        line = row(self, gap=TWO)
        for button in (self.import_people, self.export, self.more):
            line.addWidget(button)
        self.show_people(0)

    def show_people(self, count: int) -> None:
        """Say how many would go out; nobody cannot."""
        said = self._words.plural("ui.people.export", count)
        self.export.set_words(said)
        self.export.setEnabled(count > 0)
        self._exporting.setText(said)
        self._exporting.setEnabled(count > 0)

    def fit(self, *, roomy: bool, anybody: bool) -> None:
        """Offer what makes sense, as there is room; without anybody there is one way only."""
        both = anybody and not self._read_only
        shown = {
            self.import_people: not self._read_only and (roomy or not anybody),
            self.export: anybody and (roomy or self._read_only),
            self.more: both and not roomy,
        }
        had_cursor = any(each.hasFocus() for each in shown)
        for button, is_shown in shown.items():
            button.setVisible(is_shown)
        if had_cursor:
            next((each for each, is_shown in shown.items() if is_shown), self).setFocus()


def people_files(context: Context, window: QWidget) -> PeopleFiles:
    """Return what imports and exports, on behalf of a window."""
    # What reads and writes tables is loaded when somebody asks for it: the page does without.
    from coprod_desktop.ui.tables.actions import PeopleFiles  # noqa: PLC0415

    return PeopleFiles(context.words, context.clock, window, context.notice)


def show_data(context: Context, window: QWidget, person: str) -> None:
    """Show the dialog for one person's data."""
    # As above: this one makes papers.
    from coprod_desktop.ui.people_data.dialog import show_persons_data  # noqa: PLC0415

    show_persons_data(context, window, person=person)
