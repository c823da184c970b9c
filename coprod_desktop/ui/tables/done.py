"""The last step of an import: what became of every row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coprod_desktop.application.importing.order import Report
from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import ONE, Sheet, heading, primary, quiet, text
from coprod_desktop.ui.tables.remarks import Remarks


class DoneDialog(Sheet):
    """Tells how many came in, and why others did not."""

    def __init__(
        self,
        words: Words,
        report: Report,
        *,
        save: Callable[[Report], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words("importing.done.title"), parent, width=44)
        title = heading(words("importing.done.heading"))
        self.body.addWidget(title)
        counts = {
            "done.added": report.added,
            "done.filled_in": report.filled_in,
            "done.left_out": report.left_out,
            "preview.refused": report.refused,
        }
        told = [words.plural(f"importing.{key}", count) for key, count in counts.items() if count]
        self.body.addWidget(text(" ".join(told)))
        self.body.addWidget(quiet(words("importing.done.undo")))
        self.body.addSpacing(ONE)
        remarks = Remarks(words, save)
        self.body.addWidget(remarks)
        remarks.show_report(report)
        self.body.addStretch(1)
        close = primary(words("importing.done.close"), self.accept)
        close.setDefault(True)
        self.foot.addWidget(close)
        self.start_at(title)
