"""Who is expected at a session."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Changed, Create
from coprod_desktop.content.model import Field
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import ExpectedPerson, Record
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.titles import title_of
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.build import record_field
from coprod_desktop.ui.forms.cells import together
from coprod_desktop.ui.forms.pick import PickRecord
from coprod_desktop.ui.forms.records import RecordsField
from coprod_desktop.ui.kit import HALF, column, field_label, quiet


class ComingField(RecordsField):
    """The people who are expected, and a list to pick the next from, or to add someone new."""

    def __init__(self, context: Context, session_id: str) -> None:
        self._session_id = session_id
        self._pick: PickRecord | None = None
        words = context.words
        form = context.workspace.content.forms["expected_person"]
        who = form.field("stakeholder")
        asked = tuple(each for each in form.fields if each.id != who.id)
        field = Field(
            id="expected",
            kind=Kind.RECORDS,
            label=words("forms.sessions.coming.label"),
            why=words("forms.sessions.coming.why"),
            example=words("forms.sessions.coming.example"),
            record="expected_person",
        )
        super().__init__(
            context,
            field,
            record_field,
            owner={"session": session_id},
            describe=self._describe_person,
            form=dataclasses.replace(form, fields=asked),
        )
        self.add.hide()
        self._count = quiet()
        self.inner.insertWidget(0, self._count)
        pick = PickRecord(context, "stakeholder", none=words("forms.person.choose"))
        pick.chosen.connect(self._on_chosen)
        pick.wrong.connect(self.complain)
        pick.said.connect(self.say)
        adding = QWidget()
        box = column(adding, gap=HALF)
        box.addWidget(field_label(form.add, pick.entry()))
        box.addWidget(pick)
        pick.name(form.add, who.why)
        if context.workspace.read_only:
            adding.hide()
        self.inner.addWidget(adding)
        self._pick = pick
        self._offer()

    def refresh(self, changed: Changed | None) -> None:
        """Show who is expected now, and offer the others."""
        super().refresh(changed)
        self._offer()

    def entry(self) -> QWidget:
        """Return the first card's button, or the list to pick from."""
        if self.cards or self._pick is None:
            return super().entry()
        return self._pick.entry()

    def _describe_person(self, record: Record, snapshot: Snapshot) -> tuple[str, str]:
        if not isinstance(record, ExpectedPerson):
            raise TypeError(record)
        person = snapshot.any_of("stakeholder", record.stakeholder)
        facts = (
            self._form.field("role").option_label(record.role),
            self._form.field("coming").option_label(record.coming),
        )
        return (
            (title_of(person) if person else "") or self.words("forms.record.unnamed"),
            " · ".join(each for each in facts if each),
        )

    def _offer(self) -> None:
        if self._pick is None:
            return
        expected = self._context.workspace.snapshot.expected(self._session_id)
        self._pick.leave_out(frozenset(each.stakeholder for each in expected))
        self._count.setText(self.words.plural("forms.sessions.coming.count", len(expected)))
        self._count.setVisible(bool(expected))

    def _on_chosen(self) -> None:
        if self._pick is None:
            return
        person = self._pick.value()
        if not person:
            return
        expected = {"session": self._session_id, "stakeholder": person}
        made = together(self._pick.makes(), Create("expected_person", expected, new_id()))
        if not self._context.perform(made, self):
            return  # whoever is new stays in the list, to be chosen again
        self._pick.show_value("")
        if self.cards:
            words = self.words
            self._context.announce(words("forms.sessions.coming.added", name=self.cards[-1].title))
            self._pick.entry().setFocus(Qt.FocusReason.OtherFocusReason)
