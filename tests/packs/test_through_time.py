"""The timeline and the values in the whole plan: drawn, and the same in words beside it."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from coprod_desktop.content.load import load_content
from coprod_desktop.documents.tree import Figure, Paragraph, Section, Table
from coprod_desktop.domain.over_time import values_over_time
from coprod_desktop.domain.records import Milestone, ValueCheck
from coprod_desktop.domain.timeline import timeline
from coprod_desktop.packs.registry import build_pack
from coprod_desktop.packs.source import Source
from coprod_desktop.packs.through_time import series_svg, timeline_svg
from coprod_desktop.render.svg import read_svg
from tests.packs.made_up import TODAY, WORDS, snapshot
from tests.packs.whole_text import whole_text

REAL = load_content(WORDS)
DAY = dt.timedelta(days=1)


def blocks(*records, today=TODAY):
    """Return all blocks of the whole plan, without what stands around them."""
    source = Source(snapshot(*records), REAL, WORDS, today=today)
    waiting = [*build_pack(source, ["whole-plan"]).documents[0].blocks]
    found = []
    while waiting:
        block = waiting.pop(0)
        found.append(block)
        if isinstance(block, Section):
            waiting = [*block.blocks, *waiting]
    return found


LATE = Milestone(id="a", what="New form", date=TODAY - 9 * DAY, state="to_do", who="All of us")
DONE = Milestone(id="b", what="First look", date=TODAY - 30 * DAY, state="reached")
OPEN = Milestone(id="c", what="Someday")


def milestone_table(*records, today=TODAY):
    captions = "The milestones in the order of their days"
    return [
        each
        for each in blocks(*records, today=today)
        if isinstance(each, Table) and each.caption == captions
    ]


def said(cell):
    return "".join(node.text for node in cell)


def test_milestones_are_drawn_and_told_in_the_order_of_their_days():
    (table,) = milestone_table(LATE, OPEN, DONE)
    assert [said(row[0]) for row in table.rows] == ["1. First look", "2. New form"]
    assert said(table.rows[1][2]) == "To do\nIts day has passed\nWho: All of us"
    alts = [each.alt for each in blocks(LATE, OPEN, DONE) if isinstance(each, Figure)]
    assert any("2 numbered stops" in each for each in alts)
    source = Source(snapshot(LATE, OPEN, DONE), REAL, WORDS, today=TODAY)
    text = whole_text(source, ["whole-plan"])
    assert "Someday." in text
    assert "The bar is the day of this print" in text


def test_without_a_day_of_print_no_bar_is_spoken_of_and_nothing_is_late():
    (table,) = milestone_table(LATE, DONE, today=None)
    assert "passed" not in said(table.rows[1][2])
    text = whole_text(Source(snapshot(LATE, DONE), REAL, WORDS), ["whole-plan"])
    assert "The bar is" not in text
    assert milestone_table(OPEN) == []


@pytest.mark.parametrize("count", [1, 2, 7, 8, 9, 30])
def test_a_line_of_any_length_stays_inside_its_picture_and_keeps_its_stops_apart(count):
    records = [Milestone(id=str(at), date=TODAY + at * at * DAY) for at in range(count)]
    picture = read_svg(timeline_svg(timeline(records, TODAY)))
    points = [
        (points[at], points[at + 1])
        for shape in picture.shapes
        for _, points in shape.segments
        for at in range(0, len(points), 2)
    ]
    assert all(-0.1 <= x <= picture.width + 0.1 for x, _ in points)
    assert all(0 <= y <= picture.height for _, y in points)


def test_the_longer_the_time_the_longer_the_way():
    records = [Milestone(id=str(at), date=TODAY + at * DAY) for at in (1, 2, 40)]
    svg = timeline_svg(timeline(records, None))
    middles = [float(part.split('"')[0]) for part in svg.split('<circle cx="')[1:]]
    near, far = (after - before for before, after in pairwise(middles))
    assert far > 2 * near


def check(value: str, days: int, rating: str) -> ValueCheck:
    key = f"{value}-{days}"
    return ValueCheck(id=key, value=value, date=TODAY + days * DAY, rating=rating)


LOOKS = (
    check("openness", -60, "not_yet"),
    check("openness", -1, "mostly"),
    check("thanks", -1, "fully"),
)


def test_how_a_value_went_is_drawn_beside_its_looks_in_words():
    found = blocks(*LOOKS)
    lines = [
        (figure.alt, said(words.content))
        for figure, words in pairwise(found)
        if isinstance(figure, Figure) and isinstance(words, Paragraph)
        if "beside it" in figure.alt
    ]
    assert len(lines) == 2
    assert "begins at “Not yet” and ends at “Mostly”" in lines[0][0]
    assert lines[0][1].endswith(": Mostly.")
    assert ": Not yet." in lines[0][1]
    assert "One square, at “Fully”" in lines[1][0]


def test_one_look_at_each_value_is_no_line_through_time():
    assert not any(
        isinstance(each, Figure) and "beside it" in each.alt for each in blocks(*LOOKS[1:])
    )


def test_a_better_look_stands_higher():
    (series,) = values_over_time(LOOKS[:2])
    squares = [
        shape.segments[0][1][:2]
        for shape in read_svg(series_svg(series.points)).shapes
        if shape.fill
    ]
    (first_x, first_y), (last_x, last_y) = squares
    assert first_x < last_x
    assert first_y > last_y
