"""What erasing somebody takes out and what stays, in short lists under headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from coprod_desktop.application.erasing import Place, Preview
from coprod_desktop.content.words import Words, sentences
from coprod_desktop.ui.kit import HALF, ONE, column, text

_MOST_TOLD = 10
"""So many places of one sort are told one by one."""


class WhatGoes(QWidget):
    """The lists, one below the other. The Tab key leads from each to the next."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        body = column(self, gap=ONE)
        self._lists = {name: _List(words, name) for name in ("own", "about", "named", "texts")}
        self._stays = _List(words, "elsewhere")
        for each in (*self._lists.values(), self._stays):
            body.addWidget(each)

    def show_found(self, found: Preview) -> None:
        """Tell what goes."""
        self._lists["own"].show_items(self._some(found.own))
        self._lists["about"].show_items(self._some(found.about))
        self._lists["named"].show_items(self._some(map(self._place, found.named)))
        texts = self._some(map(self._place, found.texts))
        wrote = [self._words("erasing.dialog.writer")] if found.writer else []
        self._lists["texts"].show_items([*texts, *wrote])

    def show_staying(self, said: Sequence[str]) -> None:
        """Tell where the person still is."""
        self._stays.show_items(said)

    def _place(self, place: Place) -> str:
        words, where = self._words, place.where.rstrip(".")
        if place.part:
            where = words("erasing.dialog.part", where=where, part=place.part)
        return where if place.now else words("erasing.dialog.then", where=where)

    def _some(self, what: Iterable[str]) -> list[str]:
        """Return the first ones, each once, and how many more there are."""
        words, each = self._words, Counter(it.rstrip(".") for it in what)
        told = [words.plural("erasing.dialog.times", count, what=it) for it, count in each.items()]
        more = len(told) - _MOST_TOLD
        rest = [words.plural("erasing.dialog.more", more)] if more > 0 else []
        return told[:_MOST_TOLD] + rest


class _List(QWidget):
    """A heading and a line for each thing, or one sentence where there is nothing."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._words = words
        self._key = f"erasing.dialog.{name}"
        body = column(self, gap=HALF)
        self._title = text(words(f"{self._key}.title"), "label")
        body.addWidget(self._title)
        self._lines = text()
        self._lines.let_select()
        body.addWidget(self._lines)

    def show_items(self, items: Sequence[str]) -> None:
        """Show them, and have the heading be said with them."""
        words = self._words
        self._title.setVisible(bool(items))
        if not items:
            nothing = words(f"{self._key}.nothing")
            self._lines.setText(nothing)
            self._lines.setAccessibleName(nothing)
            return
        self._lines.setText("\n".join(words("erasing.dialog.item", what=each) for each in items))
        self._lines.setAccessibleName(sentences(words(f"{self._key}.title"), *items))
