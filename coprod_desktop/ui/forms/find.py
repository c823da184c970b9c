"""A list that opens: short ones as they are, long ones with a search that follows the keys.

A list of thousands is filled only when it is opened, and nobody walks through it with arrow keys.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from coprod_desktop.content.model import Option
from coprod_desktop.domain.folding import folded
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.combo import ComboBox
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import Sheet, em, field_label, primary, quiet, secondary

MANY = 30
"""More choices than this are searched."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
WALKS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
"""Keys that go through a list."""

_LINES, _FEW_LINES = 7, 4
_LINE = 2.75
"""Em that a line is high: 44 pixels at 100 %."""
_LARGE = 24
"""Pixels of an em from which on only a few lines fit on a small screen."""


class FindBox(ComboBox):
    """A list that opens. Where there are many choices, it opens with a search."""

    found = Signal(str, str)
    """The id that was chosen in a search, and what was typed there."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._choices: Callable[[], Sequence[Option]] | None = None
        self._more: tuple[Option, ...] = ()

    def search_in(
        self, choices: Callable[[], Sequence[Option]] | None, more: Sequence[Option] = ()
    ) -> None:
        """Open with a search in `choices`, which are asked for then; `more` are always offered.

        None opens the list of its own entries, as any other.
        """
        self._choices = choices
        self._more = tuple(more)

    @property
    def is_searched(self) -> bool:
        """Whether it opens with a search."""
        return self._choices is not None

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list, or the search."""
        if self._choices is None:
            super().showPopup()
        else:
            self._search("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Begin the search with the first letter that is typed, or with an arrow key."""
        typed = event.text()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if self._choices is not None and plain and typed.strip() and typed.isprintable():
            self._search(typed)
        elif self._choices is not None and plain and event.key() in WALKS:
            self._search("")
        else:
            super().keyPressEvent(event)

    def _search(self, typed: str) -> None:
        if self._choices is None:
            return
        dialog = FindDialog(
            self._context, self.accessibleName(), self._choices(), self._more, self.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.found.connect(self.found)
        dialog.open()
        dialog.search.setText(typed)


class FindDialog(Sheet):
    """A search, and under it a list of what it finds."""

    found = Signal(str, str)

    def __init__(
        self,
        context: Context,
        title: str,
        choices: Sequence[Option],
        more: Sequence[Option],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent, width=30)
        words = context.words
        self._context = context
        self.model = _Found(choices, more, self)
        self.search = _SearchLine(context)
        self.body.addWidget(field_label(words("forms.find.label"), self.search))
        self.body.addWidget(self.search)
        self.said = quiet()
        self.body.addWidget(self.said)
        self.view = _Results()
        self.view.setAccessibleName(words("forms.find.list"))
        self.view.setModel(self.model)
        lines = _FEW_LINES if em(self) > _LARGE else _LINES
        self.view.setFixedHeight(em(self, _LINE) * lines)
        self.body.addWidget(self.view)
        self.take = primary(words("forms.find.take"), self._take)
        self.foot.addWidget(self.take)
        self.foot.addWidget(secondary(words("forms.day.cancel"), self.reject))
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._take)
        self.search.walked.connect(self._walk)
        self.view.taken.connect(self._take)
        self._find("")
        self.start_at(self.search)

    def _find(self, typed: str) -> None:
        self.model.look_for(typed)
        words, count = self._context.words, self.model.count
        said = words.plural("forms.find.found", count) if count else words("forms.find.none")
        self.said.setText(said)
        if typed:
            self._context.announce(said)
        self.view.setCurrentIndex(self.model.index(0))

    def _walk(self, step: int) -> None:
        row = self.view.currentIndex().row() + step
        if 0 <= row < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row))
            self._context.announce(str(self.view.currentIndex().data()))

    def _take(self) -> None:
        chosen = self.model.id_of(self.view.currentIndex())
        if chosen:
            self.accept()
            self.found.emit(chosen, " ".join(self.search.text().split()))


class _SearchLine(LineEdit):
    """Up and Down walk through the list while the cursor stays in the search."""

    walked = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(context.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk, or type."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.walked.emit(step)


class _Results(QListView):
    """What was found. Enter or a double click takes it."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _index: self.taken.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class _Found(QAbstractListModel):
    """The choices that have all the words, and after them what is always offered."""

    def __init__(self, choices: Sequence[Option], more: Sequence[Option], parent: QWidget) -> None:
        super().__init__(parent)
        texts = sorted((folded(each.label), at) for at, each in enumerate(choices))
        self._all = [(text, choices[at]) for text, at in texts]
        self._more = list(more)
        self._shown: list[Option] = []
        self.count = 0

    def look_for(self, typed: str) -> None:
        """Show what is found."""
        found = self._all
        for word in folded(typed).split():
            found = [each for each in found if word in each[0]]
        self.beginResetModel()
        self._shown = [option for _, option in found] + self._more
        self.count = len(found)
        self.endResetModel()

    def id_of(self, index: _Index) -> str:
        """Return the id of a line; empty for none."""
        return self._shown[index.row()].id if index.isValid() else ""

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's
        """Return the words of a line."""
        shown = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
        return self._shown[index.row()].label if index.isValid() and role in shown else None
