"""The one question before a new project: what it is called and where it is kept."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.domain.author import author_name
from coprod_desktop.domain.limits import SHORT_TEXT
from coprod_desktop.project.layout import SUFFIX
from coprod_desktop.ui.files.ask import ask_folder
from coprod_desktop.ui.forms.text import LineEdit
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
from coprod_desktop.ui.window.your_name import name_field

_LONGEST_NAME = 60
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_name(title: str) -> str:
    """Return a file name for a project of this title that every system takes."""
    safe = " ".join(_UNSAFE.sub(" ", title).split())[:_LONGEST_NAME].strip(" .")
    if _RESERVED.fullmatch(safe):
        safe += "-"
    return f"{safe}{SUFFIX}" if safe else ""


def free_path(folder: Path, title: str) -> Path:
    """Return where a project of this title can go without writing over another one."""
    name = file_name(title)
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem} {number}{SUFFIX}"
    return path


class NewProjectDialog(Sheet):
    """Asks for a name; the place is filled in and can be changed."""

    def __init__(self, words: Words, parent: QWidget | None = None, *, author: str = "") -> None:
        super().__init__(words("ui.new.title"), parent)
        self._words = words
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        body = self.body
        body.addWidget(heading(words("ui.new.heading"), 2))
        body.addWidget(quiet(words("ui.new.intro")))
        body.addSpacing(ONE)
        self.name = LineEdit(words)
        self.name.setMaxLength(SHORT_TEXT)
        body.addWidget(field_label(words("ui.new.name"), self.name))
        self.name.setAccessibleDescription(words("ui.new.name_example"))
        body.addWidget(quiet(words("ui.new.name_example")))
        body.addWidget(self.name)
        body.addSpacing(ONE)
        usual = Path(documents) if documents else Path.home()
        self.place = LineEdit(words)
        self.place.setText(str(usual if usual.is_dir() else Path.home()))
        body.addWidget(field_label(words("ui.new.place"), self.place))
        body.addWidget(self.place)
        choose = QWidget()
        FlowLayout(choose).addWidget(secondary(words("ui.new.choose"), self._choose, "open"))
        body.addWidget(choose)
        self._file = text()
        body.addWidget(self._file)
        self._wrong = Note("", "error")
        self._wrong.hide()
        body.addWidget(self._wrong)
        body.addSpacing(ONE)
        self.your_name = name_field(words, author)
        body.addWidget(field_label(words("ui.author.optional"), self.your_name))
        body.addWidget(quiet(words("ui.author.why")))
        body.addWidget(self.your_name)
        body.addStretch(1)
        self.make = primary(words("ui.new.make"), self._make)
        self.make.setDefault(True)
        self.cancel = secondary(words("ui.new.cancel"), self.reject)
        self.foot.addWidget(self.make)
        self.foot.addWidget(self.cancel)
        self.name.textChanged.connect(self._changed)
        self.place.textChanged.connect(self._changed)
        self._changed()
        self.start_at(self.name)

    @property
    def title(self) -> str:
        """What the project is called."""
        return " ".join(self.name.text().split())

    @property
    def author(self) -> str:
        """The name that goes with the changes; empty for none."""
        return author_name(self.your_name.text())

    @property
    def path(self) -> Path:
        """The file that the project goes into; none of that name is there yet."""
        return free_path(self._folder() or Path.home(), self.title)

    def _changed(self) -> None:
        self._wrong.set_words("")
        known = file_name(self.title) and self._folder() is not None
        self._file.setText(self._words("ui.new.file", name=self.path.name) if known else "")

    def _folder(self) -> Path | None:
        """Return the folder that was written down, or None where there is no such folder."""
        try:
            folder = Path(self.place.text().strip()).expanduser()
            return folder if folder.is_dir() else None
        except (OSError, RuntimeError, ValueError):
            return None

    def _choose(self) -> None:
        chosen = ask_folder(
            self._words, self, title=self._words("ui.new.choose_title"), folder=self.place.text()
        )
        if chosen is not None:
            self.place.setText(str(chosen))

    def _make(self) -> None:
        if not file_name(self.title):
            self._wrong.set_words(self._words("ui.new.no_name"))
            self.name.setFocus()
            return
        if self._folder() is None:
            self._wrong.set_words(self._words("ui.new.no_folder"))
            self.place.setFocus()
            return
        self.accept()
