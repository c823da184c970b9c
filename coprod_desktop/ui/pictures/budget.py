"""The budget as a small table that adds itself up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.content.money import money_in_words
from coprod_desktop.domain.budget import Budget, Giving, budget_of
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.kit import HALF, TWO, Label, quiet, row, rule
from coprod_desktop.ui.pictures.picture import Picture

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
        lines: list[QWidget] = [
            self._line(f"parts.{name}", amount) for name, amount in found.parts if amount
        ]
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
