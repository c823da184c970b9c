"""Where each thing on the drawn map goes, at a width and a text size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.stakeholder_map import AMOUNTS, Cell
from coprod_desktop.ui.kit import HALF, ONE, em

STEPS = len(AMOUNTS)
MOST = 4
"""Chips in a field at most: the last one says how many more there are."""

TRAY_MOST = 10
"""The same for those who are not placed yet."""

_LEAST = 2
_CHIP = 2.0
_AXIS, _AXIS_NARROW = 4.6, 2.7
"""Em for the words up the side; in a narrow place they are turned."""
_NAMES = 6.0
"""Em that a field is wide at least where names stand in it."""
_HIGH = 100_000
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Grid:
    """The places. `rows` are the heights of the rows from the top down."""

    left: int
    top: int
    wide: int
    rows: tuple[int, ...]
    chip: int
    columns_at: int
    across_at: int
    tray_at: int
    tray_columns: int
    height: int
    by_name: bool
    turned: bool

    @property
    def field(self) -> QRect:
        """All of the fields together."""
        return QRect(self.left, self.top, self.wide * STEPS, sum(self.rows))

    def cell(self, cell: Cell) -> QRect:
        """Return where a field is."""
        row = STEPS - 1 - cell[1]
        top = self.top + sum(self.rows[:row])
        return QRect(self.left + cell[0] * self.wide, top, self.wide, self.rows[row])

    def cell_at(self, point: QPoint) -> Cell | None:
        """Return the field at a point."""
        cells = ((interest, influence) for interest in range(STEPS) for influence in range(STEPS))
        return next((each for each in cells if self.cell(each).contains(point)), None)

    def spot(self, cell: Cell | None, at: int) -> QRect:
        """Return where the chip number `at` of a field, or of those not placed yet, goes."""
        if cell is None:
            line, column = divmod(at, self.tray_columns)
            left, top = column * self.wide, self.tray_at + line * (self.chip + HALF)
        else:
            area = self.cell(cell)
            left, top = area.left(), area.top() + ONE + at * (self.chip + HALF)
        return QRect(left + HALF, top, self.wide - 2 * HALF, self.chip)


def shown_of(count: int, *, tray: bool = False) -> int:
    """Return how many chips stand for so many people, the one for the others among them."""
    return min(count, TRAY_MOST if tray else MOST)


def lay_out(
    widget: QWidget, width: int, counts: Mapping[Cell | None, int], titles: tuple[str, str, str]
) -> Grid:
    """Return the places at a width. `titles` stand above, below, and before who is not placed."""
    up, across, tray = (_text_height(widget, width, each) for each in titles)
    axis = em(widget, _AXIS)
    turned = (width - axis) // STEPS < em(widget, _NAMES)
    if turned:
        axis = em(widget, _AXIS_NARROW)
    wide = max(1, (width - axis - 2) // STEPS)
    chip = em(widget, _CHIP)
    rows = tuple(
        2 * ONE - HALF + max(_LEAST, *_in_row(counts, STEPS - 1 - row)) * (chip + HALF)
        for row in range(STEPS)
    )
    top = up + HALF
    columns_at = top + sum(rows) + HALF
    across_at = columns_at + 2 * widget.fontMetrics().lineSpacing() + HALF
    tray_at = across_at + across + 2 * ONE + tray + HALF
    tray_columns = max(1, width // wide)
    waiting = shown_of(counts.get(None, 0), tray=True)
    lines = -(-waiting // tray_columns)
    height = tray_at + lines * (chip + HALF) + HALF if waiting else across_at + across + HALF
    return Grid(
        left=axis,
        top=top,
        wide=wide,
        rows=rows,
        chip=chip,
        columns_at=columns_at,
        across_at=across_at,
        tray_at=tray_at,
        tray_columns=tray_columns,
        height=height,
        by_name=not turned,
        turned=turned,
    )


def _in_row(counts: Mapping[Cell | None, int], influence: int) -> list[int]:
    return [shown_of(counts.get((interest, influence), 0)) for interest in range(STEPS)]


def _text_height(widget: QWidget, width: int, words: str) -> int:
    room = QRect(0, 0, max(1, width), _HIGH)
    return widget.fontMetrics().boundingRect(room, _WRAP, words).height()
