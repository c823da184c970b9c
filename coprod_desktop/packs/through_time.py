"""What goes on through time, drawn and told for the whole plan: milestones, and the six values.

What is drawn where comes from `domain.timeline` and `domain.over_time`, as in the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coprod_desktop.documents.tree import (
    Blank,
    Block,
    Cell,
    Column,
    Figure,
    Inlines,
    Paragraph,
    Strong,
    Table,
)
from coprod_desktop.domain.over_time import Point, Series, values_over_time
from coprod_desktop.domain.records import Milestone, Record, ValueCheck, specs
from coprod_desktop.domain.timeline import Stop, timeline
from coprod_desktop.packs.dates import kept_date
from coprod_desktop.packs.numbers import number_svg
from coprod_desktop.packs.pictures import DARK, LINE, path, stone, svg
from coprod_desktop.packs.records_block import labelled, records_block
from coprod_desktop.packs.writer import Writer, joined, sentence, spaced

_STONES = {"reached": "done_for_now", "under_way": "in_progress"}
"""The stepping stone that shows how far a milestone is; an empty one for what is to do."""

_WIDE = 480.0
_ROW = 74.0
_RADIUS = 14.0
_NEAREST = 46.0
"""Least way between two stops."""
_IN_A_ROW = 8

_LINE_WIDE, _LINE_HIGH = 160.0, 62.0
_SIDE = 10.0
"""Side of the square that is a look at a value, and the room around all of them."""


def milestones(writer: Writer, records: Sequence[Record]) -> tuple[Block, ...]:
    """Return milestones on a line and as a table, and a list of those without a day."""
    form = writer.source.content.forms["milestone"]
    known = [each for each in records if isinstance(each, Milestone)]
    stops = timeline(known, writer.source.today)
    undated = [each for each in known if each.date is None]
    if not stops:
        return records_block(writer, form, undated)
    dated = [each for each in stops if each.milestone is not None]
    said = [writer.say("through-time.how")]
    if len(dated) < len(stops) and writer.source.today is not None:
        day = kept_date(writer.source.words, writer.source.today)
        said.append(writer.say("through-time.today", day=day))
    columns = (
        Column(writer.word("through-time.column_what"), 2.0),
        Column(writer.word("through-time.column_day"), 1.2),
        Column(writer.word("through-time.column_state"), 1.5),
    )
    rows = tuple(_milestone(writer, number, each) for number, each in enumerate(dated, 1))
    return (
        Figure(timeline_svg(stops), writer.plain("through-time.picture", count=len(dated))),
        Paragraph(spaced(*said)),
        Table(writer.word("through-time.caption"), columns, rows),
        *records_block(writer, form, undated),
    )


def _milestone(writer: Writer, number: int, stop: Stop) -> tuple[Cell, ...]:
    each = stop.milestone or Milestone(id="")
    form = writer.source.content.forms["milestone"]
    what = writer.lines(each.what) or writer.word("through-time.without_name")
    late = writer.say("through-time.late") if stop.late else ()
    far = joined("\n", (labelled(writer, form, each, ("state",)), late))
    return (
        (Strong(writer.plain("through-time.numbered", number=number, what=what)),),
        (kept_date(writer.source.words, stop.date),),
        joined("\n", (far, labelled(writer, form, each, ("who",)))) or Blank(),
    )


def timeline_svg(stops: Sequence[Stop]) -> str:
    """Return stops along a line, those that are milestones numbered; today is a bar.

    The longer the time between two stops, the longer the way. What one row cannot hold goes on
    in the next.
    """
    rows = [stops[at : at + _IN_A_ROW] for at in range(0, len(stops), _IN_A_ROW)]
    stretch = min(map(_stretch, rows))
    shapes: list[str] = []
    number = 0
    for row, inside in enumerate(rows):
        y = row * _ROW + 26
        places = _places(inside, stretch)
        start = places[0] if row == 0 else 0.0
        end = places[-1] if row == len(rows) - 1 else _WIDE
        shapes.append(path(f"M {start:g} {y:g} L {end:g} {y:g}", "none", LINE, 2))
        for stop, x in zip(inside, places, strict=True):
            if stop.milestone is None:
                shapes.append(path(f"M {x:g} {y - 22:g} L {x:g} {y + 22:g}", "none", LINE, 6))
                continue
            number += 1
            shapes += stone(x, y, _RADIUS, _STONES.get(stop.milestone.state, ""))
            shapes.append(number_svg(number, x, y + 34, LINE))
    return svg(_WIDE, len(rows) * _ROW, shapes)


def _stretch(row: Sequence[Stop]) -> float:
    """Return how long the longest way between two stops may be beyond the least in a row."""
    gaps = sum(each.gap for each in row[1:])
    free = _WIDE - 4 * _RADIUS - _NEAREST * (len(row) - 1)
    return min(free / gaps, _WIDE) if gaps else _WIDE


def _places(row: Sequence[Stop], stretch: float) -> list[float]:
    places = [2 * _RADIUS]
    for stop in row[1:]:
        places.append(places[-1] + _NEAREST + stop.gap * stretch)
    return places


def values(writer: Writer, records: Iterable[Record]) -> tuple[Block, ...]:
    """Return how each value went, as a line beside words; nothing before a second look at one."""
    series = values_over_time(each for each in records if isinstance(each, ValueCheck))
    if not any(len(each.points) > 1 for each in series):
        return ()
    blocks: list[Block] = [writer.para("through-time.values_how")]
    for each in series:
        blocks += _value(writer, each)
    return tuple(blocks)


def _value(writer: Writer, series: Series) -> tuple[Figure, Paragraph]:
    form = writer.source.content.forms["value_check"]
    ratings = [form.field("rating").option_label(each.rating) for each in series.points]
    looks: list[Inlines] = [
        writer.say("through-time.look", day=kept_date(writer.source.words, each.date), rating=said)
        for each, said in zip(series.points, ratings, strict=True)
    ]
    name = sentence(form.field("value").option_label(series.value))
    alt = writer.plain("through-time.value_picture", first=ratings[0], last=ratings[-1])
    if len(ratings) == 1:
        alt = writer.plain("through-time.value_once", rating=ratings[0])
    return (Figure(series_svg(series.points), alt), Paragraph(spaced((Strong(name),), *looks)))


def series_svg(points: Sequence[Point]) -> str:
    """Return looks at a value as squares on a line for each rating, joined in their order."""
    levels = len(specs("value_check")["rating"].options) - 1
    wide, high = _LINE_WIDE - 2 * _SIDE, _LINE_HIGH - 2 * _SIDE
    shapes = []
    for level in range(levels + 1):
        y = _SIDE + high * level / levels
        shapes.append(path(f"M {_SIDE:g} {y:g} L {_SIDE + wide:g} {y:g}", "none", LINE, 0.7))
    spots = [(_SIDE + wide * each.across, _SIDE + high * (1 - each.up)) for each in points]
    way = " L ".join(f"{x:g} {y:g}" for x, y in spots)
    if len(spots) > 1:
        shapes.append(path(f"M {way}", "none", DARK, 3))
    h = _SIDE / 2
    for x, y in spots:
        square = f"M {x - h:g} {y - h:g} L {x + h:g} {y - h:g} L {x + h:g} {y + h:g} "
        shapes.append(path(f"{square}L {x - h:g} {y + h:g} Z", DARK, DARK, 1))
    return svg(_LINE_WIDE, _LINE_HIGH, shapes)
