"""What is looked for among the people, and in which order they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.context import Context
from coprod_desktop.ui.forms.combo import ComboBox
from coprod_desktop.ui.forms.marks import CheckMark
from coprod_desktop.ui.forms.text import LineEdit
from coprod_desktop.ui.kit import HALF, ONE, TWO, FlowLayout, column, field_label
from coprod_desktop.ui.people.cells import COLUMNS
from coprod_desktop.ui.people.model import Wanted, wanted_words

_PAUSE = 120
"""Milliseconds without a key after which the list follows the words."""
_ANY = "*"
RING = 5
"""Pixels that the ring around a control takes beyond it: a part that scrolls has room for it."""
_THINGS = ("ask_name", "barriers", "waiting", "payment", "reach")


class SearchLine(LineEdit):
    """The search: Escape empties it, Down goes to what was found."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Empty the line, or go on to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class Filters(QWidget):
    """Choices beside the search: sort, part, what is still to do, and the order."""

    changed = Signal()
    ordered = Signal(int, bool)
    """A column, and whether it begins at the end."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._words = context.words
        form = context.workspace.content.forms["stakeholder"]
        self.search = SearchLine(context.words)
        self._combos: dict[str, ComboBox] = {}
        flow = FlowLayout(self, gap=TWO)
        flow.setContentsMargins(RING, RING, RING, RING)
        for name in ("sort", "part"):
            options = [(each.label, each.id) for each in form.field(name).options]
            options.append((context.words("ui.people.search.not_said"), ""))
            flow.addWidget(self._part(name, options))
        things = [(self._words(f"ui.people.search.things.{each}"), each) for each in _THINGS]
        flow.addWidget(self._part("to_do", things))
        self.order = ComboBox()
        for at, name in enumerate(COLUMNS):
            self.order.addItem(self._words(f"ui.people.columns.{name}"), at)
        self.down = CheckMark(self._words("ui.people.search.down"))
        order = QWidget()
        inner = column(order, gap=HALF)
        inner.addWidget(field_label(self._words("ui.people.search.order"), self.order))
        line = FlowLayout(gap=ONE)
        line.addWidget(self.order)
        line.addWidget(self.down)
        inner.addLayout(line)
        flow.addWidget(order)
        self.order.activated.connect(lambda _at: self._on_ordered())
        self.down.clicked.connect(lambda _on: self._on_ordered())
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda _text: self._soon.start())

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        thing = self._chosen("to_do")
        return Wanted(
            words=wanted_words(self.search.text()),
            sort=self._chosen("sort"),
            part=self._chosen("part"),
            thing=thing or "",
        )

    @property
    def combo(self) -> ComboBox:
        """The first of the choices."""
        return self._combos["sort"]

    @property
    def chosen(self) -> bool:
        """Whether anything but the words of the search narrows the list."""
        return any(combo.currentIndex() for combo in self._combos.values())

    @property
    def said(self) -> str:
        """What narrows the list, in words; empty where nothing does."""
        chosen = (
            self._words(
                "ui.people.search.chosen",
                what=self._words(f"ui.people.search.{name}"),
                which=combo.currentText(),
            )
            for name, combo in self._combos.items()
            if combo.currentIndex()
        )
        return "; ".join(chosen)

    def forget(self) -> None:
        """Look for everybody."""
        self.search.clear()
        self._soon.stop()
        for combo in self._combos.values():
            combo.setCurrentIndex(0)
        self.changed.emit()

    def settle(self) -> None:
        """Look for what was typed just now."""
        if self._soon.isActive():
            self._soon.stop()
            self.changed.emit()

    def show_order(self, at: int, *, down: bool) -> None:
        """Show which column they stand in the order of."""
        self.order.setCurrentIndex(at)
        self.down.setChecked(down)

    def _part(self, name: str, options: list[tuple[str, str]]) -> QWidget:
        part = QWidget()
        inner = column(part, gap=HALF)
        combo = ComboBox()
        combo.addItem(self._words(f"ui.people.search.any_{name}"), _ANY)
        for label, value in options:
            combo.addItem(label, value)
        combo.activated.connect(lambda _at: self.changed.emit())
        inner.addWidget(field_label(self._words(f"ui.people.search.{name}"), combo))
        inner.addWidget(combo)
        inner.addStretch(1)
        self._combos[name] = combo
        return part

    def _chosen(self, name: str) -> str | None:
        found = self._combos[name].currentData()
        return None if found == _ANY else str(found)

    def _on_ordered(self) -> None:
        self.ordered.emit(int(self.order.currentData()), self.down.isChecked())
