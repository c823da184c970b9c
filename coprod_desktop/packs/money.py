"""The budget as a table: what things cost together, what comes in, and what is left."""

from __future__ import annotations

from coprod_desktop.content.money import money_in_words
from coprod_desktop.documents.tree import Cell, Column, Strong, Table, Text
from coprod_desktop.domain.budget import budget_of
from coprod_desktop.packs.writer import Writer


def budget_table(writer: Writer) -> tuple[Table, ...]:
    """Return the budget; nothing where there is nothing to add up. It names nobody."""
    found = budget_of(writer.source.snapshot)
    if found.is_empty:
        return ()
    rows = [_row(writer, f"money.parts.{name}", amount) for name, amount in found.parts if amount]
    rows.append(_row(writer, "money.cost", found.cost, strong=True))
    rows.append(_row(writer, "money.income", found.income))
    left = "money.short" if found.left < 0 else "money.left"
    rows.append(_row(writer, left, abs(found.left), strong=True))
    if found.unsorted:
        rows.append(_row(writer, "money.unsorted", found.unsorted))
    columns = (
        Column(writer.word("money.column_what"), 2.2),
        Column(writer.word("money.column_amount"), 1.0),
    )
    return (Table(writer.word("money.table"), columns, tuple(rows), show_caption=True),)


def _row(writer: Writer, key: str, pence: int, *, strong: bool = False) -> tuple[Cell, ...]:
    node = Strong if strong else Text
    amount = money_in_words(writer.source.words, pence)
    return (node(writer.word(key)),), (node(amount),)
