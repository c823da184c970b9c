"""Two things side by side where there is room, and below each other in large text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.ui.kit.measures import TWO, em

_LEAST_BESIDE = 15
"""Em that running text needs at least to stand beside something."""


class Stack(QWidget):
    """Holds `first` and `second`; `grow` (0 or 1) says which takes the room that is left.

    `first_width` is the least width of the first one in em, so that rows line up. It places both
    itself: how high it is depends on whether they stand side by side, which no layout of Qt knows.
    """

    def __init__(
        self, first: QWidget, second: QWidget, *, first_width: float = 0, grow: int = 1
    ) -> None:
        super().__init__()
        self._pair = (first, second)
        self._grow = grow
        self._first_width = first_width
        for each in self._pair:
            each.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that a narrow place makes it higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that both need at a width."""
        return max(area.bottom() + 1 for area in self._areas(width))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that both have side by side."""
        width = self._fixed_width() + TWO + em(self, _LEAST_BESIDE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the wider one."""
        return QSize(max(each.minimumSizeHint().width() for each in self._pair), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place both."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Place both anew when one of them says something else."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Place both anew at another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _arrange(self) -> None:
        for each, area in zip(self._pair, self._areas(self.width()), strict=True):
            each.setGeometry(area)

    def _fixed_width(self) -> int:
        """Return the width of the one that does not grow."""
        fixed = self._pair[1 - self._grow].sizeHint().width()
        return max(fixed, em(self, self._first_width)) if self._grow == 1 else fixed

    def _areas(self, width: int) -> tuple[QRect, QRect]:
        first, second = self._pair
        fixed = self._fixed_width()
        if width < fixed + TWO + em(self, _LEAST_BESIDE):
            widths = [min(width, max(each.sizeHint().width(), 1)) for each in self._pair]
            widths[self._grow] = width
            upper = _height(first, widths[0])
            return (
                QRect(0, 0, widths[0], upper),
                QRect(0, upper, widths[1], _height(second, widths[1])),
            )
        rest = width - fixed - TWO
        first_width, second_width = (rest, fixed) if self._grow == 0 else (fixed, rest)
        heights = _height(first, first_width), _height(second, second_width)
        whole = max(heights)
        return (
            QRect(0, (whole - heights[0]) // 2, first_width, heights[0]),
            QRect(first_width + TWO, (whole - heights[1]) // 2, second_width, heights[1]),
        )


def _height(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return widget.sizeHint().height()
