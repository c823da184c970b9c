"""The start page: New, Open, Open the example, and the projects that were open before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from coprod_desktop.content.words import Words
from coprod_desktop.support.settings import Recent
from coprod_desktop.ui.kit import (
    HALF,
    ONE,
    THREE,
    TWO,
    Button,
    Card,
    IconLabel,
    ScrollColumn,
    Stack,
    as_tip,
    column,
    heading,
    quiet,
    row,
    rule,
    text,
)


class StartPage(QWidget):
    """What is shown while no project is open."""

    new = Signal()
    open = Signal()
    example = Signal()
    recent = Signal(str)
    forget = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("look", "page")
        whole = column(self, gap=0)
        scroll = ScrollColumn(centred=True)
        whole.addWidget(scroll)
        self._body = body = scroll.body
        body.addSpacing(THREE)
        self.heading = heading(words("ui.start.heading"))
        body.addWidget(self.heading)
        body.addWidget(text(words("ui.start.intro")))
        body.addSpacing(ONE)
        ways = Card()
        ways.body.setSpacing(TWO)
        self.buttons = {
            "new": Button(words("ui.start.new"), "primary", "new", self.new.emit),
            "open": Button(words("ui.start.open"), "secondary", "open", self.open.emit),
            "example": Button(words("ui.start.example"), "secondary", "example", self.example.emit),
        }
        for at, (name, button) in enumerate(self.buttons.items()):
            if at:
                ways.body.addWidget(rule())
            ways.body.addWidget(self._way(button, words(f"ui.start.{name}_why")))
        body.addWidget(ways)
        body.addSpacing(ONE)
        body.addWidget(heading(words("ui.start.recent"), 2))
        self._list = Card(margin=ONE)
        self._list.body.setSpacing(0)
        body.addWidget(self._list)
        body.addWidget(quiet(words("ui.start.drop")))
        body.addStretch(1)

    def put_first(self, strip: QWidget, buttons: Sequence[QWidget]) -> None:
        """Put a strip above everything, with its buttons first on the way of the Tab key."""
        self._body.insertWidget(0, strip)
        strip.lower()  # a screen reader goes through things in this order
        for before, button in pairwise([self.heading, *buttons]):
            QWidget.setTabOrder(before, button)
        buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_recent(self, projects: Sequence[Recent]) -> None:
        """List the projects that were open before, the latest first."""
        layout = self._list.body
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not projects:
            empty = quiet(self._words("ui.start.no_recent"))
            empty.setContentsMargins(ONE, ONE, ONE, ONE)
            layout.addWidget(empty)
        titles = [_title(each) for each in projects]
        for at, project in enumerate(projects):
            if at:
                layout.addWidget(rule())
            layout.addWidget(self._entry(project, alone=titles.count(_title(project)) == 1))

    @staticmethod
    def _way(button: Button, why: str) -> QWidget:
        # Beside each other where there is room, below each other in large text.
        way = Stack(button, quiet(why), first_width=15)
        button.setAccessibleDescription(why)
        return way

    def _entry(self, project: Recent, *, alone: bool) -> QWidget:
        """Return a line of the list; `alone` says that no other project has its title."""
        path, title = Path(project.path), _title(project)
        there = path.is_file()
        entry = QFrame()
        line = row(entry, gap=ONE)
        line.setContentsMargins(ONE, HALF, HALF, HALF)
        line.addWidget(IconLabel("file" if there else "warning", "quiet"))
        words = column(gap=0)
        where = self._words("ui.start.open_recent_what", name=path.name, folder=str(path.parent))
        opener = Button(title, "link", on_click=lambda: self.recent.emit(project.path))
        name = title if alone else self._words("ui.start.one_of", title=title, where=where)
        opener.setAccessibleName(self._words("ui.start.open_recent", title=name))
        note = where if there else self._words("ui.start.missing", where=where)
        opener.setAccessibleDescription(note)
        words.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        detail = quiet(note)
        detail.setContentsMargins(0, 0, 0, ONE)
        words.addWidget(detail)
        line.addLayout(words, 1)
        forget = Button("", "tool", "close", lambda: self.forget.emit(project.path))
        forget.setAccessibleName(self._words("ui.start.forget", name=name))
        forget.setToolTip(as_tip(self._words("ui.start.forget", name=name)))
        line.addWidget(forget)
        return entry


def _title(project: Recent) -> str:
    return project.title or Path(project.path).stem
