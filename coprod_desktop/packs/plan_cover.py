"""The cover of the whole plan: the stepping stones as a picture, and the same as a table."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.content.model import Step
from coprod_desktop.documents.tree import (
    Cell,
    Column,
    Figure,
    Inlines,
    Section,
    Strong,
    Table,
    Text,
)
from coprod_desktop.domain.steps import Standing, standing
from coprod_desktop.packs.dates import kept_date
from coprod_desktop.packs.pictures import stepping_stones
from coprod_desktop.packs.writer import Writer, joined


def state_name(writer: Writer, state: str) -> str:
    """Return where a step stands in words: "in progress"."""
    return writer.choice(f"whole-plan.states.{state}")


def standing_of(writer: Writer, step: Step) -> Standing:
    """Return where a step stands. What depends on the day of reading (`due`) is left open."""
    kinds = {field.record for page in step.pages for field in page.fields if field.record}
    return standing(writer.source.snapshot, step.id, dt.date.min, kinds)


def _state(writer: Writer, state: Standing) -> Cell:
    """Return where a step stands, with the days of the last look and the next, where set."""
    words = writer.source.words
    said: Inlines = (Text(state_name(writer, state.state)),)
    if state.look_again_on is not None:
        day = kept_date(words, state.look_again_on)
        said = writer.say("whole-plan.state_until", state=state_name(writer, state.state), date=day)
    if state.looked_at is None:
        return said
    looked = writer.say("whole-plan.looked", date=kept_date(words, state.looked_at))
    return joined("\n", (said, looked))


def cover(writer: Writer) -> Section:
    """Return the picture of the eight steps with full words for it, and an equal table."""
    steps = writer.source.content.steps
    states = [standing_of(writer, step) for step in steps]
    stones = " ".join(
        writer.plain(
            "whole-plan.stone",
            number=step.number,
            title=step.title,
            state=state_name(writer, state.state),
        )
        for step, state in zip(steps, states, strict=True)
    )
    columns = (
        Column(writer.word("whole-plan.column_step"), 1.4),
        Column(writer.word("whole-plan.column_state"), 1.6),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            (Strong(writer.plain("whole-plan.step_title", number=step.number, title=step.title)),),
            _state(writer, state),
        )
        for step, state in zip(steps, states, strict=True)
    )
    return writer.section(
        "whole-plan.cover",
        Figure(
            stepping_stones(state.state for state in states),
            writer.plain("whole-plan.stones", steps=stones),
        ),
        Table(
            writer.word("whole-plan.table"),
            columns,
            rows,
            show_caption=True,
        ),
    )
