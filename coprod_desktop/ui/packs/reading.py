"""The words of a pack in reading order: what a picture of a page cannot tell everybody."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextEdit, QWidget

from coprod_desktop.application.packing import MadePack
from coprod_desktop.content.words import Words
from coprod_desktop.ui.kit import ONE, TWO, column, em, field_label, quiet, secondary


class ReadingDialog(QDialog):
    """Shows the text of a pack in one box that can be read, searched by eye and copied."""

    def __init__(self, words: Words, made: MadePack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = words("packs.preview.words_title", title=made.title)
        self.setWindowTitle(title)
        whole = column(self, gap=ONE, margin=TWO)
        self.words = QTextEdit()
        self.words.setAcceptRichText(False)
        self.words.setPlainText(made.text)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        whole.addWidget(field_label(title, self.words))
        about = words("packs.preview.words_about")
        whole.addWidget(quiet(about))
        self.words.setAccessibleDescription(about)
        whole.addWidget(self.words, 1)
        close = secondary(words("packs.preview.close"), self.accept)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)
        self.resize(em(self, 40), em(self, 36))
        self.words.setFocus()
