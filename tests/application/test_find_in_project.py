"""Looking for words in a whole project: what was written anywhere is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newer import from_newer
from projects import TERM_PLACE, StillClock, stress_project

from coprod_desktop.application.erasing import Choices, erase
from coprod_desktop.application.find import Finder, Found, Hit
from coprod_desktop.application.opening import open_project
from coprod_desktop.application.operations import Answer, Create, Delete, Set, Undo
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.load import load_content
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.finding import wanted_words
from coprod_desktop.domain.folding import folded
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.picks import is_id, lines_of
from coprod_desktop.domain.records import KINDS, Record, specs
from tests.packs.made_up import snapshot
from tests.packs.test_any_project import answers, records

WORDS = Words()
CONTENT = load_content(WORDS)
ANN = "11111111-1111-4111-8111-111111111111"
BEN = "22222222-2222-4222-8222-222222222222"
BUS = "33333333-3333-4333-8333-333333333333"
SESSION = "44444444-4444-4444-8444-444444444444"
PURPOSE = "motivations.purpose"
KEPT = {
    ("term", "list"),
    ("term", "group"),
    ("answer", "key"),
    ("step_state", "step"),
    ("reflection", "question"),
}
"""Texts that are no words: what something is found by."""


def read(project) -> Finder:
    finder = Finder(WORDS, CONTENT)
    for _ in finder.read(project):
        pass
    return finder


def look(workspace: Workspace, typed: str) -> list[str]:
    """Return the groups and titles that are found."""
    return told(finder := read(workspace.snapshot), finder.find(typed))


def told(finder: Finder, found: Found) -> list[str]:
    return [
        f"{group.title}: {finder.hit(key, found.words).title.text}"
        for group in found.groups
        for key in group.keys
    ]


def only(workspace: Workspace, typed: str) -> Hit:
    finder = read(workspace.snapshot)
    found = finder.find(typed)
    assert found.count == 1
    return finder.hit(found.groups[0].keys[0], found.words)


def written(kind: str, record: Record) -> list[str]:
    """Return the texts that a person wrote into a record."""
    found = []
    for name, spec in specs(kind).items():
        value = getattr(record, name)
        if (kind, name) in KEPT:
            continue
        if spec.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT):
            found.append(value)
        elif spec.kind is Kind.PICKS:
            found += [line for line in lines_of(value) if not is_id(line)]
    return found


# --- Any project ----------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(records(), answers(), st.data())
def test_what_was_written_anywhere_is_found_there(found, answered, data) -> None:
    project = snapshot(*found, *answered)
    plain = {f.id for f in CONTENT.fields() if f.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT)}
    there = [
        ((kind, record.id), text)
        for kind, all_of_them in project.records.items()
        for record in all_of_them.values()
        if kind != "answer" or record.key in plain
        for text in written(kind, record)
        if folded(text)
    ]
    if not there:
        return
    finder = read(project)
    for key, text in data.draw(st.lists(st.sampled_from(there), max_size=5)):
        words = data.draw(st.lists(st.sampled_from(folded(text).split()), min_size=1, max_size=3))
        seen = finder.find(" ".join(words))
        assert key in [each for group in seen.groups for each in group.keys]
        hit = finder.hit(key, seen.words)
        shown = [hit.title, hit.where, *hit.texts]
        marks = [folded(it.text[a:b]) for it in shown for a, b in it.marks]
        assert all(any(word in mark for mark in marks) for word in seen.words)
        assert hit.field in specs(key[0])


@settings(max_examples=40, deadline=None)
@given(records(), answers(), st.text(min_size=1, max_size=2))
def test_what_is_found_is_there(found, answered, typed) -> None:
    finder = read(snapshot(*found, *answered))
    seen = finder.find(typed)
    keys = [key for group in seen.groups for key in group.keys]
    assert len(keys) == len(set(keys)) == seen.count
    for key in keys:
        hit = finder.hit(key, seen.words)
        assert any(it.marks for it in (hit.title, hit.where, *hit.texts))
    assert finder.find(f"{typed} qzxqzx").count == 0


def test_no_words_find_nothing(workspace: Workspace) -> None:
    workspace.perform(Answer(PURPOSE, "Something"))
    assert look(workspace, "  ") == []
    assert wanted_words(" \n") == ()


# --- Every kind of value --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", sorted(set(KINDS) - {"answer", "step_state", "reflection", "project"})
)
def test_every_kind_of_record_is_found_by_each_of_its_texts(
    workspace: Workspace, kind: str
) -> None:
    workspace.perform(Create("session", {"title": "A session"}, SESSION))
    workspace.perform(Create("stakeholder", {"name": "Ann Lee"}, ANN))
    for number, (name, spec) in enumerate(specs(kind).items()):
        if spec.kind not in (Kind.SHORT_TEXT, Kind.LONG_TEXT) or (kind, name) in KEPT:
            continue
        fields = {name: f"About a qzebra{number}x, and more"}
        fields |= TERM_PLACE if kind == "term" else {}
        for owner in specs(kind).values():
            if owner.owner:
                fields[owner.name] = {"session": SESSION, "stakeholder": ANN}[owner.reference]
        workspace.perform(Create(kind, fields))
        assert only(workspace, f"QZÉBRA{number}x").field == name


def test_a_choice_is_found_by_its_words(workspace: Workspace) -> None:
    workspace.perform(Create("barrier", {"sort": "senses_and_thinking", "state": "removed"}, BUS))
    form = CONTENT.forms["barrier"]
    for name in ("sort", "state"):
        label = form.field(name).option_label(
            getattr(workspace.snapshot.any_of("barrier", BUS), name)
        )
        assert only(workspace, label).field == name
    workspace.perform(Answer("together.clear_meaning", "mostly"))
    field = CONTENT.field("together.clear_meaning")
    assert field is not None
    assert only(workspace, field.option_label("mostly")).field == "value"


def test_days_times_and_amounts_are_found_as_they_are_read(workspace: Workspace) -> None:
    day = {"title": "First", "date": "2026-12-03", "start": "10:30"}
    workspace.perform(Create("session", day, SESSION))
    workspace.perform(Create("barrier", {"barrier": "Taxis", "cost": 1250}))
    workspace.perform(Answer("framework.terms_review", "2027-03-01"))
    assert only(workspace, "thursday 3 december").field == "date"
    assert only(workspace, "10:30").field == "start"
    assert only(workspace, "£12.50").title.text == "Taxis"
    assert only(workspace, "1 march 2027").field == "value"


def test_a_name_finds_what_points_at_somebody(workspace: Workspace) -> None:
    workspace.perform(Create("stakeholder", {"name": "Nia O\u2019Brien"}, ANN))
    workspace.perform(Create("session", {"title": "Kick-off"}, SESSION))
    workspace.perform(Create("consent", {"stakeholder": ANN, "purpose": "photo"}))
    workspace.perform(Create("expected_person", {"stakeholder": ANN, "session": SESSION}))
    workspace.perform(Create("barrier", {"barrier": "Steps", "whose": [ANN]}))
    workspace.perform(Create("role", {"role": "Welcomer", "who": "Nia o'brien, or Ben"}))
    assert look(workspace, "O'BRIEN nia") == [
        "People, groups and organisations: Nia O\u2019Brien",
        "What they agreed to: A photo",
        "Barriers and what we do: Steps",
        "Roles: Welcomer",
        "Who is coming: Nia O\u2019Brien",
    ]
    barrier = only(workspace, "steps nia")
    assert [each.text for each in barrier.texts] == ["Nia O\u2019Brien"]
    assert barrier.where.text == ""
    assert only(workspace, "photo").where.text == "Nia O\u2019Brien"


def test_the_lines_of_a_checklist_and_their_notes_are_found(workspace: Workspace) -> None:
    field = next(each for each in CONTENT.fields() if each.kind is Kind.CHECKLIST)
    line, other = field.options[0], field.options[1]
    lines = {line.id: {"state": "partly", "note": "Ask the qzebra"}, other.id: {"state": "yes"}}
    workspace.perform(Answer(field.id, lines))
    hit = only(workspace, "qzebra")
    assert (hit.title.text, hit.field) == (field.label, "note")
    assert [(each.lead, each.text) for each in hit.texts] == [(f"{line.label} ", "Ask the qzebra")]
    ticked = only(workspace, f"{line.label} partly")
    assert ticked.field == "value"
    assert ticked.record.key == f"{field.id}/{line.id}"  # type: ignore[attr-defined]  # an answer


def test_notes_on_a_session_and_the_state_of_a_step_are_found(workspace: Workspace) -> None:
    workspace.perform(Create("session", {"title": "Kick-off"}, SESSION))
    question = CONTENT.questions[0]
    note = {"session": SESSION, "question": question.id, "state": "partly", "note": "A qzebra"}
    workspace.perform(Create("reflection", note))
    workspace.perform(Set("step_state", "training", {"state": "look_again"}))
    hit = only(workspace, "qzebra partly")
    assert (hit.title.text, hit.where.text) == (question.title, "Kick-off")
    assert look(workspace, "look again") == [
        "Step 6: Training and capacity building: Where this step stands"
    ]


# --- What is not there ----------------------------------------------------------------------------


def test_words_of_different_records_are_not_found_together(workspace: Workspace) -> None:
    workspace.perform(Create("barrier", {"barrier": "The last bus", "action": "Book a taxi"}))
    workspace.perform(Create("barrier", {"barrier": "Steps"}))
    assert look(workspace, "taxi bus") == ["Barriers and what we do: The last bus"]
    assert look(workspace, "bus steps") == []


def test_what_was_deleted_undone_or_written_over_is_not_found(workspace: Workspace) -> None:
    workspace.perform(Create("barrier", {"barrier": "A qzebra"}, BUS))
    workspace.perform(Delete("barrier", BUS))
    assert look(workspace, "qzebra") == []
    workspace.perform(Undo())
    assert look(workspace, "qzebra") == ["Barriers and what we do: A qzebra"]
    workspace.perform(Undo())
    assert look(workspace, "qzebra") == []
    workspace.perform(Answer(PURPOSE, "A qzebra"))
    workspace.perform(Answer(PURPOSE, "A horse"))
    assert look(workspace, "qzebra") == []
    assert look(workspace, "horse") == ["Step 2: Define motivations: Why are we doing this?"]


def test_somebody_who_was_erased_is_not_found(workspace: Workspace) -> None:
    workspace.perform(Create("stakeholder", {"name": "Qzebra Lee"}, ANN))
    workspace.perform(Create("barrier", {"barrier": "Steps", "whose": [ANN, "Ben"]}))
    workspace.perform(Answer(PURPOSE, "Qzebra asked us to"))
    finder = read(workspace.snapshot)
    assert finder.find("qzebra").count == 3
    erase(workspace, WORDS, ANN, Choices(texts=True, also=("Qzebra",)), backups=False)
    list(finder.read(workspace.snapshot))
    assert finder.find("qzebra").count == 0
    assert "qzebra" not in finder._all


# --- The same finder, later -----------------------------------------------------------------------


def test_a_change_is_found_and_what_was_there_is_not(workspace: Workspace) -> None:
    workspace.perform(Create("stakeholder", {"name": "Ann Lee"}, ANN))
    workspace.perform(Create("stakeholder", {"name": "Ben"}, BEN))
    workspace.perform(Create("barrier", {"barrier": "Steps", "whose": [ANN, BEN]}))
    finder = read(workspace.snapshot)
    workspace.perform(Set("stakeholder", ANN, {"name": "Ann Morgan"}))
    assert told(finder, finder.find("lee"))  # it was not read anew yet
    list(finder.read(workspace.snapshot))
    assert told(finder, finder.find("lee")) == []
    assert told(finder, finder.find("morgan")) == [
        "People, groups and organisations: Ann Morgan",
        "Barriers and what we do: Steps",
    ]
    workspace.perform(Delete("stakeholder", BEN))
    list(finder.read(workspace.snapshot))
    assert told(finder, finder.find("ben")) == []
    workspace.perform(Undo())
    list(finder.read(workspace.snapshot))
    assert "Barriers and what we do: Steps" in told(finder, finder.find("ben"))


def test_a_change_while_it_reads_waits_for_the_next_time(workspace: Workspace) -> None:
    workspace.perform(Create("barrier", {"barrier": "Steps"}))
    finder = Finder(WORDS, CONTENT)
    reading = finder.read(workspace.snapshot)
    next(reading)
    assert finder.find("steps").count == 0
    workspace.perform(Create("barrier", {"barrier": "More steps"}))
    list(reading)
    assert finder.find("steps").count == 1
    list(finder.read(workspace.snapshot))
    assert finder.find("steps").count == 2


# --- In which order -------------------------------------------------------------------------------


def test_what_is_called_so_comes_first_and_beginnings_before_middles(workspace: Workspace) -> None:
    for name, notes in (
        ("Carol", "Helps with planning"),
        ("Susannah", ""),
        ("Ben", "Ann is his sister"),
        ("Ann", ""),
    ):
        workspace.perform(Create("stakeholder", {"name": name, "notes": notes}))
    people = "People, groups and organisations: "
    names = ["Ann", "Susannah", "Ben", "Carol"]
    assert look(workspace, "ann") == [people + each for each in names]


def test_sessions_stand_by_day_and_what_is_in_them_too(workspace: Workspace) -> None:
    for title, day in (("Third", None), ("Second", "2026-12-03"), ("First", "2026-11-05")):
        session = fixed_id("session", title)
        workspace.perform(Create("session", {"title": title, "date": day}, session))
        workspace.perform(Create("agenda_item", {"title": f"Tea at {title}", "session": session}))
        workspace.perform(Set("session", session, {"place": "The tea room"}))
    assert look(workspace, "tea") == [
        "Sessions: First",
        "Sessions: Second",
        "Sessions: Third",
        "Agenda: Tea at First",
        "Agenda: Tea at Second",
        "Agenda: Tea at Third",
    ]


# --- Strange projects -----------------------------------------------------------------------------


def test_choices_that_only_a_newer_version_knows_are_no_trouble(tmp_path: Path) -> None:
    project = stress_project(tmp_path)
    project.close()
    from_newer(project.path, project.content)
    workspace = open_project(project.path, WORDS, StillClock())
    finder = read(workspace.snapshot)
    for typed in ("answer that this version does not know", "e", "hyperlink"):
        found = finder.find(typed)
        assert found.count
        for group in found.groups:
            for key in group.keys:
                assert finder.hit(key, found.words).field
    workspace.close()
