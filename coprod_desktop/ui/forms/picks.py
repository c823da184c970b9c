"""Several at once: people, groups or terms picked from a list, and words of a person's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Changed, Create
from coprod_desktop.content.model import Field, Option
from coprod_desktop.content.picked import name_of, picked
from coprod_desktop.content.terms import groups_of
from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.records import KINDS
from coprod_desktop.domain.titles import first_words
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.asking import NEW, AskName, fill, new_person
from coprod_desktop.ui.forms.editor import Editor
from coprod_desktop.ui.forms.find import MANY, WALKS, FindBox
from coprod_desktop.ui.forms.group import Group
from coprod_desktop.ui.kit import HALF, Button, FlowLayout, column

_OWN = "*"
_LIST = "="
"""What stand for "other words" and "change this list" among ids."""


class PicksEditor(Editor):
    """What is picked, each with a button that takes it out, and a list to add from."""

    def __init__(self, context: Context, field: Field) -> None:
        super().__init__()
        self._context = context
        self._field = field
        self._value = ""
        self._made: dict[str, Create] = {}
        self._locked = False
        self._shown: list[Button] = []
        self._is_term = bool(field.terms)
        self._first = ""
        self._kind = KINDS[field.record]
        words = context.words
        self.group = Group()
        body = column(self.group, gap=HALF)
        column(self).addWidget(self.group)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=HALF)
        body.addWidget(self._chips)
        self.combo = _AddBox(context)
        self.combo.activated.connect(self._on_activated)
        self.combo.found.connect(self._choose)
        body.addWidget(self.combo, 0, Qt.AlignmentFlag.AlignLeft)
        self.asking = AskName(words, words("forms.picks.add_own"))
        self.asking.answered.connect(self._on_answered)
        self.asking.wrong.connect(self.wrong)
        self._asks_person = False
        body.addWidget(self.asking)
        self._show()

    def value(self) -> JsonValue:
        """Return the lines as one text."""
        return self._value

    def makes(self) -> tuple[Create, ...]:
        """Return who is picked and new."""
        picked_ids = picks.ids_of(self._value)
        return tuple(each for each in self._made.values() if each.id in picked_ids)

    def show_value(self, value: JsonValue) -> None:
        """Show what is picked, and what else can be."""
        wanted = str(value or "")
        # Among thousands, what else can be is not looked up again for nothing.
        if wanted != self._value:
            self._value = wanted
            self._show()

    def put_first(self, group: str) -> None:
        """Offer the lines of one part of the list before all others."""
        if group != self._first:
            self._first = group
            self._show()

    def refresh(self, changed: Changed | None) -> None:
        """Call the records as they are called now, and offer those that there are."""
        if changed is None or changed.touches(self._field.record):
            self._show()

    def name(self, name: str, description: str) -> None:
        """Name the group, and the list in it."""
        self.group.setAccessibleName(name)
        self.group.describe(description)
        self.combo.setAccessibleName(self._context.words("forms.picks.add_to", field=name))

    def lock(self) -> None:
        """Let what is picked be read and not changed."""
        self._locked = True
        self.combo.hide()
        self._show()

    def entry(self) -> QWidget:
        """Return the list to add from."""
        return self.group if self._locked else self.combo

    def labelled(self) -> QWidget:
        """Return the group."""
        return self.group

    def _show(self) -> None:
        had_focus = any(chip.hasFocus() for chip in self._shown)
        for chip in self._shown:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._shown = []
        snapshot = self._context.workspace.snapshot
        there = snapshot.records.get(self._field.record, {})
        self._made = {each: made for each, made in self._made.items() if each not in there}
        words = self._context.words
        for line in picks.lines_of(self._value):
            said = self._called(line)
            if not said:
                continue  # it leads nowhere: a merge may bring that
            chip = Button(said, "chip", "" if self._locked else "close", self._taker(line))
            chip.setAccessibleName(said if self._locked else words("forms.picks.take", what=said))
            chip.setEnabled(not self._locked)
            self._flow.addWidget(chip)
            self._shown.append(chip)
        self._chips.setVisible(bool(self._shown))
        if self._locked:
            said = ", ".join(picked(self._field, self._value, snapshot))
            self.group.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.group.setAccessibleDescription(said or words("forms.choice.none"))
        self._fill()
        if had_focus:
            self.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _called(self, line: str) -> str:
        if not picks.is_id(line):
            return line
        if made := self._made.get(line):
            return first_words(made.kind, made.fields)
        return name_of(self._field, line, self._context.workspace.snapshot)

    def _fill(self) -> None:
        words = self._context.words
        own = Option(_OWN, words("forms.picks.own"))
        if self._is_term:
            first = Option("", words("forms.picks.choose_term"))
            more = [own, Option(_LIST, words("forms.picks.change_list"))]
            fill(self.combo, [first], self._terms, more, many=False)
        else:
            first = Option("", words("forms.picks.choose"))
            more = [Option(NEW, words("forms.person.new")), own]
            many = len(self._context.workspace.snapshot.all(self._kind)) > MANY
            fill(self.combo, [first], self._records, more, many=many)
        self.combo.setCurrentIndex(0)

    def _records(self) -> list[Option]:
        snapshot, taken = self._context.workspace.snapshot, picks.lines_of(self._value)
        named = [
            Option(each.id, name_of(self._field, each.id, snapshot))
            for each in snapshot.all(self._kind)
            if each.id not in taken
        ]
        return [each for each in named if each.label]

    def _terms(self) -> list[Option]:
        """Return the lines of the list, each group under its heading."""
        workspace, taken = self._context.workspace, picks.lines_of(self._value)
        groups = groups_of(workspace.content, workspace.snapshot, self._field.terms)
        found: list[Option] = []
        for group in sorted(groups, key=lambda each: each.id != self._first):
            found.append(Option("", group.label))
            found += [term for term in group.terms if term.id not in taken]
        return found

    def _taker(self, line: str) -> Callable[[], None]:
        return lambda: self._put(picks.without(self._value, {line}))

    def _on_activated(self) -> None:
        self._choose(str(self.combo.currentData() or ""), "")

    def _choose(self, chosen: str, typed: str) -> None:
        words = self._context.words
        if chosen in (NEW, _OWN):
            self._asks_person = chosen == NEW
            asked = "forms.person.name" if self._asks_person else "forms.picks.own_label"
            self.asking.ask(words(asked), typed)
            return
        self.asking.hide()
        if chosen == _LIST:
            self.combo.setCurrentIndex(0)
            self._context.go(Place("lists", self._field.terms))
        elif chosen:
            self._add(chosen)

    def _on_answered(self, said: str) -> None:
        if self._asks_person:
            made = new_person(said)
            self._made[made.id] = made
            said = made.id
        self.said.emit("")
        self._add(said)

    def _add(self, line: str) -> None:
        self._put(f"{self._value}\n{line}")
        self.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, value: str) -> None:
        self._value = "\n".join(picks.lines_of(value))
        self._show()
        self.chosen.emit()


class _AddBox(FindBox):
    """A list whose entries are added as soon as they are chosen, so walking opens it first.

    A closed list would choose the next entry with each press of an arrow key.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with an arrow key, and choose nothing yet."""
        if self.is_searched or event.key() not in WALKS:
            super().keyPressEvent(event)
        else:
            self.showPopup()
