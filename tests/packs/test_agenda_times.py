"""The agenda tells the time of each part, as far as anybody can know it."""

from __future__ import annotations

import datetime as dt

from coprod_desktop.documents.tree import Blank, Table
from coprod_desktop.domain.records import AgendaItem, Session
from coprod_desktop.packs import agenda
from coprod_desktop.packs.source import Source
from tests.packs.made_up import CONTENT, WORDS, snapshot


def times(start: dt.time | None, *minutes: int | None, end: dt.time | None = None) -> list[str]:
    session = Session(id="s", start=start, end=end)
    items = [
        AgendaItem(id=str(number), position=number, session="s", title="Part", minutes=length)
        for number, length in enumerate(minutes)
    ]
    source = Source(snapshot(session, *items), CONTENT, WORDS, session)
    document = agenda.build(source)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return ["" if isinstance(row[0], Blank) else row[0][0].text for row in table.rows]


def test_parts_follow_each_other_and_the_end_is_told():
    assert times(dt.time(10, 30), 15, 35, 70) == ["10:30", "10:45", "11:20", "12:30"]


def test_after_a_part_without_minutes_the_times_are_left_to_write_in_and_no_end_is_told():
    assert times(dt.time(10, 30), 15, None, 70) == ["10:30", "10:45", ""]


def test_a_planned_end_is_told_even_where_minutes_are_missing():
    assert times(dt.time(10, 30), None, 5, end=dt.time(12)) == ["10:30", "", "12:00"]


def test_without_a_start_every_time_is_left_to_write_in():
    assert times(None, 15, 15) == ["", ""]


def test_a_session_can_go_past_midnight():
    assert times(dt.time(23, 50), 20) == ["23:50", "00:10"]


def test_an_empty_agenda_leaves_lines_and_tells_the_start():
    assert times(dt.time(9, 5)) == ["09:05", "", "", "", "", ""]
