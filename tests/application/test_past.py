"""The history in words, and what was written once put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from newer import LATER, from_newer
from projects import StillClock, stress_project

from coprod_desktop.application.opening import open_project
from coprod_desktop.application.operations import Answer, Create, Delete, Redo, Set, Undo
from coprod_desktop.application.past import Moment, Past
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.records import Answer as AnswerRecord
from coprod_desktop.project.edits import PastPlace, Within
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
    assert last(past).what.startswith("Put back: ")
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
    moments = past.moments(within=past.of_record("session", first))
    assert [moment.where for moment in moments] == ["Session: First"] * 2
    assert all(moment.records == {("session", first)} for moment in moments)


def test_a_long_history_is_read_on_without_a_gap(workspace: Workspace, past: Past) -> None:
    for number in range(300):
        workspace.perform(Create("milestone", {"what": f"Number {number}"}))
    seen: list[str] = []
    place: PastPlace | None = None
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


def test_the_text_before_can_be_put_back_as_well(workspace: Workspace, past: Past) -> None:
    workspace.perform(Answer("motivations.purpose", "The first words"))
    workspace.perform(Answer("understand.cultures", "Tea"))
    workspace.perform(Answer("motivations.purpose", "Other words"))
    (line,) = last(past).lines
    assert (line.stands, line.put_back) == ("now", None)
    assert line.put_was is not None
    workspace.perform(line.put_was)
    assert workspace.snapshot.answer_text("motivations.purpose") == "The first words"


def test_a_moment_that_was_read_earlier_says_what_can_be_put_back_now(
    workspace: Workspace, past: Past
) -> None:
    workspace.perform(Answer("motivations.purpose", "The first words"))
    moment = last(past)
    assert moment.lines[0].put_back is None
    workspace.perform(Answer("understand.cultures", "Tea"))
    workspace.perform(Answer("motivations.purpose", "Other words"))
    put_back = past.again(moment).lines[0].put_back
    assert put_back is not None
    workspace.perform(put_back)
    assert past.again(moment).lines[0].put_back is None


def test_an_answer_that_was_undone_keeps_its_question_and_its_text_can_be_put_back(
    workspace: Workspace, past: Past
) -> None:
    workspace.perform(Answer("motivations.purpose", "The first words"))
    workspace.perform(Undo())
    assert workspace.snapshot.any_of("answer", last(past).about[1]) is None
    undone, written = past.moments()[:2]
    assert undone.what == "Changed: Why are we doing this? (by Undo)"
    assert written.what == "Changed: Why are we doing this?"
    assert undone.where == written.where == "Motivations: Why, and what must change"
    assert undone.lines[0].stands == "now"
    assert undone.lines[0].put_was == written.lines[0].put_back
    assert written.lines[0].put_back is not None
    workspace.perform(written.lines[0].put_back)
    assert workspace.snapshot.answer_text("motivations.purpose") == "The first words"
    assert last(past).what == "Put back: Why are we doing this?"
    workspace.perform(Undo())
    assert workspace.snapshot.answer_text("motivations.purpose") == ""


def test_only_the_text_that_is_chosen_comes_back_of_what_was_undone(
    workspace: Workspace, past: Past
) -> None:
    rated = next(it for it in workspace.content.fields() if it.kind is Kind.RATING)
    rating = {"rating": rated.options[0].id, "note": "It was quiet"}
    workspace.perform(Answer(rated.id, rating))
    workspace.perform(Undo())
    note = next(line for line in last(past).lines if line.was == "It was quiet")
    assert note.put_was is not None
    workspace.perform(note.put_was)
    (answer,) = workspace.snapshot.records["answer"].values()
    assert isinstance(answer, AnswerRecord)
    assert (answer.key, answer.value, answer.note) == (rated.id, "", "It was quiet")


def test_a_record_whose_making_was_undone_comes_back_as_it_was(
    workspace: Workspace, past: Past
) -> None:
    person = workspace.perform(Create("stakeholder", {"name": "Rosa", "why": "She cares"})).id
    before = workspace.snapshot
    workspace.perform(Delete("stakeholder", person))
    workspace.perform(Undo())
    workspace.perform(Undo())
    assert [each.what for each in past.moments()[:4]] == [
        "Deleted: Rosa (by Undo)",
        "Brought back: Rosa (by Undo)",
        "Deleted: Rosa",
        "Added: Rosa",
    ]
    for moment in (past.moments()[0], past.moments()[2]):
        assert moment.where.endswith(": Rosa")
        assert moment.bring_back is not None
        assert moment.bring_back.action.subject == "Rosa"
        workspace.perform(moment.bring_back)
        assert workspace.snapshot.records == before.records
        workspace.perform(Undo())
        assert workspace.snapshot.any_of("stakeholder", person) is None


def test_what_was_deleted_comes_back_where_it_was_mentioned(
    workspace: Workspace, past: Past
) -> None:
    outcome = workspace.perform(Create("outcome", {"outcome": "Rest"})).id
    workspace.perform(Create("observation", {"outcome": outcome, "noticed": "They slept"}))
    before = workspace.snapshot
    workspace.perform(Delete("outcome", outcome))
    back = last(past).bring_back
    assert back is not None
    workspace.perform(back)
    assert workspace.snapshot.records == before.records


def test_what_was_picked_is_told_in_the_words_that_the_list_has_now(
    workspace: Workspace, past: Past
) -> None:
    group = workspace.content.terms["access"][0]
    term = group.terms[0]
    own = {"list": "access", "group": group.id, "text": "Somewhere to smoke"}
    added = workspace.perform(Create("term", own)).id
    bernadette = {"name": "Bernadette", "access": [term.id, added]}
    workspace.perform(Create("stakeholder", bernadette))
    assert f"{term.label}, Somewhere to smoke" in [each.now for each in last(past).lines]
    reworded = {"list": "access", "group": group.id, "text": "Quokka friendly"}
    workspace.perform(Create("term", reworded, term.id))
    workspace.perform(Delete("term", added))
    made = past.moments()[2]
    assert "Quokka friendly, Somewhere to smoke" in [each.now for each in made.lines]


def test_what_was_picked_comes_back_whole(workspace: Workspace, past: Past) -> None:
    ann, ben = (workspace.perform(Create("stakeholder", {"name": it})).id for it in ("Ann", "Ben"))
    term = workspace.content.terms["help"][0].terms[0].id
    fields = {"barrier": "Stairs", "whose": [ann, ben], "helps": [term], "who": ["Tom next door"]}
    barrier = workspace.perform(Create("barrier", fields)).id
    before = workspace.snapshot
    workspace.perform(Delete("barrier", barrier))
    workspace.perform(Delete("stakeholder", ann))
    back = past.moments()[1].bring_back
    assert back is not None
    workspace.perform(back)
    # Whose it was stays, though one of the two is gone: it must not look like everybody's.
    assert workspace.snapshot.records["barrier"] == before.records["barrier"]


def test_writing_on_in_a_new_answer_is_one_moment(workspace: Workspace, past: Past) -> None:
    for text in ("T", "Te", "Tea"):
        workspace.perform(Answer("motivations.purpose", text))
    (moment,) = past.moments()
    assert [(line.was, line.now) for line in moment.lines] == [("", "Tea")]


def test_undo_and_redo_are_told_as_what_they_are(workspace: Workspace, past: Past) -> None:
    workspace.perform(Create("session", {"title": "Kick-off"}))
    workspace.perform(Undo())
    assert last(past).what == "Deleted: Kick-off (by Undo)"
    assert last(past).bring_back is not None
    workspace.perform(Redo())
    assert last(past).what == "Added: Kick-off (by Redo)"
    session = workspace.snapshot.sessions()[0].id
    workspace.perform(Set("session", session, {"place": "Hall"}))
    workspace.perform(Create("milestone", {"what": "Tea"}))
    workspace.perform(Set("session", session, {"place": "Library"}))
    workspace.perform(Undo())
    assert last(past).what == "Changed: Where do we meet? (by Undo)"
    assert (last(past).lines[0].was, last(past).lines[0].now) == ("Library", "Hall")
    workspace.perform(Redo())
    assert last(past).what == "Changed: Where do we meet? (by Redo)"
    workspace.perform(Delete("session", session))
    assert last(past).what == "Deleted: Kick-off"
    workspace.perform(Undo())
    assert last(past).what == "Brought back: Kick-off (by Undo)"


def test_undo_and_redo_are_told_apart_where_the_same_goes_and_comes_again(
    workspace: Workspace, past: Past
) -> None:
    session = workspace.perform(Create("session", {"title": "Kick-off"})).id
    workspace.perform(Delete("session", session))
    workspace.perform(Undo())
    assert last(past).what == "Brought back: Kick-off (by Undo)"
    workspace.perform(Redo())
    assert last(past).what == "Deleted: Kick-off (by Redo)"
    back = last(past).bring_back
    assert back is not None
    workspace.perform(back)
    assert last(past).what == "Brought back: Kick-off"
    workspace.perform(Undo())
    assert last(past).what == "Deleted: Kick-off (by Undo)"


def test_a_text_that_comes_and_goes_by_hand_is_not_told_as_undone(
    workspace: Workspace, past: Past
) -> None:
    for text in ("Tea", "Cake", "Tea", "Cake"):
        workspace.perform(Answer("motivations.purpose", text))
        workspace.perform(Create("milestone", {"what": text}))
    assert [each.what for each in past.moments() if "(by" in each.what] == []
    workspace.perform(Undo())
    workspace.perform(Undo())
    assert [each.what for each in past.moments() if "(by Undo)" in each.what] == [
        "Changed: Why are we doing this? (by Undo)",
        "Deleted: Cake (by Undo)",
    ]


def test_what_belonged_to_something_that_is_gone_is_not_brought_back_alone(
    workspace: Workspace, past: Past
) -> None:
    session = workspace.perform(Create("session", {"title": "Kick-off"})).id
    item = workspace.perform(Create("agenda_item", {"session": session, "title": "Tea"})).id
    workspace.perform(Delete("agenda_item", item))
    assert last(past).bring_back is not None
    workspace.perform(Delete("session", session))
    whole, alone = past.moments()[:2]
    assert alone.bring_back is None
    assert whole.bring_back is not None
    workspace.perform(whole.bring_back)
    back = past.again(alone).bring_back
    assert back is not None
    workspace.perform(back)
    assert [each.title for each in workspace.snapshot.agenda(session)] == ["Tea"]


def test_how_a_session_went_comes_back_with_it_and_is_told_by_its_question(
    workspace: Workspace, past: Past
) -> None:
    session = workspace.perform(Create("session", {"title": "Kick-off"})).id
    question = workspace.content.questions[0]
    fields = {"session": session, "question": question.id, "state": "partly", "note": "Quiet"}
    workspace.perform(Create("reflection", fields))
    moment = last(past)
    assert moment.where == "How a session went: Kick-off"
    assert [line.label for line in moment.lines] == [question.text, f"{question.text} (note)"]
    before = workspace.snapshot
    workspace.perform(Delete("session", session))
    back = last(past).bring_back
    assert back is not None
    workspace.perform(back)
    assert workspace.snapshot.records == before.records


def test_a_person_who_is_gone_is_not_put_back_into_a_list(workspace: Workspace, past: Past) -> None:
    ines, omar = (
        workspace.perform(Create("stakeholder", {"name": name})).id for name in ("Ines", "Omar")
    )
    session = workspace.perform(Create("session", {"title": "Kick-off"})).id
    coming = workspace.perform(
        Create("expected_person", {"session": session, "stakeholder": ines})
    ).id
    workspace.perform(Set("expected_person", coming, {"stakeholder": omar}))
    assert last(past).lines[0].put_was is not None
    moment = last(past)
    workspace.perform(Delete("stakeholder", ines))
    assert past.again(moment).lines[0].put_was is None


def test_the_details_of_the_project_and_a_moved_record_have_words(
    workspace: Workspace, past: Past
) -> None:
    workspace.perform(Set("project", "", {"title": "Ours"}))
    assert last(past).where == "About this project"
    first = workspace.perform(Create("milestone", {"what": "One"})).id
    workspace.perform(Set("milestone", first, {"position": 7.0}))
    assert last(past).what == "Moved: One"
    assert last(past).lines == ()
    workspace.perform(Set("milestone", first, {"who": "Ines", "date": "2026-12-03"}))
    assert last(past).what == "Changed: 2 answers"


def test_the_history_of_a_page_is_that_of_its_questions_and_lists(
    workspace: Workspace, past: Past
) -> None:
    page = next(
        page
        for step in workspace.content.all_steps()
        for page in step.pages
        if any(field.record == "milestone" for field in page.fields)
    )
    workspace.perform(Create("milestone", {"what": "One"}))
    workspace.perform(Answer("motivations.purpose", "Because"))
    assert [each.what for each in past.moments(within=past.of_page(page))] == ["Added: One"]
    answered = last(past)
    assert answered.page is not None
    assert [each.place for each in past.moments(within=past.of_page(answered.page))] == [
        answered.place
    ]


def test_the_history_of_a_session_has_what_belongs_to_it(workspace: Workspace, past: Past) -> None:
    session = workspace.perform(Create("session", {"title": "First"})).id
    other = workspace.perform(Create("session", {"title": "Second"})).id
    for owner in (session, other):
        workspace.perform(Create("agenda_item", {"session": owner, "title": f"Tea in {owner}"}))
    found = past.moments(within=past.of_record("session", session))
    assert [each.what for each in found] == [f"Added: Tea in {session}"[:67], "Added: First"]


def test_only_what_one_person_did_is_told_where_asked(workspace: Workspace, past: Past) -> None:
    for author in ("Ines", ""):
        workspace.name_author(author)
        workspace.perform(Create("milestone", {"what": f"By {author or 'nobody'}"}))
    assert workspace.authors() == ["", "Ines"]
    found = past.moments(within=Within(author="Ines"))
    assert [each.what for each in found] == ["Added: By Ines"]


def test_what_was_done_at_once_is_one_moment_however_much_it_is(
    workspace: Workspace, past: Past
) -> None:
    session = workspace.perform(Create("session", {"title": "Kick-off"})).id
    for number in range(450):
        workspace.perform(Create("agenda_item", {"session": session, "title": f"{number}"}))
    workspace.perform(Delete("session", session))
    deleted, before = past.moments(most=2)
    assert deleted.what == "Deleted: Kick-off, with 450 things that belong to it"
    assert before.what == "Added: 449"


def test_changes_of_one_time_stamp_are_all_told(workspace: Workspace, past: Past) -> None:
    for number in range(6):
        workspace.perform(Create("milestone", {"what": f"Number {number}"}))
    whole = past.moments()
    opened = workspace._file._held.opened
    assert opened is not None
    # As after a merge of two copies that were changed in the same millisecond.
    opened.connection.execute("UPDATE change SET hlc = 1000 WHERE tbl = 'milestone'")
    seen: list[Moment] = []
    place: PastPlace | None = None
    while moments := past.moments(before_place=place, most=1):
        seen += moments
        place = moments[-1].place
    assert sum(len(each.lines) for each in seen) == sum(len(each.lines) for each in whole)


def test_somebody_who_is_expected_goes_by_their_name(workspace: Workspace, past: Past) -> None:
    session = workspace.perform(Create("session", {"title": "Kick-off"})).id
    person = workspace.perform(Create("stakeholder", {"name": "Bernadette"})).id
    fields = {"session": session, "stakeholder": person}
    expected = workspace.perform(Create("expected_person", fields)).id
    assert last(past).what == "Added: Bernadette"
    assert last(past).where.endswith(": Bernadette")
    workspace.perform(Delete("expected_person", expected))
    assert last(past).what == "Deleted: Bernadette"


def test_a_choice_that_only_a_newer_version_knows_is_told_as_such(tmp_path: Path) -> None:
    project = stress_project(tmp_path)
    project.close()
    from_newer(project.path, project.content)
    workspace = open_project(project.path, Words(), StillClock())
    texts = [
        text
        for moment in Past(Words(), workspace).moments()
        for line in moment.lines
        for text in (line.was, line.now)
    ]
    workspace.close()
    assert texts.count(Words()("forms.unknown_choice")) > 20
    assert LATER not in texts
