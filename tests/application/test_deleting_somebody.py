"""Somebody is deleted: what was theirs goes, and nothing of it becomes everybody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from projects import StillClock

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Create, Delete, Set, Undo
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.domain.ids import new_id
from coprod_desktop.packs.registry import FOR_THE_ROOM
from coprod_desktop.packs.source import Source
from tests.packs.whole_text import whole_text

WORDS = Words()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = create_project(tmp_path / "ours.coprod", WORDS, StillClock())
    yield opened
    opened.close()


def made(workspace: Workspace, kind: str, **fields: object) -> str:
    return workspace.perform(Create(kind, fields, new_id())).id


def papers(workspace: Workspace) -> str:
    snapshot = workspace.snapshot
    session = snapshot.sessions()[0]
    source = Source(snapshot, workspace.content, WORDS, session, StillClock().now().date())
    return whole_text(source, list(FOR_THE_ROOM))


def test_who_noted_their_own_consent_and_made_their_own_invitation_can_be_deleted(
    workspace: Workspace,
) -> None:
    me = made(workspace, "stakeholder", name="Moira")
    made(workspace, "consent", stakeholder=me, purpose="name", answer="yes", noted_by=[me])
    made(workspace, "invitation", stakeholder=me, by=[me])
    before = workspace.snapshot
    workspace.perform(Delete("stakeholder", me))
    assert not any(workspace.snapshot.records[kind] for kind in ("stakeholder", "consent"))
    workspace.perform(Undo())
    assert workspace.snapshot == before


def test_what_was_between_somebody_and_us_stays_off_paper_when_they_are_gone(
    workspace: Workspace,
) -> None:
    made(workspace, "session", title="Kick-off")
    person = made(workspace, "stakeholder", name="Zebulon", sort="person")
    made(workspace, "consent", stakeholder=person, purpose="quote", answer="no")
    made(workspace, "reciprocity", contribution="Owls one", whose=[person], offer="Owls two")
    made(workspace, "barrier", barrier="Owls three", whose=[person], action="Owls four")
    made(workspace, "learning_need", wants="Owls five", who=[person])
    made(
        workspace,
        "observation",
        noticed="It went well.",
        quote="Owls six",
        whose_quote=[person],
        quote_consent="yes",
    )
    assert "Owls six" not in papers(workspace)
    workspace.perform(Delete("stakeholder", person))
    told = papers(workspace)
    for hidden in ("Owls one", "Owls two", "Owls five", "Owls six", "Zebulon"):
        assert hidden not in told


def test_what_names_somebody_who_is_gone_can_still_be_changed(workspace: Workspace) -> None:
    person = made(workspace, "stakeholder", name="Zebulon")
    other = made(workspace, "stakeholder", name="Amal")
    barrier = made(workspace, "barrier", barrier="Stairs", who=[person])
    workspace.perform(Delete("stakeholder", person))
    workspace.perform(Set("barrier", barrier, {"who": [person, other]}))
    found = workspace.snapshot.any_of("barrier", barrier)
    assert getattr(found, "who", "") == f"{person}\n{other}"
