"""The budget: what comes in, what it goes to and what is left, without anybody's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from coprod_desktop.content.money import money_in_words
from coprod_desktop.documents.tree import (
    Blank,
    Block,
    Cell,
    Column,
    Document,
    Figure,
    Kept,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
)
from coprod_desktop.domain.budget import PARTS, Bar, budget_of, giving_of
from coprod_desktop.domain.records import (
    Barrier,
    BudgetLine,
    LearningNeed,
    Reciprocity,
    SessionCost,
    TrainingOffer,
)
from coprod_desktop.packs.meeting import project_line
from coprod_desktop.packs.pictures import DARK, LINE, path, svg
from coprod_desktop.packs.records_block import is_between_us
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, first_words, is_blank

_BLANK_ROWS = 4
_BAR_WIDE, _BAR_HIGH = 160.0, 20.0
_UNNAMED = {
    "barriers": "budget.to_come",
    "training": "budget.wishes",
    "reciprocity": "budget.people",
}
"""What stands for amounts without words, or whose words are between somebody and us."""

_SORTS = {"income": "income", "cost": "other"}
"""The part of the budget that a line is in; any other is not said to come in or to go out."""

Amounts: TypeAlias = list[tuple[str, int]]
"""What money is for, in the words of its record, and how much it is in pence."""


def build(source: Source) -> Document:
    """Return the budget as it stands: the whole in short, then each part."""
    writer = Writer(source)
    parts = amounts(writer)
    return writer.document(
        "budget",
        writer.para("budget.guess"),
        writer.section("budget.whole", _bars(writer), _whole(writer, parts)),
        _each(writer, parts),
        writer.section(
            "budget.write", _table(writer, "budget.write", [(Blank(), Blank())] * _BLANK_ROWS)
        ),
        subtitle=project_line(writer),
    )


def amounts(writer: Writer) -> dict[str, Amounts]:
    """Return every amount of a project that is not nothing, by the part of the budget it is in.

    A learning wish is a person's own, and so are what one person gets and what keeps them away:
    these have no words here.
    """
    found: dict[str, Amounts] = {name: [] for name in ("income", *PARTS, "unsorted")}
    for name, what, amount in _amounts(writer):
        if amount:
            found[name].append((what, amount))
    return found


def _amounts(writer: Writer) -> Iterator[tuple[str, str, int | None]]:
    snapshot = writer.source.snapshot
    for barrier in snapshot.all(Barrier):
        yield "barriers", "" if is_between_us(writer, barrier) else barrier.barrier, barrier.cost
    for back in snapshot.all(Reciprocity):
        what = "" if is_between_us(writer, back) else back.contribution
        yield "reciprocity", what, giving_of(back).total
    for offer in snapshot.all(TrainingOffer):
        yield "training", offer.title, offer.cost
    for need in snapshot.all(LearningNeed):
        yield "training", "", need.cost
    for cost in snapshot.all(SessionCost):
        yield "sessions", cost.what, cost.amount
    for line in snapshot.all(BudgetLine):
        yield _SORTS.get(line.sort, "unsorted"), line.what, line.amount


def sums(writer: Writer) -> tuple[Table, ...]:
    """Return the whole in short, for other documents; nothing where nothing is noted yet."""
    parts = amounts(writer)
    return (_whole(writer, parts),) if any(parts.values()) else ()


def _whole(writer: Writer, parts: dict[str, Amounts]) -> Table:
    """Return the sums; room to write them in where nothing is noted yet."""
    budget = budget_of(writer.source.snapshot)
    begun = any(parts.values())

    def row(key: str, amount: int, *, strong: bool = False) -> tuple[Cell, Cell]:
        said = _sum(writer, amount, strong=strong) if begun else Blank()
        return (Strong(writer.word(key)),), said

    sums = {"income": budget.income, **dict(budget.parts)}
    rows = [
        row(f"budget.parts.{name}", amount)
        for name, amount in sums.items()
        if parts[name] or not begun
    ]
    rows.append(row("budget.all_costs", budget.cost, strong=True))
    left = "budget.missing" if budget.left < 0 else "budget.left"
    rows.append(row(left, abs(budget.left), strong=True))
    return _table(writer, "budget.whole", rows)


def _bars(writer: Writer) -> tuple[Block, ...]:
    """Return each cost as a bar beside its words and its sum; one alone would show nothing."""
    bars = budget_of(writer.source.snapshot).bars
    if len(bars) <= 1:
        return ()
    blocks: list[Block] = [writer.para("budget.bars_how")]
    for bar in bars:
        part = Strong(writer.word(f"budget.parts.{bar.name}"))
        amount = Kept(money_in_words(writer.source.words, bar.amount))
        said = writer.say("budget.bar", part=part, amount=amount)
        alt = writer.plain("budget.bar_picture", share=round(100 * bar.length))
        blocks += [Figure(bar_svg(bar), alt), Paragraph(said)]
    return tuple(blocks)


def bar_svg(bar: Bar) -> str:
    """Return a bar in a frame that is as long as the largest."""
    shapes: list[str] = []
    for wide, fill in ((max(2.0, _BAR_WIDE * bar.length), DARK), (_BAR_WIDE, "none")):
        shapes.append(path(f"M 1 1 h {wide:g} v {_BAR_HIGH:g} h {-wide:g} Z", fill, LINE, 1))
    return svg(_BAR_WIDE + 2, _BAR_HIGH + 2, shapes)


def _each(writer: Writer, parts: dict[str, Amounts]) -> tuple[Section, ...]:
    """Return every part, with one row for all amounts that are for the same."""
    rows: list[tuple[Cell, ...]] = []
    for name, found in parts.items():
        part = writer.word(f"budget.parts.{name}")
        for what, amount in _together(writer, name, found).items():
            rows.append(((Text(what),), (Text(part),), _sum(writer, amount)))
    if not rows:
        return ()
    columns = (
        Column(writer.word("budget.column_what"), 2.0),
        Column(writer.word("budget.column_part"), 2.0),
        Column(writer.word("budget.column_sum"), 1.0),
    )
    why = (writer.para("budget.unsorted_why"),) if parts["unsorted"] else ()
    table = Table(writer.word("budget.each"), columns, tuple(rows))
    return (writer.section("budget.each", why, table),)


def _together(writer: Writer, name: str, found: Amounts) -> dict[str, int]:
    """Return the amounts of one part, added up where they are for the same."""
    unnamed = _UNNAMED.get(name, "budget.no_words")
    sums: dict[str, int] = {}
    for what, amount in found:
        said = " ".join(writer.nameless(what).split())
        said = writer.word(unnamed) if is_blank(said) else first_words(said)
        sums[said] = sums.get(said, 0) + amount
    return sums


def _sum(writer: Writer, amount: int, *, strong: bool = False) -> Cell:
    return (Kept(money_in_words(writer.source.words, amount), strong),)


def _table(writer: Writer, key: str, rows: Iterable[tuple[Cell, Cell]]) -> Table:
    columns = (
        Column(writer.word("budget.column_what"), 3.0),
        Column(writer.word("budget.column_sum"), 1.2),
    )
    return Table(writer.word(key), columns, tuple(rows))
