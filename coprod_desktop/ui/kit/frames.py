"""What holds text and controls: cards, notes and the column of reading."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coprod_desktop.ui.kit.labels import IconLabel, Label
from coprod_desktop.ui.kit.measures import FOUR, ONE, THREE, TWO, em

COLUMN = 45
"""The widest column of reading, in em: about 720 pixels at 100 %."""


def column(parent: QWidget | None = None, *, gap: int = ONE, margin: int = 0) -> QVBoxLayout:
    """Return a layout that stacks things, with distances on the grid."""
    layout = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout


def row(parent: QWidget | None = None, *, gap: int = ONE, margin: int = 0) -> QHBoxLayout:
    """Return a layout that sets things side by side, with distances on the grid."""
    layout = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout


def rule() -> QFrame:
    """Return a thin line between two things."""
    line = QFrame()
    line.setProperty("look", "rule")
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line


class Card(QFrame):
    """A frame for one idea; put what belongs to it into `body`."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = THREE) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.body = column(self, gap=ONE, margin=margin)


class Note(QFrame):
    """A sentence that stands out, with an icon: `look` is "note" or "error"."""

    def __init__(self, words: str = "", look: str = "note", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        inner = row(self, gap=ONE, margin=TWO)
        sign = IconLabel("warning" if look == "error" else "info", "ink")
        inner.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._label = Label(words)
        inner.addWidget(self._label, 1)

    @property
    def words(self) -> str:
        """What the note says."""
        return self._label.text()

    def set_words(self, words: str) -> None:
        """Say something else; the note hides while it has nothing to say."""
        self._label.setText(words)
        self.setVisible(bool(words))


class ScrollColumn(QScrollArea):
    """A page that scrolls, its content no wider than a comfortable line.

    Put things into `body`. `width` is the widest that the column gets, in em; 0 lets it be as
    wide as the window. A centred column stands in the middle of what is left.
    `side` fixes the distance to the left and the right, in pixels.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        width: float = COLUMN,
        centred: bool = False,
        side: int = 0,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._width = width
        # One that Python made. To find out what Qt's own is, Python would load every kind of
        # widget, and the first paint would wait for that. The style sheet goes by the name.
        port = QWidget()
        port.setObjectName("qt_scrollarea_viewport")
        self.setViewport(port)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The arrow keys belong to the controls inside; Page Up and Down reach us from there.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setProperty("look", "clear")
        self._sides = row(ground, gap=0)
        self.content = QWidget()
        self.content.setProperty("look", "clear")
        self.body = column(self.content, gap=TWO)
        self.body.setContentsMargins(FOUR, THREE, FOUR, FOUR)
        if centred:
            self._sides.addStretch(0)
        self._sides.addWidget(self.content, 1)
        self._sides.addStretch(0)
        self.setWidget(ground)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the line as long in letters when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "content"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give less room to the sides in a narrow window; keep what is typed in in sight."""
        super().resizeEvent(event)
        self._fit()
        focused = self.focusWidget()
        if event.size().height() < event.oldSize().height() and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, THREE)

    def _fit(self) -> None:
        roomy = self.viewport().width() > em(self, COLUMN * 0.8)
        side = self._side or (FOUR if roomy else TWO)
        self.body.setContentsMargins(side, THREE, side, FOUR)
        if self._width:
            self.content.setMaximumWidth(em(self, self._width) + 2 * side)
