"""What is worth doing next, rule by rule."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.next_things import MOST, StepFacts, Thing, next_session, next_things
from coprod_desktop.domain.records import (
    KIND_OF,
    AgendaItem,
    Answer,
    Barrier,
    ExpectedPerson,
    Perspective,
    Project,
    Record,
    Reflection,
    Session,
    Stakeholder,
    StepState,
)
from coprod_desktop.domain.snapshot import PROJECT_ID, Snapshot

TODAY = dt.date(2026, 11, 23)
STEPS = (StepFacts("understand", ("learning_entry",)), StepFacts("motivations", ("objective",)))


def project(*records: Record) -> Snapshot:
    kinds: dict[str, dict[str, Record]] = {}
    for record in records:
        kinds.setdefault(KIND_OF[type(record)], {})[record.id] = record
    return Snapshot(kinds)


def answer(key: str, value: str = "x") -> Answer:
    return Answer(id=fixed_id("answer", key), key=key, value=value)


def state(step: str, name: str, day: dt.date | None = None) -> StepState:
    return StepState(id=fixed_id("step_state", step), step=step, state=name, look_again_on=day)


ABOUT = Project(id=PROJECT_ID, title="Ours", contact_name="Ines", contact_phone="1")
SESSION = Session(
    id="s",
    title="Breaks",
    date=dt.date(2026, 12, 3),
    start=dt.time(10),
    end=dt.time(12),
    place="Hall",
    place_checked="yes",
)
CALM = (
    ABOUT,
    answer("motivations.purpose"),
    answer("together.shared/a", "yes"),
    answer("understand.what_it_means"),
    Stakeholder(id="p", name="Amal"),
    SESSION,
    AgendaItem(id="a", session="s", title="Hello"),
    ExpectedPerson(id="e", session="s", stakeholder="p"),
)


def rules(*records: Record) -> list[str]:
    return [thing.rule for thing in next_things(project(*records), STEPS, TODAY)]


def without(kept: tuple[Record, ...], gone: type[Record]) -> tuple[Record, ...]:
    return tuple(each for each in kept if not isinstance(each, gone))


def test_nothing_is_asked_where_everything_is_in_place() -> None:
    assert rules(*CALM) == []


def test_an_empty_project_begins_with_its_name_and_its_purpose() -> None:
    found = rules()
    assert found[:2] == ["name_project", "write_purpose"]
    assert len(found) == MOST


def test_the_purpose_leads_to_its_own_field() -> None:
    things = next_things(project(ABOUT), STEPS, TODAY)
    assert things[0] == Thing(
        "write_purpose", "steps", "motivations.purpose", "motivations.purpose"
    )


def test_a_session_soon_asks_for_place_agenda_and_people_in_this_order() -> None:
    bare = without(without(without(CALM, AgendaItem), ExpectedPerson), Session)
    session = replace(SESSION, place_checked="partly")
    assert rules(*bare, session) == ["check_place", "write_agenda", "expect_people"]


def test_a_session_far_ahead_asks_for_nothing_yet() -> None:
    far = replace(SESSION, date=TODAY + dt.timedelta(days=22), place_checked="")
    assert rules(*without(CALM, Session), far) == []


def test_a_session_without_a_day_asks_for_one() -> None:
    assert rules(*without(CALM, Session), replace(SESSION, date=None)) == ["date_session"]


def test_the_next_session_is_today_s_then_the_next_and_an_undated_one_last() -> None:
    days = [dt.date(2026, 11, 1), TODAY, dt.date(2026, 12, 1), None]
    sessions = [Session(id=str(at), date=day) for at, day in enumerate(days)]
    assert next_session(project(*sessions), TODAY) == sessions[1]
    assert next_session(project(*sessions[2:]), TODAY) == sessions[2]
    assert next_session(project(sessions[0], sessions[3]), TODAY) == sessions[3]
    assert next_session(project(sessions[0]), TODAY) is None


def test_a_step_is_looked_at_again_on_its_day_and_not_before() -> None:
    tomorrow = TODAY + dt.timedelta(days=1)
    assert rules(*CALM, state("motivations", "look_again", TODAY)) == ["look_again"]
    assert rules(*CALM, state("motivations", "look_again", tomorrow)) == []
    assert rules(*CALM, state("motivations", "done_for_now", TODAY)) == []


def test_a_session_that_was_asks_how_it_went_until_something_is_noted() -> None:
    past = Session(id="past", date=TODAY - dt.timedelta(days=3))
    assert rules(*CALM, past) == ["reflect_on_session"]
    assert rules(*CALM, replace(past, notes="It went well")) == []
    noted = Reflection(id="r", session="past", question="heard", state="yes")
    assert rules(*CALM, past, noted) == []
    assert rules(*CALM, replace(past, date=TODAY - dt.timedelta(days=61))) == []


def test_an_invitation_needs_somebody_to_ring_or_to_write_to() -> None:
    rest = without(CALM, Project)
    assert rules(*rest, replace(ABOUT, contact_phone="")) == ["add_contact"]
    assert rules(*rest, replace(ABOUT, contact_phone="", contact_email="a@b")) == []


def test_a_view_that_nobody_brings_is_worth_an_invitation() -> None:
    view = Perspective(id="v", perspective="A parent", found="not_yet")
    assert rules(*CALM, view) == ["missing_voice"]
    assert rules(*CALM, replace(view, brought_by="Rosa")) == []


def test_a_barrier_without_an_action_is_worth_one() -> None:
    barrier = Barrier(id="b", barrier="Steps at the door", state="to_do")
    assert rules(*CALM, barrier) == ["remove_barrier"]
    assert rules(*CALM, replace(barrier, action="A ramp")) == []


def test_the_first_step_that_nobody_opened_comes_last() -> None:
    rest = tuple(each for each in CALM if each != answer("understand.what_it_means"))
    assert rules(*rest) == ["begin_step"]
    assert rules(*rest, state("understand", "in_progress")) == []


def test_every_place_that_a_rule_leads_to_exists() -> None:
    content = load_content(Words())
    places = {page.id for step in content.all_steps() for page in step.pages}
    places |= {step.id for step in content.all_steps()}
    view = Perspective(id="v", perspective="A parent", found="not_yet")
    barrier = Barrier(id="b", barrier="Steps at the door")
    for records in ((), (ABOUT,), (*CALM, view, barrier, state("motivations", "look_again"))):
        for thing in next_things(project(*records), STEPS, TODAY):
            if thing.section == "steps":
                assert thing.target in places
                assert not thing.field or content.field(thing.field)
            if thing.target == "project":
                assert content.forms["project"].field(thing.field)
