"""Buttons whose words wrap when the text is large, and whose icons follow the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QWidget

from coprod_desktop.ui.kit.measures import HALF, ONE, em
from coprod_desktop.ui.theme.icons import pixmap
from coprod_desktop.ui.theme.palette import colour

_INK = {"primary": "on_accent", "nav": "ink", "row": "ink", "segment": "ink"}
_INK_CHECKED = {"segment": "on_accent"}
"""The token that each look draws its words in, where that is not the accent."""

_LEFT = ("nav", "row", "link")
_HIGH = 100_000


class Button(QPushButton):
    """A button of one of the looks, with words that say what happens.

    Its words are plain text: an ampersand in them is one. Where it is too narrow for one line it
    grows higher instead of cutting its words off.
    """

    def __init__(
        self,
        words: str,
        look: str = "secondary",
        icon_name: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._icon_name = icon_name
        self._frame: QSize | None = None
        self.setProperty("look", look)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(words)
        if on_click is not None:
            # The click's own "checked" is nothing that the caller asked for.
            self.clicked.connect(lambda _checked=False: on_click())

    @property
    def words(self) -> str:
        """What the button says."""
        return self._words

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that shows the words on one line."""
        frame = self._measured()
        lines = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self._words)
        return QSize(
            lines.width() + frame.width() + self._icon_room() + HALF,
            max(frame.height(), lines.height() + HALF),
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that still shows the longest word."""
        frame = self._measured()
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self._words.split()), default=0)
        width = longest + frame.width() + self._icon_room() + HALF
        return QSize(min(width, self.sizeHint().width()), frame.height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that a narrow button is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that shows all words at a width."""
        frame = self._measured()
        room = max(1, width - frame.width() - self._icon_room())
        lines = self.fontMetrics().boundingRect(
            QRect(0, 0, room, _HIGH), Qt.TextFlag.TextWordWrap, self._words
        )
        return max(frame.height(), lines.height() + ONE)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Grow no higher than the words need, however much room there is."""
        super().resizeEvent(event)
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what changed while this was out of sight."""
        super().showEvent(event)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Be pressed by Enter as well: outside a dialog Qt lets only the space bar do that."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure anew at another text size."""
        super().changeEvent(event)
        kinds = (QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "_frame"):
            self._frame = None
            self.updateGeometry()
            if self.isVisible():
                self._grow()

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """Let the style sheet draw the frame only: icon and words are drawn on as many lines."""
        super().initStyleOption(option)
        option.text = ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame of the style sheet, and icon and words in it."""
        super().paintEvent(event)
        painter = QPainter(self)
        frame = self._measured()
        inside = frame.width() // 2
        area = self.rect().adjusted(inside, 0, -inside, 0)
        room = self._icon_room()
        words = self.fontMetrics().boundingRect(
            QRect(0, 0, max(1, area.width() - room), _HIGH), Qt.TextFlag.TextWordWrap, self._words
        )
        left = area.left()
        if self.property("look") not in _LEFT:
            left += max(0, (area.width() - room - words.width()) // 2)
        if room:
            side = room - ONE
            picture = pixmap(self._icon_name, self._ink(), side, self.devicePixelRatioF())
            painter.drawPixmap(left, area.top() + (area.height() - side) // 2, picture)
        area.setLeft(left + room)
        font = self.font()
        if self.isChecked():
            font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._ink())
        painter.drawText(
            area,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
            self._words,
        )

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Link)
        look = str(self.property("look"))
        tokens = _INK_CHECKED if self.isChecked() else _INK
        return colour(self, tokens.get(look, "accent"))

    def _icon_room(self) -> int:
        return em(self, 1.375) + ONE if self._icon_name else 0

    def _grow(self) -> None:
        self.setMaximumHeight(self.heightForWidth(self.width()))

    def _measured(self) -> QSize:
        """Return what the style sheet adds to the width of the words, and its least height."""
        if self._frame is None:
            self.ensurePolished()  # before that, the font is not the style sheet's
            hint = super().sizeHint()
            words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text() or "XXXX")
            self._frame = QSize(max(0, hint.width() - words.width()), hint.height())
        return self._frame


def primary(
    words: str, on_click: Callable[[], object] | None = None, icon_name: str = ""
) -> Button:
    """Return the one button of a page that most people will press."""
    return Button(words, "primary", icon_name, on_click)


def secondary(
    words: str, on_click: Callable[[], object] | None = None, icon_name: str = ""
) -> Button:
    """Return an ordinary button."""
    return Button(words, "secondary", icon_name, on_click)


def link(words: str, on_click: Callable[[], object] | None = None, icon_name: str = "") -> Button:
    """Return a button that leads elsewhere, shown as underlined words."""
    return Button(words, "link", icon_name, on_click)
