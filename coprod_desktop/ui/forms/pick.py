"""A choice among records, with a way to add the one that is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Changed, Create
from coprod_desktop.content.model import Option
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.records import KINDS, Record
from coprod_desktop.domain.titles import first_words, title_of
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.asking import NEW, AskName, fill, new_person
from coprod_desktop.ui.forms.editor import Editor
from coprod_desktop.ui.forms.find import MANY, FindBox
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import ONE, column

_NONE = "-"
"""What stands for no choice among ids."""


class PickRecord(Editor):
    """One record of a kind. For stakeholders, someone new can be added on the spot."""

    def __init__(self, context: Context, kind: str, *, none: str = "") -> None:
        super().__init__()
        self._context = context
        self._kind = kind
        self._without: frozenset[str] = frozenset()
        self._none = none or context.words("forms.choice.none")
        self._value = ""
        self._made: Create | None = None
        self._line: LineEdit | None = None
        self.combo = FindBox(context)
        self.combo.activated.connect(self._on_activated)
        self.combo.found.connect(self._choose)
        body = column(self, gap=ONE)
        body.addWidget(self.combo, 0, Qt.AlignmentFlag.AlignLeft)
        self.asking = AskName(context.words, context.words("forms.person.add"))
        self.asking.answered.connect(self._on_new)
        self.asking.wrong.connect(self.wrong)
        body.addWidget(self.asking)
        self.fill()

    def leave_out(self, without: frozenset[str]) -> None:
        """Offer every record but these."""
        self._without = without
        self.fill()

    def fill(self) -> None:
        """Offer the records that there are now."""
        words, snapshot = self._context.words, self._context.workspace.snapshot
        if self._made is not None and snapshot.any_of(self._kind, self._made.id) is not None:
            self._made = None
        new = [Option(NEW, words("forms.person.new"))] if self._kind == "stakeholder" else []
        many = len(snapshot.all(KINDS[self._kind])) > MANY
        first, more = [Option("", self._none)], new
        if many:
            # Among many the list holds no line but the one that is chosen.
            chosen = snapshot.any_of(self._kind, self._value)
            first += [] if chosen is None else [self._option(chosen)]
            more = [*new, Option(_NONE, self._none)]
        first += [Option(each.id, first_words(each.kind, each.fields)) for each in self.makes()]
        fill(self.combo, first, self._choices, more, many=many)
        self.combo.setCurrentIndex(max(0, self.combo.findData(self._value)))

    def value(self) -> JsonValue:
        """Return the id of the chosen record, or empty text."""
        return self._value

    def makes(self) -> tuple[Create, ...]:
        """Return who is new and chosen."""
        return (self._made,) if self._made is not None and self._made.id == self._value else ()

    def show_value(self, value: JsonValue) -> None:
        """Show the chosen record, from what there is now."""
        self._value = str(value or "")
        self.fill()
        self.asking.hide()

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
        if chosen == NEW:
            self.asking.ask(self._context.words("forms.person.name"), typed)
            return
        self.asking.hide()
        self._take("" if chosen == _NONE else chosen)

    def _on_new(self, name: str) -> None:
        self._made = new_person(name)
        self.said.emit("")
        self._take(self._made.id)

    def _take(self, value: str) -> None:
        self._value = value
        self.fill()
        self.combo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit()
