"""The six relationship values over time: a line for each, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.content.days import day_in_words
from coprod_desktop.domain.over_time import Series, values_over_time
from coprod_desktop.domain.records import ValueCheck, specs
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.kit import TWO, Label, column, em, quiet, row
from coprod_desktop.ui.pictures.picture import Picture

_WIDE, _HIGH = 9.0, 3.4
"""Size of a line's picture in em."""


class ValuesPicture(Picture):
    """How each value went, from one look to the next. It describes the work, never a person."""

    KINDS = ("value_check",)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "values")

    def parts(self) -> Sequence[QWidget]:
        """Return a row for each value that was looked at."""
        checks = self._context.workspace.snapshot.all(ValueCheck)
        return [self._row(each) for each in values_over_time(checks)]

    def _row(self, series: Series) -> QWidget:
        words = self._context.words
        form = self._context.workspace.content.forms["value_check"]
        whole = QWidget()
        line = row(whole, gap=TWO)
        said = column(gap=0)
        said.addWidget(Label(form.field("value").option_label(series.value), "label"))
        looks = [
            words(
                "forms.pictures.values.look",
                day=day_in_words(words, each.date),
                rating=form.field("rating").option_label(each.rating),
            )
            for each in series.points
        ]
        said.addWidget(quiet(" · ".join(looks)))
        line.addLayout(said, 1)
        line.addWidget(_Line(series), 0, Qt.AlignmentFlag.AlignVCenter)
        return whole


class _Line(QWidget):
    """The ratings of a value as squares on four levels, joined in the order of their days."""

    def __init__(self, series: Series) -> None:
        super().__init__()
        self._points = series.points
        self.setFixedSize(em(self, _WIDE), em(self, _HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the levels, the way and the looks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = em(self, 0.6)
        area = QRectF(self.rect()).adjusted(side, side, -side, -side)
        levels = len(specs("value_check")["rating"].options)
        painter.setPen(QPen(shade("edge"), 1, Qt.PenStyle.DotLine))
        for level in range(levels):
            y = area.bottom() - area.height() * level / (levels - 1)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        spots = [
            QPointF(
                area.left() + area.width() * each.across, area.bottom() - area.height() * each.up
            )
            for each in self._points
        ]
        painter.setPen(QPen(shade("accent"), 2))
        painter.drawPolyline(spots)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade("accent"))
        for spot in spots:
            painter.drawRect(QRectF(spot.x() - side / 2, spot.y() - side / 2, side, side))
