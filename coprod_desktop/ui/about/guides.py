"""Longer guidance for a page of a step: the five values in practice, and pointers for a group."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.about.dialog import Reading
from coprod_desktop.ui.kit import HALF, ONE, Button, Card, heading, link, text

VALUES = ("strengths", "networks", "what_matters", "trust", "change")
"""The five values of co-production, in the order in which they are named."""

LEVELS = ("individual", "group", "strategic")

_OF_A_PAGE: Mapping[str, Sequence[str]] = {
    "understand.values": ("five",),
    "relationships.assets": ("mapping",),
    "relationships.trust": ("dialogue",),
    "stakeholders.invitations": ("inviting",),
}
_POINTS = {"dialogue": "questions", "mapping": "pointers", "inviting": "pointers"}


class GuideDialog(Reading):
    """One guide: the five values, or a list of pointers under a heading."""

    def __init__(self, words: Words, guide: str, parent: QWidget | None = None) -> None:
        super().__init__(_title(words, guide), words("ui.dialog.close"), parent)
        self._words = words
        if guide == "five":
            self._add_levels()
            for value in VALUES:
                self._add_value(value)
        else:
            self.body.addWidget(text(words(f"values.{guide}.text")))
            for point in words.table(f"values.{guide}.{_POINTS[guide]}").values():
                self.body.addWidget(text(f"\u2022 {point}"))
        self.finish()

    def _add_levels(self) -> None:
        words = self._words
        for level in LEVELS:
            self.body.addWidget(heading(words(f"values.levels.{level}.title"), 3))
            self.body.addWidget(text(words(f"values.levels.{level}.text")))
        self.body.addSpacing(ONE)

    def _add_value(self, value: str) -> None:
        words, key = self._words, f"values.{value}"
        card = Card()
        card.body.setSpacing(HALF)
        card.body.addWidget(heading(words(f"{key}.title"), 2))
        card.body.addWidget(text(words(f"{key}.short")))
        for level in LEVELS:
            card.body.addSpacing(ONE)
            card.body.addWidget(heading(words(f"values.levels.{level}.title"), 3))
            card.body.addWidget(text(words(f"{key}.levels.{level}.looks_like")))
            ask = words("ui.guides.ask", question=words(f"{key}.levels.{level}.ask"))
            card.body.addWidget(text(ask))
        self.body.addWidget(card)


def guides_of(words: Words, page: str, window: Callable[[], QWidget]) -> list[Button]:
    """Return a button for each guide that goes with a page of a step."""

    def button(guide: str) -> Button:
        return link(_title(words, guide), lambda: _show(words, guide, window()), "info")

    return [button(guide) for guide in _OF_A_PAGE.get(page, ())]


def _show(words: Words, guide: str, window: QWidget) -> None:
    dialog = GuideDialog(words, guide, window)
    dialog.exec()
    dialog.deleteLater()


def _title(words: Words, guide: str) -> str:
    return words("ui.guides.five") if guide == "five" else words(f"values.{guide}.title")
