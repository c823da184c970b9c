"""The whole plan: everything that was recorded, step by step, and the sessions at the end.

It goes into rooms like every other paper, so it holds to the same rules: only names and quotes
whose owners agreed, and nothing about how to reach anybody but the project's own contact.
"""

from __future__ import annotations

import datetime as dt

from coprod_desktop.content.model import Field, Page, Step
from coprod_desktop.documents.tree import (
    Block,
    CheckItem,
    Checklist,
    Document,
    ItemList,
    Paragraph,
    Section,
    Text,
)
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import KINDS
from coprod_desktop.packs.dates import kept_day
from coprod_desktop.packs.meeting import contact, project_line
from coprod_desktop.packs.plan_cover import cover, standing_of, state_name
from coprod_desktop.packs.plan_sessions import sessions
from coprod_desktop.packs.records_block import records_block
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer, spaced

CHECK_STATES = ("yes", "partly", "not_yet")


def build(source: Source) -> Document:
    """Return all that is recorded in a project."""
    writer = Writer(source)
    return writer.document(
        "whole-plan",
        cover(writer),
        writer.section("whole-plan.questions", contact(writer)),
        [_step(writer, step) for step in source.content.all_steps()],
        sessions(writer),
        subtitle=project_line(writer),
    )


def _step(writer: Writer, step: Step) -> Section:
    title = step.title
    if step.number:
        title = writer.plain("whole-plan.step", number=step.number, title=step.title)
    pages = [section for page in step.pages if (section := _page(writer, page))]
    body: list[Block] = list(pages)
    if not pages:
        body = [writer.para("whole-plan.nothing"), writer.write("whole-plan.write_step", 4)]
    first = step == writer.source.content.all_steps()[0]
    return Section(title, (_standing(writer, step), *body), new_page=first or bool(pages))


def _standing(writer: Writer, step: Step) -> Paragraph:
    """Return in a few words where a step stands, and when we look at it again."""
    state = standing_of(writer, step)
    words = writer.source.words
    looked, again = state.looked_at, state.look_again_on
    return Paragraph(
        spaced(
            writer.say("whole-plan.state", state=state_name(writer, state.state)),
            writer.say("whole-plan.looked", date=kept_day(words, looked)) if looked else (),
            writer.say("whole-plan.again", date=kept_day(words, again)) if again else (),
        )
    )


def _page(writer: Writer, page: Page) -> Section | None:
    fields = [section for field in page.fields if (section := _field(writer, field))]
    return Section(page.title, tuple(fields)) if fields else None


def _field(writer: Writer, field: Field) -> Section | None:
    blocks = _answer(writer, field)
    return Section(field.label, blocks) if blocks else None


def _answer(writer: Writer, field: Field) -> tuple[Block, ...]:
    """Return what was answered to one field, with its note; nothing where nobody answered."""
    if field.kind is Kind.RECORDS:
        form = writer.source.content.forms[field.record]
        return records_block(writer, form, writer.source.snapshot.all(KINDS[field.record]))
    if field.kind is Kind.CHECKLIST:
        return _checklist(writer, field)
    answer = writer.source.snapshot.answer(field.id)
    if answer is None:
        return ()
    note = writer.prose(answer.note)
    match field.kind:
        case Kind.CHOICE | Kind.RATING:
            label = field.option_label(answer.value)
            return (*((Paragraph((Text(label),)),) if label else ()), *note)
        case Kind.CHOICES:
            chosen = set(answer.value.split())
            labels = [option.label for option in field.options if option.id in chosen]
            items = tuple((Paragraph((Text(label),)),) for label in labels)
            return (*((ItemList(items),) if items else ()), *note)
        case Kind.DATE:
            date = _date(answer.value)
            known = () if date is None else (Paragraph((kept_day(writer.source.words, date),)),)
            return (*known, *note)
        case _:
            return (*writer.prose(answer.value), *note)


def _checklist(writer: Writer, field: Field) -> tuple[Block, ...]:
    checks = [
        (option, *writer.source.snapshot.check(field.id, option.id)) for option in field.options
    ]
    if not any(state or writer.own(note) for _, state, note in checks):
        return ()
    items = tuple(
        CheckItem(
            (Text(option.label),),
            CHECK_STATES.index(state) if state else None,
            writer.own(note),
        )
        for option, state, note in checks
    )
    return (Checklist(items, tuple(writer.word(f"checks.{state}") for state in CHECK_STATES)),)


def _date(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
