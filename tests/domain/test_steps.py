import datetime as dt

from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import Answer, Objective, StepState
from coprod_desktop.domain.snapshot import Snapshot
from coprod_desktop.domain.steps import standing

TODAY = dt.date(2026, 11, 23)


def _snapshot(*records) -> Snapshot:
    kinds = {Answer: "answer", StepState: "step_state", Objective: "objective"}
    found: dict = {}
    for record in records:
        found.setdefault(kinds[type(record)], {})[record.id] = record
    return Snapshot(found)


def _state(**fields) -> StepState:
    return StepState(id=fixed_id("step_state", "motivations"), step="motivations", **fields)


def _answer(key: str, value: str = "", note: str = "") -> Answer:
    return Answer(id=fixed_id("answer", key), key=key, value=value, note=note)


def test_an_untouched_step_is_not_started():
    assert standing(_snapshot(), "motivations", TODAY).state == "not_started"


def test_a_step_with_an_answer_shows_as_in_progress():
    snapshot = _snapshot(_answer("motivations.purpose", "Carers are worn out."))
    assert standing(snapshot, "motivations", TODAY).state == "in_progress"
    assert standing(snapshot, "reflect", TODAY).state == "not_started"


def test_an_answer_that_was_cleared_does_not_count_but_a_note_does():
    cleared = _snapshot(_answer("motivations.purpose"))
    assert standing(cleared, "motivations", TODAY).state == "not_started"
    noted = _snapshot(_answer("motivations.checks/one", note="Ask Rosa"))
    assert standing(noted, "motivations", TODAY).state == "in_progress"


def test_a_step_with_a_record_shows_as_in_progress():
    snapshot = _snapshot(Objective(id="one"))
    assert standing(snapshot, "motivations", TODAY, {"objective"}).state == "in_progress"


def test_what_a_person_said_counts_more_than_what_is_written():
    snapshot = _snapshot(
        _state(state="done_for_now", looked_at=TODAY), _answer("motivations.purpose", "x")
    )
    found = standing(snapshot, "motivations", TODAY)
    assert (found.state, found.looked_at, found.due) == ("done_for_now", TODAY, False)


def test_look_again_is_due_from_its_day_on():
    def due(day: dt.date | None) -> bool:
        snapshot = _snapshot(_state(state="look_again", look_again_on=day))
        return standing(snapshot, "motivations", TODAY).due

    assert not due(TODAY + dt.timedelta(days=1))
    assert due(TODAY)
    assert due(None)


def test_a_day_left_over_from_another_state_is_not_shown():
    snapshot = _snapshot(_state(state="done_for_now", look_again_on=TODAY))
    assert standing(snapshot, "motivations", TODAY).look_again_on is None
