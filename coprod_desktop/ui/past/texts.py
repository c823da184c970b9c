"""An earlier text to read, with the words marked that are different in the other one."""

from __future__ import annotations

import difflib
import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.forms.text import TextArea, in_qt

_NO_LIMIT = 10_000_000
_MOST_LINES = 12
_MOST_WORK = 4_000_000
"""Pairs of words that are compared at most: texts of two thousand words each."""
_LEAST_COMMON = 0.3
"""Texts that have less in common are different all over, and marking every word says nothing."""

Span = tuple[int, int]


def differing(was: str, now: str) -> tuple[list[Span], list[Span]]:
    """Return where two texts differ, in each as (start, end) of its words.

    Nothing is marked where one is empty, or where they have little in common.
    """
    first, second = _words(was), _words(now)
    if not first or not second or len(first) * len(second) > _MOST_WORK:
        return [], []
    matcher = difflib.SequenceMatcher(
        None, [each.group() for each in first], [each.group() for each in second], autojunk=False
    )
    if matcher.ratio() < _LEAST_COMMON:
        return [], []
    marked: tuple[list[Span], list[Span]] = ([], [])
    for kind, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for spans, found, start, end in (
            (marked[0], first, a_start, a_end),
            (marked[1], second, b_start, b_end),
        ):
            if start < end:
                spans.append((found[start].start(), found[end - 1].end()))
    return marked


class PastText(TextArea):
    """A text that can be read, selected and copied, with the keyboard as well; never markup."""

    def __init__(self, words: Words, name: str, text: str, marked: list[Span]) -> None:
        super().__init__(words, _NO_LIMIT, least=1, most=_MOST_LINES)
        self._text = text
        self._marked = marked
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setPlainText(text)
        self._mark()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Mark in the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_marked"):
            self._mark()

    def marked_words(self) -> list[str]:
        """Return the words that are marked."""
        return [each.cursor.selectedText() for each in self.extraSelections()]

    def _mark(self) -> None:
        look = QTextCharFormat()
        # A line below them as well: a colour alone is not seen by everybody.
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setBackground(shade("amber_soft"))
        look.setForeground(shade("ink"))
        selections = []
        last = self.document().characterCount() - 1
        for start, end in self._marked:
            selection = QTextEdit.ExtraSelection()
            selection.format = look
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(in_qt(self._text, start), last))
            cursor.setPosition(min(in_qt(self._text, end), last), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selections.append(selection)
        self.setExtraSelections(selections)


def _words(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"\S+", text))
