"""A titled list of lines, each of which leads to its place: the first few, and more when asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.kit import HALF, TWO, Button, Card, column, heading, link, quiet

T = TypeVar("T")
MOST = 8
"""Lines that are shown before somebody asks for more, and how many come each time after that."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A line with its sign, the name of an icon, and where it leads."""

    icon: str
    words: str
    place: Place


class Leads(Card):
    """Lines about one thing. Where there are none, a sentence says so."""

    def __init__(self, context: Context, title: str, empty: str) -> None:
        super().__init__(margin=TWO)
        self._context = context
        self._make: Callable[[], Sequence[Lead]] = tuple
        self._count = 0
        self._leads: Sequence[Lead] = ()
        self._most = MOST
        self._rows: list[Button] = []
        self.body.setSpacing(HALF)
        self.body.addWidget(heading(title, 3))
        self._empty = quiet(empty)
        self.body.addWidget(self._empty)
        self._list = column(gap=0)
        self.body.addLayout(self._list)
        self._more = link("", self._show_more, "down")
        self.body.addWidget(self._more)
        self._more.hide()

    def show_leads(self, found: Sequence[T], make: Callable[[T], Lead]) -> None:
        """Show a line for each thing that was found; only those in sight are made."""
        self._count = len(found)
        self._make = lambda: [make(each) for each in found[: self._most]]
        self._fill()

    def _show_more(self) -> None:
        first = self._most
        self._most += MOST
        self._fill()
        self._rows[first].setFocus()

    def _fill(self) -> None:
        shown = self._make()
        left = self._count - len(shown)
        words = self._context.words
        self._more.set_words(words.plural("ui.people_map.beside.more", min(left, MOST)))
        self._more.setVisible(left > 0)
        self._empty.setVisible(not shown)
        if shown == self._leads:
            return
        self._leads = shown
        here = next((at for at, row in enumerate(self._rows) if row.hasFocus()), -1)
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [
            Button(each.words, "row", each.icon, self._goer(each.place)) for each in shown
        ]
        for row in self._rows:
            self._list.addWidget(row)
        if here >= 0 and self._rows:
            self._rows[min(here, len(shown) - 1)].setFocus()
        in_reading_order(self)

    def _goer(self, place: Place) -> Callable[[], None]:
        return lambda: self._context.go(place)
