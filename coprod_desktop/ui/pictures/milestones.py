"""The milestones down a line, from the first to the last, with today among them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.content.days import day_in_words
from coprod_desktop.domain.records import Milestone
from coprod_desktop.domain.timeline import Stop, timeline
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.kit import HALF, ONE, Label, column, em, quiet, row
from coprod_desktop.ui.pictures.picture import Picture
from coprod_desktop.ui.theme.icons import pixmap

_WIDE = 1.6
"""Width of the line's column in em; a stop is a circle of 1.2 em in it."""
_LONGEST = 2.5
"""How much longer, in em, the longest way between two stops is than the shortest."""


class MilestonesPicture(Picture):
    """A timeline. The longer the time between two stops, the longer the way between them."""

    KINDS = ("milestone",)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "milestones")
        self.body.setSpacing(0)
        self._how.setContentsMargins(0, 0, 0, ONE)

    def parts(self) -> Sequence[QWidget]:
        """Return a row for each stop."""
        found = timeline(
            self._context.workspace.snapshot.all(Milestone), self._context.clock.now().date()
        )
        return [
            self._row(stop, first=at == 0, last=at == len(found) - 1)
            for at, stop in enumerate(found)
        ]

    def _row(self, stop: Stop, *, first: bool, last: bool) -> QWidget:
        words = self._context.words
        whole = QWidget()
        line = row(whole, gap=ONE)
        gap = round(stop.gap * em(self, _LONGEST))
        line.addWidget(_Node(stop, gap, first=first, last=last))
        said = column(gap=0)
        said.setContentsMargins(0, gap, 0, HALF)
        each = stop.milestone
        day = day_in_words(words, stop.date)
        if each is None:
            said.addWidget(Label(words("forms.pictures.milestones.today", day=day), "label"))
        else:
            said.addWidget(Label(each.what or words("forms.record.unnamed"), "label"))
            state = self._state(stop, each)
            said.addWidget(quiet(f"{day} · {state}" if state else day))
        line.addLayout(said, 1)
        return whole

    def _state(self, stop: Stop, each: Milestone) -> str:
        words = self._context.words
        form = self._context.workspace.content.forms["milestone"]
        state = form.field("state").option_label(each.state)
        late = words("forms.pictures.milestones.late") if stop.late else ""
        return " · ".join(filter(None, (state, late)))


class _Node(QWidget):
    """A piece of the line with a stop on it: its form says how far it is, as the words do.

    Full with a tick is reached, half full is under way, an empty ring is to do, a bar is today.
    """

    def __init__(self, stop: Stop, gap: int, *, first: bool, last: bool) -> None:
        super().__init__()
        self._stop = stop
        self._gap = gap
        self._first, self._last = first, last
        self.setFixedWidth(em(self, _WIDE))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line and the stop."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.width() / 2
        side = em(self, 1.2)
        circle = QRectF(middle - side / 2, self._gap + 2, side, side)
        if self._stop.milestone is None:
            circle = QRectF(0, circle.center().y() - 3, self.width(), 6)
        painter.setPen(QPen(shade("edge"), 2))
        if not self._first:
            painter.drawLine(QPointF(middle, 0), QPointF(middle, circle.top()))
        if not self._last:
            painter.drawLine(QPointF(middle, circle.bottom()), QPointF(middle, self.height()))
        if self._stop.milestone is None:
            painter.fillRect(circle, shade("ink"))
            return
        state = self._stop.milestone.state
        reached = state == "reached"
        painter.setPen(QPen(shade("accent"), 2))
        painter.setBrush(shade("accent" if reached else "card"))
        painter.drawEllipse(circle)
        if reached:
            picture = pixmap("check", shade("on_accent"), round(side * 0.8), 2.0)
            painter.drawPixmap(circle.center() - QPointF(side * 0.4, side * 0.4), picture)
        elif state == "under_way":
            painter.setBrush(shade("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPie(circle, 180 * 16, 180 * 16)
