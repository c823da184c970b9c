"""The plan canvas: the plan in short on one sheet, printed from records or filled in on a wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coprod_desktop.documents.tree import (
    Blank,
    Block,
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
from coprod_desktop.packs.dates import day
from coprod_desktop.packs.meeting import project_line
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.writer import Writer

_CELL = 120
"""Characters that one record may take in a cell of the values."""

_ANSWER = 220
"""Characters that a written answer may take."""

_LINE = 110
"""Characters that one record may take among the answers."""

_MOST = 4
"""Records that stand under one question."""

_MORE = " …"


def build(source: Source) -> Document:
    """Return the plan on one sheet."""
    writer = Writer(source)
    values = Table(
        writer.word("plan-canvas.values"),
        (
            Column(writer.word("plan-canvas.column_value"), 1.4),
            Column(writer.word("plan-canvas.column_now"), 2.4),
            Column(writer.word("plan-canvas.column_will"), 2.4),
            Column(writer.word("plan-canvas.column_who"), 1.1),
            Column(writer.word("plan-canvas.column_when"), 1.1),
        ),
        tuple(_values(writer)),
    )
    plan = Table(
        writer.word("plan-canvas.plan"),
        (
            Column(writer.word("plan-canvas.column_question"), 1.4),
            Column(writer.word("plan-canvas.column_answer"), 4.0),
        ),
        tuple(_answers(writer)),
    )
    shortened = any(_is_short(row) for table in (values, plan) for row in table.rows)
    more: tuple[Block, ...] = (writer.para("plan-canvas.more"),) if shortened else ()
    return writer.document(
        "plan-canvas",
        writer.section("plan-canvas.values", values),
        writer.section("plan-canvas.plan", plan, more),
        subtitle=project_line(writer),
        form=Form.ONE_SHEET,
    )


def _is_short(row: tuple[Cell, ...]) -> bool:
    return any(
        isinstance(node, Text) and node.text.endswith(_MORE)
        for cell in row
        if not isinstance(cell, Blank)
        for node in cell
    )


def _values(writer: Writer) -> Iterator[tuple[Cell, ...]]:
    form = writer.source.content.forms["value_action"]
    records = writer.source.snapshot.all(ValueAction)
    for value in form.field("value").options:
        mine = [each for each in records if each.value == value.id]
        yield (
            (Strong(value.label),),
            _cell(_levelled(writer, mine, "now"), 3),
            _cell(_levelled(writer, mine, "will_do"), 3),
            _cell(_short(dict.fromkeys(writer.who(each.who) for each in mine), _CELL)),
            _cell(_short(dict.fromkeys(writer.own(each.when) for each in mine), _CELL)),
        )


def _levelled(writer: Writer, records: list[ValueAction], field: str) -> list[str]:
    """Return what is said of a value, with the level where it is said at more than one."""
    levels = writer.source.content.forms["value_action"].field("level")
    told = [(each.level, writer.own(getattr(each, field))) for each in records]
    told = [(level, text) for level, text in told if text]
    if len({level for level, _ in told}) > 1:
        return _short(
            (
                writer.plain("plan-canvas.at_level", level=levels.option_label(level), text=text)
                if level
                else text
                for level, text in told
            ),
            _CELL,
        )
    return _short((text for _, text in told), _CELL)


def _answers(writer: Writer) -> Iterator[tuple[Cell, Cell]]:
    answers = (
        ("plan-canvas.why", _why(writer)),
        ("plan-canvas.with_whom", _with_whom(writer)),
        ("plan-canvas.open", _open(writer)),
        ("plan-canvas.barriers", _barriers(writer)),
        ("plan-canvas.reciprocity", _reciprocity(writer)),
        ("plan-canvas.first_steps", _first_steps(writer)),
        ("plan-canvas.know", _know(writer)),
    )
    for key, lines in answers:
        yield (Strong(writer.word(key)),), _cell(lines, 3)


def _why(writer: Writer) -> list[str]:
    answers = ("motivations.purpose", "motivations.needs_to_change")
    texts = [writer.own(writer.source.snapshot.answer_text(key)) for key in answers]
    return _short(texts, _ANSWER)[:1]


def _with_whom(writer: Writer) -> list[str]:
    """Return the views that the work needs; where none is noted, the people who agreed."""
    snapshot = writer.source.snapshot
    views = [writer.own(each.perspective) for each in snapshot.all(Perspective)]
    people = [
        writer.names.of(each) for each in snapshot.all(Stakeholder) if each.name_on_papers == "yes"
    ]
    return _short(dict.fromkeys(filter(None, views or people)), _LINE, most=2 * _MOST)


def _open(writer: Writer) -> list[str]:
    field = writer.source.content.forms["objective"].field("openness")
    objectives = writer.source.snapshot.all(Objective)
    return _short(
        (
            _pair(writer, field.option_label(openness), writer.own(each.change))
            for openness in ("open", "partly_open", "fixed")
            for each in objectives
            if each.openness == openness and writer.own(each.change)
        ),
        _LINE,
    )


def _barriers(writer: Writer) -> list[str]:
    return _short(
        (
            _pair(writer, writer.own(each.barrier), writer.own(each.action))
            for each in writer.source.snapshot.all(Barrier)
        ),
        _LINE,
    )


def _reciprocity(writer: Writer) -> list[str]:
    return _short(
        (
            _pair(writer, writer.own(each.contribution), writer.own(each.offer))
            for each in writer.source.snapshot.all(Reciprocity)
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
            _pair(writer, day(writer.source.words, date) if date else "", writer.own(what))
            for date, what in dated
            if writer.own(what)
        ),
        _LINE,
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


def _short(texts: Iterable[str], limit: int, most: int = _MOST) -> list[str]:
    """Return up to `most` texts as single lines, each cut between words at `limit` characters."""
    lines = [" ".join(text.split()) for text in texts]
    lines = [_cut(line, limit) for line in lines if line]
    if len(lines) > most:
        lines[most - 1 :] = [_cut(lines[most - 1], limit).removesuffix(_MORE) + _MORE]
    return lines


def _cut(line: str, limit: int) -> str:
    if len(line) <= limit:
        return line
    head = line[:limit]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:") + _MORE


def _cell(lines: list[str], blank_lines: int = 2) -> Cell:
    """Return lines as the words of a cell, or room to write where there are none."""
    if not lines:
        return Blank(blank_lines)
    nodes: list[Inline] = []
    for line in lines:
        if nodes:
            nodes.append(Text("\n"))
        nodes.append(Text(line))
    return tuple(nodes)
