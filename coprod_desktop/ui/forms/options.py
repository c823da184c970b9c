"""One of several, some of several, and a rating in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QGroupBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from coprod_desktop.content.model import Option
from coprod_desktop.content.words import Words, sentences
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.ui.forms.editor import Editor
from coprod_desktop.ui.forms.marks import CheckMark, Place, RadioMark, Segment
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import ONE, column, em, link

_HIGH = 100_000
_PROBE = 1000
_SEGMENTS_AT_MOST = 4
_SEGMENT_LETTERS = 44
"""Letters in all that still make a row of segments and not a paragraph."""
_RADIOS_AT_MOST = 7
"""More than so many are easier to find in a list that opens."""


class Group(QGroupBox):
    """A group that a screen reader names; it draws nothing itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlat(True)
        self._answer = ""
        self._about = ""
        self.setContentsMargins(0, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep to no margins: a group box would make room for its frame."""
        QWidget.resizeEvent(self, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Keep to no margins at another text size, as above."""
        QWidget.changeEvent(self, event)

    def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Draw nothing."""

    def lock(self, buttons: Sequence[QAbstractButton]) -> None:
        """Let choices be read and not made.

        Tab goes past what is disabled: it stops at the group instead, which says what is chosen.
        """
        chosen = [each.accessibleName() for each in buttons if each.isChecked()]
        for each in buttons:
            each.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._answer = ", ".join(chosen)
        self._say_answer()

    def describe(self, description: str) -> None:
        """Say what the choices are for."""
        self._about = description
        self._say_answer()

    def _say_answer(self) -> None:
        self.setAccessibleDescription(sentences(self._answer, self._about))


class _Row(Group):
    """Segments side by side; where they do not fit, one above the other."""

    def __init__(self, parts: Sequence[Segment]) -> None:
        super().__init__()
        self._parts = parts
        for part in parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the row."""
        hints = [part.sizeHint() for part in self._parts]
        width = sum(hint.width() - 2 for hint in hints) + 2
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the widest word."""
        hints = [part.minimumSizeHint() for part in self._parts]
        return QSize(max(hint.width() for hint in hints), max(hint.height() for hint in hints))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that a narrow row becomes a column."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the row, or of the column that it becomes."""
        hint = self.sizeHint()
        if width >= hint.width():
            return hint.height()
        return sum(part.height_at(width) - 2 for part in self._parts) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the segments in their places; their borders overlap."""
        super().resizeEvent(event)
        across = self.width() >= self.sizeHint().width()
        at = 0
        for part in self._parts:
            if across:
                hint = part.sizeHint()
                spot = self._mirrored(QRect(at, 0, hint.width(), hint.height()))
                at += hint.width() - 2
            else:
                spot = QRect(0, at, self.width(), part.height_at(self.width()))
                at += spot.height() - 2
            part.setGeometry(spot)
        first, last = (Place.LEFT, Place.RIGHT) if across else (Place.TOP, Place.BOTTOM)
        for index, part in enumerate(self._parts):
            end = index == len(self._parts) - 1
            part.place = Place.MIDDLE if index and not end else last if end else first
            part.update()

    def _mirrored(self, spot: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            spot.moveLeft(self.width() - spot.left() - spot.width())
        return spot


class OneOf(Editor):
    """One of a few options, all in sight. Choosing the chosen one again clears it."""

    def __init__(self, words: Words, options: Sequence[Option], *, clearable: bool = True) -> None:
        super().__init__()
        self._ids = [option.id for option in options]
        self._clearable = clearable
        row = fits_segments(options)
        self.buttons: Sequence[Segment | RadioMark]
        body = column(self, gap=4)
        if row:
            segments = [Segment(option.label) for option in options]
            self.buttons = segments
            self.group: Group = _Row(segments)
        else:
            radios = [RadioMark(option.label) for option in options]
            self.buttons = radios
            self.group = Group()
            inner = column(self.group, gap=0)
            for radio in radios:
                inner.addWidget(radio)
        body.addWidget(self.group)
        self._clear: QPushButton | None = None
        if clearable and not row:
            self._clear = link(words("forms.choice.clear"), self._on_clear)
            body.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        self._again = False
        self._exclusive = QButtonGroup(self)
        self._connect_all()
        self._rove()

    def value(self) -> JsonValue:
        """Return the id of the chosen option, or empty text."""
        return next(
            (
                each
                for each, button in zip(self._ids, self.buttons, strict=True)
                if button.isChecked()
            ),
            "",
        )

    def show_value(self, value: JsonValue) -> None:
        """Show what is chosen."""
        self._check(value)

    def name(self, name: str, description: str) -> None:
        """Name the group; each option says the question too, since some readers skip groups."""
        self.group.setAccessibleName(name)
        self.group.describe(description)
        for button in self.buttons:
            button.setAccessibleDescription(name)

    def lock(self) -> None:
        """Let the choice be read and not made."""
        self.group.lock(self.buttons)
        if self._clear is not None:
            self._clear.hide()

    def entry(self) -> QWidget:
        """Return the option that Tab stops at."""
        if not self.buttons[0].isEnabled():
            return self.group
        return next(
            (each for each in self.buttons if each.isChecked()),
            self.buttons[0],
        )

    def labelled(self) -> QWidget:
        """Return the group."""
        return self.group

    def _check(self, value: JsonValue) -> None:
        # Only a group that is not exclusive lets go of its last choice.
        self._exclusive.setExclusive(False)
        for each, button in zip(self._ids, self.buttons, strict=True):
            button.setChecked(each == value)
        self._exclusive.setExclusive(True)
        self._rove()

    def _connect_all(self) -> None:
        for index, button in enumerate(self.buttons):
            self._exclusive.addButton(button)
            self._connect(button, index)

    def _connect(self, button: Segment | RadioMark, at: int) -> None:
        button.pressed.connect(lambda: self._on_press(button))
        button.clicked.connect(self._on_click)
        button.moved.connect(lambda step: self._on_move(at + step))
        button.cleared.connect(self._on_clear)

    def _on_press(self, button: Segment | RadioMark) -> None:
        self._again = button.isChecked()

    def _on_click(self) -> None:
        if self._again:
            self._again = False
            self._on_clear()
            return
        self._rove()
        self.chosen.emit()

    def _on_move(self, at: int) -> None:
        button = self.buttons[at % len(self.buttons)]
        button.setChecked(True)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self._on_click()

    def _on_clear(self) -> None:
        if not self._clearable or not self.value():
            return
        had_focus = self._clear is not None and self._clear.hasFocus()
        self._check("")
        if had_focus:
            self.entry().setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit()

    def _rove(self) -> None:
        """Let Tab stop once: at the chosen option, or else at the first."""
        stop = self.entry()
        for button in self.buttons:
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            )
        if self._clear is not None:
            self._clear.setVisible(bool(self.value()))


class SomeOf(Editor):
    """Any number of options."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._ids = [option.id for option in options]
        self.group = Group()
        inner = column(self.group, gap=0)
        self.boxes = [CheckMark(option.label) for option in options]
        for box in self.boxes:
            inner.addWidget(box)
            box.clicked.connect(lambda: self.chosen.emit())  # noqa: PLW0108 - drops the state
        column(self).addWidget(self.group)

    def value(self) -> JsonValue:
        """Return the ids of what is ticked."""
        return [each for each, box in zip(self._ids, self.boxes, strict=True) if box.isChecked()]

    def show_value(self, value: JsonValue) -> None:
        """Show what is ticked."""
        chosen = value if isinstance(value, list) else []
        for each, box in zip(self._ids, self.boxes, strict=True):
            box.setChecked(each in chosen)

    def name(self, name: str, description: str) -> None:
        """Name the group; each box says the question too."""
        self.group.setAccessibleName(name)
        self.group.describe(description)
        for box in self.boxes:
            box.setAccessibleDescription(name)

    def lock(self) -> None:
        """Let what is ticked be read and not changed."""
        self.group.lock(self.boxes)

    def entry(self) -> QWidget:
        """Return the first box."""
        return self.boxes[0] if self.boxes[0].isEnabled() else self.group

    def labelled(self) -> QWidget:
        """Return the group."""
        return self.group


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


def fits_segments(options: Sequence[Option]) -> bool:
    """Tell whether options are few and short enough for a joined row."""
    letters = sum(len(option.label) for option in options)
    return len(options) <= _SEGMENTS_AT_MOST and letters <= _SEGMENT_LETTERS


def choice_editor(words: Words, options: Sequence[Option]) -> Editor:
    """Return the control that suits a choice: segments, radio buttons or a list that opens."""
    if len(options) > _RADIOS_AT_MOST:
        return PickOne(words, options)
    return OneOf(words, options)
