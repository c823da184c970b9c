"""Records that are about somebody, on that person's own page: nothing is typed twice."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.operations import Changed, Create
from coprod_desktop.content.days import day_in_words
from coprod_desktop.content.model import Field
from coprod_desktop.content.people import About
from coprod_desktop.content.picked import picked
from coprod_desktop.content.summary import title_and_facts
from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import KINDS, Consent, ExpectedPerson, Record, Session
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.build import record_field
from coprod_desktop.ui.forms.pick import PickRecord
from coprod_desktop.ui.forms.records import RecordsField
from coprod_desktop.ui.kit import HALF, column, field_label
from coprod_desktop.ui.sessions.words import session_title, session_when


class AboutField(RecordsField):
    """The records of a kind that name somebody, as cards. A new one names them by itself."""

    def __init__(self, context: Context, about: About, record_id: str) -> None:
        self._by = about.by
        self._person = record_id
        form = context.workspace.content.forms[about.kind]
        self._whole = form
        known = tuple(each for each in form.fields if each.id != about.by)
        super().__init__(
            context,
            Field(about.kind, Kind.RECORDS, form.title, "", "", record=about.kind),
            record_field,
            owner={about.by: record_id},
            describe=self._say,
            form=dataclasses.replace(form, fields=known),
            starts=self._starting,
        )

    def _starting(self) -> Mapping[str, str]:
        # What somebody says is mostly written down on the day that they say it.
        is_consent = self._whole.kind == "consent"
        return {"given_on": self._context.today().isoformat()} if is_consent else {}

    def _records(self) -> Sequence[Record]:
        found = self._context.workspace.snapshot.all(KINDS[self._form.kind])
        return [each for each in found if self._person in picks.lines_of(getattr(each, self._by))]

    def _say(self, record: Record, snapshot: Snapshot) -> tuple[str, str]:
        title, facts = title_and_facts(self.words, self._form, record, snapshot)
        if isinstance(record, Consent) and record.withdrawn_on is not None:
            # Its "Yes" counts no more.
            day = day_in_words(self.words, record.withdrawn_on)
            facts = self.words("ui.people.now.was_taken_back", day=day)
        others = picks.without(getattr(record, self._by), {self._person})
        if others:
            field = self._whole.field(self._by)
            names = ", ".join(picked(field, others, snapshot))
            facts = " · ".join(
                filter(None, (facts, self.words("ui.people.with.others", names=names)))
            )
        return title, facts


class SessionsOf(RecordsField):
    """The sessions that somebody is expected at, and a list to add another from."""

    def __init__(self, context: Context, about: About, record_id: str) -> None:
        self._person = record_id
        self._pick: PickRecord | None = None
        words = context.words
        form = context.workspace.content.forms[about.kind]
        asked = tuple(each for each in form.fields if each.id != about.by)
        field = Field(
            id=about.kind,
            kind=Kind.RECORDS,
            label=words("ui.people.sessions.label"),
            why=words("ui.people.sessions.why"),
            example=words("ui.people.sessions.example"),
            record=about.kind,
        )
        super().__init__(
            context,
            field,
            record_field,
            owner={about.by: record_id},
            describe=self._say,
            form=dataclasses.replace(form, fields=asked, empty=words("ui.people.sessions.empty")),
        )
        self.add.hide()
        pick = PickRecord(context, "session", none=words("ui.people.sessions.choose"))
        pick.chosen.connect(self._on_chosen)
        adding = QWidget()
        box = column(adding, gap=HALF)
        box.addWidget(field_label(words("ui.people.sessions.add"), pick.entry()))
        box.addWidget(pick)
        pick.name(words("ui.people.sessions.add"), field.why)
        self.inner.addWidget(adding)
        if context.workspace.read_only:
            adding.hide()
        self._pick = pick
        self._offer()

    def refresh(self, changed: Changed | None) -> None:
        """Show the sessions now, and offer the others."""
        super().refresh(changed)
        self._offer()

    def entry(self) -> QWidget:
        """Return the first card's button, or the list to pick from."""
        if self.cards or self._pick is None:
            return super().entry()
        return self._pick.entry()

    def _say(self, record: Record, snapshot: Snapshot) -> tuple[str, str]:
        if not isinstance(record, ExpectedPerson):
            raise TypeError(record)
        session = snapshot.get(Session, record.session)
        facts = (
            session_when(self.words, session) if session else "",
            self._form.field("role").option_label(record.role),
            self._form.field("coming").option_label(record.coming),
        )
        title = session_title(self.words, session) if session else ""
        return (
            title or self.words("forms.record.unnamed"),
            " · ".join(each for each in facts if each),
        )

    def _offer(self) -> None:
        if self._pick is None:
            return
        expected = self._context.workspace.snapshot.all(ExpectedPerson)
        mine = frozenset(each.session for each in expected if each.stakeholder == self._person)
        self._pick.leave_out(mine)

    def _on_chosen(self) -> None:
        session = str(self._pick.value()) if self._pick is not None else ""
        if not session or self._pick is None:
            return
        self._pick.show_value("")
        made = Create("expected_person", {"session": session, "stakeholder": self._person})
        if self._context.perform(made, self) and self.cards:
            said = self.words("ui.people.sessions.added", title=self.cards[-1].title)
            self._context.announce(said)
            self._pick.entry().setFocus(Qt.FocusReason.OtherFocusReason)
