"""Which row of a table says what its columns are: a title may stand above it."""

from __future__ import annotations

from dataclasses import replace

from coprod_desktop.application.importing.columns import NAMES, guess
from coprod_desktop.content.model import Content
from coprod_desktop.content.words import Words
from coprod_desktop.tabular.table import Row, Table

_LOOKED_AT = 10
"""Rows in which the header is looked for."""


def with_header(table: Table, words: Words, content: Content) -> Table:
    """Return a table that begins with the first row in which a column of names is known.

    What is above it must be narrower, as a title is: else it may be a header in other words, and
    the row one of people. A table without such a row stays as it is.
    """
    rows = (Row(0, table.header), *table.rows)
    widest = 0
    for at, row in enumerate(rows[:_LOOKED_AT]):
        wide = sum(map(bool, row.cells))
        if NAMES & set(guess(row.cells, words, content)):
            below = rows[at + 1 :]
            if not at or not below or wide < max(2, widest + 1):
                return table
            return replace(table, header=row.cells, rows=below, header_row=row.number)
        widest = max(widest, wide)
    return table
