"""Several at once: people, groups or terms picked from a list, and words of a person's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Changed, Create
from coprod_desktop.content.model import Field, Option
from coprod_desktop.content.picked import name_of, picked
from coprod_desktop.content.terms import groups_of
from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import KINDS
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.editor import Editor
from coprod_desktop.ui.forms.find import MANY, WALKS, FindBox
from coprod_desktop.ui.forms.group import Group
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import HALF, ONE, Button, FlowLayout, column, em, field_label, secondary

_NEW = "+"
_OWN = "*"
_LIST = "="
"""What stand for "add someone new", "other words" and "change this list" among ids."""


class PicksEditor(Editor):
    """What is picked, each with a button that takes it out, and a list to add from."""

    def __init__(self, context: Context, field: Field) -> None:
        super().__init__()
        self._context = context
        self._field = field
        self._value = ""
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
        self.own = LineEdit(words)
        self.own.setMaximumWidth(em(self, 24))
        self.own.returnPressed.connect(self._on_own)
        self.add = secondary(words("forms.picks.add_own"), self._on_own)
        self._asking = QWidget()
        inner = column(self._asking, gap=4)
        self._label = field_label("", self.own)
        inner.addWidget(self._label)
        line = FlowLayout(gap=ONE)
        line.addWidget(self.own)
        line.addWidget(self.add)
        inner.addLayout(line)
        self._asking.hide()
        self._adds_person = False
        body.addWidget(self._asking)
        self._show()

    def value(self) -> JsonValue:
        """Return the lines as one text."""
        return self._value

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

    # --- What is shown --------------------------------------------------------------------------

    def _show(self) -> None:
        had_focus = any(chip.hasFocus() for chip in self._shown)
        for chip in self._shown:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._shown = []
        snapshot = self._context.workspace.snapshot
        words = self._context.words
        for line in picks.lines_of(self._value):
            said = name_of(self._field, line, snapshot) if picks.is_id(line) else line
            if not said:
                continue  # it leads nowhere: a merge may bring that
            chip = Button(said, "chip", "" if self._locked else "close", self._taker(line))
            chip.setAccessibleName(said if self._locked else words("forms.picks.take", what=said))
            chip.setEnabled(not self._locked)
            self._flow.addWidget(chip)
            self._shown.append(chip)
        self._chips.setVisible(bool(picked(self._field, self._value, snapshot)))
        if self._locked:
            said = ", ".join(picked(self._field, self._value, snapshot))
            self.group.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.group.setAccessibleDescription(said or words("forms.choice.none"))
        self._fill()
        if had_focus:
            self.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        words = self._context.words
        self.combo.clear()
        self.combo.addItem(
            words("forms.picks.choose_term" if self._is_term else "forms.picks.choose"), ""
        )
        more = [Option(_OWN, words("forms.picks.own"))]
        if not self._is_term:
            more.insert(0, Option(_NEW, words("forms.person.new")))
        records = () if self._is_term else self._context.workspace.snapshot.all(self._kind)
        if len(records) > MANY:
            self.combo.search_in(self._not_taken, more)
            self.combo.setCurrentIndex(0)
            return
        self.combo.search_in(None)
        taken = set(picks.lines_of(self._value))
        for label, record_id in self._choices():
            if not record_id:
                self.combo.addItem(label, "")
                item = self.combo.model().index(self.combo.count() - 1, 0)
                self.combo.model().setData(item, 0, int(Qt.ItemDataRole.UserRole) - 1)
            elif record_id not in taken:
                self.combo.addItem(label, record_id)
        for each in more:
            self.combo.addItem(each.label, each.id)
        if self._is_term:
            self.combo.addItem(words("forms.picks.change_list"), _LIST)
        self.combo.setCurrentIndex(0)

    def _not_taken(self) -> list[Option]:
        taken = set(picks.lines_of(self._value))
        return [Option(each, label) for label, each in self._choices() if each not in taken]

    def _choices(self) -> Iterator[tuple[str, str]]:
        """Yield what can be picked, and the heading of a group with no id."""
        workspace = self._context.workspace
        if not self._is_term:
            for record in workspace.snapshot.all(self._kind):
                said = name_of(self._field, record.id, workspace.snapshot)
                if said:
                    yield said, record.id
            return
        groups = groups_of(workspace.content, workspace.snapshot, self._field.terms)
        for group in sorted(groups, key=lambda each: each.id != self._first):
            yield group.label, ""
            for term in group.terms:
                yield term.label, term.id

    # --- What a person does ---------------------------------------------------------------------

    def _taker(self, line: str) -> Callable[[], None]:
        return lambda: self._put(picks.without(self._value, {line}))

    def _on_activated(self) -> None:
        self._choose(str(self.combo.currentData() or ""), "")

    def _choose(self, chosen: str, typed: str) -> None:
        self._asking.setVisible(chosen in (_NEW, _OWN))
        if chosen in (_NEW, _OWN):
            self._adds_person = chosen == _NEW
            asked = "forms.person.name" if self._adds_person else "forms.picks.own_label"
            self._label.setText(self._context.words(asked))
            self.own.setText(typed)
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
        elif chosen == _LIST:
            self.combo.setCurrentIndex(0)
            self._context.go(Place("lists", self._field.terms))
        elif chosen:
            self._put(f"{self._value}\n{chosen}")
            self.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_own(self) -> None:
        said = " ".join(self.own.text().split())
        if not said:
            self.wrong.emit(self._context.words("forms.person.name_first"))
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._adds_person:
            record_id = new_id()
            made = Create(self._field.record, {"name": said, "sort": "person"}, record_id)
            if not self._context.perform(made, self):
                return
            said = record_id
        self.said.emit("")
        self._asking.hide()
        self._put(f"{self._value}\n{said}")
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
