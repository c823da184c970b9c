"""Import and export of people: what is asked, step by step, and what is then done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from coprod_desktop.application.exporting import (
    Exported,
    export_people,
    who_may_leave,
    write_table,
)
from coprod_desktop.application.importing.columns import guess
from coprod_desktop.application.importing.header import with_header
from coprod_desktop.application.importing.order import Report
from coprod_desktop.application.importing.proposal import Proposal, propose
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.model import Content
from coprod_desktop.content.words import Words
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.tabular.read import read_table
from coprod_desktop.tabular.table import Table
from coprod_desktop.ui.files.ask import ask_open, ask_save
from coprod_desktop.ui.keeping.waiting import wait_for
from coprod_desktop.ui.tables.columns import OTHER_SHEET, ColumnsDialog
from coprod_desktop.ui.tables.done import DoneDialog
from coprod_desktop.ui.tables.export import ExportDialog
from coprod_desktop.ui.tables.preview import BACK, PreviewDialog
from coprod_desktop.ui.window.message import tell

_T = TypeVar("_T")


class PeopleFiles:
    """The actions, on behalf of a window; `notice` says there that something is done."""

    def __init__(
        self, words: Words, clock: Clock, window: QWidget, notice: Callable[[str], None]
    ) -> None:
        self._words = words
        self._clock = clock
        self._window = window
        self._notice = notice

    def bring_in(self, workspace: Workspace) -> None:
        """Ask for a file, what is in it and who comes in; then bring them in, all at once."""
        words = self._words
        kinds = (words("importing.kinds"),)
        path = ask_open(
            words,
            self._window,
            title=words("ui.menu.import").replace("&", "").rstrip("."),
            folder=str(_documents()),
            kinds=kinds,
        )
        if path is None:
            return
        try:
            report = self._ask(workspace, path)
        except KnownError as error:
            self._tell(words.sentence(error))
            return
        if report is not None:
            self._show(DoneDialog(words, report, save=self._save_report, parent=self._window))

    def write_out(self, workspace: Workspace, only: Collection[str] | None = None) -> None:
        """Ask what goes into a file and where it goes, and write it; `only` are ids of people."""
        words, content, snapshot = self._words, workspace.content, workspace.snapshot
        people = None if only is None else len(only)
        today = self._clock.now().date()
        leaving = who_may_leave(snapshot, today, only)
        dialog = ExportDialog(words, content, leaving, self._window, people=people)
        accepted = self._show(dialog) == QDialog.DialogCode.Accepted
        columns, ending, not_asked = dialog.columns, dialog.ending, dialog.not_asked
        if not accepted:
            return
        name = f"{words('importing.export.file')}.{ending}"
        path = self._ask_place(name, words(f"importing.export.kind_{ending}"))
        if path is None:
            return

        def work() -> Exported:
            found = export_people(
                snapshot,
                content,
                words,
                today,
                columns=columns,
                only=only,
                not_asked=not_asked,
            )
            write_table(path, found.rows, words)
            return found

        try:
            exported = self._wait("writing", work)
        except KnownError as error:
            self._tell(words.sentence(error))
            return
        told = [words.plural("importing.export.written", exported.people, name=path.name)]
        left_out = {
            "refused": exported.refused,
            "not_asked": exported.not_asked,
            "unreached": exported.unreached,
            "unasked": exported.unasked,
        }
        told += [words(f"importing.export.{key}", count=it) for key, it in left_out.items() if it]
        self._tell(" ".join(told), title=words("keeping.offer.done"))

    def _ask(self, workspace: Workspace, path: Path) -> Report | None:
        """Go through the steps; return the report of what was done, None where nothing was."""
        words, content = self._words, workspace.content
        table = self._read(path, content)
        columns = guess(table.header, words, content)
        answer = BACK
        while answer == BACK:
            first = ColumnsDialog(
                words, content, table, columns, name=path.name, parent=self._window
            )
            asked = self._show(first)
            columns = first.columns
            if asked == OTHER_SHEET:
                table = self._read_other(path, content, first.sheet, table)
                columns = guess(table.header, words, content)
                continue
            if asked != QDialog.DialogCode.Accepted:
                return None
            second = self._preview(workspace, table, columns)
            answer = self._show(second)
        operation = second.operation
        if answer != QDialog.DialogCode.Accepted or operation is None:
            return None
        report = second.report
        heard = self._wait("bringing", lambda: workspace.write(operation))
        heard(None)
        return report

    def _read(self, path: Path, content: Content, sheet: str = "") -> Table:
        table = self._wait("reading", lambda: read_table(path, sheet))
        return with_header(table, self._words, content)

    def _read_other(self, path: Path, content: Content, sheet: str, before: Table) -> Table:
        """Return another sheet; the one `before` where nothing is on it, which is said."""
        try:
            return self._read(path, content, sheet)
        except KnownError as error:
            self._tell(self._words.sentence(error))
            return before

    def _preview(self, workspace: Workspace, table: Table, columns: Sequence[str]) -> PreviewDialog:
        words, content, snapshot = self._words, workspace.content, workspace.snapshot

        def work() -> Proposal:
            return propose(table, columns, words, content, snapshot)

        return PreviewDialog(
            words,
            self._clock,
            workspace,
            self._wait("looking", work),
            save=self._save_report,
            parent=self._window,
        )

    def _save_report(self, report: Report) -> None:
        words = self._words
        path = self._ask_place(
            f"{words('importing.report.file')}.csv", words("importing.export.kind_csv")
        )
        if path is None:
            return
        try:
            write_table(path, report.rows(words), words)
        except KnownError as error:
            self._tell(words.sentence(error))
            return
        self._notice(words("importing.done.saved", name=path.name))

    def _ask_place(self, name: str, kind: str) -> Path | None:
        start = _documents() / name
        title = self._words("importing.where")
        front = QApplication.activeModalWidget() or self._window
        path = ask_save(self._words, front, title=title, path=start, kinds=(kind,))
        if path is not None and path.suffix.casefold() != start.suffix:
            path = path.with_name(path.name + start.suffix)
        return path

    def _show(self, dialog: QDialog) -> int:
        answer = dialog.exec()
        dialog.deleteLater()
        return answer

    def _wait(self, key: str, work: Callable[[], _T]) -> _T:
        return wait_for(self._words, self._window, self._words(f"importing.{key}"), work)

    def _tell(self, sentence: str, title: str = "") -> None:
        words = self._words
        sign = "check" if title else "warning"
        title = title or words("ui.dialog.sorry")
        tell(title, sentence, words("ui.dialog.close"), self._window, sign=sign)


def _documents() -> Path:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()
