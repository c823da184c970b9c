"""The people as rows of a table, found and sorted without a widget for any of them."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from coprod_desktop.content.picked import picked
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.folding import folded
from coprod_desktop.domain.people import PeopleFacts
from coprod_desktop.domain.records import Record, Stakeholder, specs
from coprod_desktop.ui.context import Context
from coprod_desktop.ui.people.cells import COLUMNS, LAST, Cells

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SLICE = 0.01
"""Seconds that getting ready for a search takes of the window at a time."""

_TEXTS = tuple(
    spec.name
    for spec in specs("stakeholder").values()
    if spec.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT)
)
_PICKS = ("hear_by", "formats", "communication", "professionals", "access")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words in any field, a sort, a part, something still to do.

    A sort or a part of None is any; "" is one that nobody has said yet.
    """

    words: tuple[str, ...] = ()
    sort: str | None = None
    part: str | None = None
    thing: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    """All that is known about somebody, as it was read; `brought` is what goes beside them."""

    of: Stakeholder
    brought: list[str] | None
    text: str


class PeopleModel(QAbstractTableModel):
    """Those who are wanted, in the order of a column."""

    def __init__(self, context: Context, today: Callable[[], dt.date], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._today = today
        self._wanted = Wanted()
        self._column, self._down = 0, False
        self._rows: list[Stakeholder] = []
        self._places: dict[str, int] | None = None
        self._everyone: tuple[Stakeholder, ...] = ()
        self._by_name: list[Stakeholder] = []
        self._sorted: list[Stakeholder] = []
        self._names: dict[str, tuple[Stakeholder, str]] = {}
        self._texts: dict[str, _Text] = {}
        self._terms: Mapping[str, Record] | None = None
        self._unread: list[Stakeholder] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self._read(_SLICE))
        self.reload()

    @property
    def all_of_them(self) -> int:
        """How many there are in all."""
        return len(self._everyone)

    @property
    def ids(self) -> list[str]:
        """Those who are shown, in order."""
        return [each.id for each in self._rows]

    def beside(self, record_id: str, step: int) -> str:
        """Return who stands after (1) or before (-1) somebody; empty where nobody does."""
        at = self.row_of(record_id)
        if at < 0 or not 0 <= at + step < len(self._rows):
            return ""
        return self._rows[at + step].id

    def reload(self) -> None:
        """Take what the project holds now."""
        snapshot = self._context.workspace.snapshot
        self._facts = PeopleFacts(snapshot, self._today())
        self._cells = Cells(self._context, self._facts)
        self._everyone = snapshot.all(Stakeholder)
        if snapshot.records.get("term") is not self._terms:
            # A line of a list may have other words now, for everybody who picked it.
            self._terms = snapshot.records.get("term")
            self._texts.clear()
        self._forget_texts()
        self._by_name = sorted(self._everyone, key=self._name)
        self._put_in_order()

    def look_for(self, wanted: Wanted) -> None:
        """Show only those who are wanted."""
        self._wanted = wanted
        self._find()

    def row_of(self, record_id: str) -> int:
        """Return the row of somebody; -1 where they are not shown."""
        if self._places is None:
            self._places = {each.id: at for at, each in enumerate(self._rows)}
        return self._places.get(record_id, -1)

    def stakeholder(self, index: _Index) -> Stakeholder | None:
        """Return who stands in a row."""
        return self._rows[index.row()] if index.isValid() else None

    # --- What Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's
        """Return the words of a cell, for the eye and for the ear."""
        if not index.isValid():
            return None
        stakeholder, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return self._cells.text(stakeholder, column)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return self._cells.said(stakeholder, column)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:  # noqa: ANN401 - Qt's
        """Return what stands above a column."""
        shown = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
        if orientation == Qt.Orientation.Horizontal and role in shown:
            return self._context.words(f"ui.people.columns.{COLUMNS[section]}")
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put them in the order of a column."""
        self._column, self._down = column, order == Qt.SortOrder.DescendingOrder
        self._put_in_order()

    # --- Finding --------------------------------------------------------------------------------

    def _put_in_order(self) -> None:
        column = COLUMNS[self._column]
        if column == "name":
            self._sorted = self._by_name[::-1] if self._down else self._by_name
        else:
            # Those who are the same otherwise stand by name, whichever way round.
            keys = self._cells.keys(self._everyone, column)
            self._sorted = sorted(self._by_name, key=lambda each: keys[each.id], reverse=self._down)
        self._find()

    def _name(self, each: Stakeholder) -> str:
        """Return what somebody is sorted by; without a name they come last."""
        known = self._names.get(each.id)
        if known is None or known[0] is not each:
            known = self._names[each.id] = (each, folded(each.name) or LAST)
        return known[1]

    def _find(self) -> None:
        wanted, found = self._wanted, self._sorted
        if wanted.sort is not None:
            found = [each for each in found if each.sort == wanted.sort]
        if wanted.part is not None:
            found = [each for each in found if each.part == wanted.part]
        if wanted.thing:
            found = [each for each in found if getattr(self._facts.to_do(each), wanted.thing)]
        for word in wanted.words:
            found = [each for each in found if word in self._text(each)]
        self.beginResetModel()
        self._rows, self._places = found, None
        self.endResetModel()

    def _forget_texts(self) -> None:
        """Forget what was read of those who are not the same any more."""
        texts, brought = self._texts, self._facts.brought
        self._unread = []
        for each in self._everyone:
            known = texts.get(each.id)
            if known is None:
                self._unread.append(each)
            elif known.of is not each or known.brought != brought.get(each.id):
                del texts[each.id]
                self._unread.append(each)
        if self._unread:
            self._soon.start()

    def _text(self, each: Stakeholder) -> str:
        """Return all that is known about somebody, as it is compared."""
        known = self._texts.get(each.id)
        if known is None:
            known = self._texts[each.id] = self._read_one(each)
        return known.text

    def _read_one(self, each: Stakeholder) -> _Text:
        snapshot = self._context.workspace.snapshot
        form = self._context.workspace.content.forms["stakeholder"]
        brought = self._facts.brought.get(each.id)
        parts: list[str] = [getattr(each, name) for name in _TEXTS]
        for name in _PICKS:
            value = getattr(each, name)
            if value:
                parts += picked(form.field(name), value, snapshot)
        text = folded(" \n ".join(filter(None, (*parts, *(brought or ())))))
        return _Text(each, brought, text)

    def _read(self, seconds: float) -> None:
        """Read on while nobody waits, so that the first letter of a search finds at once."""
        until = time.monotonic() + seconds
        while self._unread and time.monotonic() < until:
            self._text(self._unread.pop())
        if self._unread:
            self._soon.start()


def wanted_words(typed: str) -> tuple[str, ...]:
    """Return what was typed into the search as it is compared."""
    return tuple(folded(typed).split())
