"""What people bring: a box for each sort of strength, with a ring or a disc for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.content.picked import picked
from coprod_desktop.domain.records import Asset
from coprod_desktop.domain.strengths import by_sort, is_used
from coprod_desktop.packs.maps import ICONS
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.kit import HALF, ONE, TWO, FlowLayout, Label, column, em, link, quiet, row
from coprod_desktop.ui.pictures.picture import Picture

_SIDE = 2.5
_WIDE = 13.5
_NAMES = 4
"""Names in a box at most; all of them stand in the list."""
_DOT = 0.8
_MOST = 30
"""Rings in a box at most: after that, three dots say that there are more."""


class AssetsPicture(Picture):
    """The asset map. A full disc is used already, an open ring is still to be used."""

    KINDS = ("asset", "stakeholder")

    def __init__(self, context: Context, *, lead: bool = True) -> None:
        super().__init__(context, "assets")
        self._lead = lead

    def parts(self) -> Sequence[QWidget]:
        """Return a box for each sort, and the way to everybody's strengths."""
        boxes = by_sort(self._context.workspace.snapshot.all(Asset))
        if not any(boxes.values()):
            return []
        whole = QWidget()
        flow = FlowLayout(whole, gap=TWO, top=True)
        for sort, found in boxes.items():
            flow.addWidget(self._box(sort, found))
        parts: list[QWidget] = [whole]
        if self._lead:
            words = self._context.words("forms.pictures.assets.lead")
            there = Place("people", "strengths")
            parts.append(link(words, lambda: self._context.go(there), "next"))
        return parts

    def _box(self, sort: str, found: Sequence[Asset]) -> QWidget:
        words = self._context.words
        whole = _Box()
        line = row(whole, gap=ONE)
        line.addWidget(_Icon(sort), 0, Qt.AlignmentFlag.AlignTop)
        said = column(gap=HALF)
        said.addWidget(Label(words(f"ui.people_map.strengths.sorts.{sort}"), "label"))
        used = sum(map(is_used, found))
        if not found:
            said.addWidget(quiet(words("forms.pictures.assets.none")))
        else:
            said.addWidget(_Dots(used, len(found)))
            count = words.plural("forms.pictures.assets.count", len(found), used=used)
            said.addWidget(quiet(count))
            said.addWidget(quiet(self._names(found)))
        said.addStretch(1)
        line.addLayout(said, 1)
        return whole

    def _names(self, found: Sequence[Asset]) -> str:
        """Return who offers something of a sort: the first few by name."""
        words, snapshot = self._context.words, self._context.workspace.snapshot
        field = self._context.workspace.content.forms["asset"].field("whose")
        names = list(
            dict.fromkeys(name for each in found for name in picked(field, each.whose, snapshot))
        )
        if not names:
            return words("ui.people_map.strengths.nobody")
        shown = ", ".join(names[:_NAMES])
        left = len(names) - _NAMES
        if left > 0:
            return words.plural("forms.pictures.assets.names_more", left, names=shown)
        return words("ui.people_map.strengths.from", names=shown)


class _Box(QWidget):
    """Room for a sort: as wide as the others, at any text size."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width in which names wrap."""
        least = self.minimumSizeHint()
        return QSize(max(em(self, _WIDE), least.width()), least.height())


class _Icon(QWidget):
    """The picture of a sort, the same as on paper."""

    def __init__(self, sort: str) -> None:
        super().__init__()
        self._sort = sort
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that grows with the text."""
        return QSize(em(self, _SIDE), em(self, _SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it in the theme's colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shade("accent"), 1.5))
        painter.setBrush(shade("soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), ONE, ONE)
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -6 52 52">'
            f'<path d="{ICONS[self._sort]}" fill="none" stroke="{shade("accent").name()}" '
            'stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>'
        )
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(self.rect()))


class _Dots(QWidget):
    """A disc for each strength that is used and a ring for each other, on as many lines."""

    def __init__(self, used: int, count: int) -> None:
        super().__init__()
        self._full = [at < used for at in range(min(count, _MOST))]
        self._more = count > _MOST
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that a narrow place needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines."""
        step = em(self, _DOT) + HALF
        count = len(self._full) + self._more
        return -(-count // max(1, width // step)) * step

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one line."""
        step = em(self, _DOT) + HALF
        return QSize(step * (len(self._full) + self._more), step)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a single one."""
        step = em(self, _DOT) + HALF
        return QSize(step, step)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = em(self, _DOT)
        step = side + HALF
        columns = max(1, self.width() // step)
        painter.setPen(QPen(shade("people"), 2))
        for at, full in enumerate(self._full):
            spot = QRectF(at % columns * step + 1, at // columns * step + 1, side - 2, side - 2)
            painter.setBrush(shade("people") if full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot)
        if self._more:
            at = len(self._full)
            left, top = at % columns * step, at // columns * step + side / 2
            painter.setBrush(shade("people"))
            for dot in range(3):
                painter.drawEllipse(QRectF(left + dot * side / 3, top, 2, 2))
