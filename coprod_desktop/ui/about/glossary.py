"""Words we use: the glossary, with a field to look for one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import HALF, ONE, Sheet, em, field_label, heading, quiet, secondary

_MEANING = int(Qt.ItemDataRole.UserRole)
_HIGH = 100_000
_Index = QModelIndex | QPersistentModelIndex


class GlossaryDialog(Sheet):
    """All words with their meanings, in a list that arrow keys walk through.

    What is typed above it leaves only the words that go with it. The down arrow goes from there
    into the list.
    """

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("ui.glossary.title"), parent, width=46)
        self._words = words
        self._entries = sorted(
            ((each["term"], each["meaning"]) for each in words.table("glossary").values()),
            key=lambda entry: entry[0].casefold(),
        )
        self.body.addWidget(heading(words("ui.glossary.title"), 2))
        self.body.addWidget(quiet(words("ui.glossary.intro")))
        self.search = LineEdit(words)
        self.body.addWidget(field_label(words("ui.glossary.search"), self.search))
        self.body.addWidget(self.search)
        self.count = quiet()
        self.body.addWidget(self.count)
        self.list = _Terms(words("ui.glossary.list"))
        self.body.addWidget(self.list, 1)
        self.close_button = secondary(words("ui.dialog.close"), self.accept)
        self.foot.addWidget(self.close_button)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self._fill()
        self.start_at(self.search)

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go from the search into the list with the down arrow."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _fill(self) -> None:
        wanted = self.search.text().strip().casefold()
        found = [each for each in self._entries if wanted in f"{each[0]} {each[1]}".casefold()]
        # A word that is asked for stands before those whose meanings mention it.
        found.sort(key=lambda entry: wanted not in entry[0].casefold())
        self.list.fill(found)
        said = self._words.plural("ui.glossary.found", len(found))
        self.count.setText(said if found else self._words("ui.glossary.none"))
        self.search.setAccessibleDescription(self.count.text())


class _Terms(QListWidget):
    """Each word in bold with its meaning below it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumHeight(em(self, 12))

    def fill(self, entries: list[tuple[str, str]]) -> None:
        """Show these words."""
        self.clear()
        for term, meaning in entries:
            item = QListWidgetItem(term)
            item.setData(_MEANING, meaning)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{term}. {meaning}")
            self.addItem(item)
        self.setCurrentRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that shows a few words at once."""
        return QSize(em(self, 20), em(self, 24))


class _Delegate(QStyledItemDelegate):
    """Draws a word and its meaning."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, N802 - Qt's
        """Return the height that shows all of it."""
        width = self._view.viewport().width()
        term, meaning = self._places(QRect(0, 0, width, _HIGH), index)
        return QSize(em(self._view, 6), term.height() + meaning.height() + 2 * ONE + HALF)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the word, its meaning, and a frame where the keyboard is."""
        view = self._view
        painter.save()
        whole = QRect(option.rect)
        term, meaning = self._places(whole, index)
        wraps = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        painter.setPen(QPen(shade("line"), 1))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        if view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(shade("focus"), 2))
            painter.drawRoundedRect(whole.adjusted(2, 2, -2, -3), ONE, ONE)
        painter.setPen(shade("ink"))
        painter.setFont(self._bold())
        painter.drawText(term, wraps, str(index.data()))
        painter.setFont(view.font())
        painter.drawText(meaning, wraps, str(index.data(_MEANING)))
        painter.restore()

    def _places(self, whole: QRect, index: _Index) -> tuple[QRect, QRect]:
        """Return where the word and its meaning go."""
        inside = whole.adjusted(ONE + HALF, ONE, -ONE - HALF, 0)
        room = QRect(0, 0, max(1, inside.width()), _HIGH)
        wraps = Qt.TextFlag.TextWordWrap
        high = QFontMetrics(self._bold()).boundingRect(room, wraps, str(index.data())).height()
        term = QRect(inside.left(), inside.top(), inside.width(), high)
        metrics = self._view.fontMetrics()
        below = metrics.boundingRect(room, wraps, str(index.data(_MEANING))).height()
        return term, QRect(inside.left(), term.bottom() + 1, inside.width(), below)

    def _bold(self) -> QFont:
        font = QFont(self._view.font())
        font.setBold(True)
        return font
