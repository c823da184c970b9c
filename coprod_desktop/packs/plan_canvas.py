"""The plan canvas: the plan in short on one sheet, printed from records or filled in on a wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coprod_desktop.content.days import day_in_words
from coprod_desktop.documents.tree import (
    Blank,
    Cell,
    Column,
    Document,
    Form,
    Inline,
    Strong,
    Table,
    Text,
)
from coprod_desktop.domain.records import (
    Barrier,
    Milestone,
    NextStep,
    Objective,
    Outcome,
    Perspective,
    Reciprocity,
    Stakeholder,
    ValueAction,
)
from coprod_desktop.packs.meeting import project_line
from coprod_desktop.packs.records_block import is_between_us
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer

_CELL = 72
"""Characters in a cell of what we do and will do: two lines on an A3 sheet in clear print."""

_SMALL_CELL = 28
"""Characters in a cell of who and when: a line each."""

_LINE = 104
"""Characters of a line in an answer."""

_EARLIEST_CUT = 0.4
"""A text is cut after a sentence if that keeps at least so much of what would fit."""

_MORE = "\u00a0…"
"""The space does not break: no line holds nothing but dots."""


def build(source: Source) -> Document:
    """Return the plan on one sheet."""
    writer = Writer(source)
    values = Table(
        writer.word("plan-canvas.values"),
        (
            Column(writer.word("plan-canvas.column_value"), 2.0),
            Column(writer.word("plan-canvas.column_now"), 2.7),
            Column(writer.word("plan-canvas.column_will"), 2.7),
            Column(writer.word("plan-canvas.column_who"), 1.9),
        ),
        tuple(_values(writer)),
    )
    plan = Table(
        writer.word("plan-canvas.plan"),
        (
            Column(writer.word("plan-canvas.column_question"), 1.0),
            Column(writer.word("plan-canvas.column_answer"), 6.0),
        ),
        tuple(_answers(writer)),
    )
    document = writer.document("plan-canvas", values, plan, form=Form.ONE_SHEET)
    project = project_line(writer)
    if not project:
        return document
    # In the title, and not below it: every line counts on one sheet.
    return replace(document, title=writer.plain("plan-canvas.titled", project=project))


def _values(writer: Writer) -> Iterator[tuple[Cell, ...]]:
    form = writer.source.content.forms["value_action"]
    records = writer.source.snapshot.all(ValueAction)
    for value in form.field("value").options:
        mine = [each for each in records if each.value == value.id]
        first = mine[0] if mine else ValueAction(id="")
        who = ", ".join(writer.picked(form.field("who"), first.who))
        who_and_when = (who, writer.own(first.when))
        yield (
            (Strong(value.label),),
            _cell(_short([writer.own(first.now)], _CELL)),
            _cell(_short([writer.own(first.will_do)], _CELL)),
            _cell(_short(who_and_when, _SMALL_CELL, most=2)),
        )


def _answers(writer: Writer) -> Iterator[tuple[Cell, Cell]]:
    # An empty sheet leaves most room where most is to be said.
    answers = (
        ("plan-canvas.why", _why(writer), 1),
        ("plan-canvas.with_whom", _with_whom(writer), 1),
        ("plan-canvas.open", _open(writer), 2),
        ("plan-canvas.barriers", _barriers(writer), 2),
        ("plan-canvas.reciprocity", _reciprocity(writer), 1),
        ("plan-canvas.first_steps", _first_steps(writer), 2),
        ("plan-canvas.know", _know(writer), 1),
    )
    for key, lines, blank_lines in answers:
        yield (Strong(writer.word(key)),), _cell(lines, blank_lines)


def _why(writer: Writer) -> list[str]:
    answers = ("motivations.purpose", "motivations.needs_to_change")
    texts = [writer.own(writer.source.snapshot.answer_text(key)) for key in answers]
    return _short([text for text in texts if text][:1], _LINE)


def _with_whom(writer: Writer) -> list[str]:
    """Return the views that the work needs; where none is noted, the people who agreed."""
    snapshot = writer.source.snapshot
    views = [writer.own(each.perspective) for each in snapshot.all(Perspective)]
    people = [
        writer.names.of(each) for each in snapshot.all(Stakeholder) if writer.names.agreed(each)
    ]
    return _joined(filter(None, views or people), _LINE)


def _open(writer: Writer) -> list[str]:
    """Return something that is open, and something that is fixed: people need to know both."""
    field = writer.source.content.forms["objective"].field("openness")
    found: dict[str, list[str]] = {"open": [], "fixed": [], "partly_open": []}
    for each in writer.source.snapshot.all(Objective):
        change = writer.own(each.change)
        if change and each.openness in found:
            label = field.option_label(each.openness)
            found[each.openness].append(_pair(writer, label, change))
    firsts = [text for texts in found.values() for text in texts[:1]]
    rest = [text for texts in found.values() for text in texts[1:]]
    return _short([*firsts, *rest], _LINE, most=2)


def _barriers(writer: Writer) -> list[str]:
    return _short(
        (
            _pair(writer, writer.own(each.barrier), writer.own(each.action))
            for each in writer.source.snapshot.all(Barrier)
            if not is_between_us(writer, each)
        ),
        _LINE,
    )


def _reciprocity(writer: Writer) -> list[str]:
    return _short(
        (
            _pair(writer, writer.own(each.contribution), writer.own(each.offer))
            for each in writer.source.snapshot.all(Reciprocity)
            if not is_between_us(writer, each)
        ),
        _LINE,
    )


def _first_steps(writer: Writer) -> list[str]:
    snapshot = writer.source.snapshot
    dated = [(each.date, each.what) for each in snapshot.all(Milestone) if each.state != "reached"]
    dated = dated or [
        (each.date, each.what) for each in snapshot.all(NextStep) if each.state != "done"
    ]
    dated.sort(key=lambda step: (step[0] is None, step[0].isoformat() if step[0] else ""))
    return _short(
        (
            _pair(writer, day_in_words(writer.source.words, date) if date else "", writer.own(what))
            for date, what in dated
            if writer.own(what)
        ),
        _LINE,
        most=2,
    )


def _know(writer: Writer) -> list[str]:
    return _short(
        (
            writer.own(each.indicator) or writer.own(each.outcome)
            for each in writer.source.snapshot.all(Outcome)
        ),
        _LINE,
    )


def _pair(writer: Writer, first: str, second: str) -> str:
    if first and second:
        return writer.plain("plan-canvas.pair", first=first, second=second)
    return first or second


def _short(texts: Iterable[str], limit: int, most: int = 1) -> list[str]:
    """Return up to `most` texts as single lines, each cut between words at `limit` characters."""
    lines = [line for text in texts if (line := " ".join(text.split()))]
    shown = [_cut(line, limit) for line in lines[:most]]
    if len(lines) > most:
        shown[-1] = shown[-1].removesuffix(_MORE) + _MORE
    return shown


def _joined(texts: Iterable[str], limit: int) -> list[str]:
    """Return different texts as one line, cut at `limit` characters."""
    lines = dict.fromkeys(" ".join(text.split()) for text in texts)
    line = "; ".join(line.rstrip(".;") for line in lines if line)
    return [_cut(line, limit)] if line else []


def _cut(line: str, limit: int) -> str:
    """Return the beginning of a line: to the end of a sentence, or of a word, or just so far."""
    if len(line) <= limit:
        return line
    head = line[:limit]
    sentence = max(head.rfind(f"{end} ") for end in ".!?") + 1
    if sentence > limit * _EARLIEST_CUT:
        return head[:sentence] + _MORE
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:.") + _MORE


def _cell(lines: list[str], blank_lines: int = 1) -> Cell:
    """Return lines as the words of a cell, or room to write where there are none."""
    if not lines:
        return Blank(blank_lines)
    nodes: list[Inline] = []
    for line in lines:
        if nodes:
            nodes.append(Text("\n"))
        nodes.append(Text(line))
    return tuple(nodes)
