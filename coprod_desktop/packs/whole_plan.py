"""The whole plan: everything that was recorded, step by step, and the sessions at the end.

It goes into rooms like every other paper, so it holds to the same rules: only names and quotes
whose owners agreed, and nothing about how to reach anybody but the project's own contact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from coprod_desktop.content.model import Field, Page, Step
from coprod_desktop.documents.tree import (
    Block,
    Document,
    Inlines,
    ItemList,
    Paragraph,
    Section,
    Strong,
    Text,
    WriteIn,
)
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import KINDS, Record, ValueCheck
from coprod_desktop.packs import budget, through_time
from coprod_desktop.packs.dates import kept_date
from coprod_desktop.packs.meeting import contact, project_line
from coprod_desktop.packs.plan_cover import cover
from coprod_desktop.packs.plan_sessions import sessions
from coprod_desktop.packs.records_block import records_block
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, checked, sentence, spaced

LISTS_TO_TELL = frozenset(
    {
        "relationships.topics",
        "relationships.level_room",
        "training.offers",
        "training.topics",
    }
)
"""Checklists whose lines are the plan itself. Of the others, which only check it, what is so is
counted: what still needs doing is told in full."""

PRIVATE_PAGES = frozenset({"training.me"})
"""Pages that are the practitioner's own: what they want to learn and who supports them."""

_MONEY_PAGE = "framework.money"
"""The page that adds up what stands with the records of all others."""

_LINES = 2
"""Lines to write on for each page of a step, in a plan without a word."""


def build(source: Source) -> Document:
    """Return all that is recorded in a project."""
    writer = Writer(source)
    steps = [(step, _pages(writer, step)) for step in source.content.all_steps()]
    begun = any(section for _, pages in steps for section in pages.values())
    return writer.document(
        "whole-plan",
        () if begun else writer.para("whole-plan.fill_in"),
        cover(writer),
        writer.section("whole-plan.questions", contact(writer)),
        [_step(writer, step, pages, begun=begun) for step, pages in steps],
        sessions(writer),
        _to_fill_in(writer, steps) if begun else (),
        subtitle=project_line(writer),
    )


Pages: TypeAlias = dict[str, Section | None]
"""What a step's pages say, by their titles; nothing for a page that says nothing yet."""


def _pages(writer: Writer, step: Step) -> Pages:
    return {page.title: _page(writer, page) for page in step.pages if page.id not in PRIVATE_PAGES}


def _title(writer: Writer, step: Step) -> str:
    if not step.number:
        return step.title
    return writer.plain("whole-plan.step", number=step.number, title=step.title)


def _step(writer: Writer, step: Step, pages: Pages, *, begun: bool) -> Section:
    """Return a step: what it says, or in a plan without a word room to write for each page."""
    body: list[Block] = [section for section in pages.values() if section]
    if not begun:
        body = [WriteIn(title, _LINES) for title in pages]
    elif not body:
        body = [writer.para("whole-plan.nothing")]
    return Section(_title(writer, step), tuple(body))


def _to_fill_in(writer: Writer, steps: Iterable[tuple[Step, Pages]]) -> tuple[Block, ...]:
    """Return the parts that say nothing yet, a line for each step; nothing where all do."""
    items: list[tuple[Block, ...]] = []
    for step, pages in steps:
        empty = [title for title, section in pages.items() if section is None]
        if empty:
            said = writer.plain(
                "whole-plan.parts", step=_title(writer, step), pages="; ".join(empty)
            )
            items.append((Paragraph((Text(said),)),))
    if not items:
        return ()
    why = writer.para("whole-plan.to_fill_in_why")
    return (writer.section("whole-plan.to_fill_in", why, ItemList(tuple(items))),)


def _page(writer: Writer, page: Page) -> Section | None:
    blocks: list[Block] = []
    answers: list[tuple[Block, ...]] = []
    for field in page.fields:
        # What opens a page needs no other heading than the page's own.
        if records := _records(writer, field, alone=not blocks and not answers):
            blocks += (*_listed(answers), *records)
            answers = []
        elif said := _answered(writer, field):
            answers.append((Paragraph(said),))
    blocks += _listed(answers)
    if page.id == _MONEY_PAGE:
        blocks += budget.sums(writer)
    return Section(page.title, tuple(blocks)) if blocks else None


def _listed(answers: Sequence[tuple[Block, ...]]) -> tuple[Block, ...]:
    return (ItemList(tuple(answers)),) if answers else ()


def _records(writer: Writer, field: Field, *, alone: bool) -> tuple[Block, ...]:
    """Return the records that a field holds, under its question unless they stand `alone`."""
    if field.kind is not Kind.RECORDS:
        return ()
    found = _told(writer, field.record, writer.source.snapshot.all(KINDS[field.record]))
    return found if alone or not found else (Section(field.label, found),)


def _told(writer: Writer, kind: str, records: Sequence[Record]) -> tuple[Block, ...]:
    """Return all records of a kind; what goes on through time is drawn as well."""
    if kind == "milestone":
        return through_time.milestones(writer, records)
    told = records_block(writer, writer.source.content.forms[kind], latest(records))
    if kind == "value_check":
        return (*through_time.values(writer, records), *told)
    return told


def latest(records: Sequence[Record]) -> tuple[Record, ...]:
    """Return records without the looks at a value that a later look has replaced."""
    last: dict[str, ValueCheck] = {}
    for each in records:
        if isinstance(each, ValueCheck) and each.value:
            before = last.get(each.value)
            if before is None or (before.date or dt.date.min) <= (each.date or dt.date.min):
                last[each.value] = each
    return tuple(
        each
        for each in records
        if not isinstance(each, ValueCheck) or last.get(each.value, each) is each
    )


def _answered(writer: Writer, field: Field) -> Inlines:
    """Return a question, in few words, that runs on into its answer; nothing for no answer."""
    if field.kind is Kind.CHECKLIST:
        check = writer.source.snapshot.check
        lines = ((each.label, *check(field.id, each.id)) for each in field.options)
        said = checked(writer, lines, in_full=field.id in LISTS_TO_TELL)
    else:
        said = _said(writer, field)
    if not said:
        return ()
    short = writer.source.words.table("documents.answers").get(field.id)
    return spaced((Strong(f"{short}:" if short else sentence(field.label)),), said)


def _said(writer: Writer, field: Field) -> Inlines:
    """Return the answer to a question, and its note."""
    answer = writer.source.snapshot.answer(field.id)
    if answer is None:
        return ()
    if field.kind in {Kind.SHORT_TEXT, Kind.LONG_TEXT}:
        chosen = _words(writer.lines(answer.value))
    else:
        chosen = _chosen(writer, field, answer.value)
    return spaced(chosen, _words(writer.lines(answer.note)))


def _words(text: str) -> Inlines:
    return (Text(text),) if text else ()


def _chosen(writer: Writer, field: Field, value: str) -> Inlines:
    """Return what was chosen in words."""
    if field.kind is Kind.DATE:
        date = _date(value)
        return () if date is None else (kept_date(writer.source.words, date), Text("."))
    chosen = set(value.split()) if field.kind is Kind.CHOICES else {value}
    labels = [sentence(option.label) for option in field.options if option.id in chosen]
    return (Text(" ".join(labels)),) if labels else ()


def _date(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
