"""The page "Find in this project": words to look for, and the places where they stand."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit, QWidget

from coprod_desktop.application.find import Finder, Found, Key
from coprod_desktop.application.operations import Changed
from coprod_desktop.domain.finding import spans
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.find.model import FoundModel, Line, More
from coprod_desktop.ui.find.places import place_of_words
from coprod_desktop.ui.find.view import FoundView
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.forms.text import LineEdit, in_qt
from coprod_desktop.ui.kit import (
    HALF,
    ONE,
    THREE,
    TWO,
    column,
    em,
    field_label,
    heading,
    link,
    row,
    text,
)

_PAUSE = 200
"""Milliseconds without a key after which the list follows the words."""
_FIRST_SLICE = 0.08
_SLICE = 0.012
"""Seconds that reading the project takes of the window at a time; at first often all it needs."""
_WIDEST = 50.0
"""Em that a line of what was found is wide at most."""


class FindPage(QWidget):
    """Words find their places while they are typed; Enter goes there, Escape back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._context = context
        words = context.words
        self._finder = Finder(words, context.workspace.content)
        self._reading: Iterator[None] | None = None
        self._stale = True
        self._asked = self._hurried = False
        self._chosen: Key | None = None
        self.heading: QLabel = heading(words("find.title"))
        self.search = _SearchLine(context)
        self.search.setAccessibleDescription(words("find.how"))
        self.said = text()
        self.model = FoundModel(words, self._finder, self)
        self.view = FoundView(words)
        self.view.setModel(self.model)
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.look)
        self._on = QTimer(self, singleShot=True, interval=0)
        self._on.timeout.connect(lambda: self._read(_SLICE))
        self.search.textChanged.connect(lambda _text: self._later())
        self.search.returnPressed.connect(self._open)
        self.search.down.connect(self._into_list)
        self.view.opened.connect(self._open)
        self.view.up.connect(self._into_search)
        self.view.typed.connect(self._type)
        in_reading_order(self)
        self._say()

    # --- What the window asks -------------------------------------------------------------------

    def show_place(self, place: Place) -> None:  # noqa: ARG002 - there is one place here
        """Be ready for other words; what was looked for last can still be gone through."""
        self.search.selectAll()
        self._into_search()

    def refresh(self, changed: Changed | None) -> None:  # noqa: ARG002 - everything is looked through
        """Look again; while nobody looks, only take note."""
        self._stale = True
        if self.isVisible():
            self._chosen = self._key()
            self._begin()

    # --- Reading and looking --------------------------------------------------------------------

    def look(self) -> None:
        """Show where the words stand now, or as soon as everything is read."""
        self._soon.stop()
        self._chosen, self._asked, self._hurried = None, True, False
        if self._reading is None:
            self._show_found()
        else:
            self._say()

    @property
    def reading(self) -> bool:
        """Whether it still reads what the project says."""
        return self._reading is not None

    def _begin(self) -> None:
        """Read what is new in the project, and then look for the words in it."""
        self._stale = False
        self._reading = self._finder.read(self._context.workspace.snapshot)
        self._read(_FIRST_SLICE)
        if self._reading is not None:
            # What stood here may be gone from the project.
            self.model.show(Found())
            self._say()

    def _read(self, seconds: float) -> None:
        if self._reading is None:
            return
        until = time.monotonic() + seconds
        for _ in self._reading:
            if time.monotonic() > until:
                self._on.start()
                return
        self._reading = None
        self._show_found()

    def _later(self) -> None:
        self._hurried = False
        self._soon.start()

    def _show_found(self) -> None:
        self.model.show(self._finder.find(self.search.text()))
        self.view.setCurrentIndex(self.model.index_of(self._chosen))
        if self._chosen is None:
            self.view.scrollToTop()
        self._say()
        if self._asked:
            self._asked = False
            self._context.announce(self.said.text())
        if self._hurried:
            self._open()

    def _say(self) -> None:
        words, found = self._context.words, self.model.found
        if not self.search.text().strip():
            said = words("find.hint")
        elif self.reading:
            said = words("find.reading")
        elif found.count:
            said = words.plural("find.found", found.count)
        else:
            said = words("find.none")
        self.said.setText(said)
        if not found.count and self.view.hasFocus():
            self._into_search()  # what hides would give the keyboard to anything
        self.view.setVisible(bool(found.count))

    # --- What a person does ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        """Go to the chosen place, or show more of them."""
        if self._soon.isActive():
            self.look()
        # Enter before everything is read goes there as soon as it is.
        self._hurried = self.reading
        index = self.view.currentIndex()
        match self.model.row_of(index):
            case More():
                self.model.show_more(index)
                self.view.setCurrentIndex(self.model.index(index.row()))
            case Line(hit=hit):
                self._chosen = self._key()
                workspace = self._context.workspace
                place = place_of_words(workspace.content, workspace.snapshot, hit.record, hit.field)
                if place is not None:
                    self._context.go(place)
                    _to_words(self.model.found.words)
            case _:
                self._context.announce(self.said.text())

    def _key(self) -> Key | None:
        """Return which record is chosen."""
        row = self.model.row_of(self.view.currentIndex())
        return (row.hit.kind, row.hit.record.id) if isinstance(row, Line) else None

    def _back(self) -> None:
        self._context.go(Place("back"))

    def _into_list(self) -> None:
        if self._soon.isActive():
            self.look()
        if self.view.currentIndex().isValid():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _into_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def _type(self, letter: str) -> None:
        self._into_search()
        self.search.deselect()
        self.search.end(False)  # noqa: FBT003 - Qt's
        self.search.insert(letter)

    # --- The widget -----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Look for nothing that nobody sees."""
        super().hideEvent(event)
        self._on.stop()
        self._hurried = False
        if self._reading is not None or self._soon.isActive():
            self._reading, self._stale = None, True
        self._soon.stop()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the lines as long in letters at another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_top"):
            self._fit()

    def _lay_out(self) -> None:
        words = self._context.words
        whole = column(self, gap=ONE)
        whole.setContentsMargins(THREE, THREE, THREE, TWO)
        top = row(gap=TWO)
        top.addWidget(self.heading, 1)
        back = link(words("find.back"), self._back, "previous")
        back.setAccessibleName(words("find.back_said"))
        top.addWidget(back)
        self._top = QWidget()
        self._top.setLayout(top)
        whole.addWidget(self._top)
        part = column(gap=HALF)
        part.addWidget(field_label(words("find.label"), self.search))
        part.addWidget(self.search)
        whole.addLayout(part)
        whole.addWidget(self.said)
        whole.addWidget(self.view, 1)
        whole.addStretch(0)
        self._fit()

    def _fit(self) -> None:
        for each in (self._top, self.search, self.said, self.view):
            each.setMaximumWidth(em(self, _WIDEST))


class _SearchLine(LineEdit):
    """The words to look for: Down goes to what was found."""

    down = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on to the list, or type."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


def _to_words(words: tuple[str, ...]) -> None:
    """Put the cursor before the first of some words in the text that has the keyboard."""
    edit = QApplication.focusWidget()
    if isinstance(edit, QTextEdit):
        said = edit.toPlainText()
        if found := spans(said, words):
            cursor = QTextCursor(edit.document())
            cursor.setPosition(in_qt(said, found[0][0]))
            edit.setTextCursor(cursor)
    elif isinstance(edit, QLineEdit):
        said = edit.text()
        if found := spans(said, words):
            edit.setCursorPosition(in_qt(said, found[0][0]))
