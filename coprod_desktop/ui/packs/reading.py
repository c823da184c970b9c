"""The words of a pack in reading order: what a picture of a page cannot tell everybody."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QDialog, QTextEdit, QWidget

from coprod_desktop.application.packing import MadePack
from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.text import edit_menu
from coprod_desktop.ui.kit import ONE, TWO, column, em, field_label, quiet, secondary

_SHARE = 0.9
"""How much of the screen the dialog takes at most."""


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
        self.words.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.words.customContextMenuRequested.connect(lambda spot: self._show_menu(words, spot))
        whole.addWidget(field_label(title, self.words))
        about = words("packs.preview.words_about")
        whole.addWidget(quiet(about))
        self.words.setAccessibleDescription(about)
        whole.addWidget(self.words, 1)
        close = secondary(words("packs.preview.close"), self.accept)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)
        room = self.screen().availableSize() * _SHARE
        self.resize(QSize(em(self, 40), em(self, 36)).boundedTo(room))
        self.words.setFocus()

    def _show_menu(self, words: Words, spot: QPoint) -> None:
        chosen = self.words.textCursor().hasSelection()
        menu = edit_menu(words, self.words, chosen=chosen)
        menu.popup(self.words.viewport().mapToGlobal(spot))
