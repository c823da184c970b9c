"""Our own dialog for a file or a folder, for systems that have none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatch
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, QStandardPaths, QStorageInfo, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.combo import ComboBox
from coprod_desktop.ui.forms.marks import CheckMark
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import (
    ONE,
    FlowLayout,
    Note,
    Sheet,
    em,
    field_label,
    heading,
    primary,
    secondary,
)
from coprod_desktop.ui.theme.icons import pixmap
from coprod_desktop.ui.theme.palette import colour
from coprod_desktop.ui.window.message import Message

_PATH = int(Qt.ItemDataRole.UserRole)
_PATTERNS = re.compile(r"\(([^)]*)\)")
_MOST = 2000
"""Files of one folder that are listed; what is beyond can be written down by name."""


class Wanted(Enum):
    """What a person is asked for."""

    OPEN = "open"
    SAVE = "save"
    FOLDER = "choose"


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked, in words, and where to begin.

    `start` is the folder to begin with; where something is to be saved, the file that is
    proposed. `kinds` are filters such as "Projects (*.coprod)"; the first one is used.
    """

    wanted: Wanted
    title: str
    start: Path
    kinds: Sequence[str] = ()

    @property
    def folder(self) -> Path:
        """The folder to begin with; it may not be there."""
        return self.start.parent if self.wanted is Wanted.SAVE else self.start


class Picker(Sheet):
    """Shows one folder at a time; Enter goes into a folder, Backspace out of it.

    `path` is what was chosen, None until then.
    """

    def __init__(self, words: Words, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question.title, parent, width=40)
        self.path: Path | None = None
        self._words = words
        wanted, start = question.wanted, question.start
        self._wanted = wanted
        self._patterns = _patterns(question.kinds)
        self._ending = start.suffix if wanted is Wanted.SAVE else ""
        self._folder = _nearest(question.folder)
        self.body.addWidget(heading(question.title, 2))
        self.name = LineEdit(words)
        self.name.returnPressed.connect(self._take)
        if wanted is Wanted.SAVE:
            self._add_name(start.name)
        self._add_places()
        self.where = LineEdit(words)
        self.body.addWidget(field_label(words("ui.files.folder"), self.where))
        self.body.addWidget(self.where)
        self.where.returnPressed.connect(self._go_to_written)
        line = QWidget()
        self.up = secondary(words("ui.files.up"), self._go_up, "up")
        FlowLayout(line, gap=ONE).addWidget(self.up)
        self.body.addWidget(line)
        self.list = QListWidget()
        self.list.setMinimumHeight(em(self, 8))
        self.list.setIconSize(QSize(em(self, 1.25), em(self, 1.25)))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleDescription(words("ui.files.list_keys"))
        self.list.itemActivated.connect(self._open_item)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.installEventFilter(self)
        key = "ui.files.folders" if wanted is Wanted.FOLDER else "ui.files.list"
        self.body.addWidget(field_label(words(key), self.list))
        self.body.addWidget(self.list, 1)
        self.all = CheckMark(words("ui.files.all"))
        self.all.toggled.connect(self._fill)
        self.body.addWidget(self.all)
        self.all.setVisible(wanted is Wanted.OPEN and bool(self._patterns))
        if wanted is Wanted.OPEN:
            self._add_name("")
        self.wrong = Note("", "error")
        self.wrong.hide()
        self.body.addWidget(self.wrong)
        self.take = primary(words(f"ui.files.{wanted.value}"), self._take)
        self.cancel = secondary(words("ui.files.cancel"), self.reject)
        self.foot.addWidget(self.take)
        self.foot.addWidget(self.cancel)
        self._fill()
        self.start_at(self.name if wanted is Wanted.SAVE else self.list)

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Open with Enter and go up with Backspace; the dialog itself takes no Enter."""
        if watched is self.list and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Backspace:
                self._go_up()
                return True
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() == QEvent.Type.KeyPress and enter:
                if (item := self.list.currentItem()) is not None:
                    self._open_item(item)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave Enter to the fields: it goes to a folder or takes a name, and presses nothing."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _add_name(self, name: str) -> None:
        self.body.addWidget(field_label(self._words("ui.files.name"), self.name))
        self.body.addWidget(self.name)
        self.name.setText(name)

    def _add_places(self) -> None:
        self.places = ComboBox()
        self.places.addItem(self._words("ui.files.places_choose"), "")
        for name, folder in _places(self._words):
            self.places.addItem(name, str(folder))
        self.places.activated.connect(self._on_place)
        self.body.addWidget(field_label(self._words("ui.files.places"), self.places))
        self.body.addWidget(self.places)

    def _on_place(self) -> None:
        folder = str(self.places.currentData() or "")
        if folder:
            self._go(Path(folder))

    def _go_to_written(self) -> None:
        written = Path(self.where.text().strip()).expanduser()
        if written.is_dir():
            self._go(written)
        elif self._wanted is Wanted.OPEN and written.is_file():
            self._choose(written)
        else:
            self._complain("ui.files.no_folder")

    def _go_up(self) -> None:
        before = self._folder
        self._go(self._folder.parent)
        self._mark(before)

    def _go(self, folder: Path) -> None:
        self._folder = folder
        if self._wanted is not Wanted.SAVE:
            self.name.clear()
        self._fill()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        self.wrong.set_words("")
        self.where.setText(str(self._folder))
        self.up.setEnabled(self._folder != self._folder.parent)
        self.list.clear()
        try:
            found = sorted(self._entries(), key=lambda each: (not each[1], each[0].name.casefold()))
        except OSError:
            found = []
            self._complain("ui.files.cannot_read")
        for path, is_folder in found[:_MOST]:
            item = QListWidgetItem(path.name)
            item.setData(_PATH, str(path))
            if is_folder:
                said = self._words("ui.files.folder_named", name=path.name)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            name = "open" if is_folder else "file"
            item.setIcon(QIcon(pixmap(name, colour(self, "accent"), em(self, 1.25))))
            self.list.addItem(item)
        if not found:
            item = QListWidgetItem(self._words("ui.files.empty"))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _entries(self) -> Iterator[tuple[Path, bool]]:
        """Yield what the folder holds and is worth showing, with whether it is a folder."""
        for path in self._folder.iterdir():
            is_folder = path.is_dir()
            if path.name.startswith(".") or (not is_folder and self._wanted is Wanted.FOLDER):
                continue
            if is_folder or self.all.isChecked() or self._fits(path.name):
                yield path, is_folder

    def _fits(self, name: str) -> bool:
        return not self._patterns or any(
            fnmatch(name.casefold(), each.casefold()) for each in self._patterns
        )

    def _mark(self, path: Path) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_PATH) == str(path):
                self.list.setCurrentRow(row)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        written = str(item.data(_PATH) or "") if item is not None else ""
        if written and self._wanted is Wanted.OPEN:
            path = Path(written)
            self.name.setText("" if path.is_dir() else path.name)

    def _open_item(self, item: QListWidgetItem) -> None:
        written = str(item.data(_PATH) or "")
        if not written:
            return
        path = Path(written)
        if path.is_dir():
            self._go(path)
        elif self._wanted is Wanted.SAVE:
            self.name.setText(path.name)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._choose(path)

    def _take(self) -> None:
        name = self.name.text().strip()
        if self._wanted is Wanted.FOLDER:
            self._take_folder()
        elif not name:
            self._complain("ui.files.no_name" if self._wanted is Wanted.SAVE else "ui.files.none")
        elif self._wanted is Wanted.OPEN:
            path = self._folder / name
            if path.is_file():
                self._choose(path)
            else:
                self._complain("ui.files.no_file")
        else:
            if self._ending and not name.casefold().endswith(self._ending):
                name += self._ending
            path = self._folder / name
            if not path.exists() or self._may_replace(path):
                self._choose(path)

    def _take_folder(self) -> None:
        written = Path(self.where.text().strip()).expanduser()
        if written.is_dir():
            self._choose(written)
        else:
            self._complain("ui.files.no_folder")

    def _may_replace(self, path: Path) -> bool:
        words = self._words
        dialog = Message(
            words("ui.files.replace_title"),
            words("ui.files.replace", name=path.name),
            [("replace", words("ui.files.replace_it")), ("other", words("ui.files.other_name"))],
            self,
            sign="warning",
        )
        dialog.exec()
        choice = dialog.choice
        dialog.deleteLater()
        return choice == "replace"

    def _choose(self, path: Path) -> None:
        self.path = path
        self.accept()

    def _complain(self, key: str) -> None:
        self.wrong.set_words(self._words(key))
        self.setAccessibleDescription(self._words(key))


def _patterns(kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the patterns of the first kind: "Projects (*.coprod)" gives "*.coprod"."""
    found = _PATTERNS.search(kinds[0]) if kinds else None
    return tuple(found[1].split()) if found else ()


def _nearest(folder: Path) -> Path:
    """Return a folder that is there: this one, or the nearest above it."""
    for each in (folder.absolute(), *folder.absolute().parents):
        if each.is_dir():
            return each
    return Path.home()


def _places(words: Words) -> Iterator[tuple[str, Path]]:
    """Yield the folders that most people keep things in, and what is plugged in."""
    kinds = QStandardPaths.StandardLocation
    for name, kind in (
        ("home", kinds.HomeLocation),
        ("documents", kinds.DocumentsLocation),
        ("desktop", kinds.DesktopLocation),
    ):
        folder = QStandardPaths.writableLocation(kind)
        if folder and Path(folder).is_dir():
            yield words(f"ui.files.place.{name}"), Path(folder)
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isReady() and root.startswith(("/media/", "/run/media/", "/mnt/", "/Volumes/")):
            yield volume.displayName(), Path(root)
