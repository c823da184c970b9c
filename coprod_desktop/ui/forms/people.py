"""A choice among records, with a way to add the one that is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Changed, Create
from coprod_desktop.content.model import Option
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import KINDS, Record
from coprod_desktop.domain.titles import title_of
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.editor import Editor
from coprod_desktop.ui.forms.find import MANY, FindBox
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import ONE, FlowLayout, column, em, field_label, secondary

_NEW = "+"
_NONE = "-"
"""What stand for "add someone new" and for no choice among ids."""


class PickRecord(Editor):
    """One record of a kind. For stakeholders, someone new can be added on the spot."""

    def __init__(self, context: Context, kind: str, *, none: str = "") -> None:
        super().__init__()
        self._context = context
        self._kind = kind
        self._without: frozenset[str] = frozenset()
        self._none = none or context.words("forms.choice.none")
        self._value = ""
        self._line: LineEdit | None = None
        words = context.words
        self.combo = FindBox(context)
        self.combo.activated.connect(self._on_activated)
        self.combo.found.connect(self._choose)
        body = column(self, gap=ONE)
        body.addWidget(self.combo, 0, Qt.AlignmentFlag.AlignLeft)
        self.new_name = LineEdit(words)
        self.new_name.setMaximumWidth(em(self, 24))
        self.add = secondary(words("forms.person.add"), self._on_add)
        self._new = QWidget()
        inner = column(self._new, gap=4)
        inner.addWidget(field_label(words("forms.person.name"), self.new_name))
        line = FlowLayout(gap=ONE)
        line.addWidget(self.new_name)
        line.addWidget(self.add)
        inner.addLayout(line)
        self.new_name.returnPressed.connect(self._on_add)
        self._new.hide()
        body.addWidget(self._new)
        self.fill()

    def leave_out(self, without: frozenset[str]) -> None:
        """Offer every record but these."""
        self._without = without
        self.fill()

    def fill(self) -> None:
        """Offer the records that there are now."""
        words, snapshot = self._context.words, self._context.workspace.snapshot
        new = [Option(_NEW, words("forms.person.new"))] if self._kind == "stakeholder" else []
        none = Option("", self._none)
        if len(snapshot.all(KINDS[self._kind])) > MANY:
            chosen = snapshot.any_of(self._kind, self._value)
            offered = [none] if chosen is None else [none, self._option(chosen)]
            self.combo.search_in(self._choices, (*new, Option(_NONE, self._none)))
        else:
            offered = [none, *self._choices(), *new]
            self.combo.search_in(None)
        self.combo.clear()
        for each in offered:
            self.combo.addItem(each.label, each.id)
        self.combo.setCurrentIndex(max(0, self.combo.findData(self._value)))

    def value(self) -> JsonValue:
        """Return the id of the chosen record, or empty text."""
        return self._value

    def show_value(self, value: JsonValue) -> None:
        """Show the chosen record, from what there is now."""
        self._value = str(value or "")
        self.fill()
        self._new.hide()

    def refresh(self, changed: Changed | None) -> None:
        """Offer what there is now."""
        if changed is None or changed.touches(self._kind):
            self.fill()

    def name(self, name: str, description: str) -> None:
        """Name the list."""
        for each in filter(None, (self.combo, self._line)):
            each.setAccessibleName(name)
            each.setAccessibleDescription(description)

    def lock(self) -> None:
        """Let the choice be read and not made."""
        self._line = self.combo.lock(self._context.words)

    def entry(self) -> QWidget:
        """Return the list, or the line that shows its choice."""
        return self._line or self.combo

    def _choices(self) -> list[Option]:
        return [
            self._option(record)
            for record in self._context.workspace.snapshot.all(KINDS[self._kind])
            if record.id not in self._without or record.id == self._value
        ]

    def _option(self, record: Record) -> Option:
        return Option(record.id, title_of(record) or self._context.words("forms.record.unnamed"))

    def _on_activated(self) -> None:
        self._choose(str(self.combo.currentData() or ""), "")

    def _choose(self, chosen: str, typed: str) -> None:
        self._new.setVisible(chosen == _NEW)
        if chosen == _NEW:
            self.new_name.setText(typed)
            self.new_name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._value = "" if chosen == _NONE else chosen
        self.fill()
        self.combo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit()

    def _on_add(self) -> None:
        name = self.new_name.text().strip()
        if not name:
            self.wrong.emit(self._context.words("forms.person.name_first"))
            self.new_name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        record_id = new_id()
        made = Create(self._kind, {"name": name, "sort": "person"}, record_id)
        if not self._context.perform(made, self):
            return
        self.said.emit("")
        self._value = record_id
        self.fill()
        self._new.hide()
        self.combo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit()
