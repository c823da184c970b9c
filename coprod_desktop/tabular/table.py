"""A table as it was read from a file, and what it may hold at most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coprod_desktop.domain.values import clean_text
from coprod_desktop.support.errors import KnownError

MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_BYTES = 64 << 20
"""Bytes of a file."""
MOST_CHARACTERS = 32 << 20
"""Characters in all cells together; four bytes each at most are held in memory."""
MOST_IN_A_CELL = 100_000
"""Characters in one cell; Excel itself takes 32,767."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty. `number` is what spreadsheet programs call it: the first is 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The first row that is not empty as `header`, all others as `rows`.

    Cells are trimmed. Empty cells at the end of a row are not kept, so rows differ in length;
    one may be longer than the header. `header_row` is the number of the header where another row
    was taken for it. `sheet` is the sheet of a workbook that was read, of those in `sheets`.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    header_row: int = 0
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def table_of(name: str, found: Iterable[tuple[int, Sequence[str]]]) -> Table:
    """Return numbered rows of raw cells as a table.

    Stops at the first row too many, and so never holds more than is allowed. Raises `KnownError`
    under "tabular.".
    """
    rows: list[Row] = []
    characters = 0
    for number, raw in found:
        cells = [_clean(each).strip() for each in raw]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        characters += sum(map(len, cells))
        if len(rows) > MOST_ROWS:
            raise KnownError("tabular.too_many_rows", name=name, most=MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise KnownError("tabular.too_many_columns", name=name, row=number, most=MOST_COLUMNS)
        if max(map(len, cells)) > MOST_IN_A_CELL:
            raise KnownError("tabular.long_cell", name=name, row=number)
        if characters > MOST_CHARACTERS:
            raise KnownError("tabular.too_large", name=name)
        rows.append(Row(number, tuple(cells)))
    if not rows:
        raise KnownError("tabular.empty", name=name)
    header, *others = rows
    if not others:
        raise KnownError("tabular.only_header", name=name)
    return Table(header.cells, tuple(others))


def _clean(text: str) -> str:
    # Nearly all text has nothing to clean away, and this tells in no time.
    return text if text.isprintable() else clean_text(text)
