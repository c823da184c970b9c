"""One of many options, in a list that opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from coprod_desktop.content.model import Option
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.ui.forms.editor import Editor
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import ONE, column, em

_HIGH = 100_000
_PROBE = 1000


class ComboBox(QComboBox):
    """A list that opens; what is chosen wraps. The wheel scrolls the page and not the choice."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.currentIndexChanged.connect(self.updateGeometry)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def lock(self, words: Words) -> LineEdit:
        """Put a line that can be read in the place of the list, and return it."""
        line = LineEdit(words)
        line.setText(self.currentText())
        line.setReadOnly(True)
        line.setAccessibleName(self.accessibleName())
        line.setAccessibleDescription(self.accessibleDescription())
        parent = self.parentWidget()
        layout = parent.layout() if parent is not None else None
        if layout is not None:
            layout.replaceWidget(self, line)
        self.hide()
        return line

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page scroll."""
        event.ignore()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of its longest entry, within reason."""
        longest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(n)) for n in range(self.count())),
            default=0,
        )
        width = min(longest + em(self, 5), em(self, 30))
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that a narrow list is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that shows all words of what is chosen."""
        least = super().sizeHint().height()
        room = width - self._frame()
        lines = self.fontMetrics().boundingRect(
            QRect(0, 0, max(1, room), _HIGH), Qt.TextFlag.TextWordWrap, self.currentText()
        )
        one_line = lines.height() <= self.fontMetrics().lineSpacing() + 1
        return least if one_line else max(least, lines.height() + 2 * ONE)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take another height at another width."""
        super().resizeEvent(event)
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame of the style sheet, and the words in it on as many lines as they take."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.Text))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        area = self._field(self.rect())
        painter.drawText(area, flags | Qt.TextFlag.TextWordWrap, self.currentText())

    def _frame(self) -> int:
        """Return the pixels of the width that the words do not have."""
        probe = QRect(0, 0, _PROBE, 100)
        return _PROBE - self._field(probe).width()

    def _field(self, whole: QRect) -> QRect:
        """Return where the words go in a list of some size."""
        self.ensurePolished()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = whole
        part = QStyle.SubControl.SC_ComboBoxEditField
        control = QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(control, option, part, self)


class PickOne(Editor):
    """One of many options, in a list that opens. Its first entry is no choice."""

    def __init__(self, words: Words, options: Sequence[Option]) -> None:
        super().__init__()
        self._words = words
        self._line: LineEdit | None = None
        self.combo = ComboBox()
        self.combo.addItem(words("forms.choice.none"), "")
        for option in options:
            self.combo.addItem(option.label, option.id)
        column(self).addWidget(self.combo, 0, Qt.AlignmentFlag.AlignLeft)
        self.combo.activated.connect(lambda _: self.chosen.emit())

    def value(self) -> JsonValue:
        """Return the id of the chosen option, or empty text."""
        return str(self.combo.currentData() or "")

    def show_value(self, value: JsonValue) -> None:
        """Show what is chosen."""
        self.combo.setCurrentIndex(max(0, self.combo.findData(value or "")))

    def name(self, name: str, description: str) -> None:
        """Name the list."""
        for each in filter(None, (self.combo, self._line)):
            each.setAccessibleName(name)
            each.setAccessibleDescription(description)

    def lock(self) -> None:
        """Let the choice be read and not made."""
        self._line = self.combo.lock(self._words)

    def entry(self) -> QWidget:
        """Return the list, or the line that shows its choice."""
        return self._line or self.combo
