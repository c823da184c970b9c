"""Text of one line and of many, with the limit of what a field holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QTextEdit,
    QWidget,
)

from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.ui.forms.editor import Editor
from coprod_desktop.ui.kit import column, em

if TYPE_CHECKING:
    _Mixed = QWidget
else:
    # Qt's classes cannot be mixed: what is ours is mixed into one of them.
    _Mixed = object

_PROBE = 200
_TARGET = 44
_HIGH = 2.34
"""Pixels, and em, that a line is high at least, to be hit easily: as the style sheet's are."""
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_KEPT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_NEAR = 10
"""Less than one part in so many of a field left is worth saying."""


def _for_the_window(event: QEvent) -> bool:
    """Tell whether a shortcut is undo or redo, which belong to the window and not to the text."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (
            event.matches(QKeySequence.StandardKey.Undo)
            or event.matches(QKeySequence.StandardKey.Redo)
        )
    )


def in_qt(text: str, at: int) -> int:
    """Return the place of a letter as Qt counts: what Unicode added later takes two places."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def edit_menu(words: Words, edit: QLineEdit | QTextEdit, *, chosen: bool) -> QMenu:
    """Return the menu of a text in our words; `chosen` tells whether some of it is selected."""
    menu = QMenu(edit)
    for name, work, usable in (
        ("cut", edit.cut, chosen and not edit.isReadOnly()),
        ("copy", edit.copy, chosen),
        ("paste", edit.paste, not edit.isReadOnly()),
        ("select_all", edit.selectAll, True),
    ):
        action = menu.addAction(words(f"forms.text.{name}"))
        action.setEnabled(usable)
        action.triggered.connect(work)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


class _Ours(_Mixed):
    """What is mixed into Qt's texts: undo is the window's, the menu speaks our words."""

    _words: Words
    left: SignalInstance

    def _menu(self) -> QMenu:
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if _for_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the cursor left; a menu that opens is no leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Show the menu in our words."""
        self._menu().popup(event.globalPos())


class LineEdit(_Ours, QLineEdit):
    """One line of text."""

    left = Signal()
    """The cursor went elsewhere."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.wide = 0.0
        """How wide it would like to be, in em; 0 leaves that to Qt."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that grows with the text."""
        hint = super().sizeHint()
        return QSize(em(self, self.wide), hint.height()) if self.wide else hint

    def _menu(self) -> QMenu:
        return edit_menu(self._words, self, chosen=self.hasSelectedText())


class TextArea(_Ours, QTextEdit):
    """Plain text that grows with its lines up to a limit; Tab leaves it."""

    left = Signal()
    """The cursor went elsewhere."""
    refused = Signal()
    """Something did not fit; what fits is there."""

    def __init__(
        self,
        words: Words,
        limit: int,
        parent: QWidget | None = None,
        *,
        least: int = 2,
        most: int = 14,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._limit = limit
        self._lines = (least, most)
        self._cutting = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.document().contentsChange.connect(self._cut)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Grow with the text size."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in kinds and self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what changed while this was out of sight."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Grow where lines wrap sooner."""
        super().resizeEvent(event)
        self._fit()

    def _menu(self) -> QMenu:
        return edit_menu(self._words, self, chosen=self.textCursor().hasSelection())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste words only."""
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size whose height is that of the text."""
        return QSize(em(self, 20), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that fits a narrow window."""
        return QSize(em(self, 8), self.minimumHeight())

    def _fit(self) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        option.rect = QRect(0, 0, _PROBE, _PROBE)
        inside = self.style().subElementRect(QStyle.SubElement.SE_ShapedFrameContents, option, self)
        frame = _PROBE - inside.height()
        line = self.fontMetrics().lineSpacing()
        margin = round(2 * self.document().documentMargin())
        least, most = (count * line + margin for count in self._lines)
        wanted = round(self.document().size().height())
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if wanted > most
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        height = max(min(max(wanted, least), most) + frame, self._least())
        if height != self.maximumHeight() or height != self.minimumHeight():
            self.setFixedHeight(height)
        self._spare(height - frame - wanted)

    def _least(self) -> int:
        """Return the least height in pixels."""
        return 0

    def _spare(self, room: int) -> None:
        """Use the pixels that are left below the words."""

    def _cut(self, start: int, _removed: int, added: int) -> None:
        # The end of what was put in goes, whatever stood there before stays.
        excess = self.document().characterCount() - 1 - self._limit
        if self._cutting or not self._limit or excess <= 0 or added <= 0:
            return
        self._cutting = True
        cursor = QTextCursor(self.document())
        end = min(start + added, self.document().characterCount() - 1)
        cursor.setPosition(max(start, end - excess))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._cutting = False
        self.refused.emit()


class TextLine(TextArea):
    """Text without line breaks that shows all its words: where they do not fit, on more lines."""

    returnPressed = Signal()  # noqa: N815 - as a line of Qt's has it
    """Enter, which breaks no line here."""

    def __init__(self, words: Words, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(words, limit, parent, least=1)

    def text(self) -> str:
        """Return the words."""
        return self.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Enter for the end of typing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste words only, on one line."""
        if source.hasText():
            self.textCursor().insertText(" ".join(source.text().split("\n")))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Choose all words for Tab, so that typing writes others, as every line does."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of what was chosen."""
        super().focusOutEvent(event)
        if event.reason() not in _KEPT:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def _least(self) -> int:
        return max(_TARGET, em(self, _HIGH))

    def _spare(self, room: int) -> None:
        """Stand in the middle, as in every line."""
        above = max(0, room // 2)
        if self.viewportMargins().top() != above:
            self.setViewportMargins(0, above, 0, 0)


class _TextEditor(Editor):
    """What one line and many lines have in common: the limit and the wish to be saved."""

    def __init__(self, words: Words, limit: int, edit: TextArea) -> None:
        super().__init__()
        self._words = words
        self._limit = limit
        self._showing = False
        self.edit = edit
        column(self).addWidget(edit)
        edit.textChanged.connect(self._changed)
        edit.left.connect(self.left)
        edit.refused.connect(self._refuse)

    def text(self) -> str:
        """Return the words as they stand there."""
        return self.edit.toPlainText()

    def put(self, text: str) -> None:
        """Put other words there, with the cursor where it was as far as that goes."""
        at = self.edit.textCursor().position()
        self.edit.setPlainText(text)
        cursor = self.edit.textCursor()
        cursor.setPosition(min(at, self.edit.document().characterCount() - 1))
        self.edit.setTextCursor(cursor)

    def value(self) -> JsonValue:
        """Return the text."""
        return self.text()

    def show_value(self, value: JsonValue) -> None:
        """Show a text; where it is the same the cursor stays."""
        text = str(value or "")
        if text == self.text():
            return
        self._showing = True
        self.put(text)
        self._showing = False
        self.said.emit("")

    def name(self, name: str, description: str) -> None:
        """Name the text."""
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(description)

    def lock(self) -> None:
        """Let the text be read and copied."""
        self.edit.setReadOnly(True)

    def entry(self) -> QWidget:
        """Return what is typed in."""
        return self.edit

    def _changed(self) -> None:
        if self._showing:
            return
        self._say_room(len(self.text()))
        self.typed.emit()

    def _say_room(self, length: int) -> None:
        room = self._limit - length
        if self._limit and room <= 0:
            self._refuse()
        elif self._limit and room < self._limit / _NEAR:
            self.said.emit(self._words.plural("forms.text.left", room))
        else:
            self.said.emit("")

    def _refuse(self) -> None:
        self.wrong.emit(self._words("forms.text.full", most=f"{self._limit:,}"))


class ShortText(_TextEditor):
    """One line of text."""

    def __init__(self, words: Words, limit: int) -> None:
        edit = TextLine(words, limit or 32_767)
        super().__init__(words, limit, edit)
        edit.returnPressed.connect(self.left)


class LongText(_TextEditor):
    """Text of any number of lines."""

    def __init__(self, words: Words, limit: int, *, least: int = 2) -> None:
        super().__init__(words, limit, TextArea(words, limit, least=least))
