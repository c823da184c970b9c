"""What undo is called, and where it leads."""

from __future__ import annotations

import pytest

from coprod_desktop.application.operations import Answer, Changed, Create, Delete, Operation, Set
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.ui.context import Place
from coprod_desktop.ui.window.places import place_of
from coprod_desktop.ui.window.undo_words import action_in_words

PERSON = "11111111-1111-4111-8111-111111111111"
SESSION = "22222222-2222-4222-8222-222222222222"
TERM = "33333333-3333-4333-8333-333333333333"
MAKE_PERSON = Create("stakeholder", {"name": "Bernadette"}, PERSON)
MAKE_SESSION = Create("session", {"title": "Breaks"}, SESSION)


@pytest.mark.parametrize(
    ("operations", "said", "place"),
    [
        (
            [Answer("motivations.purpose", "To rest")],
            'typing in "Why are we doing this?"',
            Place("steps", "motivations.purpose", "motivations.purpose"),
        ),
        (
            [Answer("together.clear_meaning", "mostly")],
            'marking "',
            Place("steps", "together.confident", "together.clear_meaning"),
        ),
        (
            [MAKE_PERSON],
            "adding Bernadette",
            Place("people", PERSON),
        ),
        (
            [MAKE_PERSON, Delete("stakeholder", PERSON)],
            "deleting Bernadette",
            Place("people"),
        ),
        (
            [MAKE_PERSON, Create("consent", {"stakeholder": PERSON, "purpose": "name"})],
            "adding: agreement to something",
            Place("people", PERSON, "consent"),
        ),
        (
            [MAKE_PERSON, Create("invitation", {"stakeholder": PERSON, "said": "Do come."})],
            "adding Do come.",
            Place("people", PERSON, "invitation"),
        ),
        (
            [MAKE_PERSON, MAKE_SESSION, Delete("stakeholder", PERSON)],
            "deleting Bernadette",
            Place("people"),
        ),
        ([MAKE_SESSION], "adding Breaks", Place("sessions", SESSION)),
        ([MAKE_SESSION, Delete("session", SESSION)], "deleting Breaks", Place("sessions")),
        (
            [MAKE_SESSION, Create("agenda_item", {"session": SESSION}, TERM)],
            "adding: agenda item",
            Place("sessions", f"{SESSION}/agenda", "agenda", TERM),
        ),
        ([Create("objective", {})], "adding: objective", None),
        (
            [MAKE_PERSON, Create("barrier", {"barrier": "Stairs", "whose": PERSON}, TERM)],
            "adding Stairs",
            Place("people", PERSON, "barrier", TERM),
        ),
        (
            [
                MAKE_PERSON,
                Create("barrier", {"barrier": "Stairs", "whose": f"{PERSON}\nAll of us"}, TERM),
            ],
            "adding Stairs",
            Place("steps", "stakeholders.barriers", "stakeholders.barriers", TERM),
        ),
        (
            [
                Create("stakeholder", {"name": "The hall", "sort": "group"}, PERSON),
                Create("learning_need", {"wants": "To rest", "who": PERSON}, TERM),
            ],
            "adding",
            Place("steps", "training.wants", "training.learning_needs", TERM),
        ),
        (
            [Create("term", {"list": "help", "group": "money", "text": "Soup first"}, TERM)],
            "adding Soup first",
            Place("lists", "help", TERM),
        ),
        (
            [Set("step_state", "training", {"state": "in_progress"})],
            "changing the state of a step",
            Place("steps", "training"),
        ),
        (
            [Set("project", "", {"organisation": "Us"})],
            "changing the project's details",
            Place("overview", "project"),
        ),
    ],
)
def test_undo_says_what_it_takes_back_and_where_that_was(
    workspace: Workspace, operations: list[Operation], said: str, place: Place | None
) -> None:
    heard: list[Changed] = []
    workspace.subscribe(heard.append)
    for operation in operations:
        workspace.perform(operation)
    action = workspace.undo_action
    assert action is not None
    assert said in action_in_words(Words(), workspace.content, action)
    found = place_of(workspace.content, workspace.snapshot, heard[-1])
    if place is not None:
        assert found == place


def test_every_kind_of_record_is_shown_somewhere(workspace: Workspace) -> None:
    content = workspace.content
    for kind in content.forms:
        changed = Changed(frozenset({(kind, PERSON)}))
        assert place_of(content, workspace.snapshot, changed), kind
