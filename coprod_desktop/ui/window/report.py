"""The dialogs that tell of a report, and let it be copied for somebody who helps."""

from __future__ import annotations

from pathlib import Path, PurePath

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.announce import Announcer
from coprod_desktop.ui.kit import ONE, Button, IconLabel, Label, Sheet, field_label, heading, row

_HIGH = 14
"""Lines of a report that are in sight at once."""


class ReportDialog(Sheet):
    """Sentences about a report, with the report itself where `details` says so."""

    def __init__(
        self,
        words: Words,
        title: str,
        sentences: str,
        report: str,
        parent: QWidget | None = None,
        *,
        sign: str = "info",
        details: bool = False,
    ) -> None:
        super().__init__(title, parent, width=46 if details else 34)
        self.setAccessibleDescription(sentences)
        self._words = words
        self._report = report
        self.announcer = Announcer(self)
        top = row(gap=ONE)
        top.addWidget(IconLabel(sign, "accent"))
        top.addWidget(heading(title, 2), 1)
        self.body.addLayout(top)
        self.body.addWidget(Label(sentences))
        if details:
            shown = QPlainTextEdit(report)
            shown.setReadOnly(True)
            shown.setTabChangesFocus(True)
            self.body.addWidget(field_label(words("ui.report.details"), shown))
            shown.setMinimumHeight(shown.fontMetrics().lineSpacing() * _HIGH)
            self.body.addWidget(shown, 1)
        self.copied = Label(look="label")
        self.copied.hide()
        self.body.addWidget(self.copied)
        self.body.addStretch(1)
        self.close_button = Button(words("ui.dialog.close"), "primary", on_click=self.accept)
        self.copy_button = Button(words("ui.report.copy"), on_click=self._copy)
        self.foot.addWidget(self.close_button)
        if report:
            self.foot.addWidget(self.copy_button)
        self.close_button.setDefault(True)
        self.start_at(self.close_button)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report)
        said = self._words("ui.report.copied")
        self.copied.setText(said)
        self.copied.show()
        self._fit()
        # In large text it may stand below what is in sight; where, the layout knows a moment later.
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.copied))
        self.announcer.say(said)


def mistake(words: Words, report: str, path: str, parent: QWidget) -> ReportDialog:
    """Return the dialog that tells of a mistake; its report is at `path`, empty if nowhere."""
    where = words("ui.report.not_written")
    if path:
        where = words("ui.report.written", path=_breakable(path))
    return ReportDialog(
        words,
        words("ui.report.mistake_title"),
        f"{words('ui.report.mistake')} {where}",
        report,
        parent,
        sign="warning",
    )


def past_report(words: Words, path: Path, parent: QWidget) -> ReportDialog:
    """Return the dialog that shows a report of before."""
    try:
        report = path.read_text(encoding="utf-8", errors="replace")
        said = words("ui.report.past", path=_breakable(str(path)))
    except OSError:
        report, said = "", words("ui.report.past_gone")
    return ReportDialog(
        words, words("ui.report.past_title"), said, report, parent, details=bool(report)
    )


def _breakable(path: str) -> str:
    """Return a path that may go on in the next line after a folder.

    Qt begins a line after a slash only; a computer that writes backslashes understands both.
    """
    return PurePath(path).as_posix()
