"""The backups of a project: when each was made, what is in it, and what it lacks."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

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

_SHARE = 1 / 3
"""How much of the screen's height the list takes at most: what is in a backup stands below it."""

_LEAST_ROWS = 2


class _Rows(QStyledItemDelegate):
    """Rows as high as their words need at the width that there is."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a row: Qt's own forgets the room that the style sheet leaves free."""
        option.rect = option.rect.adjusted(ONE, 0, -ONE, 0)
        return super().sizeHint(option, index)


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
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.body.addSpacing(ONE)
        self._label = field_label(words("keeping.backups.list"), self.list)
        self.body.addWidget(self._label)
        self.body.addWidget(self.list)
        self._contents = text()
        # In large text it may go on below the edge: the Tab key and Page Down lead there.
        self._contents.let_select()
        self._wrong = Note("", "error")
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        self.body.addWidget(self._contents)
        if self._backups and os.path.lexists(path):
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
        for each in (self._label, self.list, self.restore):
            each.setVisible(bool(self._backups))
        self.list.setCurrentRow(0)
        if not self._backups:
            self._say(words("keeping.backups.none"))

    def _fit(self) -> None:
        """Take a size in which a few backups are in sight, and what the chosen one lacks."""
        most, height = round(self.screen().availableGeometry().height() * _SHARE), ONE
        for at in range(self.list.count()):
            row = self.list.sizeHintForRow(at)
            if at >= _LEAST_ROWS and height + row > most:
                break
            height += row
        self.list.setFixedHeight(height)
        super()._fit()

    def _grow(self) -> None:
        """Give what was found its room, and never take that away while somebody chooses."""
        before = self.height()
        self._fit()
        self.resize(self.width(), max(before, self.height()))
        if self.list.hasFocus():
            self._show_row()

    def _show_row(self) -> None:
        """Have the chosen row in sight, where the list itself is higher than the dialog."""
        row = self.list.visualItemRect(self.list.currentItem())
        at = self.list.viewport().mapTo(self.area.content, row.center())
        self.area.ensureVisible(at.x(), at.y(), 0, row.height())

    def _say(self, sentences: str) -> None:
        self._contents.setText(sentences)
        self._contents.setAccessibleName(sentences)
        self._contents.setVisible(bool(sentences))

    def _current(self) -> Backup | None:
        at = self.list.currentRow()
        return self._backups[at] if at >= 0 else None

    def _show_current(self) -> None:
        backup = self._current()
        self.restore.setEnabled(False)
        if backup is None:
            return
        self._wrong.set_words("")
        self._show_row()
        if backup.path not in self._known:
            self._say(self._words("keeping.backups.looking"))
            self._look()
            return
        contents = self._known[backup.path]
        if contents is None:
            self._say("")
            self._wrong.set_words(self._words("keeping.backups.damaged"))
            return
        # What would be lost comes first.
        parts = (self._compared(contents.snapshot), self._in_it(contents))
        self._say("\n\n".join(filter(None, parts)))
        self.list.setAccessibleDescription(" ".join(filter(None, parts)))
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
            # Once the layouts know of the words.
            QTimer.singleShot(0, self, self._grow)

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
