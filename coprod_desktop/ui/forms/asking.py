"""What lists of people have in common: what they offer, and the line for a name that is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Create
from coprod_desktop.content.model import Option
from coprod_desktop.content.words import Words
from coprod_desktop.domain.ids import new_id
from coprod_desktop.ui.forms.find import FindBox
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import ONE, FlowLayout, column, em, field_label, secondary

NEW = "+"
"""What stands for "add someone new" among ids."""

_ENABLED = int(Qt.ItemDataRole.UserRole) - 1
"""Where a list keeps whether a line can be chosen."""


def new_person(name: str) -> Create:
    """Return the operation that adds a person of whom only the name is known yet."""
    return Create("stakeholder", {"name": name, "sort": "person"}, new_id())


def fill(
    combo: FindBox,
    first: Sequence[Option],
    choices: Callable[[], Sequence[Option]],
    more: Sequence[Option],
    *,
    many: bool,
) -> None:
    """Offer `choices` and then `more` in a list after `first`; `many` are found by a search.

    A choice without an id is a heading, which nobody can choose.
    """
    combo.search_in(choices if many else None, more)
    combo.clear()
    for each in first:
        combo.addItem(each.label, each.id)
    if many:
        return
    for each in (*choices(), *more):
        combo.addItem(each.label, each.id)
        if not each.id:
            combo.model().setData(combo.model().index(combo.count() - 1, 0), 0, _ENABLED)


class AskName(QWidget):
    """A line for a name or other words, with a button; it is hidden until something is asked."""

    answered = Signal(str)
    """What was written, never nothing; its spaces are single ones."""
    wrong = Signal(str)
    """A sentence that says that nothing was written."""

    def __init__(self, words: Words, button: str) -> None:
        super().__init__()
        self._words = words
        self.line = LineEdit(words)
        self.line.setMaximumWidth(em(self, 24))
        self.add = secondary(button, self._on_add)
        self._label = field_label("", self.line)
        inner = column(self, gap=4)
        inner.addWidget(self._label)
        beside = FlowLayout(gap=ONE)
        beside.addWidget(self.line)
        beside.addWidget(self.add)
        inner.addLayout(beside)
        self.line.returnPressed.connect(self._on_add)
        self.hide()

    def ask(self, label: str, typed: str) -> None:
        """Ask, with what was already typed elsewhere in the line and the cursor after it."""
        self._label.setText(label)
        self.line.setText(typed)
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        said = " ".join(self.line.text().split())
        if said:
            self.hide()
            self.answered.emit(said)
            return
        self.wrong.emit(self._words("forms.person.name_first"))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
