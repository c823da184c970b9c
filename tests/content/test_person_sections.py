"""The page of a person: every field has its place, and every section its words."""

from __future__ import annotations

from coprod_desktop.content.people import person_sections
from coprod_desktop.content.words import Words
from coprod_desktop.domain.records import owned_by, specs

SECTIONS = person_sections(Words())


def test_every_field_of_a_stakeholder_stands_in_one_section() -> None:
    asked = [name for section in SECTIONS for name in section.fields]
    assert sorted(asked) == sorted(
        name for name, spec in specs("stakeholder").items() if not spec.hidden
    )


def test_every_section_has_a_title_and_says_why_it_matters() -> None:
    assert [each.title for each in SECTIONS if not each.help] == []
    assert len({each.title for each in SECTIONS}) == len(SECTIONS) == 11


def test_records_are_found_by_a_field_that_names_a_stakeholder() -> None:
    for section in SECTIONS:
        for about in section.records:
            assert specs(about.kind)[about.by].reference == "stakeholder", about


def test_all_that_is_deleted_with_somebody_is_shown_on_their_page() -> None:
    shown = {(each.kind, each.by) for section in SECTIONS for each in section.records}
    assert set(owned_by("stakeholder")) <= shown


def test_a_group_is_asked_nothing_that_only_a_person_can_answer() -> None:
    groups = {each.id for each in SECTIONS if each.is_for("group")}
    assert groups & {"reading", "helps", "learning"} == set()
    assert all(each.is_for("person") and each.is_for("") for each in SECTIONS)
    about = SECTIONS[0]
    assert about.asks("pronouns", "")
    assert not about.asks("pronouns", "organisation")
    assert about.asks("name", "organisation")
