"""What a person can do to a project."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from coprod_desktop.application.operations import (
    Answer,
    Changed,
    Create,
    Delete,
    Operation,
    Redo,
    Set,
    Several,
    Undo,
)
from coprod_desktop.application.show import project_json
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import (
    AgendaItem,
    Barrier,
    ExpectedPerson,
    Observation,
    Outcome,
    Session,
    Stakeholder,
)
from coprod_desktop.project.edits import Action
from coprod_desktop.support.errors import KnownError


def _refused(workspace: Workspace, operation: Operation) -> str:
    before = project_json(workspace.snapshot, workspace.content)
    with pytest.raises(KnownError) as refused:
        workspace.perform(operation)
    assert project_json(workspace.snapshot, workspace.content) == before
    assert Words().sentence(refused.value)
    return refused.value.key


def test_a_new_session_is_there_with_what_was_given(workspace: Workspace) -> None:
    done = workspace.perform(
        Create("session", {"title": "First", "date": "2026-12-03", "start": "10:30"})
    )
    session = workspace.snapshot.get(Session, done.id)
    assert session is not None
    assert (session.title, session.date, session.start) == (
        "First",
        dt.date(2026, 12, 3),
        dt.time(10, 30),
    )


def test_new_records_come_after_those_that_are_there(workspace: Workspace) -> None:
    ids = [
        workspace.perform(Create("outcome", {"outcome": text})).id
        for text in ("one", "two", "three")
    ]
    assert [outcome.id for outcome in workspace.snapshot.all(Outcome)] == ids


def test_moving_a_record_changes_its_place(workspace: Workspace) -> None:
    first, second = (
        workspace.perform(Create("outcome", {"outcome": text})).id for text in ("one", "two")
    )
    workspace.perform(Set("outcome", second, {"position": 0.5}))
    assert [outcome.id for outcome in workspace.snapshot.all(Outcome)] == [second, first]


def test_deleting_a_session_takes_its_agenda_and_people_and_undo_brings_all_back(
    workspace: Workspace,
) -> None:
    amal = workspace.perform(Create("stakeholder", {"name": "Amal"})).id
    session = workspace.perform(Create("session", {"title": "First"})).id
    item = workspace.perform(Create("agenda_item", {"session": session, "title": "Tea"})).id
    person = workspace.perform(
        Create("expected_person", {"session": session, "stakeholder": amal})
    ).id
    before = project_json(workspace.snapshot, workspace.content)
    workspace.perform(Delete("session", session))
    after = workspace.snapshot
    assert after.get(Session, session) is None
    assert after.get(AgendaItem, item) is None
    assert after.get(ExpectedPerson, person) is None
    assert after.get(Stakeholder, amal) is not None
    assert workspace.undo_action is not None
    assert workspace.undo_action.subject == "First"
    workspace.perform(Undo())
    assert project_json(workspace.snapshot, workspace.content) == before


def test_deleting_an_outcome_keeps_what_was_noticed_about_it(workspace: Workspace) -> None:
    outcome = workspace.perform(Create("outcome", {"outcome": "Rest"})).id
    noticed = workspace.perform(Create("observation", {"outcome": outcome, "noticed": "Yes"})).id
    workspace.perform(Delete("outcome", outcome))
    kept = workspace.snapshot.get(Observation, noticed)
    assert kept is not None
    assert (kept.outcome, kept.noticed) == ("", "Yes")


def test_answers_of_every_kind_are_kept_and_cleared(workspace: Workspace) -> None:
    shown: dict[str, object]
    workspace.perform(Answer("motivations.purpose", "Breaks that carers can book."))
    workspace.perform(Answer("understand.levels", ["strategic", "group"]))
    workspace.perform(Answer("understand.commitment", {"rating": "mostly", "note": "Nearly"}))
    workspace.perform(Answer("understand.for_real", {"share_power": "yes"}))
    workspace.perform(
        Answer("understand.for_real", {"mistakes": {"state": "partly", "note": "We try"}})
    )
    shown = project_json(workspace.snapshot, workspace.content)["answers"]  # type: ignore[assignment]  # JSON is a tree of anything
    assert shown == {
        "motivations.purpose": "Breaks that carers can book.",
        "understand.levels": ["group", "strategic"],
        "understand.commitment": {"rating": "mostly", "note": "Nearly"},
        "understand.for_real": {
            "share_power": {"state": "yes", "note": ""},
            "mistakes": {"state": "partly", "note": "We try"},
        },
    }
    workspace.perform(Answer("motivations.purpose", ""))
    workspace.perform(Answer("understand.levels", []))
    workspace.perform(Answer("understand.commitment", {"rating": "", "note": ""}))
    workspace.perform(
        Answer("understand.for_real", {"share_power": "", "mistakes": {"state": "", "note": ""}})
    )
    assert project_json(workspace.snapshot, workspace.content)["answers"] == {}


def test_whoever_is_named_whole_is_picked(workspace: Workspace) -> None:
    ann = workspace.perform(Create("stakeholder", {"name": "Ann O'Neill"})).id
    for name in ("Ben", "ben"):
        workspace.perform(Create("stakeholder", {"name": name}))
    whose = ["ann  o\u2019neill", "Ben", "Ann O'Neill's son", ann]
    barrier = workspace.perform(Create("barrier", {"barrier": "Stairs", "whose": whose})).id
    made = workspace.snapshot.get(Barrier, barrier)
    assert made is not None
    assert made.whose == f"{ann}\nBen\nAnn O'Neill's son", "two are called Ben"
    workspace.perform(Set("barrier", barrier, {"who": "Ann O'Neill\nTea", "helps": "Ann O'Neill"}))
    made = workspace.snapshot.get(Barrier, barrier)
    assert made is not None
    assert (made.who, made.helps) == (f"{ann}\nTea", "Ann O'Neill")


def test_whoever_is_made_at_once_is_picked_by_name_where_nobody_else_is_called_that(
    workspace: Workspace,
) -> None:
    zoe, ann, barrier, other = (new_id() for _ in range(4))
    workspace.perform(Create("stakeholder", {"name": "Ann"}))
    made = [
        Create("stakeholder", {"name": "Zoe"}, zoe),
        Create("stakeholder", {"name": "Ann"}, ann),
        Create("barrier", {"barrier": "Stairs", "whose": "Zoe"}, barrier),
        Create("barrier", {"barrier": "Bus", "whose": "Ann"}, other),
    ]
    workspace.perform(Several(made, Action("create", "barrier", "")))
    assert [each.whose for each in workspace.snapshot.all(Barrier)] == [zoe, "Ann"]


def test_a_step_state_goes_by_the_name_of_its_step(workspace: Workspace) -> None:
    workspace.perform(
        Set("step_state", "understand", {"state": "look_again", "look_again_on": "2026-12-01"})
    )
    state = workspace.snapshot.step_state("understand")
    assert (state.state, state.look_again_on) == ("look_again", dt.date(2026, 12, 1))
    workspace.perform(Set("step_state", state.id, {"state": "done_for_now"}))
    assert workspace.snapshot.step_state("understand").state == "done_for_now"


def test_a_reflection_is_one_for_a_session_and_a_question(workspace: Workspace) -> None:
    session = workspace.perform(Create("session", {"title": "First"})).id
    asked = {"session": session, "question": "jargon"}
    first = workspace.perform(Create("reflection", {**asked, "state": "partly"}))
    second = workspace.perform(Create("reflection", {**asked, "note": "We used initials"}))
    assert first.id == second.id
    kept = workspace.snapshot.reflection(session, "jargon")
    assert kept is not None
    assert (kept.state, kept.note) == ("partly", "We used initials")


@pytest.mark.parametrize(
    ("operation", "key"),
    [
        (Create("sesion", {}), "operation.unknown_kind"),
        (Create("session", {"colour": "red"}), "operation.unknown_field"),
        (Create("session", {"date": "soon"}), "value.not_a_date"),
        (Create("session", {}, "not-an-id"), "operation.bad_id"),
        (Create("agenda_item", {"title": "Tea"}), "operation.owner_missing"),
        (Create("agenda_item", {"session": str(uuid.UUID(int=5))}), "operation.no_such_record"),
        (Create("answer", {"key": "x"}), "operation.not_created"),
        (Create("project", {"title": "x"}), "operation.not_created"),
        (Set("session", "x", {"title": "y"}), "operation.no_such_record"),
        (Set("project", "x", {"title": "y"}), "operation.no_such_record"),
        (Set("answer", "x", {"value": "y"}), "operation.not_created"),
        (Set("step_state", "ninth", {"state": "in_progress"}), "operation.no_such_record"),
        (Delete("session", "x"), "operation.no_such_record"),
        (Delete("project", "x"), "operation.no_such_record"),
        (Answer("nowhere", "x"), "operation.unknown_field"),
        (Answer("motivations.objectives", "x"), "operation.records_field"),
        (Answer("motivations.purpose", 5), "value.not_text"),
        (Answer("motivations.level", "ninth"), "value.unknown_option"),
        (Answer("understand.levels", "group"), "value.not_a_list"),
        (Answer("understand.levels", ["ninth"]), "value.unknown_option"),
        (Answer("understand.for_real", "yes"), "value.not_an_object"),
        (Answer("understand.for_real", {"ninth": "yes"}), "value.unknown_option"),
        (Answer("understand.for_real", {"mistakes": {}}), "value.empty_object"),
        (Answer("understand.for_real", {"mistakes": {"x": 1}}), "operation.member_unknown"),
        (Undo(), "operation.nothing_to_undo"),
        (Redo(), "operation.nothing_to_redo"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(
    workspace: Workspace, operation: Operation, key: str
) -> None:
    assert _refused(workspace, operation) == key


def test_an_agenda_item_cannot_lose_its_session(workspace: Workspace) -> None:
    session = workspace.perform(Create("session", {"title": "First"})).id
    item = workspace.perform(Create("agenda_item", {"session": session})).id
    assert _refused(workspace, Set("agenda_item", item, {"session": ""})) == (
        "operation.owner_missing"
    )


def test_listeners_hear_what_changed_and_who_asked(workspace: Workspace) -> None:
    heard: list[Changed] = []
    stop = workspace.subscribe(heard.append)
    me = object()
    done = workspace.perform(Create("session", {"title": "First"}), initiator=me)
    assert [(each.touched, each.initiator) for each in heard] == [
        (frozenset({("session", done.id)}), me)
    ]
    workspace.perform(Set("session", done.id, {"title": "First"}))
    assert len(heard) == 1, "nothing changed, so nothing is said"
    stop()
    workspace.perform(Undo())
    assert len(heard) == 1


def test_typing_that_came_to_nothing_is_taken_back_without_a_fuss(workspace: Workspace) -> None:
    workspace.perform(Answer("motivations.purpose", "Rest"))
    workspace.perform(Answer("motivations.purpose", ""))
    before = project_json(workspace.snapshot, workspace.content)
    workspace.perform(Undo())
    assert project_json(workspace.snapshot, workspace.content) == before


def test_a_reflection_belongs_to_a_session_and_stays_with_its_question(
    workspace: Workspace,
) -> None:
    assert _refused(workspace, Create("reflection", {"question": "jargon"})) == (
        "operation.owner_missing"
    )
    session = workspace.perform(Create("session", {"title": "First"})).id
    made = workspace.perform(Create("reflection", {"session": session, "question": "jargon"})).id
    assert _refused(workspace, Set("reflection", made, {"question": "voices"})) == (
        "operation.not_created"
    )
