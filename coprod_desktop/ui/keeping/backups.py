"""The backups of a project: when each was made, what is in it, and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtWidgets import QListWidget, QWidget

from coprod_desktop.application.restoring import (
    BackupContents,
    Choice,
    difference,
    look_into,
)
from coprod_desktop.content.model import Content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import INTERNAL_KINDS, KINDS
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.project.backups import Backup
from coprod_desktop.support.clock import Clock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.ui.beside import Beside
from coprod_desktop.ui.keeping.moments import moment_in_words
from coprod_desktop.ui.kit import ONE, Note, Sheet, field_label, heading, quiet, secondary, text

_MOST_ROWS = 6


class BackupsDialog(Sheet):
    """Shows what is in each backup; `chosen` is the one to put in place, if any.

    `now` is the project as it stands, where it can be read; each backup is compared with it.
    """

    def __init__(
        self,
        words: Words,
        content: Content,
        clock: Clock,
        *,
        path: Path,
        choice: Choice,
        now: Snapshot | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words("keeping.backups.title"), parent, width=44)
        self._words = words
        self._content = content
        self._clock = clock
        self._now = now
        self._backups = (*choice.backups, *choice.others)
        self._others = frozenset(choice.others)
        self._beside = Beside(self)
        self._known: dict[Path, BackupContents | None] = {}
        self.chosen: Backup | None = None
        self.body.addWidget(heading(words("keeping.backups.heading", name=path.name), 2))
        self.body.addWidget(text(words("keeping.backups.intro")))
        self.list = QListWidget()
        self.body.addSpacing(ONE)
        self.body.addWidget(field_label(words("keeping.backups.list"), self.list))
        self.body.addWidget(self.list)
        self._contents = text()
        self._difference = text()
        self._wrong = Note("", "error")
        self._wrong.hide()
        for each in (self._wrong, self._difference, self._contents):
            self.body.addWidget(each)
        self.body.addWidget(quiet(words("keeping.backups.kept")))
        self.body.addStretch(1)
        self.restore = secondary(words("keeping.backups.restore"), self._restore, "undo")
        self.close_button = secondary(words("ui.dialog.cancel"), self.reject)
        self.foot.addWidget(self.restore)
        self.foot.addWidget(self.close_button)
        self._fill()
        self.list.currentItemChanged.connect(self._show_current)
        self._show_current()
        self.start_at(self.list if self._backups else self.close_button)

    def _fill(self) -> None:
        words, now = self._words, self._clock.now()
        for backup in self._backups:
            when = moment_in_words(words, backup.at, now)
            why = words(f"keeping.reasons.{backup.reason}")
            kind = "row_other" if backup in self._others else "row"
            row = words(f"keeping.backups.{kind}", when=when, why=why)
            self.list.addItem(row[:1].upper() + row[1:])
        self.list.setVisible(bool(self._backups))
        self.list.setCurrentRow(0)
        rows = min(max(self.list.count(), 1), _MOST_ROWS)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 1) + ONE)
        if not self._backups:
            self._contents.setText(words("keeping.backups.none"))

    def _current(self) -> Backup | None:
        at = self.list.currentRow()
        return self._backups[at] if at >= 0 else None

    def _show_current(self) -> None:
        backup = self._current()
        self.restore.setEnabled(False)
        if backup is None:
            return
        self._wrong.set_words("")
        self._difference.setText("")
        if backup.path not in self._known:
            self._contents.setText(self._words("keeping.backups.looking"))
            self._look()
            return
        contents = self._known[backup.path]
        if contents is None:
            self._contents.setText("")
            self._wrong.set_words(self._words("keeping.backups.damaged"))
            return
        self._contents.setText(self._in_it(contents))
        self._difference.setText(self._compared(contents.snapshot))
        said = f"{self._difference.text()} {self._contents.text()}"
        self.list.setAccessibleDescription(said)
        self.restore.setEnabled(True)

    def _look(self) -> None:
        """Read the current backup beside the window: a large project takes a second or two."""
        backup, clock = self._current(), self._clock
        if backup is None or self._beside.busy:
            return

        def work() -> BackupContents | None:
            try:
                return look_into(backup, clock)
            except KnownError:
                return None

        def ended(future: Future[BackupContents | None]) -> None:
            self._known[backup.path] = future.result()
            self._show_current()

        self._beside.start(work, ended)

    def done(self, result: int) -> None:
        """Close, and wait for nothing that is still being read."""
        self._beside.finish()
        super().done(result)

    def _in_it(self, contents: BackupContents) -> str:
        counts = {kind: contents.count(kind) for kind in KINDS if kind not in INTERNAL_KINDS}
        counts["answer"] = contents.count("answer")
        told = self._words("keeping.backups.in_it", what=self._counted(counts))
        if contents.backup in self._others:
            return f"{self._words('keeping.backups.other')} {told}"
        return told

    def _compared(self, then: Snapshot) -> str:
        if self._now is None:
            return ""
        words, found = self._words, difference(then, self._now)
        if found.same:
            return words("keeping.backups.same")
        parts = (
            ("only_now", found.only_now),
            ("changed", found.changed),
            ("only_then", found.only_then),
        )
        return " ".join(
            words(f"keeping.backups.{name}", what=self._counted(counts))
            for name, counts in parts
            if counts
        )

    def _counted(self, counts: Mapping[str, int]) -> str:
        """Return counts by the names of their lists: "Sessions: 3, Milestones: 2"."""
        words, forms = self._words, self._content.forms
        named = [
            words(
                "keeping.backups.count",
                what=forms[kind].title if kind in forms else words("keeping.backups.answers"),
                count=count,
            )
            for kind, count in counts.items()
            if count
        ]
        return ", ".join(named) or words("keeping.backups.nothing")

    def _restore(self) -> None:
        self.chosen = self._current()
        self.accept()
