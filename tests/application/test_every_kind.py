"""Every kind of record is made, changed, deleted and shown by operations, its lists included."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from projects import StillClock

from coprod_desktop.application.opening import create_project, open_project
from coprod_desktop.application.operations import Create, Redo, Set, Several, Undo, parse
from coprod_desktop.application.show import project_json
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.picked import picked
from coprod_desktop.content.words import Words
from coprod_desktop.domain.fields import FieldSpec, JsonValue, Kind
from coprod_desktop.domain.ids import fixed_id
from coprod_desktop.domain.records import INTERNAL_KINDS, KINDS, specs
from coprod_desktop.support.errors import KnownError

BY_HAND = sorted(set(KINDS) - INTERNAL_KINDS)
IDS = {kind: fixed_id("test", kind) for kind in BY_HAND}
PERSON = IDS["stakeholder"]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = create_project(tmp_path / "ours.coprod", Words(), StillClock())
    yield opened
    opened.close()


def apply(workspace: Workspace, operation: dict[str, Any]) -> None:
    """Do what a line of the command `apply` asks for."""
    workspace.perform(parse(json.dumps(operation)))


def shown(workspace: Workspace, kind: str) -> Any:
    return project_json(workspace.snapshot, workspace.content)["records"][kind]  # type: ignore[index,call-overload]  # JSON


def value(spec: FieldSpec) -> JsonValue:
    match spec.kind:
        case Kind.SHORT_TEXT if spec.name == "group":
            return "money"
        case Kind.SHORT_TEXT | Kind.LONG_TEXT:
            return f"Ŵords of {spec.name}"
        case Kind.CHOICE | Kind.RATING:
            return spec.options[-1]
        case Kind.DATE:
            return "2026-12-03"
        case Kind.TIME:
            return "10:30"
        case Kind.NUMBER | Kind.MONEY:
            return spec.least + 12
        case Kind.REFERENCE:
            return IDS[spec.reference]
        case Kind.PICKS if spec.reference == "term":
            return [fixed_id("term", f"{spec.list}/a/b"), "Words of our own"]
        case Kind.PICKS:
            return [PERSON, "The whole group"]
        case _:
            raise TypeError(spec.kind)


def with_others(workspace: Workspace, but: str) -> None:
    for kind in ("stakeholder", "session", "outcome", "rate", "training_offer"):
        if kind != but:
            workspace.perform(Create(kind, {}, IDS[kind]))


@pytest.mark.parametrize("kind", BY_HAND)
def test_a_record_of_every_kind_is_applied_shown_deleted_and_found_again(
    workspace: Workspace, kind: str
) -> None:
    with_others(workspace, kind)
    fields = {
        name: value(spec)
        for name, spec in specs(kind).items()
        if name != "position" and not (spec.reference == kind and spec.kind is Kind.PICKS)
    }
    apply(workspace, {"op": "create", "kind": kind, "fields": fields, "id": IDS[kind]})
    (found,) = shown(workspace, kind)
    for name, given in fields.items():
        said = found[name].split("\n") if isinstance(given, list) else found[name]
        assert said == given, name
    before = project_json(workspace.snapshot, workspace.content)
    apply(workspace, {"op": "delete", "kind": kind, "id": IDS[kind]})
    assert shown(workspace, kind) == []
    workspace.perform(Undo())
    assert project_json(workspace.snapshot, workspace.content) == before
    workspace.perform(Redo())
    assert shown(workspace, kind) == []
    workspace.perform(Undo())
    path = workspace.path
    workspace.close()
    again = open_project(path, Words(), StillClock())
    assert project_json(again.snapshot, again.content) == before
    again.close()


def test_a_list_takes_ids_and_words_and_only_ids_that_there_are(workspace: Workspace) -> None:
    workspace.perform(Create("stakeholder", {"name": "Amal"}, PERSON))
    workspace.perform(Create("barrier", {"whose": [PERSON, "Night staff", PERSON]}, IDS["barrier"]))
    form = workspace.content.forms["barrier"]
    barrier = workspace.snapshot.any_of("barrier", IDS["barrier"])
    assert picked(form.field("whose"), barrier.whose, workspace.snapshot) == ("Amal", "Night staff")  # type: ignore[union-attr]  # it was made above
    with pytest.raises(KnownError):
        apply(
            workspace,
            {
                "op": "set",
                "kind": "barrier",
                "id": IDS["barrier"],
                "fields": {"whose": [IDS["session"]]},
            },
        )


def test_a_line_of_a_list_gets_other_words_by_its_id(workspace: Workspace) -> None:
    email = fixed_id("term", "contact/writing/email")
    workspace.perform(Create("stakeholder", {"name": "Amal", "hear_by": [email]}, PERSON))
    place = {"list": "contact", "group": "writing"}
    workspace.perform(Create("term", {**place, "text": "A mail after six"}, email))
    workspace.perform(Set("term", email, {"hidden": "yes"}))
    field = workspace.content.forms["stakeholder"].field("hear_by")
    amal = workspace.snapshot.any_of("stakeholder", PERSON)
    assert picked(field, amal.hear_by, workspace.snapshot) == ("A mail after six",)  # type: ignore[union-attr]  # it was made above


def test_the_budget_is_shown_as_it_changes(workspace: Workspace) -> None:
    workspace.perform(Create("budget_line", {"sort": "income", "amount": 10000}))
    workspace.perform(Create("barrier", {"cost": 2500}, IDS["barrier"]))
    workspace.perform(Create("reciprocity", {"amount": 3000, "claimed_on": "2026-11-09"}))
    budget: Any = project_json(workspace.snapshot, workspace.content)["budget"]
    assert budget["costs"]["barriers"] == 2500
    assert (budget["cost"], budget["income"], budget["left"]) == (5500, 10000, 4500)
    assert budget["giving"]["waiting"] == 3000
    workspace.perform(Undo())
    apply(workspace, {"op": "delete", "kind": "barrier", "id": IDS["barrier"]})
    budget = project_json(workspace.snapshot, workspace.content)["budget"]
    assert (budget["cost"], budget["left"]) == (0, 10000)


def test_a_line_of_a_list_is_picked_by_its_words_too(workspace: Workspace) -> None:
    easy, large = (
        fixed_id("term", f"format/print/{each}") for each in ("easy_read", "large_print")
    )
    workspace.perform(Create("term", {"list": "format", "group": "print", "text": "Big!"}, large))
    own = {"list": "format", "group": "sound", "text": "Songs"}
    songs = workspace.perform(Create("term", own)).id
    said = ["EASY  read", "Large print", "big!", "Songs", "Smoke signs"]
    person = workspace.perform(Create("stakeholder", {"formats": said}, PERSON)).id
    found = workspace.snapshot.any_of("stakeholder", person)
    assert getattr(found, "formats", "").split("\n") == [easy, large, songs, "Smoke signs"]
    workspace.perform(Set("stakeholder", person, {"hear_by": "Letter"}))
    found = workspace.snapshot.any_of("stakeholder", person)
    assert getattr(found, "hear_by", "") == fixed_id("term", "contact/writing/letter")


@pytest.mark.parametrize(
    ("fields", "key", "known"),
    [
        ({"list": "format", "group": "nonsense"}, "operation.no_such_part", "print, touch, sound"),
        ({"list": "format"}, "operation.no_such_part", "print, touch, sound"),
        ({"group": "print"}, "operation.no_such_list", "access, communication"),
        ({}, "operation.no_such_list", "access, communication"),
    ],
)
def test_a_line_that_would_show_in_no_list_is_refused(
    workspace: Workspace, fields: dict[str, str], key: str, known: str
) -> None:
    place = {"list": "format", "group": "touch"}
    there = workspace.perform(Create("term", {**place, "text": "Songs"})).id
    elsewhere = {"list": "", "group": "", **fields}
    for operation in (
        Create("term", {**fields, "text": "Songs"}),
        Set("term", there, elsewhere),
        Several([Create("term", {**fields, "text": "Songs"}, fixed_id("test", "x"))]),
    ):
        with pytest.raises(KnownError) as refused:
            workspace.perform(operation)
        assert refused.value.key == key
        assert known in Words().sentence(refused.value)
    workspace.perform(Set("term", there, {"text": "Sung"}))
    workspace.perform(Create("term", {"hidden": "yes"}, fixed_id("term", "format/touch/moon")))
