"""A person who is erased is gone: from the records, the history, the file's bytes, the backups."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from one_person import ABOUT, FORMER, ME, NAME, OTHER, OTHERS, fill

from coprod_desktop.application.erasing import (
    Choices,
    elsewhere,
    erase,
    erase_beside,
    preview,
)
from coprod_desktop.application.opening import create_project, open_project
from coprod_desktop.application.operations import Answer, Create, Delete, Set
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.documents.text import pack_text
from coprod_desktop.domain import picks
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.packs.registry import build_pack
from coprod_desktop.packs.source import Source
from coprod_desktop.project import connect
from coprod_desktop.project.edits import Action, RowCreate
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.support.clock import SystemClock
from coprod_desktop.support.errors import KnownError
from coprod_desktop.support.paths import user_data

WORDS = Words()
ALL = Choices(texts=True)


@pytest.fixture(params=[True, False], ids=["overwriting", "not overwriting"])
def path(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    if not request.param:
        others = tuple(each for each in connect._WRITING if "secure_delete" not in each)
        monkeypatch.setattr(connect, "_WRITING", (*others, "PRAGMA secure_delete=OFF"))
    return tmp_path / "ours.coprod"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    opened = create_project(path, WORDS, author="Bernadette")
    yield opened
    opened.close()


def left(texts: set[str], *folders: Path) -> set[str]:
    """Return those texts of which a byte sequence is in any file."""
    data = b"".join(
        each.read_bytes()
        for folder in folders
        for each in (sorted(folder.rglob("*")) if folder.is_dir() else [folder])
        if each.is_file()
    )
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return {text for text in texts if any(text.encode(each) in data for each in encodings)}


def test_no_byte_of_any_value_is_left_in_the_file(workspace: Workspace, path: Path) -> None:
    told = fill(workspace)
    assert left(told.texts, path) == told.texts
    assert erase(workspace, WORDS, ME, ALL, backups=False).swept
    workspace.close()
    assert left(told.texts | {"01632960111"}, path) == set()
    # What keeps a merge from bringing them back is a number that says nothing.
    assert path.read_bytes().count(ME.encode()) == 1
    with_others = {*OTHERS.values(), "Kept role", "Kept secret of Third.", "Kick-off", "Tea."}
    assert left(with_others, path) == with_others
    again = open_project(path, WORDS)
    notes = again.snapshot.sessions()[0].notes
    assert notes == "Today someone spoke.\nTea."
    for kind, whose in ABOUT.items():
        (record,) = again.snapshot.records[kind].values()
        assert picks.ids_of(getattr(record, whose))[1:] == (OTHER,), "it was theirs together"
    again.close()


def test_without_the_texts_only_the_texts_still_name_them(workspace: Workspace, path: Path) -> None:
    told = fill(workspace)
    erase(workspace, WORDS, ME, Choices(), backups=False)
    workspace.close()
    assert left(told.texts, path) == {NAME}


def test_what_is_about_them_alone_may_be_kept_without_their_name(
    workspace: Workspace, path: Path
) -> None:
    fill(workspace)
    workspace.perform(Create("asset", {"what": "A drill to lend", "whose": [ME]}))
    erase(workspace, WORDS, ME, Choices(about=False, texts=True), backups=False)
    assets = workspace.snapshot.records["asset"].values()
    (whose,) = (each.whose for each in assets if each.what == "A drill to lend")
    assert whose != ME, "it is somebody's, and nobody can tell whose"
    assert picks.ids_of(whose) == (whose,)
    assert workspace.snapshot.any_of("stakeholder", whose) is None
    workspace.close()
    assert left({NAME, FORMER}, path) == set()


def test_a_quote_that_one_of_two_refused_prints_no_more_after_they_are_erased(
    workspace: Workspace,
) -> None:
    for person, answer in ((ME, "no"), (OTHER, "yes")):
        workspace.perform(Create("stakeholder", {"name": f"Somebody {answer}"}, person))
        fields = {"stakeholder": person, "purpose": "quote", "answer": answer}
        workspace.perform(Create("consent", fields))
    fields = {"noticed": "x", "quote": "Zebra words", "quote_consent": "yes"}
    workspace.perform(Create("observation", {**fields, "whose_quote": [ME, OTHER]}))
    erase(workspace, WORDS, ME, ALL, backups=False)
    source = Source(workspace.snapshot, workspace.content, WORDS, None, dt.date(2026, 11, 23))
    assert "Zebra words" not in "\n".join(pack_text(build_pack(source, ["whole-plan"])))


def test_the_preview_says_in_words_what_goes_and_changes_nothing(workspace: Workspace) -> None:
    fill(workspace)
    before = workspace.snapshot
    found = preview(workspace, WORDS, ME, ALL)
    assert found.name == NAME
    assert len(found.about) == len(ABOUT) + 1
    assert "What they said, in: " in " ".join(found.about)
    roles = [each for each in found.named if "Kept role" in each.where]
    assert [(each.label, each.now) for each in roles] == [("Who holds it?", True)]
    texts = {each.text: each.now for each in found.texts}
    assert texts == {
        f"Today {NAME} spoke.\nTea.": True,
        f"Ask {NAME} or ring 01632960111 first.": False,
    }
    assert not found.writer
    assert workspace.snapshot is before
    said = " ".join(elsewhere(WORDS, found))
    assert "copies that you sent" in said


def test_somebody_deleted_long_ago_is_erased_from_the_history(
    workspace: Workspace, path: Path
) -> None:
    told = fill(workspace)
    workspace.perform(Delete("stakeholder", ME))
    workspace.close()
    again = open_project(path, WORDS)
    erase(again, WORDS, ME, ALL, backups=False)
    again.close()
    assert left(told.texts, path) == set()


def test_what_was_theirs_and_is_now_anothers_keeps_only_what_it_says_now(
    workspace: Workspace, path: Path
) -> None:
    workspace.perform(Create("stakeholder", {"name": NAME}, ME))
    workspace.perform(Create("stakeholder", OTHERS, OTHER))
    need = workspace.perform(
        Create("learning_need", {"who": [ME], "care": "Theirs alone", "wants": "To cook"})
    ).id
    workspace.perform(Set("learning_need", need, {"who": [OTHER], "care": "Of the other"}))
    erase(workspace, WORDS, ME, ALL, backups=False)
    workspace.close()
    assert left({"Theirs alone"}, path) == set()
    assert left({"Of the other", "To cook"}, path) == {"Of the other", "To cook"}


def test_a_person_who_wrote_is_no_author_any_more(workspace: Workspace, path: Path) -> None:
    workspace.name_author(NAME)
    fill(workspace)
    workspace.name_author(f"Dr {NAME}")
    workspace.perform(Create("role", {"role": "Cook"}))
    assert preview(workspace, WORDS, ME, ALL).writer
    erase(workspace, WORDS, ME, ALL, backups=False)
    assert set(workspace.authors()) == {"", "Dr someone"}
    workspace.close()
    assert left({NAME}, path) == set()


def test_other_names_that_the_texts_use_go_as_well(workspace: Workspace) -> None:
    workspace.perform(Create("stakeholder", {"name": NAME}, ME))
    workspace.perform(Create("session", {"notes": "Zebbie sang. Zebbies do not."}))
    erase(workspace, WORDS, ME, Choices(texts=True, also=("Zebbie",)), backups=False)
    assert workspace.snapshot.sessions()[0].notes == "Someone sang. Zebbies do not."


def test_a_longer_name_of_somebody_else_stays_whole(workspace: Workspace) -> None:
    workspace.perform(Create("stakeholder", {"name": "Sam"}, ME))
    workspace.perform(Create("stakeholder", {"name": "Sam Lee"}, OTHER))
    gone = workspace.perform(Create("stakeholder", {"name": "Sam Rees"})).id
    workspace.perform(Delete("stakeholder", gone))
    workspace.name_author("Sam Lee")
    workspace.perform(Create("session", {"notes": "Then Sam met Sam Lee and Sam Rees."}))
    workspace.perform(Create("session", {"notes": "Sam Lee sang."}))
    workspace.perform(Create("role", {"role": "Cook", "who": ["Sam Lee, of Ely"]}))
    found = preview(workspace, WORDS, ME, ALL)
    assert [each.text for each in found.texts] == ["Then Sam met Sam Lee and Sam Rees."]
    assert not found.writer
    assert "stay as they are: Sam Lee, Sam Rees" in " ".join(elsewhere(WORDS, found))
    erase(workspace, WORDS, ME, ALL, backups=False)
    assert workspace.snapshot.get(Stakeholder, OTHER).name == "Sam Lee"
    notes = [each.notes for each in workspace.snapshot.sessions()]
    assert sorted(notes) == ["Sam Lee sang.", "Then someone met Sam Lee and Sam Rees."]
    (role,) = workspace.snapshot.records["role"].values()
    assert role.who == "Sam Lee, of Ely"
    assert "Sam Lee" in workspace.authors()


@pytest.mark.parametrize("number", ["01632 960111", "01632-960 111", "+44 (0)1632\u00a0960111"])
@pytest.mark.parametrize("house", ["12 Mill Row", "12, mill row", "12 Mill Row, Glenmore"])
def test_how_they_are_reached_goes_from_texts_however_it_was_typed(
    workspace: Workspace, number: str, house: str
) -> None:
    fields = {"name": NAME, "phone": "0044 1632 960111", "address": "12 Mill Row\nGlenmore"}
    workspace.perform(Create("stakeholder", fields, ME))
    workspace.perform(Create("session", {"notes": f"Lives at {house}. Ring {number}, please."}))
    (found,) = preview(workspace, WORDS, ME, ALL).texts
    assert number in found.text
    erase(workspace, WORDS, ME, ALL, backups=False)
    assert workspace.snapshot.sessions()[0].notes == "Lives at someone. Ring someone, please."


def test_a_number_that_stands_only_in_their_note_goes_from_texts(workspace: Workspace) -> None:
    note = "Her mum is on 07700 900111, after 18.30"
    workspace.perform(Create("stakeholder", {"name": NAME, "reach_note": note}, ME))
    workspace.perform(Create("session", {"notes": "Ring 07700900111 at 18.30."}))
    erase(workspace, WORDS, ME, ALL, backups=False)
    assert workspace.snapshot.sessions()[0].notes == "Ring someone at 18.30."


def test_a_badge_is_no_contact_and_others_keep_their_words(workspace: Workspace) -> None:
    workspace.perform(Create("stakeholder", {"name": NAME, "badge": "Speaks Welsh"}, ME))
    workspace.perform(Create("stakeholder", {"name": "Bo", "badge": "Speaks Welsh"}, OTHER))
    assert preview(workspace, WORDS, ME, ALL).texts == ()
    erase(workspace, WORDS, ME, ALL, backups=False)
    assert workspace.snapshot.get(Stakeholder, OTHER).badge == "Speaks Welsh"


def test_the_answer_to_a_question_of_another_version_is_a_text(
    workspace: Workspace, path: Path
) -> None:
    workspace.perform(Create("stakeholder", {"name": NAME}, ME))
    workspace.close()
    file = ProjectFile.open(path, clock=SystemClock(), author="")
    said = {"key": "older.question", "value": f"Ask {NAME}", "note": ""}
    row = RowCreate("answer", fixed_id("answer", "older.question"), said)
    file.write([row], Action("answer", "answer", ""))
    file.close()
    again = open_project(path, WORDS)
    assert [each.text for each in preview(again, WORDS, ME, ALL).texts] == [f"Ask {NAME}"]
    erase(again, WORDS, ME, ALL, backups=False)
    again.close()
    assert left({NAME}, path) == set()


def test_the_option_of_an_answer_is_no_text(workspace: Workspace) -> None:
    field = next(each for each in workspace.content.fields() if each.kind is Kind.CHOICE)
    chosen = field.options[0].id
    workspace.perform(Answer(field.id, chosen))
    workspace.perform(Create("stakeholder", {"name": chosen}, ME))
    assert preview(workspace, WORDS, ME, ALL).texts == ()


def test_a_name_among_picks_goes_in_any_capitals(workspace: Workspace) -> None:
    workspace.perform(Create("role", {"role": "Cook", "who": ["zebedee, of course"]}))
    workspace.perform(Create("stakeholder", {"name": "Zebedee"}, ME))
    erase(workspace, WORDS, ME, ALL, backups=False)
    (role,) = workspace.snapshot.records["role"].values()
    assert role.who == "Someone, of course"


def test_older_backups_go_where_that_is_chosen(workspace: Workspace, path: Path) -> None:
    told = fill(workspace)
    workspace.prepare()
    assert left({NAME}, user_data()) == {NAME}
    found = preview(workspace, WORDS, ME, ALL)
    assert found.backups == 1
    assert "1 backup of this project" in " ".join(elsewhere(WORDS, found))
    outcome = erase(workspace, WORDS, ME, ALL, backups=True)
    assert outcome.backups == ()
    assert "backup" not in elsewhere(WORDS, found, outcome)[0]
    workspace.close()
    assert left(told.texts, user_data(), path.parent) == set()


def test_files_that_a_restored_backup_replaced_are_named(workspace: Workspace, path: Path) -> None:
    workspace.perform(Create("stakeholder", {"name": NAME}, ME))
    kept = path.with_name("ours (replaced 2026-11-23 09.30).coprod")
    workspace.save_copy(kept)
    create_project(path.with_name("theirs (replaced 2026-11-23 09.30).coprod"), WORDS).close()
    found = preview(workspace, WORDS, ME, ALL)
    assert found.replaced == (kept,)
    assert kept.name in " ".join(elsewhere(WORDS, found))


def test_nobody_of_that_id_changes_nothing(workspace: Workspace) -> None:
    with pytest.raises(KnownError) as raised:
        erase(workspace, WORDS, "nobody", ALL, backups=True)
    assert raised.value.key == "operation.no_such_record"


def test_the_window_hears_of_it_and_nothing_is_left_to_undo(workspace: Workspace) -> None:
    fill(workspace)
    heard: list[frozenset[tuple[str, str]]] = []
    workspace.subscribe(lambda changed: heard.append(changed.touched))
    erase(workspace, WORDS, ME, ALL, backups=False)
    assert ("stakeholder", ME) in heard[0]
    assert workspace.undo_action is None
    assert workspace.redo_action is None


def test_erasing_beside_the_window_is_told_when_the_window_asks(workspace: Workspace) -> None:
    fill(workspace)
    heard: list[threading.Thread] = []
    workspace.subscribe(lambda _changed: heard.append(threading.current_thread()))
    with ThreadPoolExecutor() as beside:
        tell = beside.submit(erase_beside, workspace, WORDS, ME, ALL, backups=True).result()
    assert workspace.snapshot.any_of("stakeholder", ME) is None
    assert heard == []
    assert tell().backups == ()
    assert heard == [threading.current_thread()]
