import datetime as dt

from coprod_desktop.domain.agenda import length_in_minutes, timed_agenda, total_minutes
from coprod_desktop.domain.records import AgendaItem


def _items(*minutes: int | None) -> list[AgendaItem]:
    return [AgendaItem(id=str(n), minutes=each) for n, each in enumerate(minutes)]


def _clock(start: dt.time | None, *minutes: int | None) -> list[str]:
    return [
        each.starts.strftime("%H:%M") if each.starts else "-"
        for each in timed_agenda(start, _items(*minutes))
    ]


def test_each_part_begins_when_the_one_before_it_is_over():
    assert _clock(dt.time(10, 30), 15, 35, 10) == ["10:30", "10:45", "11:20"]


def test_after_a_part_without_minutes_no_time_is_made_up():
    assert _clock(dt.time(10, 30), 15, None, 10, 5) == ["10:30", "10:45", "-", "-"]


def test_without_a_start_there_are_no_clock_times():
    assert _clock(None, 15, 35) == ["-", "-"]


def test_an_evening_may_run_past_midnight():
    assert _clock(dt.time(23, 30), 45, 5) == ["23:30", "00:15"]


def test_the_minutes_add_up_and_missing_ones_count_as_none():
    assert total_minutes(_items(15, None, 35)) == 50
    assert total_minutes([]) == 0


def test_the_length_of_a_session_needs_a_start_and_an_end():
    assert length_in_minutes(dt.time(10, 30), dt.time(12, 30)) == 120
    assert length_in_minutes(dt.time(23, 0), dt.time(0, 30)) == 90
    assert length_in_minutes(None, dt.time(12, 30)) is None
    assert length_in_minutes(dt.time(10, 30), None) is None
    assert length_in_minutes(dt.time(10, 30), dt.time(10, 30)) is None
