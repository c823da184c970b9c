"""What a session costs, added up as it is written."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from coprod_desktop.application.operations import Changed
from coprod_desktop.content.model import Field
from coprod_desktop.content.money import money_in_words
from coprod_desktop.domain.budget import session_total
from coprod_desktop.domain.fields import Kind
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.build import record_field
from coprod_desktop.ui.forms.records import RecordsField
from coprod_desktop.ui.kit import text


class CostsField(RecordsField):
    """The costs of one session. They go into the budget by themselves."""

    def __init__(self, context: Context, session_id: str) -> None:
        self._session_id = session_id
        self._total: QLabel | None = None
        words = context.words
        field = Field(
            id="costs",
            kind=Kind.RECORDS,
            label=words("forms.sessions.costs.label"),
            why=words("forms.sessions.costs.why"),
            example=words("forms.sessions.costs.example"),
            record="session_cost",
        )
        super().__init__(context, field, record_field, owner={"session": session_id})
        self._total = text()
        self.inner.insertWidget(self.inner.count() - 1, self._total)
        self._add_up()

    def refresh(self, changed: Changed | None) -> None:
        """Show the costs that there are now."""
        super().refresh(changed)
        self._add_up()

    def _add_up(self) -> None:
        if self._total is None:
            return
        total = session_total(self._context.workspace.snapshot, self._session_id)
        amount = money_in_words(self.words, total)
        self._total.setText(self.words("forms.sessions.costs.total", amount=amount))
        self._total.setVisible(bool(total))
