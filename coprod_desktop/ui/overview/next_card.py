"""What to do next: a few things, each with its reason and the way there."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.next_things import Thing
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.kit import ONE, Card, Stack, column, heading, link, quiet, rule, text
from coprod_desktop.ui.overview.day_words import when


class NextCard(Card):
    """The list of things to do next."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[tuple[Thing, str], ...] | None = None
        self.body.addWidget(heading(context.words("ui.overview.next"), 2))
        self._list = column(gap=ONE)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_things(self, things: tuple[Thing, ...], today: dt.date) -> None:
        """Show these things; the same ones again change nothing under a cursor."""
        shown = tuple((thing, str(self._facts(thing, today))) for thing in things)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not things:
            self._list.addWidget(quiet(self._context.words("ui.overview.all_done")))
        for at, thing in enumerate(things):
            if at:
                self._list.addWidget(rule())
            self._list.addWidget(self._row(thing, today))

    def _row(self, thing: Thing, today: dt.date) -> QWidget:
        words, facts = self._context.words, self._facts(thing, today)
        title = words(f"ui.things.{thing.rule}.title", **facts)
        reason = words(f"ui.things.{thing.rule}.reason", **facts)
        way = words(f"ui.things.{thing.rule}.go")
        said = QWidget()
        lines = column(said, gap=0)
        lines.addWidget(text(title, "h3"))
        lines.addWidget(quiet(reason))
        place = Place(thing.section, thing.target, thing.field)
        button = link(way, lambda: self._context.go(place))
        # Several buttons say the same words: the name tells them apart.
        button.setAccessibleName(f"{way}: {title}")
        button.setAccessibleDescription(reason)
        return Stack(said, button, grow=0)

    def _facts(self, thing: Thing, today: dt.date) -> dict[str, object]:
        words, content = self._context.words, self._context.workspace.content
        facts: dict[str, object] = {
            "name": thing.name or words("ui.overview.session.unnamed"),
            "perspective": thing.name,
            "barrier": thing.name,
            "when": when(words, thing.day, today) if thing.day else words("ui.days.today"),
        }
        if thing.step:
            step = content.step(thing.step)
            facts |= {"number": step.number, "step": step.title}
        return facts
