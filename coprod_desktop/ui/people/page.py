"""The People section: everybody in a list, and one of them section by section."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from coprod_desktop.application.operations import Changed, Delete, Undo
from coprod_desktop.content.people import person_sections
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.picks import lines_of
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.kit import column
from coprod_desktop.ui.people.doors import show_data
from coprod_desktop.ui.people.listing import PeopleList
from coprod_desktop.ui.people.map.page import MapPage
from coprod_desktop.ui.people.person import EVERYONE, PersonPages
from coprod_desktop.ui.people.strengths import StrengthsPage
from coprod_desktop.ui.people.views import VIEWS
from coprod_desktop.ui.people.words import person_name
from coprod_desktop.ui.window.places import place_of
from coprod_desktop.ui.window.unsaved import saved_first

KEYS = {"Ctrl+Shift+PgDown": 1, "Ctrl+Shift+PgUp": -1}
"""The keys that go on to the next and back to the previous person of the list."""


class PeoplePage(QWidget):
    """Everybody as a list or a map, and in its place the pages of the person who is open."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sections = person_sections(context.words)
        self._stack = QStackedWidget()
        column(self).addWidget(self._stack)
        self.list = PeopleList(context, self._undo_delete)
        self.list.opened.connect(self.open)
        self.list.new_asked.connect(self.add_one)
        self.list.view_asked.connect(self.show_view)
        self._stack.addWidget(self.list)
        self._views: dict[str, PeopleList | MapPage | StrengthsPage] = {"list": self.list}
        self._view = "list"
        self.person: PersonPages | None = None
        for keys, step in KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.step_person(step))

    @property
    def heading(self) -> QLabel:
        """The heading of what is shown."""
        person = self._open_person()
        return self._views[self._view].heading if person is None else person.form.heading

    @property
    def open_person(self) -> str:
        """The id of whoever's pages are shown; empty while everybody is."""
        person = self._open_person()
        return person.record_id if person is not None else ""

    # --- What the window asks -------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show one section about somebody, or everybody where nobody is named."""
        record_id, _, section = place.target.partition("/")
        if record_id in VIEWS:
            self._show(record_id)
            return
        if self.person is not None and self.person.is_new(record_id):
            self._stack.setCurrentWidget(self.person)
            return
        if self._context.workspace.snapshot.get(Stakeholder, record_id) is None:
            self._show("list")
            self.list.show_everything()
            return
        pages = self._pages()
        pages.show_person(record_id, section or self._section_of(place.field))
        self._stack.setCurrentWidget(pages)
        if place.field:
            pages.form.take_cursor(place.field, place.record, place.part)

    def show_next(self) -> None:
        """Go to the next section about the person."""
        self._turn(1)

    def show_previous(self) -> None:
        """Go to the section before."""
        self._turn(-1)

    def shows(self, changed: Changed, snapshot: Snapshot) -> bool:
        """Tell whether the section that is open shows a record that changed."""
        person = self._open_person()
        if person is None:
            return isinstance(shown := self._views[self._view], MapPage) and shown.drew_anew
        found = [
            (about, snapshot.any_of(about.kind, record_id))
            for about in person.form.section.records
            for kind, record_id in changed.touched
            if kind == about.kind
        ]
        return any(
            record is not None and person.record_id in lines_of(getattr(record, about.by))
            for about, record in found
        )

    def refresh(self, changed: Changed | None) -> None:
        """Show what the project holds now."""
        for view in self._views.values():
            view.refresh(changed)
        if self.person is None:
            return
        was_open = self._open_person() is not None
        if not self.person.refresh(changed) and was_open:
            self._leave(self.person.record_id)

    # --- What a person does ---------------------------------------------------------------------

    def open(self, record_id: str) -> None:
        """Go to somebody."""
        self._context.saver.flush()
        self.show_place(Place("people", record_id))
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_one(self) -> None:
        """Begin with the name of somebody new; they are there with the first thing written."""
        self._context.saver.flush()
        pages = self._pages()
        pages.begin(new_id())
        self._stack.setCurrentWidget(pages)
        pages.form.take_cursor("name")

    def show_view(self, view: str) -> None:
        """Show everybody another way."""
        self._context.saver.flush()
        self._show(view)
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_person(self, step: int) -> None:
        """Go to the same section about the next (1) or the previous (-1) person of the list."""
        person = self._open_person()
        other = self.list.beside(person.record_id, step) if person is not None else ""
        if person is not None and other:
            self._context.saver.flush()
            person.show_person(other, person.form.section.id)
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """Go back to the list or the map, to where whoever was open stands."""
        person = self._open_person()
        self._context.saver.flush()
        self._show(self._view)
        self._take_cursor(person.record_id if person is not None else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the list with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._open_person() is not None:
            self.back()
        else:
            super().keyPressEvent(event)

    # --- Within ---------------------------------------------------------------------------------

    def _show(self, view: str) -> None:
        if view not in self._views:
            made = MapPage(self._context) if view == "map" else StrengthsPage(self._context)
            made.view_asked.connect(self.show_view)
            if isinstance(made, MapPage):
                made.opened.connect(self.open)
            self._views[view] = made
            self._stack.addWidget(made)
        self._view = view
        self._stack.setCurrentWidget(self._views[view])

    def _take_cursor(self, record_id: str) -> None:
        """Put the keyboard on somebody in the view that is shown."""
        view = self._views[self._view]
        if isinstance(view, MapPage):
            view.go_to(record_id)
            return
        if isinstance(view, PeopleList) and view.model.rowCount():
            view.go_to(record_id)
            return
        view.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self, gone: str) -> None:
        """Close the pages of somebody who is gone; whoever came next has the keyboard."""
        # The list hears of it only when it is shown: until then it knows their place.
        after = self.list.beside(gone, 1) or self.list.beside(gone, -1)
        self.list.stay_at(after)
        self._show(self._view)
        if self.isVisible():
            self._take_cursor(after)

    def _open_person(self) -> PersonPages | None:
        return self.person if self._stack.currentWidget() is self.person else None

    def _pages(self) -> PersonPages:
        if self.person is None:
            self.person = PersonPages(self._context, self._sections, self._go_to_record)
            self.person.shown.connect(self._say_way)
            self.person.picked.connect(self._on_picked)
            self.person.person_asked.connect(self.step_person)
            self.person.delete_asked.connect(self._delete)
            self.person.data_asked.connect(self._show_data)
            self._stack.addWidget(self.person)
        return self.person

    def _on_picked(self, target: str) -> None:
        if target == EVERYONE:
            self.back()
            return
        self._context.saver.flush()
        self._pages().show_section(target)
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, step: int) -> None:
        person = self._open_person()
        if person is not None and person.turn(step):
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_way(self) -> None:
        person = self._pages()
        words, snapshot = self._context.words, self._context.workspace.snapshot
        names = []
        for step in (-1, 1):
            other = snapshot.get(Stakeholder, self.list.beside(person.record_id, step))
            names.append("" if other is None else person_name(words, other))
        at, count = self.list.model.row_of(person.record_id), self.list.model.rowCount()
        place = words("ui.people.place", place=at + 1, count=count) if at >= 0 else ""
        person.form.show_way(names[0], names[1], place)

    def _section_of(self, field: str) -> str:
        return next(
            (
                each.id
                for each in self._sections
                if field in each.fields or field in {about.kind for about in each.records}
            ),
            "",
        )

    def _go_to_record(self, kind: str, record_id: str) -> None:
        workspace = self._context.workspace
        about = Changed(frozenset({(kind, record_id)}))
        place = place_of(workspace.content, workspace.snapshot, about)
        if place is not None:
            self._context.go(place)

    def _delete(self) -> None:
        person = self._open_person()
        if person is None:
            return
        self._context.saver.flush()
        stakeholder = self._context.workspace.snapshot.get(Stakeholder, person.record_id)
        if stakeholder is None:
            return
        name = person_name(self._context.words, stakeholder)
        if self._context.perform(Delete("stakeholder", stakeholder.id), self):
            self.list.undo.offer(name)

    def _show_data(self) -> None:
        person, context = self._open_person(), self._context
        if person is not None and saved_first(context.words, context.saver, self.window()):
            show_data(context, self.window(), person.record_id)

    def _undo_delete(self) -> None:
        gone = {each.id for each in self._context.workspace.snapshot.all(Stakeholder)}
        if self._context.perform(Undo(), self):
            here = self._context.workspace.snapshot.all(Stakeholder)
            self.list.go_to(next((each.id for each in here if each.id not in gone), ""))
