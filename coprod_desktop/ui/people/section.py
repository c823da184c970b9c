"""One section of the page of a person: its fields, the records that are about them, the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.people import About, PersonSection
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.build import record_field
from coprod_desktop.ui.forms.field import FieldBox
from coprod_desktop.ui.forms.records import RecordsField
from coprod_desktop.ui.forms.view import into_view
from coprod_desktop.ui.kit import (
    HALF,
    THREE,
    TWO,
    FlowLayout,
    ScrollColumn,
    column,
    eyebrow,
    heading,
    link,
    primary,
    quiet,
    secondary,
)
from coprod_desktop.ui.people.agreed import AgreedNow
from coprod_desktop.ui.people.named import NamedHere
from coprod_desktop.ui.people.related import AboutField, SessionsOf
from coprod_desktop.ui.people.words import person_name

_NEW = {"sort": "person"}
"""What somebody new is until it is said otherwise."""


class SectionForm(ScrollColumn):
    """The questions of one section about one person, group or organisation."""

    asked = Signal(str)
    """The id of another section."""
    person_asked = Signal(int)
    """The next (1) or the previous (-1) person of the list."""
    delete_asked = Signal()
    data_asked = Signal()
    """All that is held about them, to show or to erase."""

    def __init__(
        self,
        context: Context,
        record_id: str,
        section: PersonSection,
        sections: tuple[PersonSection, ...],
        go_to_record: Callable[[str, str], None],
    ) -> None:
        super().__init__()
        self._context = context
        self._sections = sections
        self._go_to_record = go_to_record
        self.section = section
        self.record_id = record_id
        self.stands_at = Place("people", f"{record_id}/{section.id}")
        self.body.setSpacing(THREE)
        top = column(gap=HALF)
        self._where = eyebrow()
        self.heading: QLabel = heading(section.title)
        self._place = quiet()
        top.addWidget(self._where)
        top.addWidget(self.heading)
        top.addWidget(self._place)
        self.body.addLayout(top)
        self.boxes: list[FieldBox] = []
        self._agreed = AgreedNow(context, record_id) if section.id == "agreed" else None
        if self._agreed is not None:
            self.body.addWidget(self._agreed)
        for name in section.fields:
            self._add(self._field(name))
        for about in section.records:
            self._add(self._records(about))
        self._named = None
        if section.id == "appears":
            self._named = NamedHere(context, record_id, sections, go_to_record)
            self.body.addWidget(self._named)
        self._add_way()
        self.body.addStretch(1)
        self._say_where()

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        for box in self.boxes:
            box.refresh(changed)
        for part in (self._agreed, self._named):
            if part is not None:
                part.refresh()
        self._say_where()

    def take_cursor(self, name: str, record_id: str = "", part: str = "") -> bool:
        """Put the cursor into a field, or to records of a kind; tell whether it is here.

        `part` is a field of the record.
        """
        for box in self.boxes:
            if box.field.id == name and not box.isHidden():
                if isinstance(box, RecordsField) and box.go_to(record_id, part):
                    return True
                box.take_cursor()
                into_view(box)
                return True
        return False

    def forget(self) -> None:
        """Give up what is unsaved, because the person is gone."""
        for box in self.boxes:
            box.forget()

    def show_way(self, before: str, after: str, place: str) -> None:
        """Say who comes before and after in the list; empty names where nobody does."""
        words = self._context.words
        self._place.setText(place)
        self._place.setVisible(bool(place))
        for button, name, key in (
            (self._before, before, "ui.people.previous_person"),
            (self._after, after, "ui.people.next_person"),
        ):
            button.set_words(words(key, name=name))
            button.setVisible(bool(name))

    def _field(self, name: str) -> FieldBox:
        form = self._context.workspace.content.forms["stakeholder"]
        return record_field(self._context, "stakeholder", self.record_id, form.field(name), _NEW)

    def _records(self, about: About) -> FieldBox:
        if about.kind == "expected_person":
            return SessionsOf(self._context, about, self.record_id)
        return AboutField(self._context, about, self.record_id)

    def _add(self, box: FieldBox) -> None:
        self.boxes.append(box)
        self.body.addWidget(box)

    def _add_way(self) -> None:
        words = self._context.words
        self._back = secondary(words("forms.steps.back"), lambda: self._turn(-1))
        self._on = primary("", lambda: self._turn(1))
        line = FlowLayout(gap=TWO)
        line.addWidget(self._back)
        line.addWidget(self._on)
        self.body.addLayout(line)
        people = FlowLayout(gap=TWO)
        self._before = link("", lambda: self.person_asked.emit(-1), "previous")
        self._after = link("", lambda: self.person_asked.emit(1), "next")
        self._past = link(words("past.here"), self._show_past)
        self._data = link("", self.data_asked.emit, "file")
        self._delete = link("", self.delete_asked.emit, "delete")
        for nameless in (self._before, self._after, self._place):
            nameless.hide()
        for button in (self._before, self._after, self._past, self._data, self._delete):
            people.addWidget(button)
        self.body.addLayout(people)

    def _turn(self, step: int) -> None:
        other = self._beside(step)
        if other is not None:
            self.asked.emit(other.id)

    def _beside(self, step: int) -> PersonSection | None:
        stakeholder = self._stakeholder()
        if stakeholder is None:
            return None
        mine = [each for each in self._sections if each.is_for(stakeholder.sort)]
        ids = [each.id for each in mine]
        at = ids.index(self.section.id) + step if self.section.id in ids else -1
        return mine[at] if 0 <= at < len(mine) else None

    def _show_past(self) -> None:
        self._context.go(Place("past", self.record_id))

    def _stakeholder(self) -> Stakeholder | None:
        return self._context.workspace.snapshot.get(Stakeholder, self.record_id)

    def _say_where(self) -> None:
        words = self._context.words
        stakeholder = self._stakeholder()
        name = words("ui.people.new") if stakeholder is None else person_name(words, stakeholder)
        self._where.setText(name)
        self.heading.setAccessibleName(f"{name}. {self.section.title}")
        sort = stakeholder.sort if stakeholder is not None else ""
        for box in self.boxes:
            box.setVisible(self.section.asks(box.field.id, sort))
        before, after = self._beside(-1), self._beside(1)
        self._back.setVisible(before is not None)
        self._on.setVisible(after is not None)
        if after is not None:
            self._on.set_words(words("forms.steps.next", title=after.title))
        self._past.setVisible(stakeholder is not None)
        self._data.set_words(words("ui.people.data", name=name))
        self._data.setVisible(stakeholder is not None)
        self._delete.set_words(words("ui.people.delete", name=name))
        is_first = self.section is self._sections[0]
        may_delete = is_first and not self._context.workspace.read_only
        self._delete.setVisible(may_delete and stakeholder is not None)
