"""The expenses and payment form: our offer first, then what somebody chooses and is owed.

Independent advice on benefits is offered before any payment. Nothing here computes what anybody is
entitled to.
"""

from __future__ import annotations

from coprod_desktop.content.money import money_in_words
from coprod_desktop.documents.tree import (
    Blank,
    Block,
    CheckItem,
    Checklist,
    Column,
    Document,
    Inlines,
    Kept,
    Section,
    Table,
    Text,
)
from coprod_desktop.domain.rates import rates_on
from coprod_desktop.domain.records import Rate
from coprod_desktop.packs.meeting import contact, project_line, session_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, flat, ticks

_AHEAD = ("expenses.ahead_money", "expenses.ahead_book")
_ADVICE = ("expenses.advice_told", "expenses.advice_help", "expenses.advice_none")
_PAY = ("expenses.pay_cash", "expenses.pay_bank", "expenses.pay_direct")
_SPENT_ROWS = 5


def build(source: Source) -> Document:
    """Return the form for one person."""
    writer = Writer(source)
    session = source.session
    forms = source.content.forms["reciprocity"].field("form").options
    return writer.document(
        "expenses",
        contact(writer, before=writer.say("expenses.first"), ring_only=True),
        _offer(writer),
        writer.section(
            "expenses.choose",
            Checklist(tuple(CheckItem((Text(each.label),)) for each in forms)),
            writer.write("expenses.write_choose", 2),
        ),
        writer.section(
            "expenses.advice",
            writer.para("expenses.advice_why"),
            ticks(writer, _ADVICE),
            writer.write("expenses.write_advice", 1),
        ),
        writer.section(
            "expenses.ahead",
            writer.para("expenses.ahead_why"),
            ticks(writer, _AHEAD),
            writer.write("expenses.write_ahead", 2),
        ),
        writer.section(
            "expenses.spent",
            Table(
                writer.word("expenses.spent"),
                (
                    Column(writer.word("expenses.column_what"), 3.0),
                    Column(writer.word("expenses.column_sum"), 1.0),
                ),
                ((Blank(), Blank()),) * _SPENT_ROWS,
            ),
            writer.para("expenses.receipts"),
        ),
        writer.section(
            "expenses.pay",
            ticks(writer, _PAY),
            writer.para("expenses.pay_bank_how"),
            writer.write("expenses.write_name", 1),
            writer.write("expenses.write_date", 1),
        ),
        writer.section(
            "expenses.ours",
            writer.write("expenses.write_ahead_paid", 1),
            writer.write("expenses.write_paid", 1),
        ),
        subtitle=session_line(writer, session) if session else project_line(writer),
    )


def _offer(writer: Writer) -> Section:
    """Return the rates that hold, what is paid for a session, and room for what is not noted."""
    source = writer.source
    rows = tuple(
        ((Text(writer.own(each.name)),), _amount(writer, each))
        for each in rates_on(source.snapshot, source.today)
        if writer.own(each.name)
    )
    blocks: list[Block] = []
    if rows:
        columns = (
            Column(writer.word("expenses.column_for"), 2.0),
            Column(writer.word("expenses.column_rate"), 1.2),
        )
        blocks.append(Table(writer.word("expenses.rates"), columns, rows))
    costs = writer.prose(source.session.costs_covered) if source.session else ()
    if costs:
        blocks.append(writer.section("expenses.costs", costs))
    room = writer.write("expenses.write_offer", 1 if blocks else 3)
    return writer.section("expenses.offer", flat(blocks, room))


def _amount(writer: Writer, rate: Rate) -> Inlines | Blank:
    if rate.amount is None:
        return Blank()
    amount = Kept(money_in_words(writer.source.words, rate.amount))
    per = writer.source.content.forms["rate"].field("per").option_label(rate.per)
    return writer.say("expenses.per", amount=amount, per=per) if per else (amount,)
