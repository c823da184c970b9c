"""The operations behind the rows: what a later merge needs of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from checks import tables_of
from fake_clock import FakeClock

from coprod_desktop.project import Action, RowCreate, RowDelete, RowSet, connect, history
from coprod_desktop.project.file import ProjectFile
from coprod_desktop.project.history import DELETED
from coprod_desktop.project.layout import CHANGE, PARENT
from coprod_desktop.project.sealed import Sealed

MADE = Action("create", "session", "Kick-off")
Look = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def look(path: Path) -> Look:
    """Read the operations, oldest first, each with the names of what its author had seen."""

    def operations() -> list[dict[str, Any]]:
        connection = connect.connect(path, read_only=True)
        try:
            found = connection.execute("SELECT * FROM change ORDER BY hlc")
            names = [each[0] for each in found.description]
            rows = [dict(zip(names, row, strict=True)) for row in found]
            return [
                {**row, "value": json.loads(row["value"])}
                | {"parents": history.parents(connection, row["op"])}
                for row in rows
            ]
        finally:
            connect.disconnect(connection, tidy=False)

    return operations


def test_a_new_record_is_one_operation_for_each_field_that_was_given(
    file: ProjectFile, look: Look
) -> None:
    file.write([RowCreate("session", "s", {"title": "Kick-off", "place": "", "position": 1})], MADE)
    found = look()
    assert [(each["field"], each["value"]) for each in found] == [
        (DELETED, False),
        ("position", 1.0),
        ("title", "Kick-off"),
    ]
    for each in found:
        assert (each["tbl"], each["row"], each["author"]) == ("session", "s", "Bernadette")
        assert each["at"] == "2026-05-04T10:00:00.000+00:00"
        assert len(each["op"]) == 16
        assert not each["parents"]


def test_an_operation_names_what_the_field_held_before(
    file: ProjectFile, look: Look, clock: FakeClock
) -> None:
    file.write([RowCreate("session", "s", {"title": "One"})], MADE)
    for title in ("Two", "Three"):
        clock.forward(100)
        file.write([RowSet("session", "s", {"title": title})], Action("set", "session", ""))
    one, two, three = (each for each in look() if each["field"] == "title")
    assert two["parents"] == {one["op"]}
    assert three["parents"] == {two["op"]}
    file.undo()
    last = look()[-1]
    assert (last["value"], last["parents"]) == ("Two", {three["op"]})


def test_typing_that_goes_on_names_what_it_replaced_and_what_was_before(
    file: ProjectFile, look: Look
) -> None:
    file.write([RowCreate("session", "s", {"title": "One"})], MADE)
    one = look()[-1]["op"]
    file.write([RowSet("session", "s", {"title": "T"})], Action("set", "session", ""))
    replaced = look()[-1]["op"]
    file.write([RowSet("session", "s", {"title": "Two"})], Action("set", "session", ""))
    titles = [each for each in look() if each["field"] == "title"]
    assert [each["value"] for each in titles] == ["One", "Two"]
    assert titles[-1]["parents"] == {one, replaced}


def test_deleting_names_everything_that_its_author_had_seen(file: ProjectFile, look: Look) -> None:
    file.write([RowCreate("session", "s", {"title": "One", "place": "Library"})], MADE)
    file.write([RowSet("session", "s", {"title": "Two"})], MADE)
    before = {each["op"]: each for each in look()}
    seen = {op for op, each in before.items() if each["value"] != "One"}
    file.write([RowDelete("session", "s")], Action("delete", "session", ""))
    last = look()[-1]
    assert (last["field"], last["value"], last["parents"]) == (DELETED, True, seen)


def test_undoing_a_new_record_writes_no_more_than_deleting_it(
    file: ProjectFile, look: Look
) -> None:
    file.write([RowCreate("session", "s", {"title": "One", "place": "Library"})], MADE)
    seen = {each["op"] for each in look()}
    file.undo()
    *before, last = look()
    assert {each["op"] for each in before} == seen
    assert (last["field"], last["value"], last["parents"]) == (DELETED, True, seen)
    file.redo()
    again = look()[-1]
    assert (again["field"], again["value"], again["parents"]) == (DELETED, False, {last["op"]})
    assert len(look()) == len(seen) + 2


def test_the_time_stamp_grows_even_when_the_clock_goes_back(
    file: ProjectFile, look: Look, clock: FakeClock, path: Path
) -> None:
    file.write([RowCreate("session", "s", {"title": "One"})], MADE)
    clock.forward(-100_000)
    file.write([RowSet("session", "s", {"title": "Two"})], MADE)
    file.close()
    with ProjectFile.open(path, clock=clock) as again:
        again.write([RowSet("session", "s", {"title": "Three"})], MADE)
    stamps = [each["hlc"] for each in look()]
    assert stamps == sorted(set(stamps))
    assert [each["value"] for each in look()][-1] == "Three"
    assert stamps[0] == 1_777_888_800_000


def test_of_two_values_that_did_not_see_each_other_the_later_counts(
    file: ProjectFile, look: Look
) -> None:
    """As after a merge, which is to come: two heads."""
    file.write([RowCreate("session", "s", {"title": "One"})], MADE)
    one = look()[-1]
    opened = file._held.opened
    assert opened is not None
    rows = Sealed(opened.connection, opened.loaded.key, 0)
    for op, title, later in ((b"\xff" * 16, "Earlier", 1), (b"\x00" * 16, "Later", 2)):
        values = {name: one[name] for name in ("tbl", "row", "field", "author", "at")}
        stamp = one["hlc"] + later
        rows.insert(CHANGE, values | {"op": op, "value": json.dumps(title), "hlc": stamp})
        rows.insert(PARENT, {"op": op, "parent": one["op"]})
    cell = ("session", "s", "title")
    assert history.field_heads(opened.connection, cell) == {b"\xff" * 16, b"\x00" * 16}
    assert history.held(opened.connection, "session", "s")["title"] == "Later"
    assert history.replay(opened.connection)["session"]["s"]["title"] == "Later"
    assert tables_of(opened.connection)["session"]["s"]["title"] == "One"
    file.write([RowSet("session", "s", {"title": "Both"})], MADE)
    (both,) = (each for each in look() if each["value"] == "Both")
    assert both["parents"] == {b"\xff" * 16, b"\x00" * 16}


def test_what_is_made_and_lost_in_one_action_leaves_nothing(file: ProjectFile) -> None:
    file.write([RowCreate("session", "s", {"title": "One"})], MADE)
    file.write(
        [
            RowCreate("agenda_item", "a", {"session": "s"}),
            RowCreate("stakeholder", "p", {"name": "Ana"}),
            RowCreate("expected_person", "e", {"stakeholder": "p", "session": "s"}),
            RowDelete("stakeholder", "p"),
            RowDelete("session", "s"),
        ],
        Action("delete", "session", "One"),
    )
    assert not any(file.snapshot().records.values())
    file.undo()
    assert [each.title for each in file.snapshot().sessions()] == ["One"]
