"""The history in words, and what was written once put back."""

from __future__ import annotations

import pytest

from coprod_desktop.application.operations import Answer, Create, Delete, Set, Undo
from coprod_desktop.application.past import Moment, Past
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.support.errors import KnownError


@pytest.fixture
def past(workspace: Workspace) -> Past:
    return Past(Words(), workspace)


def last(past: Past) -> Moment:
    return past.moments()[0]


def test_an_answer_is_told_with_its_page_its_question_and_both_texts(
    workspace: Workspace, past: Past
) -> None:
    workspace.name_author("Ines")
    workspace.perform(Answer("motivations.purpose", "Because"))
    workspace.perform(Answer("understand.cultures", "Tea"))
    workspace.perform(Answer("motivations.purpose", "Because of all"))
    moment = last(past)
    field = workspace.content.field("motivations.purpose")
    assert field is not None
    assert moment.author == "Ines"
    assert moment.what == f"Changed: {field.label}"
    assert moment.where.startswith("Motivations: ")
    (line,) = moment.lines
    assert (line.label, line.was, line.now) == (field.label, "Because", "Because of all")


def test_choices_dates_and_people_are_told_in_words(workspace: Workspace, past: Past) -> None:
    session = workspace.perform(Create("session", {"title": "Kick-off"})).id
    person = workspace.perform(Create("stakeholder", {"name": "Bernadette"})).id
    workspace.perform(Set("session", session, {"date": "2026-12-03"}))
    assert last(past).lines[0].now == "Thursday 3 December 2026"
    assert last(past).where == "Session: Kick-off"
    fields = {"session": session, "stakeholder": person, "role": "note_taker"}
    workspace.perform(Create("expected_person", fields))
    assert "Bernadette" in [each.now for each in last(past).lines]
    assert "note_taker" not in [each.now for each in last(past).lines]
    workspace.perform(Set("step_state", "understand", {"state": "done_for_now"}))
    assert last(past).lines[0].now == "Done for now"


def test_an_earlier_text_is_put_back_as_one_step_that_can_be_undone(
    workspace: Workspace, past: Past
) -> None:
    workspace.perform(Answer("motivations.purpose", "The first words"))
    workspace.perform(Answer("understand.cultures", "Tea"))
    workspace.perform(Answer("motivations.purpose", "Other words"))
    newest, _, oldest = past.moments()[:3]
    assert newest.lines[0].put_back is None
    put_back = oldest.lines[0].put_back
    assert put_back is not None
    workspace.perform(put_back)
    assert workspace.snapshot.answer_text("motivations.purpose") == "The first words"
    workspace.perform(Undo())
    assert workspace.snapshot.answer_text("motivations.purpose") == "Other words"


def test_a_deleted_session_is_brought_back_with_all_that_belonged_to_it(
    workspace: Workspace, past: Past
) -> None:
    session = workspace.perform(Create("session", {"title": "Kick-off", "place": "Hall"})).id
    workspace.perform(Create("agenda_item", {"session": session, "title": "Tea"}))
    before = workspace.snapshot
    workspace.perform(Delete("session", session))
    workspace.perform(Answer("motivations.purpose", "Meanwhile"))
    deleted = past.moments()[1]
    assert deleted.what == "Deleted: Kick-off, with 1 thing that belongs to it"
    assert deleted.bring_back is not None
    workspace.perform(deleted.bring_back)
    assert workspace.snapshot.sessions() == before.sessions()
    assert workspace.snapshot.agenda(session) == before.agenda(session)
    assert past.moments()[2].bring_back is None
    workspace.perform(Undo())
    assert workspace.snapshot.sessions() == ()


def test_nothing_is_put_back_into_a_record_that_is_gone(workspace: Workspace, past: Past) -> None:
    session = workspace.perform(Create("session", {"title": "Kick-off"})).id
    workspace.perform(Set("session", session, {"place": "Hall"}))
    workspace.perform(Delete("session", session))
    assert all(line.put_back is None for moment in past.moments() for line in moment.lines)


def test_only_what_happened_to_one_record_is_told_where_asked(
    workspace: Workspace, past: Past
) -> None:
    first = workspace.perform(Create("session", {"title": "First"})).id
    workspace.perform(Create("session", {"title": "Second"}))
    workspace.perform(Set("session", first, {"place": "Hall"}))
    moments = past.moments(record=first)
    assert [moment.where for moment in moments] == ["Session: First"] * 2
    assert all(moment.records == {("session", first)} for moment in moments)


def test_a_long_history_is_read_on_without_a_gap(workspace: Workspace, past: Past) -> None:
    for number in range(300):
        workspace.perform(Create("milestone", {"what": f"Number {number}"}))
    seen: list[str] = []
    place: int | None = None
    while moments := past.moments(before_place=place):
        seen += [moment.what for moment in moments]
        place = moments[-1].place
    made = [each for each in seen if each.startswith("Added: Number")]
    assert made == [f"Added: Number {number}" for number in reversed(range(300))]


def test_a_putting_back_that_cannot_be_saved_is_refused(workspace: Workspace, past: Past) -> None:
    workspace.perform(Answer("motivations.purpose", "The first words"))
    workspace.perform(Answer("understand.cultures", "Tea"))
    workspace.perform(Answer("motivations.purpose", "Other words"))
    put_back = past.moments()[2].lines[0].put_back
    assert put_back is not None
    moved = workspace.path.rename(workspace.path.with_name("moved.coprod"))
    with pytest.raises(KnownError) as raised:
        workspace.perform(put_back)
    assert raised.value.key == "file.moved"
    assert workspace.snapshot.answer_text("motivations.purpose") == "Other words"
    moved.rename(workspace.path)
