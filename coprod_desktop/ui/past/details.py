"""One moment of the history, whole: when, who, where, and each text before and from then on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coprod_desktop.application.operations import PutBack
from coprod_desktop.application.past import Line, Moment
from coprod_desktop.content.words import sentences
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.tabs import in_reading_order
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

_MOST_LINES = 30
"""Texts of a moment that are shown; a person asks for more of them."""


class Details(ScrollColumn):
    """The chosen moment, with what can be done about it."""

    put_back = Signal(object, str)
    """An operation that a person asked for, and the words that say it was done."""
    go_asked = Signal()
    only_asked = Signal()
    back_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._all = False
        self.moment: Moment | None = None
        words = context.words
        self.body.setSpacing(TWO)
        self.back = link(words("past.back"), self.back_asked.emit, "previous")
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.heading = heading("", 2)
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._when, self._who, self._where = text(), text(), text()
        top = column(gap=HALF)
        for each in (self.heading, self._when, self._who, self._where):
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
            self._all = False
            self.verticalScrollBar().setValue(0)
        self.moment = moment
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
        whole = [each.text() for each in (self.heading, self._when, self._who, self._where)]
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
        marked = [differing(it.was, it.now) for it in moment.lines[:_MOST_LINES]]
        if any(was or now for was, now in marked):
            body.addWidget(quiet(words("past.marked")))
        shown = moment.lines if self._all else moment.lines[:_MOST_LINES]
        marked += [([], [])] * (len(shown) - len(marked))
        for it, spans in zip(shown, marked, strict=True):
            body.addWidget(self._card(it, spans))
        rest = len(moment.lines) - len(shown)
        if rest:
            more = partial(self._show_all, can_go=can_go, can_narrow=can_narrow)
            body.addWidget(
                secondary(words.plural("past.more", rest), more), 0, Qt.AlignmentFlag.AlignLeft
            )

    def _show_all(self, *, can_go: bool, can_narrow: bool) -> None:
        self._all = True
        self.show_moment(self.moment, can_go=can_go, can_narrow=can_narrow)
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, line: Line, spans: tuple[list[Span], list[Span]]) -> Card:
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
