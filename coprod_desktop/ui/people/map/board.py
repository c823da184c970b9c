"""The drawn map: five words each way, and everybody on it, moved with keys or the mouse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QSizePolicy, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.domain.stakeholder_map import AMOUNTS, Cell, start_with
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.kit import HALF, em
from coprod_desktop.ui.people.map.chips import Chip, Mark, More, Tag
from coprod_desktop.ui.people.map.entries import Entry, amounts, grouped
from coprod_desktop.ui.people.map.grid import STEPS, Grid, lay_out, shown_of

ARROWS: Mapping[Qt.Key, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
"""What an arrow key does to a place on the map: steps to the right, steps upwards."""

_Chip = TypeVar("_Chip", bound=Chip)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
KEPT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
_START = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


class Board(QWidget):
    """Tab comes to one chip. Arrow keys go on from there, or move whoever is picked up."""

    picked_up = Signal(str)
    """The id of somebody. Whoever hears of it shows them anew, as picked up."""
    put_down = Signal()
    """Whoever is picked up is to stay where they are now."""
    put_back = Signal()
    """Whoever is picked up is to stand where they were before."""
    stepped = Signal(str, int, int)
    """Somebody is to go some steps to the right and upwards."""
    dropped = Signal(str, int, int)
    """Somebody is to stand in a field: how much it matters, how much they can change."""
    opened = Signal(str)
    more_asked = Signal(object)
    """The field whose others are to be shown, None for those who are not placed."""
    dragged = Signal(QPoint)

    def __init__(self, words: Words, *, read_only: bool) -> None:
        super().__init__()
        self._words = words
        self._read_only = read_only
        self._keys = "" if read_only else words("ui.people_map.mark_keys")
        self._keys_held = words("ui.people_map.mark_keys_held")
        self._groups: dict[Cell | None, list[Entry]] = {}
        self._counts: dict[Cell | None, int] = {}
        self._marks: dict[str, Mark] = {}
        self._more: dict[Cell | None, More] = {}
        self._order: list[Chip] = []
        self._tag = Tag(self)
        self._at = ""
        self._held = ""
        self._pressed: QPointF | None = None
        self._over: Cell | None = None
        self._dragging = False
        # The group says that arrow keys lead from one to the next.
        self._together = QButtonGroup(self)
        self._titles = (
            words("ui.people_map.up"),
            words("ui.people_map.across"),
            words("ui.people_map.tray"),
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # --- What is shown --------------------------------------------------------------------------

    def show_entries(self, found: Iterable[Entry], held: str = "") -> None:
        """Show everybody as they stand now; `held` is the id of who is picked up."""
        self._held = held
        self._groups = grouped(found)
        self._counts = {cell: len(each) for cell, each in self._groups.items()}
        self._fill()
        self.updateGeometry()
        self._arrange()

    def go_to(self, record_id: str) -> bool:
        """Put the keyboard on somebody; tell whether they are on the map."""
        self._at = record_id
        self._fill()
        self._arrange()
        mark = self._marks.get(record_id)
        if mark is None:
            return False
        mark.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _fill(self) -> None:
        """Make a chip for each of the first in a field, and one for all others there."""
        marks, more = dict(self._marks), dict(self._more)
        order: list[Chip] = []
        self._marks, self._more = {}, {}
        for cell, people in self._groups.items():
            shown = self._shown(cell, people)
            for each in shown:
                mark = marks.pop(each.id, None) or self._new(Mark(self, self, each))
                self._marks[each.id] = mark
                mark.entry = each
                order.append(mark)
            if len(shown) < len(people):
                chip = more.pop(cell, None) or self._new(More(self, self, cell))
                self._more[cell] = chip
                self._say_more(chip, len(people) - len(shown))
                order.append(chip)
        self._order = order
        self._one_stop()
        for old in (*marks.values(), *more.values()):
            had_focus = old.hasFocus()
            self._together.removeButton(old)
            old.hide()
            old.deleteLater()
            if had_focus and order:
                order[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown(self, cell: Cell | None, people: Sequence[Entry]) -> list[Entry]:
        """Return whose names have room, and among them whoever the keyboard is on."""
        most = shown_of(len(people), tray=cell is None)
        if len(people) <= most:
            return list(people)
        shown = list(people[: most - 1])
        here = next((each for each in people if each.id == self._at), None)
        if here is not None and here not in shown:
            shown[-1] = here
        return shown

    def _new(self, chip: _Chip) -> _Chip:
        self._together.addButton(chip)
        chip.show()
        return chip

    def _say_more(self, chip: More, count: int) -> None:
        words = self._words
        place = (
            words("ui.people_map.tray")
            if chip.cell is None
            else words("ui.people_map.cell", **amounts(words, chip.cell))
        )
        chip.show_count(
            count,
            words.plural("ui.people_map.more", count),
            words.plural("ui.people_map.more_said", count, place=place),
        )

    def _one_stop(self) -> None:
        """Let Tab come to one chip only: the one that had the keyboard last, else the first."""
        here = self._marks.get(self._at) or next(iter(self._order), None)
        for each in self._order:
            stop = each is here
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    # --- What hands do --------------------------------------------------------------------------

    def key(self, chip: Chip, key: Qt.Key) -> bool:
        """Go, pick up, move, put down or open."""
        person = chip.entry.id if isinstance(chip, Mark) else ""
        if key in ARROWS:
            if person and self._held == person:
                self.stepped.emit(person, *ARROWS[key])
            else:
                self._go(chip, *ARROWS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._order[0 if key == Qt.Key.Key_Home else -1].setFocus()
        elif isinstance(chip, More) and key in (*ENTER, Qt.Key.Key_Space):
            self.more_asked.emit(chip.cell)
        elif key in ENTER:
            self.opened.emit(person)
        elif key == Qt.Key.Key_Space:
            if self._held == person:
                self.put_down.emit()
            elif not self._read_only:
                self.picked_up.emit(person)
        elif key == Qt.Key.Key_Escape and self._held:
            self.put_back.emit()
        else:
            return False
        return True

    def press(self, chip: Chip, spot: QPointF) -> None:
        """Remember where the mouse went down."""
        self._pressed = spot
        chip.setFocus(Qt.FocusReason.MouseFocusReason)

    def drag(self, chip: Chip, spot: QPointF) -> None:
        """Take somebody along with the mouse."""
        if self._pressed is None or self._read_only or not isinstance(chip, Mark):
            return
        way = (spot - self._pressed).manhattanLength()
        if not self._dragging and way < QApplication.startDragDistance():
            return
        self._dragging = True
        chip.raise_()
        chip.hold(held=True)
        chip.move(chip.pos() + (spot - self._pressed).toPoint())
        point = chip.mapToParent(spot.toPoint())
        self._over = self._grid().cell_at(point)
        self.dragged.emit(point)
        self.update()

    def let_go(self, chip: Chip, spot: QPointF) -> None:
        """Put somebody into the field under the mouse; a click picks them up or puts them down."""
        pressed, dragging = self._pressed, self._dragging
        self._pressed, self._dragging, self._over = None, False, None
        if pressed is None:
            return
        if not dragging:
            if chip.rect().contains(spot.toPoint()):
                self.key(chip, Qt.Key.Key_Space)
            return
        cell = self._grid().cell_at(chip.mapToParent(spot.toPoint()))
        chip.hold(held=self._held == self._id(chip))
        self._arrange()
        if cell is not None:
            self.dropped.emit(self._id(chip), *cell)

    def open_chip(self, chip: Chip) -> None:
        """Open who was clicked twice."""
        self._pressed = None
        self.key(chip, Qt.Key.Key_Enter)

    def came(self, chip: Chip) -> None:
        """Have Tab come back to where the keyboard was last."""
        self._at = self._id(chip)
        self._name()
        for each in self._order:
            each.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if each is chip else Qt.FocusPolicy.ClickFocus
            )

    def went(self, chip: Chip, reason: Qt.FocusReason) -> None:
        """Put down whoever was picked up when the keyboard goes elsewhere."""
        if reason not in KEPT:
            self._tag.hide()
        if self._held and self._held == self._id(chip) and reason not in KEPT:
            self.put_down.emit()

    def spot(self, chip: Chip) -> QRect:
        """Return what has to be seen of a chip: its name as well, where that stands beside it."""
        if self._tag.isHidden():
            return chip.rect()
        return chip.rect().united(self._tag.geometry().translated(-chip.pos()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Put whoever is picked up into the field that is clicked."""
        cell = self._grid().cell_at(event.position().toPoint())
        if self._held and cell is not None:
            self.dropped.emit(self._held, *cell)
        else:
            super().mousePressEvent(event)

    def _go(self, chip: Chip, across: int, up: int) -> None:
        """Go to the nearest chip that way."""
        here = chip.geometry().center()
        best: tuple[int, Chip] | None = None
        for each in self._order:
            way = each.geometry().center() - here
            along = way.x() * across - way.y() * up
            aside = abs(way.x() * up) + abs(way.y() * across)
            if along <= 0:
                continue
            far = along + 2 * aside
            if best is None or far < best[0]:
                best = far, each
        if best is not None:
            best[1].setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _id(chip: Chip) -> str:
        return chip.entry.id if isinstance(chip, Mark) else ""

    # --- The widget -----------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the height goes by what has to be shown."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all rows."""
        return self._grid(width).height

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which names have room."""
        width = em(self, 42)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which numbers have room."""
        return QSize(em(self, 15), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put everybody in their place."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Make room for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_titles"):
            self.updateGeometry()
            self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the fields and the words beside them."""
        painter = QPainter(self)
        grid = self._grid()
        for interest in range(STEPS):
            for influence in range(STEPS):
                self._draw_cell(painter, grid, (interest, influence))
        painter.setPen(QPen(shade("edge"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(grid.field)
        self._draw_words(painter, grid)

    def _draw_cell(self, painter: QPainter, grid: Grid, cell: Cell) -> None:
        area = grid.cell(cell)
        painter.fillRect(area, shade("soft" if start_with(cell) else "card"))
        painter.setPen(QPen(shade("edge"), 1))
        painter.drawRect(area)
        if self._over == cell and self._dragging:
            painter.setPen(QPen(shade("accent"), 3))
            painter.drawRect(area.adjusted(2, 2, -2, -2))

    def _draw_words(self, painter: QPainter, grid: Grid) -> None:
        line = self.fontMetrics().lineSpacing()
        painter.setPen(shade("quiet"))
        for at, amount in enumerate(AMOUNTS):
            words = self._words(f"ui.people_map.amounts.{amount}")
            column, row = grid.cell((at, 0)), grid.cell((0, at))
            painter.drawText(
                QRect(column.left(), grid.columns_at, grid.wide, 2 * line), _CENTRE, words
            )
            side = QRect(0, row.top(), grid.left - HALF, row.height())
            if not grid.turned:
                painter.drawText(side, _CENTRE, words)
                continue
            painter.save()
            painter.translate(side.center())
            painter.rotate(-90)
            turned = QRect(0, 0, side.height(), side.width())
            turned.moveCenter(QPoint(0, 0))
            painter.drawText(turned, _CENTRE, words)
            painter.restore()
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(shade("ink"))
        up, across, tray = self._titles
        painter.drawText(QRect(0, 0, self.width(), grid.top), _START, up)
        rest = grid.height - grid.across_at
        painter.drawText(
            QRect(grid.left, grid.across_at, self.width() - grid.left, rest), _START, across
        )
        if self._counts.get(None):
            high = self.fontMetrics().boundingRect(self.rect(), _START, tray).height()
            top = grid.tray_at - HALF - high
            painter.drawText(QRect(0, top, self.width(), high + HALF), _START, tray)

    def _grid(self, width: int = 0) -> Grid:
        return lay_out(self, width or self.width(), self._counts, self._titles)

    def _arrange(self) -> None:
        if self._dragging:
            return
        grid = self._grid()
        for cell, people in self._groups.items():
            shown = self._shown(cell, people)
            for at, each in enumerate(shown):
                mark = self._marks[each.id]
                held = each.id == self._held
                mark.hold(held=held)
                keys = self._keys_held if held else self._keys
                mark.show_entry(each, keys, by_name=grid.by_name)
                mark.setGeometry(grid.spot(cell, at))
            if cell in self._more:
                self._more[cell].setGeometry(grid.spot(cell, len(shown)))
        self._name()
        self.update()

    def _name(self) -> None:
        """Name whoever has the keyboard where the mark has no room for that."""
        mark = self._marks.get(self._at)
        if mark is None or not mark.hasFocus() or mark.is_whole:
            self._tag.hide()
            return
        held = self._words("ui.people_map.said_held", said=mark.entry.name)
        self._tag.show_beside(mark, held if mark.is_held else mark.entry.name)
