"""The eight steps as a path of stepping stones, each a button that says where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from coprod_desktop.ui.kit import HALF, ONE, TWO, em
from coprod_desktop.ui.theme.icons import pixmap
from coprod_desktop.ui.theme.palette import colour

_CIRCLE = 3.25
"""Width of a stone in em."""

_LEAST = 7.0
"""Width in em that a stone's words need."""

_COLUMNS = (8, 4, 2, 1)
_EDGE = 3
_WRAP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class StoneFacts:
    """A step as its stone shows it. `look` is a step state; `said` is that state in words."""

    step: str
    number: int
    title: str
    short: str
    look: str
    said: str
    name: str


class Stone(QAbstractButton):
    """One step: a circle whose filling shows the state, with the same in words below."""

    def __init__(self, act: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = StoneFacts("", 0, "", "", "not_started", "", "")
        self.setProperty("look", "stone")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: act(self.facts.step))

    def show_facts(self, facts: StoneFacts) -> None:
        """Show where a step stands."""
        if facts != self.facts:
            self.facts = facts
            self.setAccessibleName(facts.name)
            self.setToolTip(facts.title)
            self.update()

    def height_at(self, width: int) -> int:
        """Return the height that circle and words need at a width."""
        return self._words_top() + self._words_height(width) + HALF

    def circle(self) -> QRectF:
        """Return where the circle is."""
        side = em(self, _CIRCLE)
        return QRectF((self.width() - side) / 2, HALF, side, side)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at the least width."""
        width = em(self, _LEAST)
        return QSize(width, self.height_at(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least size."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the stone and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self, "soft"))
            painter.drawRoundedRect(self.rect(), ONE, ONE)
        self._draw_circle(painter)
        top = self._words_top()
        area = QRect(0, top, self.width(), self.height() - top)
        painter.setFont(self._bold())
        painter.setPen(colour(self, "ink"))
        used = painter.boundingRect(area, _WRAP, self.facts.short)
        painter.drawText(area, _WRAP, self.facts.short)
        painter.setFont(self.font())
        painter.setPen(colour(self, "quiet"))
        area.setTop(used.bottom() + HALF)
        painter.drawText(area, _WRAP, self.facts.said)

    def _draw_circle(self, painter: QPainter) -> None:
        circle = self.circle().adjusted(_EDGE / 2, _EDGE / 2, -_EDGE / 2, -_EDGE / 2)
        fill, edge, front = self._colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawEllipse(circle)
        if self.facts.look == "in_progress":
            # Half full: the state shows in the form, not only in the colour.
            clip = QPainterPath()
            clip.addEllipse(circle)
            painter.save()
            painter.setClipPath(clip)
            lower = QRectF(circle)
            lower.setTop(circle.center().y())
            painter.fillRect(lower, colour(self, "soft"))
            painter.setPen(QPen(edge, 1))
            # The line stops before the number, which is to be read.
            short = QPointF(circle.width() / 4, 0)
            painter.drawLine(lower.topLeft(), lower.topLeft() + short)
            painter.drawLine(lower.topRight(), lower.topRight() - short)
            painter.restore()
        pen = QPen(edge, _EDGE)
        if self.facts.look == "look_again":
            pen.setDashPattern([2.2, 1.4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if self.facts.look == "done_for_now":
            side = em(self, 1.75)
            picture = pixmap("check", front, side, 2.0)
            spot = circle.center() - QPointF(side / 2, side / 2)
            painter.drawPixmap(spot, picture)
            return
        font = QFont(self._bold())
        font.setPixelSize(em(self, 1.3))
        painter.setFont(font)
        painter.setPen(front)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self.facts.number))

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        """Return the filling, the edge and what stands on it."""
        card, ink = colour(self, "card"), colour(self, "ink")
        match self.facts.look:
            case "done_for_now":
                return colour(self, "accent"), colour(self, "accent"), colour(self, "on_accent")
            case "in_progress":
                return card, colour(self, "accent"), ink
            case "look_again":
                return colour(self, "amber_soft"), colour(self, "amber_edge"), ink
            case _:
                return card, colour(self, "edge"), ink

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _words_top(self) -> int:
        return em(self, _CIRCLE) + HALF + ONE

    def _words_height(self, width: int) -> int:
        room = QRect(0, 0, max(1, width), 10_000)
        short = QFontMetrics(self._bold()).boundingRect(room, _WRAP, self.facts.short)
        said = QFontMetrics(self.font()).boundingRect(room, _WRAP, self.facts.said)
        return short.height() + said.height()


class Stones(QWidget):
    """The path: eight stones in one row, or in two, four or eight rows in large text."""

    def __init__(self, act: Callable[[str], None], count: int = 8) -> None:
        super().__init__()
        self.stones = [Stone(act, self) for _ in range(count)]
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_facts(self, facts: list[StoneFacts]) -> None:
        """Show where all steps stand."""
        for stone, each in zip(self.stones, facts, strict=True):
            stone.show_facts(each)
        self.updateGeometry()
        self._arrange()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that a narrow path has more rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all rows at a width."""
        heights = self._row_heights(width)
        return sum(heights) + (len(heights) - 1) * TWO

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one row of all stones."""
        width = em(self, _LEAST) * len(self.stones)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of a single stone."""
        return QSize(em(self, _LEAST), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the stones in their places."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Make room for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the dots that lead from stone to stone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour(self, "path"), HALF)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.0])
        painter.setPen(pen)
        for here, there in zip(self.stones, self.stones[1:], strict=False):
            if here.y() != there.y():
                continue
            start, end = here.circle(), there.circle()
            y = here.y() + start.center().y()
            painter.drawLine(
                QPointF(here.x() + start.right() + ONE, y),
                QPointF(there.x() + end.left() - ONE, y),
            )

    def _columns(self, width: int) -> int:
        least = em(self, _LEAST)
        return next((each for each in _COLUMNS if width // each >= least), 1)

    def _row_heights(self, width: int) -> list[int]:
        columns = self._columns(width)
        heights = [stone.height_at(width // columns) for stone in self.stones]
        return [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]

    def _arrange(self) -> None:
        columns = self._columns(self.width())
        width = self.width() // columns
        top = 0
        for down, height in enumerate(self._row_heights(self.width())):
            for across, stone in enumerate(self.stones[down * columns : (down + 1) * columns]):
                stone.setGeometry(across * width, top, width, height)
            top += height + TWO
        self.update()
