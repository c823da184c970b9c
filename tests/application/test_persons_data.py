"""The document of one person's data says all that is held of them, and nothing of anybody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from one_person import HOUSE, ME, NAME, OTHER, OTHERS, fill

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Create, Delete, Set
from coprod_desktop.application.packing import Format
from coprod_desktop.application.persons_data import make_persons_data, profile_for
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import Stakeholder
from coprod_desktop.support.errors import KnownError

WORDS = Words()
TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = create_project(tmp_path / "ours.coprod", WORDS)
    yield opened
    opened.close()


def text(workspace: Workspace, **more: object) -> str:
    return make_persons_data(workspace, WORDS, ME, Format.HTML, TODAY, **more).text  # type: ignore[arg-type]


def test_every_value_that_was_ever_written_is_in_it(workspace: Workspace) -> None:
    told = fill(workspace)
    said = text(workspace)
    assert {each for each in told.texts if each not in said} == set()
    assert "Confidential" in said
    assert "Monday 23 November 2026" in said
    assert f"Today {NAME} spoke." in said
    assert "Tea." not in said
    assert "Belongs to: Session: Kick-off" in said
    assert f"Ask {NAME} or ring 01632960111 first." in said


def test_nothing_of_anybody_else_is_in_it(workspace: Workspace) -> None:
    fill(workspace)
    workspace.perform(
        Set("stakeholder", ME, {"notes": f"Rings {OTHERS['name']} on 01632960999, {HOUSE}."})
    )
    workspace.perform(Set("stakeholder", OTHER, {"notes": f"{NAME} is her aunt, she says."}))
    said = text(workspace)
    for each in (*OTHERS.values(), "01632960999", *HOUSE.split("\n"), "secret of Third", "Third"):
        assert each not in said
    assert "Rings someone on (left out)" in said
    assert "is her aunt" in said
    assert "Kept barrier" not in said or "someone" in said


def test_a_number_in_a_text_that_is_nobodys_on_record_is_left_out(workspace: Workspace) -> None:
    workspace.perform(Create("stakeholder", {"name": NAME, "phone": "01632 960111"}, ME))
    notes = f"{NAME}, 01632 960111. Or Siân, 01632 960186, sian@else.example, on 2026-11-23."
    workspace.perform(Create("session", {"title": "Kick-off", "notes": notes}))
    said = text(workspace)
    assert f"{NAME}, 01632 960111. Or Siân, (left out), (left out), on 2026-11-23." in said


def test_whoever_agreed_to_be_named_is_named(workspace: Workspace) -> None:
    fill(workspace)
    consent = {"stakeholder": OTHER, "purpose": "name", "answer": "yes"}
    workspace.perform(Create("consent", consent))
    assert OTHERS["name"] in text(workspace)


def test_somebody_who_was_deleted_still_gets_all_of_it(workspace: Workspace) -> None:
    told = fill(workspace)
    workspace.perform(Delete("stakeholder", ME))
    said = text(workspace)
    assert {each for each in told.texts if each not in said} == set()
    assert "Your own page was deleted." in said


def test_it_is_set_as_the_person_reads(workspace: Workspace) -> None:
    workspace.perform(Create("stakeholder", {"name": NAME, "print_size": 20}, ME))

    def profile() -> str:
        return profile_for(workspace.snapshot.get(Stakeholder, ME)).id

    assert profile() == "giant-24"
    workspace.perform(Set("stakeholder", ME, {"print_size": 60}))
    assert profile() == "giant-28"
    workspace.perform(Set("stakeholder", ME, {"print_size": None, "paper_colour": "cream"}))
    assert profile() == "dyslexia-14"
    workspace.perform(Set("stakeholder", ME, {"paper_colour": ""}))
    assert profile() == "clear-14"


def test_an_unknown_person_or_profile_is_refused(workspace: Workspace) -> None:
    for person, profile, key in (
        ("nobody", "", "operation.no_such_record"),
        (ME, "tiny-2", "cli.unknown_profile"),
    ):
        with pytest.raises(KnownError) as raised:
            make_persons_data(workspace, WORDS, person, Format.PDF, TODAY, profile=profile)
        assert raised.value.key == key
