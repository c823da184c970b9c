"""The first step of an import: which field each column of the file goes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.application.importing.columns import NAMES, head, targets
from coprod_desktop.content.model import Content
from coprod_desktop.content.words import Words
from coprod_desktop.support.errors import KnownError
from coprod_desktop.tabular.table import Table
from coprod_desktop.ui.forms.combo import ComboBox
from coprod_desktop.ui.kit import (
    ONE,
    FlowLayout,
    Note,
    Sheet,
    field_label,
    heading,
    primary,
    quiet,
    secondary,
    text,
)

_EXAMPLES = 3
_LONGEST = 40
"""Characters of an example: it shows what a column holds, not all of it."""


OTHER_SHEET = 2
"""What the dialog ends with where somebody wants another sheet of the file to be read."""


class ColumnsDialog(Sheet):
    """Shows each column with what is in it and our guess; `columns` are the chosen fields.

    Of a workbook with several sheets another one can be chosen; `sheet` is that.
    """

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
        self._sheets = ComboBox()
        self._add_sheets(table)
        if table.header_row:
            self.body.addWidget(Note(words("importing.columns.header_row", row=table.header_row)))
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

    @property
    def sheet(self) -> str:
        """The sheet that the people are on."""
        return self._sheets.currentText()

    def _add_sheets(self, table: Table) -> None:
        words = self._words
        self._sheets.addItems(list(table.sheets))
        self._sheets.setCurrentIndex(self._sheets.findText(table.sheet))
        if len(table.sheets) < 2:  # noqa: PLR2004 - there is nothing to choose
            self._sheets.setParent(self)
            self._sheets.hide()
            return
        said = words("importing.columns.sheet", count=len(table.sheets), sheet=table.sheet)
        self.body.addWidget(text(said))
        self.body.addWidget(field_label(words("importing.columns.which_sheet"), self._sheets))
        line = QWidget()
        flow = FlowLayout(line, gap=ONE)
        flow.addWidget(self._sheets)
        flow.addWidget(
            secondary(words("importing.columns.read_sheet"), lambda: self.done(OTHER_SHEET))
        )
        self.body.addWidget(line)

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
        elif not NAMES & set(counts):
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
