"""What to do next: a few things, each with its reason and the way there."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.next_things import MOST, Thing
from coprod_desktop.ui.context import Context, Place
from coprod_desktop.ui.kit import ONE, Card, Stack, column, heading, link, quiet, rule, text
from coprod_desktop.ui.overview.day_words import when


class _Row(QWidget):
    """One thing: what, why, and the button that leads there."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._place = Place("overview")
        self._title = text("", "h3")
        self._reason = quiet()
        said = QWidget()
        lines = column(said, gap=0)
        lines.addWidget(self._title)
        lines.addWidget(self._reason)
        self.button = link("", lambda: context.go(self._place))
        whole = column(self, gap=ONE)
        self._rule = rule()
        whole.addWidget(self._rule)
        whole.addWidget(Stack(said, self.button, grow=0))

    def show_thing(self, thing: Thing, facts: dict[str, object], *, first: bool) -> None:
        """Show a thing; the first one has no line above it."""
        words = self._context.words
        title = words(f"ui.things.{thing.rule}.title", **facts)
        reason = words(f"ui.things.{thing.rule}.reason", **facts)
        way = words(f"ui.things.{thing.rule}.go")
        self._place = Place(thing.section, thing.target, thing.field)
        self._rule.setVisible(not first)
        self._title.setText(title)
        self._reason.setText(reason)
        self.button.set_words(way)
        # Several buttons say the same words: the name tells them apart.
        self.button.setAccessibleName(f"{way}: {title}")
        self.button.setAccessibleDescription(reason)


class NextCard(Card):
    """The list of things to do next. Its rows stay, so that Tab always meets them here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.body.addWidget(heading(context.words("ui.overview.next"), 2))
        self._empty = quiet(context.words("ui.overview.all_done"))
        self.body.addWidget(self._empty)
        self.rows = [_Row(context) for _ in range(MOST)]
        for each in self.rows:
            self.body.addWidget(each)

    def show_things(self, things: tuple[Thing, ...], today: dt.date) -> None:
        """Show these things."""
        self._empty.setVisible(not things)
        for at, each in enumerate(self.rows):
            each.setVisible(at < len(things))
            if at < len(things):
                each.show_thing(things[at], self._facts(things[at], today), first=at == 0)

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
