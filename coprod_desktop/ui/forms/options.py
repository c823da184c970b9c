"""One of several, some of several, and a rating in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from coprod_desktop.content.model import Option
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import JsonValue
from coprod_desktop.ui.forms.combo import PickOne
from coprod_desktop.ui.forms.editor import Editor
from coprod_desktop.ui.forms.group import Group
from coprod_desktop.ui.forms.marks import CheckMark, Place, RadioMark, Segment
from coprod_desktop.ui.kit import column, link

_SEGMENTS_AT_MOST = 4
_SEGMENT_LETTERS = 44
"""Letters in all that still make a row of segments and not a paragraph."""
_RADIOS_AT_MOST = 7
"""More than so many are easier to find in a list that opens."""


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
    """One of a few options, all in sight.

    Delete takes the choice back, and so does the link under radio buttons or a click on the chosen
    segment. Space keeps what is chosen, as it does everywhere else.
    """

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
        self._held: JsonValue = ""
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
        self._held = self.value()
        self._rove()

    def _connect_all(self) -> None:
        for index, button in enumerate(self.buttons):
            self._exclusive.addButton(button)
            self._connect(button, index)

    def _connect(self, button: Segment | RadioMark, at: int) -> None:
        button.clicked.connect(self._on_click)
        button.moved.connect(lambda step: self._on_move(at + step))
        button.cleared.connect(self._on_clear)

    def _on_click(self) -> None:
        if self.value() == self._held:
            return
        self._held = self.value()
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


def fits_segments(options: Sequence[Option]) -> bool:
    """Tell whether options are few and short enough for a joined row."""
    letters = sum(len(option.label) for option in options)
    return len(options) <= _SEGMENTS_AT_MOST and letters <= _SEGMENT_LETTERS


def choice_editor(words: Words, options: Sequence[Option]) -> Editor:
    """Return the control that suits a choice: segments, radio buttons or a list that opens."""
    if len(options) > _RADIOS_AT_MOST:
        return PickOne(words, options)
    return OneOf(words, options)
