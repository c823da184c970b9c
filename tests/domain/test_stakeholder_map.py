"""Where people stand on the map, and who is needed, speaks for others or has not answered."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import (
    KIND_OF,
    Asset,
    Invitation,
    Perspective,
    Record,
    Stakeholder,
)
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.stakeholder_map import (
    AMOUNTS,
    beside,
    cell_of,
    first_cell,
    on_the_map,
    start_with,
    values_of,
)
from coprod_desktop.domain.strengths import by_sort, is_used
from coprod_desktop.domain.who_is_here import (
    is_missing,
    not_answered,
    speaking_for_others,
    views_needed,
)

TODAY = dt.date(2026, 11, 23)
CELLS = st.tuples(st.integers(0, 4), st.integers(0, 4))


def one(name: str, **fields: object) -> Stakeholder:
    return Stakeholder(id=fixed_id("test", name), name=name, **fields)


def snapshot(*records: Record) -> Snapshot:
    found: dict[str, dict[str, Record]] = {}
    for each in records:
        found.setdefault(KIND_OF[type(each)], {})[each.id] = each
    return Snapshot(found)


@given(CELLS)
def test_what_is_recorded_of_a_place_leads_back_to_it(cell):
    assert cell_of(one("Amal", **values_of(cell))) == cell


@given(CELLS, st.integers(-9, 9), st.integers(-9, 9))
def test_no_step_leads_off_the_map(cell, across, up):
    there = beside(cell, across, up)
    assert all(0 <= each < len(AMOUNTS) for each in there)
    assert (there == cell) == (beside(cell, across, 0) == cell == beside(cell, 0, up))


def test_who_is_not_placed_begins_in_the_middle_of_what_is_not_said():
    assert cell_of(one("Amal", interest="much")) is None
    assert first_cell(one("Amal", interest="much")) == (3, 2)
    assert first_cell(one("Amal")) == (2, 2)


def test_the_work_starts_where_much_is_at_stake_and_little_can_be_changed():
    shaded = [(x, y) for x in range(5) for y in range(5) if start_with((x, y))]
    assert shaded == [(3, 0), (3, 1), (4, 0), (4, 1)]


def test_who_has_left_is_not_on_the_map():
    assert on_the_map([one("Amal"), one("Bilal", part="left")]) == [one("Amal")]


def test_views_that_are_missing_come_first():
    views = [
        Perspective(id=fixed_id("view", found), perspective=f"View {found}", found=found)
        for found in ("yes", "partly", "", "not_yet")
    ]
    nameless = Perspective(id=fixed_id("view", "nameless"), found="not_yet")
    found = views_needed(snapshot(*views, nameless))
    assert [each.found for each in found] == ["not_yet", "", "partly", "yes"]
    assert [is_missing(each) for each in found] == [True, True, False, False]


@pytest.mark.parametrize(
    ("fields", "speaks"),
    [
        ({}, False),
        ({"footing": "themselves", "speaks_for": "Only herself"}, False),
        ({"footing": "chosen_by_group"}, True),
        ({"speaks_for": "Her street"}, True),
        ({"speaks_for": "Her street", "part": "left"}, False),
    ],
)
def test_who_speaks_for_more_than_themselves(fields, speaks):
    amal = one("Amal", **fields)
    assert speaking_for_others(snapshot(amal)) == [amal] * speaks


def test_who_waited_longest_comes_first_and_who_answered_not_at_all():
    people = [one("Amal"), one("Bilal"), one("Cari"), one("Dai", part="left")]
    days = {"Amal": dt.date(2026, 11, 20), "Bilal": dt.date(2026, 10, 1), "Cari": None}
    asked = [
        Invitation(id=fixed_id("asked", name), stakeholder=fixed_id("test", name), date=day)
        for name, day in days.items()
    ]
    asked.append(Invitation(id=fixed_id("asked", "Dai"), stakeholder=fixed_id("test", "Dai")))
    answered = Invitation(
        id=fixed_id("answered", "Amal"), stakeholder=fixed_id("test", "Amal"), answer="no"
    )
    found = not_answered(snapshot(*people, *asked, answered), TODAY)
    assert [(each.stakeholder.name, each.days) for each in found] == [
        ("Bilal", 53),
        ("Amal", 3),
        ("Cari", None),
    ]


def test_strengths_stand_by_their_sort_and_empty_ones_nowhere():
    bus = Asset(id=fixed_id("asset", "bus"), what="A bus", sort="thing", used="In the storm")
    song = Asset(id=fixed_id("asset", "song"), what="Whistles")
    empty = Asset(id=fixed_id("asset", "empty"), sort="skill")
    boxes = by_sort([bus, song, empty])
    assert {sort: found for sort, found in boxes.items() if found} == {
        "thing": [bus],
        "other": [song],
    }
    assert "other" not in by_sort([bus])
    assert is_used(bus)
    assert not is_used(song)
