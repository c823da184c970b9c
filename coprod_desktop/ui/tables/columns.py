"""The first step of an import: which field each column of the file goes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.importing.columns import FIRST_NAME, LAST_NAME, head, targets
from coprod_desktop.content.model import Content
from coprod_desktop.content.words import Words
from coprod_desktop.support.errors import KnownError
from coprod_desktop.tabular.table import Table
from coprod_desktop.ui.forms.combo import ComboBox
from coprod_desktop.ui.kit import ONE, Note, Sheet, field_label, heading, primary, quiet, secondary

_EXAMPLES = 3
_LONGEST = 40
"""Characters of an example: it shows what a column holds, not all of it."""


class ColumnsDialog(Sheet):
    """Shows each column with what is in it and our guess; `columns` are the chosen fields."""

    def __init__(
        self,
        words: Words,
        content: Content,
        table: Table,
        columns: Sequence[str],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words("importing.columns.title"), parent, width=44)
        self._words = words
        title = heading(words("importing.columns.heading"))
        self.body.addWidget(title)
        rows = words.plural("importing.columns.rows", len(table.rows))
        self.body.addWidget(quiet(words("importing.columns.intro", rows=rows, name=name)))
        self._choices: list[ComboBox] = []
        known = targets(words, content)
        for at, (column, chosen) in enumerate(zip(table.header, columns, strict=True)):
            choice = ComboBox()
            choice.addItem(words("importing.columns.none"), "")
            for option in known:
                choice.addItem(option.label, option.id)
            choice.setCurrentIndex(choice.findData(chosen))
            self._choices.append(choice)
            self._add(choice, at, column, table)
        self._wrong = Note("", "error")
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        self.body.addStretch(1)
        self.next = primary(words("importing.columns.next"), self._go_on)
        self.next.setDefault(True)
        self.foot.addWidget(self.next)
        self.foot.addWidget(secondary(words("importing.columns.cancel"), self.reject))
        self.start_at(title)

    @property
    def columns(self) -> tuple[str, ...]:
        """The field of each column; empty for those that are left out."""
        return tuple(str(each.currentData() or "") for each in self._choices)

    def _add(self, choice: ComboBox, at: int, column: str, table: Table) -> None:
        words = self._words
        named = words("importing.columns.column", title=_short(column))
        label = named if column else words("importing.columns.unnamed", number=at + 1)
        values = (row.cells[at] for row in table.rows if len(row.cells) > at and row.cells[at])
        found = ", ".join(_short(each) for each, _ in zip(values, range(_EXAMPLES), strict=False))
        example = words("importing.columns.example", values=found) if found else ""
        self.body.addSpacing(ONE)
        self.body.addWidget(field_label(label, choice))
        if example:
            self.body.addWidget(quiet(example))
            choice.setAccessibleDescription(example)
        self.body.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)

    def _go_on(self) -> None:
        words, counts = self._words, Counter(filter(None, self.columns))
        often = [field for field, count in counts.items() if count > 1]
        if often:
            self._complain(words("importing.columns.twice", field=head(words, often[0])), often[0])
        elif not {"name", FIRST_NAME, LAST_NAME} & set(counts):
            self._complain(words.sentence(KnownError("importing.no_name")), "")
        else:
            self.accept()

    def _complain(self, sentence: str, field: str) -> None:
        self._wrong.set_words(sentence)
        wrong = [each for each in self._choices if str(each.currentData() or "") == field]
        choice = (wrong or self._choices)[-1 if field else 0]
        choice.setAccessibleDescription(sentence)
        choice.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(self._wrong)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
