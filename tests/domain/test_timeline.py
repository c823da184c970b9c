"""Where milestones and looks at the values stand in their pictures."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.over_time import values_over_time
from coprod_desktop.domain.records import Milestone, ValueCheck, specs
from coprod_desktop.domain.timeline import timeline

TODAY = dt.date(2026, 11, 23)
days = st.none() | st.dates()
milestones = st.lists(
    st.builds(
        Milestone,
        id=st.text(max_size=3),
        date=days,
        state=st.sampled_from(("", *specs("milestone")["state"].options)),
    ),
    max_size=8,
)
checks = st.lists(
    st.builds(
        ValueCheck,
        id=st.text(max_size=3),
        date=days,
        value=st.sampled_from(("", *specs("value_check")["value"].options)),
        rating=st.sampled_from(("", *specs("value_check")["rating"].options)),
    ),
    max_size=12,
)


def reached(day: int, *, done: bool = False) -> Milestone:
    when = TODAY + dt.timedelta(days=day)
    return Milestone(id=str(day), date=when, state="reached" if done else "to_do")


@given(milestones, st.dates())
def test_every_dated_milestone_and_today_stand_in_order(
    found: list[Milestone], today: dt.date
) -> None:
    stops = timeline(found, today)
    dated = [each for each in found if each.date is not None]
    assert len(stops) == (len(dated) + 1 if dated else 0)
    assert [stop.date for stop in stops] == sorted(stop.date for stop in stops)
    assert all(0 <= stop.gap <= 1 for stop in stops)
    assert sum(stop.milestone is None for stop in stops) == bool(dated)


def test_the_longest_way_is_drawn_longest_and_what_is_late_is_told() -> None:
    stops = timeline([reached(30), reached(-10), reached(-20, done=True)], TODAY)
    assert [stop.date for stop in stops if stop.milestone is None] == [TODAY]
    assert [round(stop.gap, 2) for stop in stops] == [0, 0.33, 0.33, 1]
    assert [stop.late for stop in stops] == [False, True, False, False]


def test_today_stands_before_what_is_to_happen_today() -> None:
    assert timeline([reached(0)], TODAY)[0].milestone is None


@given(checks)
def test_every_look_with_a_day_has_its_place(found: list[ValueCheck]) -> None:
    series = values_over_time(found)
    full = {(it.value, it.date) for it in found if it.value and it.rating and it.date is not None}
    assert {(each.value, point.date) for each in series for point in each.points} == full
    for each in series:
        assert [point.date for point in each.points] == sorted(it.date for it in each.points)
        assert all(0 <= point.across <= 1 and 0 <= point.up <= 1 for point in each.points)


def test_a_look_with_a_rating_from_a_newer_version_has_no_place() -> None:
    later: Any = "from_later"
    looks = [
        ValueCheck(id="a", value="thanks", date=TODAY, rating="fully"),
        ValueCheck(id="b", value="thanks", date=TODAY + dt.timedelta(days=9), rating=later),
        ValueCheck(id="c", value="listening", date=TODAY, rating=later),
        ValueCheck(id="d", value=later, date=TODAY - dt.timedelta(days=9), rating="fully"),
    ]
    (series,) = values_over_time(looks)
    assert [(it.date, it.rating, it.across) for it in series.points] == [(TODAY, "fully", 0.5)]


def test_a_better_rating_is_drawn_higher_and_a_later_look_further_right() -> None:
    looks = [
        ValueCheck(id="b", value="thanks", date=TODAY, rating="fully"),
        ValueCheck(id="a", value="thanks", date=TODAY - dt.timedelta(days=9), rating="not_yet"),
    ]
    (series,) = values_over_time(looks)
    assert [(point.across, point.up) for point in series.points] == [(0, 0), (1, 1)]
