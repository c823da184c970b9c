from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from checks import assert_consistent
from fake_clock import FakeClock

from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import AgendaItem, ExpectedPerson, Session, Stakeholder
from coprod_desktop.project import Action, Change, RowCreate, RowDelete, RowSet
from coprod_desktop.project.file import ProjectFile

TYPED = Action("set", "session", "Kick-off")


def create(file: ProjectFile, kind: str, row: str, **fields: object) -> Change | None:
    return file.write([RowCreate(kind, row, fields)], Action("create", kind, row))  # type: ignore[arg-type]


def put(file: ProjectFile, kind: str, row: str, **fields: object) -> Change | None:
    return file.write([RowSet(kind, row, fields)], TYPED)  # type: ignore[arg-type]


def test_a_new_project_is_empty_and_has_nothing_to_undo(file: ProjectFile) -> None:
    assert not any(file.snapshot().records.values())
    assert file.undo_action is None
    assert file.redo_action is None
    assert file.undo() is None
    assert file.redo() is None
    assert not file.read_only


def test_what_was_written_is_there_after_closing_and_opening(
    file: ProjectFile, path: Path, reopen: Callable[[Path], ProjectFile]
) -> None:
    create(file, "session", "s", title="Kick-off", date="2026-06-01", start="10:30", position=2)
    create(file, "agenda_item", "a", session="s", minutes=15)
    before = file.snapshot()
    file.close()
    again = reopen(path)
    assert again.snapshot() == before
    session = again.snapshot().get(Session, "s")
    assert session is not None
    assert (session.title, session.date.isoformat()) == ("Kick-off", "2026-06-01")  # type: ignore[union-attr]
    assert again.undo_action == Action("create", "agenda_item", "a")


def test_an_edit_says_what_it_wrote(file: ProjectFile) -> None:
    create(file, "session", "s", title="Kick-off")
    change = put(file, "session", "s", title="First meeting", place="Library")
    assert change is not None
    assert change.action == TYPED
    assert change.touched == {("session", "s")}
    assert change.fields == {("session", "s", "title"), ("session", "s", "place")}


def test_an_edit_that_changes_nothing_is_no_step(file: ProjectFile) -> None:
    create(file, "session", "s", title="Kick-off")
    assert put(file, "session", "s", title="Kick-off", place="", date=None) is None
    assert file.undo_action == Action("create", "session", "s")


def test_a_snapshot_stays_as_it_was_and_shares_what_did_not_change(file: ProjectFile) -> None:
    create(file, "stakeholder", "p", name="Ana")
    before = file.snapshot()
    assert file.snapshot() is before
    create(file, "session", "s", title="Kick-off")
    after = file.snapshot()
    assert before.get(Session, "s") is None
    assert after.get(Session, "s") is not None
    assert after.records["stakeholder"] is before.records["stakeholder"]
    with pytest.raises(TypeError):
        after.records["session"]["s"] = None  # type: ignore[index]


def test_deleting_a_session_takes_its_agenda_along_and_undo_brings_all_back(
    file: ProjectFile, path: Path
) -> None:
    create(file, "session", "s", title="Kick-off")
    create(file, "stakeholder", "p", name="Ana")
    create(file, "agenda_item", "a", session="s", title="Welcome")
    create(file, "expected_person", "e", session="s", stakeholder="p")
    full = file.snapshot()
    change = file.write([RowDelete("session", "s")], Action("delete", "session", "Kick-off"))
    assert change is not None
    assert change.touched == {("session", "s"), ("agenda_item", "a"), ("expected_person", "e")}
    assert file.snapshot().get(AgendaItem, "a") is None
    assert file.snapshot().get(ExpectedPerson, "e") is None
    assert file.snapshot().get(Stakeholder, "p") is not None
    assert file.undo_action == Action("delete", "session", "Kick-off")
    undone = file.undo()
    assert undone is not None
    assert undone.touched == change.touched
    assert file.snapshot() == full
    assert file.redo_action == Action("delete", "session", "Kick-off")
    file.redo()
    assert file.snapshot().get(Session, "s") is None
    file.close()
    assert_consistent(path)


def test_undo_and_redo_go_on_after_reopening(
    file: ProjectFile, path: Path, reopen: Callable[[Path], ProjectFile]
) -> None:
    create(file, "session", "s", title="Kick-off")
    put(file, "session", "s", place="Library")
    file.undo()
    file.close()
    again = reopen(path)
    assert again.redo_action == TYPED
    again.redo()
    found = again.snapshot().get(Session, "s")
    assert found is not None
    assert found.place == "Library"
    again.undo()
    again.undo()
    assert again.snapshot().get(Session, "s") is None
    assert again.undo_action is None


def test_a_record_made_again_under_its_old_id_is_undone_to_what_it_was(
    file: ProjectFile, path: Path
) -> None:
    create(file, "session", "s", title="Kick-off", place="Library")
    file.write([RowDelete("session", "s")], Action("delete", "session", "Kick-off"))
    create(file, "session", "s", title="Another", purpose="Tea")
    file.undo()
    assert file.snapshot().get(Session, "s") is None
    file.undo()
    assert file.snapshot().get(Session, "s") == Session(id="s", title="Kick-off", place="Library")
    file.undo()
    assert file.snapshot().get(Session, "s") is None
    for _ in range(3):
        file.redo()
    assert file.snapshot().get(Session, "s") == Session(id="s", title="Another", purpose="Tea")
    file.close()
    assert_consistent(path)


def test_a_new_edit_after_undo_ends_redo(file: ProjectFile) -> None:
    create(file, "session", "s", title="Kick-off")
    put(file, "session", "s", place="Library")
    file.undo()
    put(file, "session", "s", place="Town hall")
    assert file.redo_action is None
    assert file.redo() is None
    file.undo()
    file.undo()
    assert file.snapshot().get(Session, "s") is None
    assert file.undo() is None


def test_several_edits_in_one_action_are_one_step(file: ProjectFile) -> None:
    file.write(
        [
            RowCreate("session", "s", {"title": "Kick-off"}),
            RowCreate("agenda_item", "a", {"session": "s"}),
            RowSet("session", "s", {"place": "Library"}),
        ],
        Action("create", "session", "Kick-off"),
    )
    file.undo()
    assert not any(file.snapshot().records.values())
    file.redo()
    found = file.snapshot().get(Session, "s")
    assert found is not None
    assert found.place == "Library"


def test_an_answer_may_be_made_deleted_and_made_again(file: ProjectFile, path: Path) -> None:
    row = fixed_id("answer", "why")
    file.write([RowCreate("answer", row, {"key": "why", "value": "A", "note": "n"})], TYPED)
    first = file.snapshot()
    file.write([RowDelete("answer", row)], Action("delete", "answer", "why"))
    file.write([RowCreate("answer", row, {"key": "why", "value": "B"})], TYPED)
    assert file.snapshot().answer_text("why") == "B"
    assert file.snapshot().answer("why").note == ""  # type: ignore[union-attr]
    file.undo()
    assert file.snapshot().answer("why") is None
    file.undo()
    assert file.snapshot() == first
    file.close()
    assert_consistent(path)


@pytest.mark.parametrize(
    "edit",
    [
        RowSet("session", "nobody", {"title": "x"}),
        RowDelete("session", "nobody"),
        RowCreate("session", "s", {}),
        RowSet("session", "s", {"colour": "red"}),
        RowSet("spaceship", "s", {}),
        RowSet("session", "s", {"position": float("nan")}),
    ],
)
def test_an_edit_that_makes_no_sense_is_a_bug_and_changes_nothing(
    file: ProjectFile, edit: RowCreate | RowSet | RowDelete
) -> None:
    create(file, "session", "s", title="Kick-off")
    before = file.snapshot()
    with pytest.raises(ValueError, match=r"there|no such kind|has no|finite"):
        file.write([RowCreate("session", "t", {}), edit], TYPED)
    assert file.snapshot() == before
    assert file.undo_action == Action("create", "session", "s")
    assert create(file, "session", "t") is not None


def test_typing_in_one_field_within_a_minute_is_one_step(
    file: ProjectFile, clock: FakeClock, path: Path
) -> None:
    create(file, "session", "s", title="Kick-off")
    for text in ("O", "Ou", "Our", "Our first meeting"):
        put(file, "session", "s", title=text)
        clock.forward(59)
    clock.forward(2)
    put(file, "session", "s", title="Our first meeting, at last")
    titles = []
    while file.undo():
        found = file.snapshot().get(Session, "s")
        titles.append(found.title if found else None)
    assert titles == ["Our first meeting", "Kick-off", None]
    while file.redo():
        found = file.snapshot().get(Session, "s")
        titles.append(found.title if found else None)
    assert titles[3:] == ["Kick-off", "Our first meeting", "Our first meeting, at last"]
    file.close()
    assert_consistent(path)


def test_typing_elsewhere_in_between_starts_a_new_step(file: ProjectFile) -> None:
    create(file, "session", "s", title="Kick-off")
    put(file, "session", "s", title="One")
    put(file, "session", "s", place="Library")
    put(file, "session", "s", title="Two")
    file.undo()
    assert file.snapshot().sessions()[0].title == "One"
    file.undo()
    assert file.snapshot().sessions()[0].place == ""


def test_typing_in_one_of_several_fields_set_at_once_starts_a_new_step(file: ProjectFile) -> None:
    create(file, "session", "s", title="Kick-off")
    put(file, "session", "s", title="One", place="Library")
    put(file, "session", "s", title="Two")
    file.undo()
    assert file.snapshot().sessions()[0].title == "One"


def test_typing_after_undo_starts_a_new_step(file: ProjectFile) -> None:
    create(file, "session", "s", title="Kick-off")
    put(file, "session", "s", title="One")
    file.undo()
    file.redo()
    put(file, "session", "s", title="Two")
    file.undo()
    assert file.snapshot().sessions()[0].title == "One"


def test_the_first_letters_of_an_answer_and_the_rest_are_one_step(file: ProjectFile) -> None:
    row, action = fixed_id("answer", "why"), Action("answer", "answer", "Why now?")
    file.write([RowCreate("answer", row, {"key": "why", "value": "B"})], action)
    file.write([RowSet("answer", row, {"value": "Because"})], action)
    assert file.snapshot().answer_text("why") == "Because"
    file.undo()
    assert file.snapshot().answer("why") is None
    file.redo()
    assert file.snapshot().answer_text("why") == "Because"


def test_typing_back_to_where_it_began_leaves_nothing_to_undo(
    file: ProjectFile, path: Path, clock: FakeClock
) -> None:
    create(file, "session", "s", title="Kick-off")
    made = file.undo_action
    clock.forward(120)
    put(file, "session", "s", title="Kick-of")
    assert file.undo_action == TYPED
    put(file, "session", "s", title="Kick-off")
    assert file.undo_action == made
    put(file, "session", "s", title="Start")
    file.undo()
    assert file.snapshot().sessions()[0].title == "Kick-off"
    file.undo()
    assert file.snapshot().sessions() == ()
    file.close()
    assert_consistent(path)


def test_long_typing_keeps_the_file_small(file: ProjectFile, clock: FakeClock, path: Path) -> None:
    create(file, "session", "s", title="Kick-off")
    text = "word " * 1000
    for number in range(100):
        clock.forward(5)
        put(file, "session", "s", notes=f"{text}{number}")
    file.undo()
    assert file.snapshot().sessions()[0].notes == ""
    file.redo()
    assert file.snapshot().sessions()[0].notes == f"{text}99"
    file.close()
    assert_consistent(path)
    assert path.stat().st_size < 500_000
