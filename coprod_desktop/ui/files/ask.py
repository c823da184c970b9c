"""The questions for a file or a folder, each of which gives a path or None.

The dialog of the system knows a person's places and speaks their language. Where there is none,
Qt would show its own, whose words cannot be translated here and which large text does not fit:
`Picker` takes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.files.picker import Picker, Question, Wanted

_MODES = {
    Wanted.OPEN: QFileDialog.FileMode.ExistingFile,
    Wanted.SAVE: QFileDialog.FileMode.AnyFile,
    Wanted.FOLDER: QFileDialog.FileMode.Directory,
}


def ask_open(
    words: Words, parent: QWidget, *, title: str, folder: str, kinds: Sequence[str]
) -> Path | None:
    """Ask for a file to open. `kinds` are filters such as "Projects (*.coprod)"."""
    return _ask(words, parent, Question(Wanted.OPEN, title, Path(folder), kinds))


def ask_save(
    words: Words, parent: QWidget, *, title: str, path: Path, kinds: Sequence[str]
) -> Path | None:
    """Ask where to save; `path` is what is proposed. A file that is there is asked about."""
    return _ask(words, parent, Question(Wanted.SAVE, title, path, kinds))


def ask_folder(words: Words, parent: QWidget, *, title: str, folder: str) -> Path | None:
    """Ask for a folder."""
    return _ask(words, parent, Question(Wanted.FOLDER, title, Path(folder)))


def _ask(words: Words, parent: QWidget, question: Question) -> Path | None:
    native = _native(words, parent, question)
    if native is None:
        picker = Picker(words, question, parent)
        picker.exec()
        path = picker.path
        picker.deleteLater()
        return path
    chosen = native.selectedFiles() if native.exec() else []
    native.deleteLater()
    return Path(chosen[0]) if chosen else None


def _native(words: Words, parent: QWidget, question: Question) -> QFileDialog | None:
    """Return the system's dialog, or None where Qt would have to show its own."""
    dialog = QFileDialog(parent, question.title)
    if dialog.layout() is not None:
        # Qt builds the widgets of its own dialog at once, and none beside the system's.
        dialog.deleteLater()
        return None
    dialog.setDirectory(str(question.folder))
    if question.kinds:
        dialog.setNameFilters(list(question.kinds))
    dialog.setFileMode(_MODES[question.wanted])
    if question.wanted is Wanted.SAVE:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(question.start.suffix.removeprefix("."))
        dialog.selectFile(question.start.name)
    if question.wanted is Wanted.FOLDER:
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, words(f"ui.files.{question.wanted.value}"))
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, words("ui.files.cancel"))
    return dialog
