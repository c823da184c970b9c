"""What became of single rows, and a way to save that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coprod_desktop.application.importing.order import Report, sentence
from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import (
    ONE,
    FlowLayout,
    column,
    heading,
    quiet,
    secondary,
)
from coprod_desktop.ui.tables.lines import Lines


class Remarks(QWidget):
    """Shows the remarks of a report; `save` is asked to save all of them."""

    def __init__(self, words: Words, save: Callable[[Report], None]) -> None:
        super().__init__()
        self._words = words
        self._report: Report | None = None
        body = column(self, gap=ONE)
        why = words("importing.preview.why")
        body.addWidget(heading(why, 2))
        body.addWidget(quiet(words("importing.preview.why_intro")))
        self._lines = Lines(words, why)
        body.addWidget(self._lines)
        line = QWidget()
        self.save = secondary(words("importing.preview.save"), lambda: self._save(save), "save")
        FlowLayout(line).addWidget(self.save)
        body.addWidget(line)

    def show_report(self, report: Report) -> None:
        """Show the remarks of another report; hide where there are none."""
        words, found = self._words, report.remarks
        self._report = report
        self._lines.show_lines(
            [
                words("importing.preview.remark", row=each.row, why=sentence(words, each))
                for each in found
            ]
        )
        self.setVisible(bool(found))

    def _save(self, save: Callable[[Report], None]) -> None:
        if self._report is not None:
            save(self._report)
