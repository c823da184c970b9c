"""The pages of one person: the list of sections at the left, the open one, and help beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.people import PersonSection
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.outline import Line
from coprod_desktop.ui.forms.outlined import Outlined
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.people.section import SectionForm
from coprod_desktop.ui.people.words import person_name

EVERYONE = "everyone"


class PersonPages(Outlined):
    """One person at a time. Each section is made when it is first gone to."""

    picked = Signal(str)
    """The id of a section, or EVERYONE."""
    person_asked = Signal(int)
    delete_asked = Signal()
    data_asked = Signal()
    shown = Signal()
    """A section is shown, or shows what the project holds now."""

    def __init__(
        self,
        context: Context,
        sections: tuple[PersonSection, ...],
        go_to_record: Callable[[str, str], None],
    ) -> None:
        words = context.words
        super().__init__(context, words("ui.people.list"), words("ui.people.show_list"))
        self._context = context
        self._sections = sections
        self._go_to_record = go_to_record
        self._forms: dict[tuple[str, str], SectionForm] = {}
        self._draft = ""
        self._at = sections[0]
        self.record_id = ""
        self.list.picked.connect(self.picked)

    @property
    def form(self) -> SectionForm:
        """The section that is open."""
        return self._forms[self.record_id, self._at.id]

    def show_person(self, record_id: str, section: str = "") -> None:
        """Show somebody: a section that is named, else the one that was open."""
        self.record_id, self._draft = record_id, ""
        self.show_section(section or self._at.id)

    def is_new(self, record_id: str) -> bool:
        """Tell whether somebody is asked about of whom nothing is in the project yet."""
        return bool(record_id) and record_id == self._draft

    def begin(self, record_id: str) -> None:
        """Ask about somebody who is in the project with the first thing that is written."""
        self.record_id = self._draft = record_id
        self.show_section(self._sections[0].id)

    def show_section(self, section_id: str) -> None:
        """Show a section about the person, the first where they have no such section."""
        mine = self._mine()
        self._at = next((each for each in mine if each.id == section_id), mine[0])
        self._keep_only()
        form = self._forms.get((self.record_id, self._at.id)) or self._make()
        self.stack.setCurrentWidget(form)
        self.show_help_of(self._at.help)
        self.list.fill(list(self._lines()))
        self.list.go_to_open()
        self.hide_list()
        self.shown.emit()

    def turn(self, step: int) -> bool:
        """Go to the next section (1) or the one before (-1); tell whether there is one."""
        mine = self._mine()
        at = mine.index(self._at) + step if self._at in mine else -1
        if not 0 <= at < len(mine):
            return False
        self.show_section(mine[at].id)
        return True

    def refresh(self, changed: Changed | None) -> bool:
        """Show what the project holds now; tell whether the person is still there."""
        snapshot = self._context.workspace.snapshot
        for key, form in tuple(self._forms.items()):
            gone = snapshot.get(Stakeholder, key[0]) is None
            if gone and key[0] != self._draft:
                form.forget()
                self._let_go(key)
            else:
                form.refresh(changed)
        stakeholder = snapshot.get(Stakeholder, self.record_id)
        if stakeholder is not None:
            self._draft = ""
        elif self.record_id != self._draft:
            return False
        if self._at not in self._mine():
            self.show_section(self._sections[0].id)
        self.list.fill(list(self._lines()))
        # Who was gone and came back has no section open.
        if (self.record_id, self._at.id) in self._forms:
            self.shown.emit()
        return True

    def _mine(self) -> list[PersonSection]:
        stakeholder = self._context.workspace.snapshot.get(Stakeholder, self.record_id)
        if stakeholder is None:
            return [self._sections[0]]
        return [each for each in self._sections if each.is_for(stakeholder.sort)]

    def _make(self) -> SectionForm:
        form = SectionForm(
            self._context, self.record_id, self._at, self._sections, self._go_to_record
        )
        form.asked.connect(self.picked)
        form.person_asked.connect(self.person_asked)
        form.delete_asked.connect(self.delete_asked)
        form.data_asked.connect(self.data_asked)
        self._forms[self.record_id, self._at.id] = form
        self.stack.addWidget(form)
        in_reading_order(form)
        return form

    def _keep_only(self) -> None:
        """Let go of others' pages, unless they may hold what could not be saved."""
        saver = self._context.saver
        if saver.waiting or saver.failed:
            return
        for key in tuple(self._forms):
            if key[0] != self.record_id:
                self._let_go(key)

    def _let_go(self, key: tuple[str, str]) -> None:
        form = self._forms.pop(key)
        self.stack.removeWidget(form)
        form.deleteLater()

    def _lines(self) -> Iterator[Line]:
        words = self._context.words
        everyone = words("ui.people.everyone")
        yield Line(EVERYONE, everyone, everyone)
        stakeholder = self._context.workspace.snapshot.get(Stakeholder, self.record_id)
        name = words("ui.people.new") if stakeholder is None else person_name(words, stakeholder)
        yield Line(self._sections[0].id, name, name, rule=True)
        for section in self._mine():
            is_open = section is self._at
            key = "ui.people.section_open_said" if is_open else "ui.people.section_said"
            said = words(key, title=section.title)
            yield Line(section.id, section.title, said, is_page=True, is_open=is_open)
