"""The second step of an import: who would come in, who is there already, what cannot be taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.importing.columns import KIND
from coprod_desktop.application.importing.order import (
    CHOICES,
    CONTACTS,
    Agreed,
    Decisions,
    Report,
    order,
)
from coprod_desktop.application.importing.proposal import SAME, Line, Proposal, Sort
from coprod_desktop.application.importing.told import shortened
from coprod_desktop.application.operations import Several
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.model import Option
from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.forms.combo import PickOne
from coprod_desktop.ui.forms.editor import Editor
from coprod_desktop.ui.forms.entries import DayEntry
from coprod_desktop.ui.forms.options import OneOf
from coprod_desktop.ui.kit import (
    ONE,
    Note,
    Sheet,
    column,
    field_label,
    heading,
    primary,
    quiet,
    secondary,
    text,
)
from coprod_desktop.ui.tables.lines import Lines
from coprod_desktop.ui.tables.remarks import Remarks

_SHOWN = 3
_LONGEST = 200

BACK = 2
"""What the dialog ends with where somebody wants to see the columns again."""


class PreviewDialog(Sheet):
    """Shows a proposal and asks what becomes of it; `operation` and `report` are the answer."""

    def __init__(
        self,
        words: Words,
        clock: Clock,
        workspace: Workspace,
        proposal: Proposal,
        *,
        save: Callable[[Report], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words("importing.preview.title"), parent, width=46)
        self._words = words
        self._clock = clock
        self._workspace = workspace
        self._proposal = proposal
        self.operation: Several | None = None
        self.report: Report | None = None
        self._same: dict[Sort, Editor] = {}
        title = heading(words("importing.preview.heading"))
        self.body.addWidget(title)
        counts = [
            words.plural(f"importing.preview.{sort}", count)
            for sort in ("new", "refused")
            if (count := proposal.count(sort)) or sort == "new"
        ]
        if noughts := proposal.noughts:
            counts.append(words.plural("importing.preview.noughts", noughts))
        self.body.addWidget(text(" ".join(counts)))
        self.body.addWidget(quiet(words("importing.preview.calm")))
        self._add_first()
        self._add_same()
        self._agreed: OneOf | None = None
        if proposal.has_contacts(CONTACTS):
            self._add_consent()
        self._wrong = Note("", "error")
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        self.body.addSpacing(ONE)
        self._remarks = Remarks(words, save)
        self._remarks.hide()
        self.body.addWidget(self._remarks)
        self.body.addStretch(1)
        self.bring = primary("", self.accept)
        self.foot.addWidget(self.bring)
        self.foot.addWidget(secondary(words("importing.preview.back"), lambda: self.done(BACK)))
        self.foot.addWidget(secondary(words("importing.preview.cancel"), self.reject))
        self._decide()
        self.start_at(title)

    def _add_first(self) -> None:
        lines = [line for line in self._proposal.lines if line.sort == "new"][:_SHOWN]
        if not lines:
            return
        self.body.addSpacing(ONE)
        self.body.addWidget(heading(self._words("importing.preview.first"), 2))
        for line in lines:
            self.body.addWidget(heading(line.name, 3))
            told = self._told(line)
            if told:
                self.body.addWidget(quiet(told))

    def _told(self, line: Line) -> str:
        """Return all but the name of a line, a field a line."""
        words, told = self._words, self._proposal.told
        return "\n".join(
            words(
                "importing.preview.line",
                head=told.head(field.id),
                value=shortened(told.text(field.id, line.values[field.id]), _LONGEST),
            )
            for field in self._workspace.content.forms[KIND].fields
            if field.id != "name" and field.id in line.values
        )

    def _add_same(self) -> None:
        words = self._words
        groups = [(sort, count) for sort in SAME if (count := self._proposal.count(sort))]
        if groups:
            self.body.addSpacing(ONE)
            self.body.addWidget(text(words("importing.preview.same_intro")))
        for sort, count in groups:
            choice = OneOf(
                words,
                [Option(each, words(f"importing.choices.{each}")) for each in CHOICES],
                clearable=False,
            )
            choice.show_value(CHOICES[0])
            question = words.plural(f"importing.preview.{sort}", count)
            self._ask(question, choice, who=self._who(sort))
            choice.chosen.connect(self._decide)
            self._same[sort] = choice

    def _add_consent(self) -> None:
        words = self._words
        self._agreed = OneOf(
            words,
            [Option(each, words(f"importing.preview.agreed_{each}")) for each in ("no", "yes")],
            clearable=False,
        )
        self._agreed.show_value("no")
        self._ask(words("importing.preview.consent"), self._agreed)
        self.body.addWidget(quiet(words("importing.preview.consent_why")))
        self._when = QWidget()
        inner = column(self._when, gap=ONE)
        self._day = DayEntry(words, self._clock, "past")
        self._how = PickOne(words, self._workspace.content.forms["consent"].field("how").options)
        for key, editor in (("consent_day", self._day), ("consent_how", self._how)):
            question = words(f"importing.preview.{key}")
            editor.name(question, "")
            inner.addWidget(field_label(question, editor.labelled()))
            inner.addWidget(editor)
            for signal in (editor.typed, editor.chosen, editor.left):
                signal.connect(self._decide)
        self._when.hide()
        self.body.addWidget(self._when)
        self._agreed.chosen.connect(self._decide)

    def _who(self, sort: Sort) -> Lines:
        """Return who is meant by a question: who comes, and who is there."""
        words = self._words
        question = words.plural(f"importing.preview.{sort}", self._proposal.count(sort))
        who = Lines(words, f"{words('importing.preview.who')}: {question}")
        who.show_lines(
            [
                words(f"importing.alike.{line.alike}", row=line.number, **line.facts)
                for line in self._proposal.lines
                if line.sort == sort
            ]
        )
        return who

    def _ask(self, question: str, editor: Editor, *, who: Lines | None = None) -> None:
        editor.name(question, "")
        self.body.addSpacing(ONE)
        self.body.addWidget(field_label(question, editor.labelled()))
        if who is not None:
            self.body.addWidget(who)
        self.body.addWidget(editor)

    def _contact(self) -> Agreed | None:
        if self._agreed is None or self._agreed.value() != "yes":
            return None
        try:
            day = self._day.value()
        except ValueError:
            day = None
        return Agreed(dt.date.fromisoformat(str(day)) if day else None, str(self._how.value()))

    def _decide(self) -> None:
        """Work out what would be done, after every answer."""
        words = self._words
        if self._agreed is not None:
            self._when.setVisible(self._agreed.value() == "yes")
        same = {
            sort: next(each for each in CHOICES if each == editor.value())
            for sort, editor in self._same.items()
        }
        decisions, today = Decisions(same, self._contact()), self._clock.now().date()
        try:
            self.operation, self.report = order(
                self._proposal, decisions, self._workspace.snapshot, today
            )
        except KnownError as error:
            self.operation = None
            self._wrong.set_words(words.sentence(error))
        else:
            self._wrong.set_words("")
            self._remarks.show_report(self.report)
        report = self.report
        many = report.added + report.filled_in if report and self.operation else 0
        self.bring.setEnabled(bool(many))
        self.bring.set_words(
            words.plural("importing.preview.bring", many)
            if many
            else words("importing.preview.nothing")
        )

    def accept(self) -> None:
        """Go on, unless the day that was written is not understood."""
        if self._agreed is not None and self._agreed.value() == "yes":
            try:
                self._day.value()
            except ValueError:
                self._day.entry().setFocus(Qt.FocusReason.OtherFocusReason)
                return
        super().accept()
