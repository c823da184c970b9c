"""What was found as a list: groups as headings, a few places of each, and a line for more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coprod_desktop.application.find import Finder, Found, Group, Hit, Key
from coprod_desktop.content.words import Words, sentences

AT_FIRST = 5
"""Places of a group that are shown before a person asks for more."""
_MORE = 50

ROW = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class More:
    """The line after the places of a group that are shown, where `left` are not."""

    group: Group
    left: int


@dataclass(frozen=True, slots=True)
class Line:
    """A place, and the heading that it stands under."""

    hit: Hit
    group: str


Row = str | Line | More
"""A heading, a place, or the way to more places."""


class FoundModel(QAbstractListModel):
    """The places that were found. A heading cannot be chosen; all else can."""

    def __init__(self, words: Words, finder: Finder, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._finder = finder
        self._found = Found()
        self._rows: list[Row] = []

    @property
    def found(self) -> Found:
        """What is shown."""
        return self._found

    def show(self, found: Found) -> None:
        """Show what was found."""
        self.beginResetModel()
        self._found = found
        self._rows = [row for group in found.groups for row in (group.title, *self._lines(group))]
        self.endResetModel()

    def show_more(self, index: _Index) -> None:
        """Put more places of a group where its last line is."""
        row = self.row_of(index)
        if not isinstance(row, More):
            return
        at = index.row()
        added = self._lines(row.group, len(row.group.keys) - row.left, _MORE)
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at]
        self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), at, at + len(added) - 1)
        self._rows[at:at] = added
        self.endInsertRows()

    def row_of(self, index: _Index) -> Row | None:
        """Return what stands in a line."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, key: Key | None) -> QModelIndex:
        """Return the line of a record, else the first that can be chosen, else none."""
        first = QModelIndex()
        for at, row in enumerate(self._rows):
            if isinstance(row, Line):
                if key == (row.hit.kind, row.hit.record.id):
                    return self.index(at)
                first = first if first.isValid() else self.index(at)
        return first

    # --- What Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the arrow keys pass over the headings."""
        if isinstance(self.row_of(index), Line | More):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's
        """Return the words of a line, for the eye and for the ear, or what stands there."""
        row = self.row_of(index)
        if role == ROW:
            return row
        if row is None or role not in (
            int(Qt.ItemDataRole.DisplayRole),
            int(Qt.ItemDataRole.AccessibleTextRole),
        ):
            return None
        match row:
            case Line(hit=hit, group=group):
                if role == int(Qt.ItemDataRole.DisplayRole):
                    return hit.title.text
                texts = (f"{each.lead}{each.text}" for each in hit.texts)
                where = self._words("find.in", group=group)
                return sentences(hit.title.text, hit.where.text, *texts, where)
            case More(left=left, group=group):
                more = self._words.plural("find.more", left)
                if role == int(Qt.ItemDataRole.DisplayRole):
                    return more
                return sentences(more, self._words("find.in", group=group.title))
            case heading:
                return heading

    def _lines(self, group: Group, start: int = 0, count: int = AT_FIRST) -> list[Row]:
        words = self._found.words
        shown = group.keys[start : start + count]
        lines: list[Row] = [Line(self._finder.hit(key, words), group.title) for key in shown]
        left = len(group.keys) - start - len(shown)
        return [*lines, More(group, left)] if left else lines
