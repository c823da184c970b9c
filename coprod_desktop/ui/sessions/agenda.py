"""The agenda of a session: its parts with clock times, and whether they fit."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.days import clock_in_words
from coprod_desktop.content.model import Field
from coprod_desktop.domain.agenda import length_in_minutes, timed_agenda, total_minutes
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import AgendaItem, Record, Session
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.build import record_field
from coprod_desktop.ui.forms.records import RecordsField
from coprod_desktop.ui.kit import Note, text


class AgendaField(RecordsField):
    """The parts of a session in order. Their clock times are counted, never typed."""

    def __init__(self, context: Context, session_id: str) -> None:
        self._session_id = session_id
        self._total: QLabel | None = None
        self._note: Note | None = None
        words = context.words
        field = Field(
            id="agenda",
            kind=Kind.RECORDS,
            label=words("forms.sessions.agenda.label"),
            why=words("forms.sessions.agenda.why"),
            example=words("forms.sessions.agenda.example"),
            record="agenda_item",
        )
        super().__init__(
            context,
            field,
            record_field,
            owner={"session": session_id},
            describe=self._describe_item,
        )
        self._total = text()
        self._note = Note(look="note")
        self.inner.insertWidget(self.inner.count() - 1, self._total)
        self.inner.insertWidget(self.inner.count() - 1, self._note)
        self._add_up()

    def refresh(self, changed: Changed | None) -> None:
        """Show the agenda that there is now, with its times."""
        super().refresh(changed)
        self._add_up()

    def _describe_item(self, record: Record, snapshot: Snapshot) -> tuple[str, str]:
        if not isinstance(record, AgendaItem):
            raise TypeError(record)
        words = self.words
        session = snapshot.get(Session, self._session_id)
        timed = timed_agenda(session.start if session else None, snapshot.agenda(self._session_id))
        starts = next((each.starts for each in timed if each.item.id == record.id), None)
        title = record.title or words("forms.record.unnamed")
        if starts is not None:
            title = f"{clock_in_words(starts)}  {title}"
        form = self._form
        facts = [
            ""
            if record.minutes is None
            else words.plural("forms.sessions.minutes", record.minutes),
            form.field("sort").option_label(record.sort),
            record.lead,
        ]
        return title, " · ".join(each for each in facts if each)

    def _add_up(self) -> None:
        if self._total is None or self._note is None:
            return
        words = self.words
        snapshot = self._context.workspace.snapshot
        session = snapshot.get(Session, self._session_id)
        items = snapshot.agenda(self._session_id)
        total = total_minutes(items)
        length = length_in_minutes(session.start, session.end) if session else None
        self._total.setVisible(bool(items))
        said = words.plural("forms.sessions.total", total)
        warning = ""
        if length is not None and total > length:
            warning = words(
                "forms.sessions.too_long",
                over=words.plural("forms.sessions.minutes", total - length),
                length=words.plural("forms.sessions.minutes", length),
            )
        elif length is not None and total < length:
            left = words.plural("forms.sessions.minutes", length - total)
            said = f"{said} {words('forms.sessions.left', left=left)}"
        elif session is not None and session.start is None and items:
            said = f"{said} {words('forms.sessions.no_start')}"
        self._total.setText(said)
        self._note.set_words(warning)
