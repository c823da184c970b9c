"""The budget as a small table that adds itself up, with a bar for each part of the costs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.content.money import money_in_words
from coprod_desktop.domain.budget import Budget, Giving, budget_of
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.shade import shade
from coprod_desktop.ui.kit import HALF, TWO, Label, em, quiet, row, rule
from coprod_desktop.ui.pictures.picture import Picture

_HIGH = 0.7
"""Height of a bar in em."""
_GIVEN = ("advanced", "paid", "waiting", "to_come")


class BudgetPicture(Picture):
    """What everything costs together, what comes in, and what is left."""

    KINDS = (
        "barrier",
        "reciprocity",
        "training_offer",
        "learning_need",
        "session_cost",
        "budget_line",
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, "budget")
        self.body.setSpacing(HALF)

    def parts(self) -> Sequence[QWidget]:
        """Return a line for each part of the budget that there is, and the sums below."""
        found = budget_of(self._context.workspace.snapshot)
        if found.is_empty:
            return ()
        lines: list[QWidget] = []
        for bar in found.bars:
            lines += [self._line(f"parts.{bar.name}", bar.amount), _Bar(bar.length)]
        lines += [
            rule(),
            self._line("cost", found.cost, strong=True),
            self._line("income", found.income),
            self._line("short" if found.left < 0 else "left", abs(found.left), strong=True),
        ]
        if found.unsorted:
            lines.append(self._line("unsorted", found.unsorted))
        if told := self._giving(found):
            lines.append(quiet(told))
        return lines

    def _line(self, key: str, pence: int, *, strong: bool = False) -> QWidget:
        words = self._context.words
        look = "label" if strong else ""
        whole = QWidget()
        line = row(whole, gap=TWO)
        name = words(f"forms.pictures.budget.{key}")
        amount = money_in_words(words, pence)
        line.addWidget(Label(name, look), 1)
        figure = Label(amount, look)
        figure.setAccessibleName(f"{name}: {amount}")
        figure.setWordWrap(False)
        line.addWidget(figure, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        return whole

    def _giving(self, found: Budget) -> str:
        words = self._context.words
        giving: Giving = found.giving
        said = [
            words(
                f"forms.pictures.budget.giving.{name}",
                amount=money_in_words(words, getattr(giving, name)),
            )
            for name in _GIVEN
            if getattr(giving, name)
        ]
        if not said:
            return ""
        return words("forms.pictures.budget.of_giving", parts=", ".join(said))


class _Bar(QWidget):
    """How much one part is of the largest, under the words and the sum that say the same."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self._length = length
        self.setFixedHeight(em(self, _HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bar from where the words begin, in a frame that is as long as the largest."""
        painter = QPainter(self)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        filled = QRectF(whole)
        filled.setWidth(max(2.0, whole.width() * self._length))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            filled.moveRight(whole.right())
        painter.fillRect(filled, shade("accent"))
        painter.setPen(QPen(shade("edge"), 1))
        painter.drawRect(whole)
