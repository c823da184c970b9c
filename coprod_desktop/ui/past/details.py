"""One moment of the history, whole: when, who, where, and each text before and from then on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coprod_desktop.application.operations import PutBack
from coprod_desktop.application.past import Line, Moment
from coprod_desktop.content.words import sentences
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.tabs import in_reading_order
from coprod_desktop.ui.forms.view import into_view
from coprod_desktop.ui.kit import (
    HALF,
    ONE,
    TWO,
    Button,
    Card,
    FlowLayout,
    Note,
    ScrollColumn,
    column,
    eyebrow,
    heading,
    link,
    primary,
    quiet,
    secondary,
    text,
)
from coprod_desktop.ui.past.texts import PastText, Span, differing
from coprod_desktop.ui.past.words import author_of, whole_time

_FIRST, _NEXT = 30, 100
"""Texts of a moment that are shown at first, and how many more whenever a person asks."""

Spans: TypeAlias = tuple[list[Span], list[Span]]


class Details(ScrollColumn):
    """The chosen moment, with what can be done about it."""

    put_back = Signal(object, str)
    """An operation that a person asked for, and the words that say it was done."""
    go_asked = Signal()
    only_asked = Signal()
    back_asked = Signal()

    def __init__(self, context: Context, more: Callable[[Moment], Moment]) -> None:
        """`more` gives a moment with more of its lines told."""
        super().__init__()
        self._context = context
        self._tell_more = more
        self._shown = _FIRST
        self.moment: Moment | None = None
        words = context.words
        self.body.setSpacing(TWO)
        self.back = link(words("past.back"), self.back_asked.emit, "previous")
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.heading = heading("", 2)
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._when, self._who, self._where, self._many = text(), text(), text(), text()
        top = column(gap=HALF)
        for each in (self.heading, self._when, self._who, self._where, self._many):
            top.addWidget(each)
        self.body.addLayout(top)
        self.said = Note()
        self.said.hide()
        self.body.addWidget(self.said)
        self._part = QWidget()
        self.body.addWidget(self._part)
        self.body.addStretch(1)

    def show_moment(self, moment: Moment | None, *, can_go: bool, can_narrow: bool) -> None:
        """Show a moment, or nothing; what was said about another one goes."""
        same = moment is not None and self.moment is not None and moment.place == self.moment.place
        if not same:
            self.said.set_words("")
            self._shown = _FIRST
            self.verticalScrollBar().setValue(0)
        moment = self.moment = None if moment is None else self._told(moment)
        self.content.setVisible(moment is not None)
        self.body.removeWidget(self._part)
        self._part.hide()
        self._part.deleteLater()
        self._part = QWidget()
        if moment is not None:
            self._say(moment)
            self._fill(column(self._part, gap=TWO), moment, can_go=can_go, can_narrow=can_narrow)
        self.body.insertWidget(self.body.count() - 1, self._part)
        in_reading_order(self)

    def tell(self, sentence: str) -> None:
        """Say what was done, and put the keyboard where that stands."""
        self.said.set_words(sentence)
        self.verticalScrollBar().setValue(0)
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, moment: Moment) -> None:
        words = self._context.words
        today = self._context.clock.now().astimezone().date()
        self.heading.setText(moment.what)
        self._when.setText(whole_time(words, moment, today))
        self._who.setText(words("past.by", author=author_of(words, moment)))
        self._where.setText(words("past.in", where=moment.where))
        self._say_many(moment)
        lines = (self.heading, self._when, self._who, self._where, self._many)
        whole = [each.text() for each in lines]
        self.heading.setAccessibleName(sentences(*whole))

    def _fill(self, body: QVBoxLayout, moment: Moment, *, can_go: bool, can_narrow: bool) -> None:
        words = self._context.words
        line = FlowLayout(gap=TWO)
        if moment.bring_back is not None:
            name = moment.bring_back.action.subject
            bring = primary(
                words("past.bring_back", name=name) if name else words("past.bring_it_back"),
                icon_name="undo",
            )
            said = words("past.brought_back_now", name=name or moment.where)
            self._offer(bring, moment.bring_back, said)
            line.addWidget(bring)
        if can_go:
            line.addWidget(secondary(words("past.go"), self.go_asked.emit, "next"))
        if can_narrow:
            line.addWidget(link(words("past.only"), self.only_asked.emit, "search"))
        if line.count():
            body.addLayout(line)
        offers = [moment.bring_back]
        offers += [each for it in moment.lines for each in (it.put_was, it.put_back)]
        if self._context.workspace.read_only and any(offers):
            body.addWidget(text(words("past.read_only")))
        cards = self._cards(moment, 0)
        if any(spans != ([], []) for _, spans in cards):
            body.addWidget(quiet(words("past.marked")))
        self._add(body, moment, [card for card, _ in cards])

    def _cards(self, moment: Moment, start: int) -> list[tuple[Card, Spans]]:
        """Return a card for each text from one on, as far as they are shown, and what is marked."""
        found: list[tuple[Card, Spans]] = []
        for number, it in enumerate(moment.lines[start : self._shown], start):
            # To compare takes its time: who reads hundreds of texts looks for something else.
            spans: Spans = differing(it.was, it.now) if number < _FIRST else ([], [])
            found.append((self._card(it, spans), spans))
        return found

    def _add(self, body: QVBoxLayout, moment: Moment, cards: Sequence[Card]) -> None:
        for card in cards:
            body.addWidget(card)
        rest = moment.size - min(self._shown, len(moment.lines))
        if not rest:
            return
        words, many = self._context.words, min(rest, _NEXT)
        said = words.plural("past.more" if many == rest else "past.more_of", many, rest=f"{rest:,}")
        more = secondary(said)
        more.clicked.connect(lambda _checked=False: self._show_more(body, more))
        body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_more(self, body: QVBoxLayout, asked: Button) -> None:
        """Show more texts below those that are there, with the keyboard in the first of them."""
        if self.moment is None:
            return
        start, self._shown = self._shown, self._shown + _NEXT
        moment = self.moment = self._told(self.moment)
        cards = [card for card, _ in self._cards(moment, start)]
        self._add(body, moment, cards)
        self._say_many(moment)
        in_reading_order(self)
        first = next((each for card in cards for each in card.findChildren(PastText)), self.heading)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        into_view(first)
        body.removeWidget(asked)
        asked.hide()
        asked.deleteLater()

    def _told(self, moment: Moment) -> Moment:
        """Return a moment with as many lines told as are to be shown."""
        while moment.rest and len(moment.lines) < self._shown:
            moment = self._tell_more(moment)
        return moment

    def _say_many(self, moment: Moment) -> None:
        shown = min(self._shown, len(moment.lines))
        all_there = shown == moment.size
        self._many.setText(
            ""
            if all_there
            else self._context.words("past.first_of", shown=f"{shown:,}", count=f"{moment.size:,}")
        )
        self._many.setVisible(not all_there)

    def _card(self, line: Line, spans: Spans) -> Card:
        words = self._context.words
        card = Card(margin=TWO)
        card.body.addWidget(heading(line.label, 3))
        for key, value, marked, offer in (
            ("was", line.was, spans[0], line.put_was),
            ("now", line.now, spans[1], line.put_back),
        ):
            card.body.addSpacing(HALF)
            card.body.addWidget(eyebrow(words(f"past.{key}")))
            if value:
                name = words(f"past.{key}_named", label=line.label)
                card.body.addWidget(PastText(words, name, value, marked))
            else:
                card.body.addWidget(text(words("past.nothing")))
            if offer is not None:
                button = secondary(words("past.put_this_back" if value else "past.empty_again"))
                button.setAccessibleName(words(f"past.put_{key}_named", label=line.label))
                self._offer(button, offer, words("past.put_back_now", label=line.label))
                card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            elif line.stands == key:
                card.body.addWidget(_standing(words("past.stands")))
        return card

    def _offer(self, button: Button, operation: PutBack, said: str) -> None:
        work: Callable[[], None] = partial(self.put_back.emit, operation, said)
        button.clicked.connect(lambda _checked=False: work())
        if self._context.workspace.read_only:
            button.setEnabled(False)
            button.setAccessibleDescription(self._context.words("past.read_only"))


def _standing(words: str) -> QLabel:
    label = quiet(words)
    label.setContentsMargins(0, 0, 0, ONE)
    return label
