"""Many lines to read: a box that scrolls, quick with thousands and read by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.view import into_view
from coprod_desktop.ui.kit import ONE

MOST = 5000
"""Lines that are shown; a report that is saved has all."""

_HIGH = 6
"""Lines in sight at once: more would push all else out of a dialog in large text."""


class Lines(QPlainTextEdit):
    """Shows lines, one under the other; they can be selected and copied."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Qt's own menu does not speak our words; the keys for copying work without it.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show other lines, from the first."""
        shown = list(lines[:MOST])
        if len(lines) > MOST:
            shown.append(self._words.plural("importing.preview.more", len(lines) - MOST))
        said = "\n".join(shown)
        if said != self.toPlainText():
            self.setPlainText(said)
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Come into sight as a whole: by itself only the line of the cursor would."""
        super().focusInEvent(event)
        into_view(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the lines are at this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the lines are at this text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_words"):
            self._fit()

    def _fit(self) -> None:
        document = self.document()
        rows, block = 0, document.firstBlock()
        while block.isValid() and rows <= _HIGH:
            # Asking for its place lays a line out, which tells how often it wraps.
            self.blockBoundingRect(block)
            rows += max(1, block.lineCount())
            block = block.next()
        line = self.fontMetrics().lineSpacing()
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom() + round(2 * document.documentMargin())
        self.setFixedHeight(line * min(rows, _HIGH) + around + ONE)
        # Qt would show a bar beside a single line, too.
        policy = Qt.ScrollBarPolicy
        is_whole = rows <= _HIGH
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_whole else policy.ScrollBarAlwaysOn
        )
