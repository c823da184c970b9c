"""The document of one person's data says all that is held of them, and nothing of anybody else."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from one_person import HOUSE, ME, NAME, OTHER, OTHERS, fill

from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Create, Delete, Set, Several
from coprod_desktop.application.packing import Format
from coprod_desktop.application.persons_data import (
    PRIVATE,
    file_name,
    make_persons_data,
    persons_pack,
    profile_for,
)
from coprod_desktop.application.traces import ABOUT, PERSON
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.held import addressed
from coprod_desktop.content.words import Words
from coprod_desktop.documents.text import pack_text
from coprod_desktop.domain.ids import new_id
from coprod_desktop.domain.records import Stakeholder, owned_by, specs
from coprod_desktop.project.edits import Action
from coprod_desktop.support.errors import KnownError

WORDS = Words()
TODAY = dt.date(2026, 11, 23)
ALL_TOO_LONG = 30
"""Seconds of work: many times what it takes, far less than to look for everybody in each text."""


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
    assert "Session: Kick-off" in said
    assert f"Ask {NAME} or ring 01632960111 first." in said


@pytest.mark.parametrize(
    "number", ["01632 960999", "+44 (0)1632 960999", "01632\u2011960\u2011999"]
)
@pytest.mark.parametrize("house", [HOUSE, "9 else street", "9, Else Street", "Elsewhere, EL5 3WH"])
def test_nothing_of_anybody_else_is_in_it(workspace: Workspace, number: str, house: str) -> None:
    fill(workspace)
    lives = "9 Else Street\nElsewhere\nEL5 3WH"
    workspace.perform(Set("stakeholder", OTHER, {"phone": "+44 1632 960999", "address": lives}))
    workspace.perform(
        Set("stakeholder", ME, {"notes": f"Rings {OTHERS['name']} on {number}, at {house}."})
    )
    workspace.perform(Set("stakeholder", OTHER, {"notes": f"{NAME} is her aunt, she says."}))
    said = text(workspace)
    for each in (*OTHERS.values(), "960999", "960\u2011999", "secret of Third", "Third"):
        assert each not in said
    for each in ("else street", "9, else", "el5"):
        assert each not in said.casefold()
    assert "Rings someone on (left out), at " in said
    assert "is her aunt" in said
    assert f"Kept barrier\nIn the way of: {NAME} and others" in said


def test_numbers_of_people_who_are_not_on_record_are_left_out_of_what_is_shared(
    workspace: Workspace,
) -> None:
    workspace.perform(Create("stakeholder", {"name": NAME, "phone": "01632 960111"}, ME))
    notes = "Zoe can be rung on 07700 900777 until 2027-01-31, or Zebedee on 01632 960111."
    shared = {"title": "Kick-off, 07700 900777", "notes": notes, "place_checked_by": [ME]}
    session = workspace.perform(Create("session", shared)).id
    workspace.perform(Set("session", session, {"notes": notes + " Zoe moves."}))
    mine = "My mum is on 07700 900111."
    workspace.perform(Set("stakeholder", ME, {"notes": mine}))
    said = text(workspace)
    assert "07700 900777" not in said
    assert "Zoe can be rung on (left out) until 2027-01-31, or Zebedee on 01632 960111." in said
    assert mine in said


def test_what_is_about_them_and_others_is_told_without_the_others(workspace: Workspace) -> None:
    agreed = {"stakeholder": OTHER, "purpose": "name", "answer": "yes"}
    workspace.perform(Create("stakeholder", {"name": NAME}, ME))
    workspace.perform(Create("stakeholder", {"name": "Fatima"}, OTHER))
    workspace.perform(Create("consent", agreed))
    barrier = {"barrier": "Three steps", "action": "Fatima brings the ramp", "whose": [ME, OTHER]}
    step = workspace.perform(Create("barrier", barrier)).id
    workspace.perform(Set("barrier", step, {"barrier": "Two steps"}))
    workspace.perform(Create("barrier", {"barrier": "Secret of Fatima", "whose": [OTHER]}))
    workspace.perform(Create("role", {"role": "Cook", "who": [ME, OTHER]}))
    said = text(workspace)
    assert f"What gets in the way: Two steps\nIn the way of: {NAME} and others" in said
    assert "Someone brings the ramp" in said
    assert "What gets in the way: Three steps" in said
    assert "Secret of" not in said
    # A role tells nothing of anybody, so who agreed to be named is named there.
    assert said.count("Fatima") == 1
    workspace.perform(Set("barrier", step, {"whose": [OTHER], "action": "Secret plan"}))
    said = text(workspace)
    assert "Three steps" in said, "it was written while it kept both away"
    assert "Secret plan" not in said


def test_what_is_somebody_elses_tells_the_part_that_the_person_has_in_it(
    workspace: Workspace,
) -> None:
    workspace.perform(Create("stakeholder", {"name": NAME}, ME))
    workspace.perform(Create("stakeholder", {"name": "Fatima", "buddy": [ME]}, OTHER))
    workspace.perform(Create("barrier", {"barrier": "Steps", "whose": [OTHER], "who": [ME]}))
    said = text(workspace)
    assert "You are somebody's buddy." in said
    assert "You see to something that gets in somebody's way." in said
    assert "Steps" not in said
    assert "Fatima" not in said


def test_every_part_in_what_is_somebody_elses_has_a_sentence() -> None:
    for kind in PRIVATE:
        for name, spec in specs(kind).items():
            if spec.reference == PERSON and not spec.owner and ABOUT.get(kind) != name:
                assert WORDS(f"held.named.{kind}.{name}").startswith("You ")


def test_each_field_has_a_short_label_that_asks_nothing(workspace: Workspace) -> None:
    told = [
        kind
        for kind in workspace.content.forms
        if any(spec.reference == PERSON for spec in specs(kind).values())
    ]
    assert PERSON in told
    for kind in told:
        for field in addressed(WORDS, workspace.content).forms[kind].fields:
            if (kind, field.id) not in owned_by(PERSON):
                assert field.label, (kind, field.id)
            said = " ".join((field.label, *(each.label for each in field.options)))
            assert "?" not in said
            if field.terms or field.id == "whose":
                continue  # terms are words of the lists that everybody picks from
            assert {"they", "them", "their", "themselves"}.isdisjoint(said.casefold().split())


def test_it_speaks_to_the_person_and_prints_no_question(workspace: Workspace) -> None:
    fill(workspace)
    workspace.perform(Set("stakeholder", ME, {"part": "takes_part", "notes": "Nice."}))
    workspace.perform(Set("stakeholder", ME, {"part": "paused"}))
    purpose = {"stakeholder": ME, "purpose": "name", "answer": "yes", "told": "Whoever comes"}
    workspace.perform(Create("consent", purpose))
    said = text(workspace)
    assert "?" not in said
    assert f"Name: {NAME}" in said
    assert "Part you take: You are taking a pause" in said
    assert "your page, Part you take: You take part" in said
    assert "What it is for: Your name on papers" in said
    for each in ("They ", " them ", " their ", "What are they called"):
        assert each not in said


def test_two_of_one_name_are_named_only_where_both_agreed(workspace: Workspace) -> None:
    workspace.perform(Create("stakeholder", {"name": NAME, "notes": "Knows Sam Lee, of Ely"}, ME))
    agreed = {"purpose": "name", "answer": "yes"}
    for _ in range(2):
        sam = workspace.perform(Create("stakeholder", {"name": "Sam Lee"})).id
        assert "Knows someone, of Ely" in text(workspace)
        workspace.perform(Create("consent", {"stakeholder": sam, **agreed}))
    assert "Knows Sam Lee, of Ely" in text(workspace)


def test_a_name_in_a_field_of_names_is_left_out_in_any_capitals(workspace: Workspace) -> None:
    workspace.perform(Create("stakeholder", {"name": NAME}, ME))
    workspace.perform(Create("stakeholder", {"name": "Moira"}))
    workspace.perform(Create("role", {"role": "Cook", "who": [ME, "moira, of course"]}))
    assert f"{NAME}, someone, of course" in text(workspace)


def test_signs_that_nobody_sees_hide_no_name(workspace: Workspace) -> None:
    notes = "Knows Sam\ufeff Lee, of Ely"
    workspace.perform(Create("stakeholder", {"name": NAME, "notes": notes}, ME))
    workspace.perform(Create("stakeholder", {"name": "Sam Lee\ufeff"}))
    assert "Knows someone, of Ely" in text(workspace)


def test_with_thousands_of_people_it_is_there_in_seconds(workspace: Workspace) -> None:
    people = [
        Create(
            "stakeholder",
            {
                "name": f"Person{each} Quux{each}",
                "phone": f"01632 {each:06}",
                "email": f"p{each}@x.example",
                "address": f"{each} Mill Row\nTown",
                "notes": f"Met Person{each + 1} Quux{each + 1} at the fair, likes long walks.",
            },
            new_id(),
        )
        for each in range(5000)
    ]
    workspace.perform(Several(people, Action("import", "stakeholder", "5000")))
    notes = "Notes of the meeting, with Person7 Quux7, 01632 000007, and others. " * 20
    workspace.perform(Create("session", {"notes": notes, "place_checked_by": [people[0].id]}))
    started = time.process_time()
    pack = persons_pack(workspace, WORDS, people[0].id, TODAY)
    taken = time.process_time() - started
    said = "\n".join(pack_text(pack))
    assert "with someone, (left out), and others." in said
    assert "Quux7" not in said
    assert taken < ALL_TOO_LONG


def test_a_number_in_a_text_that_is_nobodys_on_record_is_left_out(workspace: Workspace) -> None:
    workspace.perform(Create("stakeholder", {"name": NAME, "phone": "01632 960111"}, ME))
    notes = f"{NAME}, 01632 960111. Or Siân, 01632 960186, sian@else.example, on 2026-11-23."
    workspace.perform(Create("session", {"title": "Kick-off", "notes": notes}))
    said = text(workspace)
    assert f"{NAME}, 01632 960111. Or Siân, (left out), (left out), on 2026-11-23." in said


def test_what_is_left_out_between_brackets_has_none_of_its_own(workspace: Workspace) -> None:
    fill(workspace)
    notes = f"{OTHERS['name']} (01632 960999) rings, or writes ({OTHERS['email']})."
    workspace.perform(Set("stakeholder", ME, {"notes": notes}))
    assert "Someone (left out) rings, or writes (left out)." in text(workspace)


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


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Amal", "what-we-hold-amal.pdf"),
        ("Siân  O\u2019Brien / 2", "what-we-hold-sian-o-brien-2.pdf"),
        ("../..", "what-we-hold.pdf"),
        ("", "what-we-hold.pdf"),
        ("x" * 500, f"what-we-hold-{'x' * 40}.pdf"),
    ],
)
def test_the_file_is_called_after_the_person_on_every_system(name: str, called: str) -> None:
    assert file_name(WORDS, name, Format.PDF) == called
