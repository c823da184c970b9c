"""What is looked for in the history: some words, somebody's changes, one page or record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.ui.forms.combo import ComboBox
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import HALF, ONE, TWO, Label, column, field_label, link

_PAUSE = 200
"""Milliseconds without a key after which the list follows the words."""


class Filters(QWidget):
    """The search field, the choice of a person, and the page or record that all is about."""

    changed = Signal()
    whole_asked = Signal()
    """A person wants the history of everything again."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        whole = column(self, gap=ONE)
        self.search = LineEdit(words)
        self.search.installEventFilter(self)
        part = column(gap=HALF)
        part.addWidget(field_label(words("past.search"), self.search))
        part.addWidget(self.search)
        both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(ONE)
        both.addLayout(part, 1)
        self._both = both
        whole.addLayout(both)
        self._who = QWidget()
        who = column(self._who, gap=HALF)
        self.authors = ComboBox()
        who.addWidget(field_label(words("past.who"), self.authors))
        who.addWidget(self.authors)
        both.addWidget(self._who, 1)
        self._only = QWidget()
        only = column(self._only, gap=0)
        self.only = Label("", "label")
        self.everything = link(words("past.everything"), self.whole_asked.emit, "close")
        only.addWidget(self.only)
        only.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._only)
        whole.setContentsMargins(0, 0, 0, TWO - ONE)
        self._only.hide()
        self._who.hide()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda _: self._soon.start())
        self.authors.activated.connect(lambda _: self.changed.emit())

    @property
    def words(self) -> list[str]:
        """The words that are looked for, in small letters."""
        return self.search.text().casefold().split()

    @property
    def author(self) -> str | None:
        """Whose changes are looked for; None for everybody's."""
        chosen = self.authors.currentData()
        return None if chosen is None else str(chosen)

    def show_authors(self, authors: Sequence[str]) -> None:
        """Offer the people who changed something, where there are several; keep the choice."""
        chosen = self.author
        self.authors.clear()
        self.authors.addItem(self._words("past.everyone"), None)
        for author in authors:
            self.authors.addItem(author or self._words("past.no_name"), author)
        at = 0 if chosen is None else self.authors.findData(chosen)
        self.authors.setCurrentIndex(max(0, at))
        self._who.setVisible(len(authors) > 1)

    def show_only(self, title: str) -> None:
        """Say what page or record all is about; an empty title is everything."""
        self.only.setText(self._words("past.only_this", where=title) if title else "")
        self._only.setVisible(bool(title))

    def set_beside(self, *, beside: bool) -> None:
        """Set the search and the choice of a person beside each other, to leave room below."""
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._both.setSpacing(TWO if beside else ONE)

    def forget(self) -> None:
        """Look for nothing."""
        self.search.clear()
        self.authors.setCurrentIndex(0)
        self._soon.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Empty the search field with Escape."""
        if (
            watched is self.search
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.search.text()
        ):
            self.search.clear()
            return True
        return super().eventFilter(watched, event)
