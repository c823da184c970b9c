"""The whole plan: everything that was recorded, step by step, and the sessions at the end.

It goes into rooms like every other paper, so it holds to the same rules: only names and quotes
whose owners agreed, and nothing about how to reach anybody but the project's own contact.
"""

from __future__ import annotations

import datetime as dt

from coprod_desktop.content.model import Field, Page, Step
from coprod_desktop.documents.tree import (
    Block,
    Document,
    Inlines,
    Paragraph,
    Section,
    Strong,
    Text,
)
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import KINDS
from coprod_desktop.packs.dates import kept_date
from coprod_desktop.packs.meeting import contact, project_line
from coprod_desktop.packs.plan_cover import cover, standing_of, state_name
from coprod_desktop.packs.plan_sessions import sessions
from coprod_desktop.packs.records_block import records_block
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, checked, joined, sentence, spaced

PRIVATE_PAGES = frozenset({"training.me"})
"""Pages that are the practitioner's own: what they want to learn and who supports them."""


def build(source: Source) -> Document:
    """Return all that is recorded in a project."""
    writer = Writer(source)
    steps = source.content.all_steps()
    return writer.document(
        "whole-plan",
        cover(writer),
        writer.section("whole-plan.questions", contact(writer)),
        [_step(writer, step, new_page=step == steps[0]) for step in steps],
        sessions(writer),
        subtitle=project_line(writer),
    )


def _step(writer: Writer, step: Step, *, new_page: bool) -> Section:
    title = step.title
    if step.number:
        title = writer.plain("whole-plan.step", number=step.number, title=step.title)
    pages = [section for page in step.pages if (section := _page(writer, page))]
    body: list[Block] = list(pages)
    if not pages:
        body = [writer.para("whole-plan.nothing"), writer.write("whole-plan.write_step", 4)]
    return Section(title, (_standing(writer, step), *body), new_page=new_page)


def _standing(writer: Writer, step: Step) -> Paragraph:
    """Return in a few words where a step stands, and when we look at it again."""
    state = standing_of(writer, step)
    words = writer.source.words
    looked, again = state.looked_at, state.look_again_on
    return Paragraph(
        spaced(
            writer.say("whole-plan.state", state=state_name(writer, state.state)),
            writer.say("whole-plan.looked", date=kept_date(words, looked)) if looked else (),
            writer.say("whole-plan.again", date=kept_date(words, again)) if again else (),
        )
    )


def _page(writer: Writer, page: Page) -> Section | None:
    if page.id in PRIVATE_PAGES:
        return None
    blocks: list[Block] = []
    for field in page.fields:
        # What opens a page needs no other heading than the page's own.
        blocks += _records(writer, field, alone=not blocks) or _answered(writer, field)
    return Section(page.title, tuple(blocks)) if blocks else None


def _records(writer: Writer, field: Field, *, alone: bool) -> tuple[Block, ...]:
    """Return the records that a field holds, under its question unless they stand `alone`."""
    if field.kind is not Kind.RECORDS:
        return ()
    form = writer.source.content.forms[field.record]
    found = records_block(writer, form, writer.source.snapshot.all(KINDS[field.record]))
    return found if alone or not found else (Section(field.label, found),)


def _answered(writer: Writer, field: Field) -> tuple[Block, ...]:
    """Return a question with its answer as one paragraph; nothing where nobody answered."""
    if field.kind is Kind.CHECKLIST:
        check = writer.source.snapshot.check
        lines = ((each.label, *check(field.id, each.id)) for each in field.options)
        said = [checked(writer, lines)]
    else:
        said = _said(writer, field)
    if not any(said):
        return ()
    question = Paragraph(joined("\n", ((Strong(field.label),), said[0])))
    return (question, *(Paragraph(each) for each in said[1:]))


def _said(writer: Writer, field: Field) -> list[Inlines]:
    """Return the answer to a question and its note, paragraph by paragraph."""
    answer = writer.source.snapshot.answer(field.id)
    if answer is None:
        return [()]
    if field.kind in {Kind.SHORT_TEXT, Kind.LONG_TEXT}:
        said = (*writer.prose(answer.value), *writer.prose(answer.note))
        return [each.content for each in said] or [()]
    chosen, note = _chosen(writer, field, answer.value), writer.lines(answer.note)
    return [spaced(chosen, (Text(note),) if note else ())]


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
