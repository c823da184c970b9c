"""People from a file: what becomes of each row, and one undo that takes it all back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from bringing_in import DAY, WORDS, brought_in, people, proposed, said, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from projects import NASTY, StillClock

from coprod_desktop.application import planning
from coprod_desktop.application.exporting import (
    Exported,
    export_people,
    needs,
    usual_columns,
    write_table,
)
from coprod_desktop.application.importing.columns import KIND, guess
from coprod_desktop.application.importing.order import (
    CONTACTS,
    MOST_AT_ONCE,
    Agreed,
    Decisions,
    order,
)
from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Create, Redo, Several, Undo
from coprod_desktop.application.past import Past
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.load import load_content
from coprod_desktop.content.people import person_sections
from coprod_desktop.content.picked import picked
from coprod_desktop.domain.consent import Consents
from coprod_desktop.domain.fields import Kind
from coprod_desktop.domain.folding import bare
from coprod_desktop.domain.records import Consent, Stakeholder, specs
from coprod_desktop.project.edits import Action, Within
from coprod_desktop.support.errors import KnownError
from coprod_desktop.tabular.read import read_table
from coprod_desktop.tabular.table import Row, Table


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = create_project(tmp_path / "ours.coprod", WORDS, StillClock())
    yield opened
    opened.close()


def exported(workspace: Workspace, *columns: str, not_asked: bool = True) -> Exported:
    """Return what is written, for our own use unless it is said otherwise."""
    return export_people(
        workspace.snapshot, workspace.content, WORDS, DAY, columns=columns, not_asked=not_asked
    )


def test_columns_find_their_fields_by_usual_words(workspace: Workspace) -> None:
    header = ("First Name", "SURNAME", "E-mail", "Mobile no.", "", "print_size", "Shoe size", "Tel")
    assert guess(header, WORDS, workspace.content) == (
        "first_name", "last_name", "email", "phone", "", "print_size", "", "",
    )  # fmt: skip
    labels = tuple(each.label for each in workspace.content.forms[KIND].fields)
    ids = tuple(each.id for each in workspace.content.forms[KIND].fields)
    assert guess(labels, WORDS, workspace.content) == ids


def test_no_usual_word_means_two_fields(workspace: Workspace) -> None:
    known: dict[str, str] = {}
    for field, usual in WORDS.table("importing.usual").items():
        for each in usual:
            assert known.setdefault(each, field) == field
            assert guess((each,), WORDS, workspace.content) == (field,), each


def test_people_come_in_with_all_that_is_known_of_them(workspace: Workspace) -> None:
    report = brought_in(
        workspace,
        table(
            "First name|Last name|Type|Interest|Print size|Buddy|Other formats|Contact method",
            "Amal|Haddad|Person|very much|18 pt|Bilal Khan|easy read; Songs|text message",
            "Bilal|Khan|PERSON||20|Somebody else|Large print|",
        ),
    )
    assert (report.added, report.refused, said(report)) == (2, 0, [])
    amal, bilal = people(workspace)
    assert (amal.name, amal.sort, amal.interest, amal.print_size) == (
        "Amal Haddad", "person", "very_much", 18,
    )  # fmt: skip
    form = workspace.content.forms[KIND]
    assert amal.buddy == bilal.id
    assert bilal.buddy == "Somebody else"
    assert picked(form.field("formats"), amal.formats, workspace.snapshot) == ("Easy Read", "Songs")
    assert picked(form.field("hear_by"), amal.hear_by, workspace.snapshot) == ("Text message",)


def test_what_is_not_understood_is_left_out_and_told(workspace: Workspace) -> None:
    report = brought_in(
        workspace, table("Name|Type|Print size", "Amal|Martian|huge", "Bo|person|900")
    )
    assert report.added == 2
    assert [row for row, _ in said(report)] == [2, 2, 3]
    assert '"Martian" means under "Person, group or organisation"' in said(report)[0][1]
    assert [(each.sort, each.print_size) for each in people(workspace)] == [
        ("", None), ("person", None),
    ]  # fmt: skip


def test_rows_that_cannot_be_kept_whole_are_refused_with_their_number_and_why(
    workspace: Workspace,
) -> None:
    report = brought_in(
        workspace,
        table("Name|Notes", "|Nobody", f"{'x' * 301}|", "Amal|fine", f"Bo|{'y' * 20_001}", "C|d|e"),
    )
    assert (report.added, report.refused) == (1, 4)
    assert [row for row, _ in said(report)] == [2, 3, 5, 6]
    assert "301 characters, and 300 fit" in said(report)[1][1]
    assert [each.name for each in people(workspace)] == ["Amal"]


def test_without_a_column_of_names_nothing_is_proposed(workspace: Workspace) -> None:
    with pytest.raises(KnownError, match="no_name"):
        proposed(workspace, table("Shoe size", "43"))


ALIKE = table(
    "Name|Email|Phone|Notes",
    "AMÁL  haddad|||new note",
    "Somebody|AMAL@example.org||",
    "Another||+44 (0)1632 960123|",
    "Bo|bo@example.org||",
    "Bo Olsen|BO@example.org|01632 960999|",
)


def with_amal(workspace: Workspace) -> str:
    fields = {"name": "Amal Haddad", "email": "amal@example.org", "phone": "01632 960 123"}
    return workspace.perform(Create(KIND, fields)).id


def test_who_may_be_there_already_is_found_and_left_out(workspace: Workspace) -> None:
    with_amal(workspace)
    found = proposed(workspace, ALIKE)
    assert [line.sort for line in found.lines] == [
        "same_name", "same_contact", "same_contact", "new", "twice",
    ]  # fmt: skip
    report = brought_in(workspace, ALIKE)
    assert (report.added, report.left_out) == (1, 4)
    assert [each.name for each in people(workspace)] == ["Amal Haddad", "Bo"]
    assert [row for row, _ in said(report)] == [2, 3, 4, 6]


def test_who_is_there_already_can_be_added_as_new(workspace: Workspace) -> None:
    with_amal(workspace)
    report = brought_in(
        workspace, ALIKE, Decisions({"same_name": "add", "same_contact": "add", "twice": "add"})
    )
    assert (report.added, len(people(workspace))) == (5, 6)


def test_only_what_is_empty_is_filled_in(workspace: Workspace) -> None:
    with_amal(workspace)
    every = Decisions({"same_name": "fill_in", "same_contact": "fill_in", "twice": "fill_in"})
    report = brought_in(workspace, ALIKE, every)
    assert (report.added, report.filled_in, report.left_out) == (1, 2, 2)
    amal, bo = people(workspace)
    assert (amal.name, amal.notes, amal.email) == ("Amal Haddad", "new note", "amal@example.org")
    assert (bo.name, bo.phone) == ("Bo", "01632 960999")
    assert said(report) == [
        (3, _kept("Amal Haddad", "Amal Haddad", "Name", "Somebody")),
        (4, _kept("Amal Haddad", "Amal Haddad", "Name", "Another")),
        (6, _kept("Bo", "Bo", "Name", "Bo Olsen")),
    ]


def _kept(who: str, here: str, column: str, value: str) -> str:
    return (
        f'For "{who}" the project has "{here}" under "{column}", and the row says "{value}". '
        "What the project has was kept."
    )


def test_two_people_of_one_name_are_not_filled_in(workspace: Workspace) -> None:
    for _ in range(2):
        workspace.perform(Create(KIND, {"name": "Ann"}))
    report = brought_in(
        workspace, table("Name|Notes|Buddy", "Ann|x|Ann"), Decisions({"same_name": "fill_in"})
    )
    assert (report.filled_in, report.left_out) == (0, 1)
    assert "More than one person" in said(report)[0][1]


def test_consent_to_be_contacted_is_noted_only_when_somebody_says_so(workspace: Workspace) -> None:
    found = table("Name|Email|Notes", "Amal|a@x.org|", "Bo||no way to reach him")
    brought_in(workspace, found)
    assert workspace.snapshot.all(Consent) == ()
    workspace.perform(Undo())
    brought_in(workspace, found, Decisions(contact=Agreed(dt.date(2026, 3, 1), "written")))
    (given,) = workspace.snapshot.all(Consent)
    amal, _ = people(workspace)
    assert (given.stakeholder, given.purpose, given.answer, given.given_on, given.how) == (
        amal.id, "contact", "yes", dt.date(2026, 3, 1), "written",
    )  # fmt: skip
    consents = Consents(workspace.snapshot, DAY)
    assert consents.allows(amal, "contact")
    assert not any(consents.allows(amal, each) for each in ("name", "access", "photo", "quote"))


def test_an_import_never_speaks_over_somebody_who_said_no(workspace: Workspace) -> None:
    amal = workspace.perform(Create(KIND, {"name": "Amal"})).id
    no = {"stakeholder": amal, "purpose": "contact", "answer": "no", "given_on": "2026-01-01"}
    workspace.perform(Create("consent", no))
    report = brought_in(
        workspace,
        table("Name|Email|Notes", "Amal|a@x.org|likes maps"),
        Decisions({"same_name": "fill_in"}, Agreed(DAY, "spoken")),
    )
    assert "said no to being contacted" in said(report)[0][1]
    assert (people(workspace)[0].email, people(workspace)[0].notes) == ("", "likes maps")
    assert len(workspace.snapshot.all(Consent)) == 1


def test_one_undo_takes_an_import_back_and_redo_brings_it_again(workspace: Workspace) -> None:
    with_amal(workspace)
    before = workspace.snapshot
    brought_in(
        workspace,
        ALIKE,
        Decisions({"same_name": "fill_in", "twice": "add"}, Agreed(DAY, "spoken")),
    )
    after = workspace.snapshot
    assert workspace.undo_action == Action("import", KIND, "3")
    workspace.perform(Undo())
    assert workspace.snapshot.all(Stakeholder) == before.all(Stakeholder)
    assert workspace.snapshot.all(Consent) == ()
    workspace.perform(Redo())
    assert workspace.snapshot.all(Stakeholder) == after.all(Stakeholder)


def test_the_history_tells_of_an_import_and_of_its_undo(workspace: Workspace) -> None:
    found = table("Name|Email", "Ann|a@x.org", "Bo|b@x.org", "Cy|c@x.org")
    brought_in(workspace, found, Decisions(contact=Agreed(DAY)))
    workspace.perform(Undo())
    told = [each.what for each in Past(WORDS, workspace).read(within=Within())]
    assert told[1] == "Added: Ann, and 2 others"
    assert "Deleted: Ann, and 2 others" in told[0]


def test_an_import_is_heard_of_once(workspace: Workspace) -> None:
    heard: list[int] = []
    workspace.subscribe(lambda changed: heard.append(len(changed.touched)))
    brought_in(workspace, table("Name", "Ann", "Bo", "Cy"))
    assert heard == [3]


def test_positions_go_on_in_the_order_of_the_file(workspace: Workspace) -> None:
    with_amal(workspace)
    brought_in(workspace, table("Name", "Zoe", "Ann", "Max"))
    assert [each.name for each in people(workspace)] == ["Amal Haddad", "Zoe", "Ann", "Max"]


def test_one_bad_step_keeps_all_others_out(workspace: Workspace) -> None:
    before = workspace.path.read_bytes()
    steps = [
        Create(KIND, {"name": "Ann"}, "7f2c1a52-1c0e-4a0b-9d0e-3f6c2b8a4d11"),
        Create(KIND, {"name": "x" * 301}, "7f2c1a52-1c0e-4a0b-9d0e-3f6c2b8a4d12"),
    ]
    with pytest.raises(KnownError):
        workspace.perform(Several(steps, Action("import", KIND, "2")))
    assert people(workspace) == []
    assert workspace.path.read_bytes() == before


def test_planning_grows_with_the_number_of_people_and_no_faster(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    look = planning._last_position
    monkeypatch.setattr(
        planning,
        "_last_position",
        lambda snapshot, kind: looked.append(kind) or look(snapshot, kind),
    )
    found = table("Name|Email", *(f"Person {n}|p{n}@x.org" for n in range(300)))
    operation, _ = order(
        proposed(workspace, found), Decisions(contact=Agreed()), workspace.snapshot, DAY
    )
    assert operation is not None
    planning.plan_several(workspace.snapshot, workspace.content, operation)
    assert sorted(looked) == ["consent", KIND]


def test_a_huge_file_gets_a_report_and_leaves_the_project_as_it_was(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "huge.csv"
    path.write_text("Name,Email\n" + "".join(f"P{n},p{n}@x.org\n" for n in range(100_000)))
    before = workspace.path.read_bytes()
    found = proposed(workspace, read_table(path))
    assert found.count("new") == 100_000
    with pytest.raises(KnownError) as caught:
        order(found, Decisions(), workspace.snapshot, DAY)
    assert str(MOST_AT_ONCE) in WORDS.sentence(caught.value)
    assert workspace.path.read_bytes() == before


def test_hostile_text_is_kept_as_text(workspace: Workspace) -> None:
    id_of_nobody = "7f2c1a52-1c0e-4a0b-9d0e-3f6c2b8a4d11"
    rows = [Row(n, (text[:300], text, id_of_nobody)) for n, text in enumerate(NASTY, 2)]
    report = brought_in(workspace, Table(("Name", "Notes", "Buddy"), tuple(rows)))
    assert report.added == len(NASTY)
    assert all(each.buddy == "" for each in people(workspace))
    assert "<b>eight</b>" in people(workspace)[0].notes
    before = [each.notes for each in people(workspace)]
    write_table(workspace.path.with_name("out.csv"), exported(workspace, "name").rows, WORDS)
    assert [each.notes for each in people(workspace)] == before


# --- Export -------------------------------------------------------------------------------------


def test_contacts_are_written_with_live_consent_only(workspace: Workspace) -> None:
    brought_in(workspace, table("Name|Email", "Amal|a@x.org"), Decisions(contact=Agreed(DAY)))
    brought_in(workspace, table("Name|Email", "Bo|b@x.org"))
    found = exported(workspace, "name", "email")
    assert found.rows == (("Name", "Email"), ("Amal", "a@x.org"), ("Bo", ""))
    assert (found.people, found.unreached) == (2, 1)


def test_needs_are_written_only_when_asked_for_and_agreed_to(workspace: Workspace) -> None:
    assert not needs() & set(usual_columns(workspace.content))
    brought_in(workspace, table("Name|Care|What else helps", "Amal|last winter|A seat by the door"))
    found = exported(workspace, "name", "care", "what_helps")
    assert found.rows[1:] == (("Amal", "", ""),)
    assert found.unasked == 1
    amal = people(workspace)[0].id
    workspace.perform(
        Create("consent", {"stakeholder": amal, "purpose": "access", "answer": "yes"})
    )
    assert exported(workspace, "name", "care").rows[1:] == (("Amal", "last winter"),)


def test_who_said_no_to_being_named_is_in_no_file(workspace: Workspace) -> None:
    brought_in(workspace, table("Name|Buddy", "Amal|", "Bo|Amal"))
    amal = people(workspace)[0].id
    workspace.perform(Create("consent", {"stakeholder": amal, "purpose": "name", "answer": "no"}))
    found = exported(workspace, "name", "buddy")
    assert found.rows[1:] == (("Bo", ""),)
    assert found.refused == 1


def test_only_who_agreed_is_named_in_a_file_unless_it_is_for_us(workspace: Workspace) -> None:
    rows = ("Name|Type|Why|Buddy", "Amal|person|Knows Bo Olsen|Bo Olsen", "Bo Olsen|person||")
    brought_in(workspace, table(*rows, "Cy|person||", "Library|organisation||"))
    amal, bo, cy, _ = people(workspace)
    over = {"given_on": "2020-01-01", "until": "2020-12-31"}
    answers = ((amal, "yes", {}), (bo, "yes", over), (cy, "no", {}))
    for person, answer, days in answers:
        given = {"stakeholder": person.id, "purpose": "name", "answer": answer, **days}
        workspace.perform(Create("consent", given))
    found = exported(workspace, "name", "why", not_asked=False)
    assert found.rows[1:] == (("Amal", "Knows someone"), ("Library", ""))
    assert (found.refused, found.not_asked) == (1, 1)
    for_us = exported(workspace, "name", "why")
    assert for_us.rows[1:] == (("Amal", "Knows Bo Olsen"), ("Bo Olsen", ""), ("Library", ""))
    assert (for_us.refused, for_us.not_asked) == (1, 0)


def test_who_said_no_leaves_in_no_text_either(workspace: Workspace) -> None:
    fields = {"name": "Ben Quagga", "phone": "07700 900555", "address": "12 Mill Row\nGlenmore"}
    ben = workspace.perform(Create(KIND, fields)).id
    workspace.perform(Create("consent", {"stakeholder": ben, "purpose": "name", "answer": "no"}))
    workspace.perform(Create(KIND, {"name": "Sam Lee"}))
    why = "Sister of Ben Quagga, 12 Mill Row, +44 7700 900555. Knows Sam Lee."
    row = {"name": "Ann Zebra", "why": why, "support_person": ["ben quagga's sister", "Mum"]}
    row |= {"phone": "01632 960111", "reach_note": "Or 07700900555, if 01632 960111 is off."}
    ann = workspace.perform(Create(KIND, row)).id
    for purpose in ("contact", "access"):
        given = {"stakeholder": ann, "purpose": purpose, "answer": "yes"}
        workspace.perform(Create("consent", given))
    found = exported(workspace, "name", "why", "support_person", "phone", "reach_note").rows
    assert found[2] == (
        "Ann Zebra",
        "Sister of someone, (address left out), (number left out). Knows Sam Lee.",
        "Someone's sister\nMum",
        "01632 960111",
        "Or (number left out), if 01632 960111 is off.",
    )
    assert found[1][0] == "Sam Lee"


def test_what_tells_of_needs_is_not_among_the_usual_columns(workspace: Workspace) -> None:
    usual = usual_columns(workspace.content)
    for section in person_sections(WORDS):
        if section.id in {"reading", "helps"}:
            assert not set(section.fields) & set(usual)
    assert not {"language", "badge", "pronouns", "notes", "buddy"} & set(usual)
    assert {"name", "perspective", "phone"} <= set(usual)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łukasz|01632 1", "Lukasz|01632 2"),
        ("Bjørn Ærø|01632 1", "bjorn aero|01632 2"),
        ("Ann|01632 960111", "Annie|(+44) 1632 960 111"),
        ("Ann|01632 960111", "Annie|+44\u00a0(0)1632\u2011960111"),
        ("Ann|01632 960111", "Annie|07700 900123 / 01632 960111"),
    ],
)
def test_one_person_written_in_two_ways_is_noticed(
    workspace: Workspace, one: str, other: str
) -> None:
    brought_in(workspace, table("Name|Phone", one))
    assert proposed(workspace, table("Name|Phone", other)).count("new") == 0


def test_only_the_people_who_are_meant_are_written(workspace: Workspace) -> None:
    brought_in(workspace, table("Name", "Amal", "Bo"))
    found = export_people(
        workspace.snapshot, workspace.content, WORDS, DAY, columns=("name",),
        only={people(workspace)[1].id}, not_asked=True,
    )  # fmt: skip
    assert found.rows[1:] == (("Bo",),)


def test_a_file_of_another_kind_is_not_written(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="bad_ending"):
        write_table(tmp_path / "people.ods", [["Name"]], WORDS)
    with pytest.raises(KnownError, match="cannot_write"):
        write_table(tmp_path / "nowhere" / "people.csv", [["Name"]], WORDS)
    with pytest.raises(KnownError, match="bad_column"):
        exported(workspace, "shoe_size")


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn"))
WORDS_OF_ONES_OWN = st.text(LETTERS | st.sampled_from("=+-@' "), min_size=1, max_size=9).map(
    lambda text: " ".join(text.replace(";", ",").split())
).filter(bool)  # fmt: skip


@st.composite
def persons(draw: st.DrawFn) -> list[dict[str, object]]:
    """Draw people who differ in name, email and phone, each with any of the other fields."""
    names = draw(st.lists(WORDS_OF_ONES_OWN, min_size=1, max_size=4, unique_by=bare))
    terms = {
        field.id: [term.id for term in field.options]
        for field in load_content(WORDS).forms[KIND].fields
        if field.terms
    }
    found: list[dict[str, object]] = []
    for at, name in enumerate(names):
        fields: dict[str, object] = {"name": name}
        for spec in specs(KIND).values():
            if spec.name in ("name", "position") or not draw(st.booleans()):
                continue
            match spec.kind:
                case Kind.CHOICE | Kind.RATING:
                    value: object = draw(st.sampled_from(spec.options))
                case Kind.NUMBER:
                    value = draw(st.integers(spec.least, spec.most))
                case Kind.PICKS if spec.name in terms:
                    value = draw(st.lists(st.sampled_from(terms[spec.name]), max_size=3))
                case Kind.PICKS:
                    value = draw(st.lists(st.sampled_from(names), max_size=2))
                case Kind.LONG_TEXT:
                    value = "\n".join(draw(st.lists(WORDS_OF_ONES_OWN, max_size=3)))
                case _:
                    value = draw(WORDS_OF_ONES_OWN)
            fields[spec.name] = value
        fields["email"], fields["phone"] = f"p{at}@x.org", f"01632 96000{at}"
        found.append(fields)
    return found


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(found=persons(), ending=st.sampled_from([".csv", ".xlsx"]))
def test_our_own_export_brings_the_same_people_in_again(
    tmp_path_factory: pytest.TempPathFactory, found: list[dict[str, object]], ending: str
) -> None:
    folder = tmp_path_factory.mktemp("round")
    every = tuple(name for name in specs(KIND) if name != "position")
    with_all = create_project(folder / "one.coprod", WORDS, StillClock())
    again = create_project(folder / "two.coprod", WORDS, StillClock())
    try:
        for fields in found:
            person = with_all.perform(Create(KIND, fields)).id
            for purpose in ("contact", "access"):
                given_yes = {"stakeholder": person, "purpose": purpose, "answer": "yes"}
                with_all.perform(Create("consent", given_yes))
        first = exported(with_all, *every)
        path = folder / f"people{ending}"
        write_table(path, first.rows, WORDS)
        report = brought_in(again, read_table(path), Decisions(contact=Agreed(DAY)))
        assert said(report) == []
        assert _plain(again) == _plain(with_all)
    finally:
        with_all.close()
        again.close()


def _plain(workspace: Workspace) -> list[dict[str, object]]:
    """Return people with the names of those they mention, who have other ids elsewhere."""
    form, snapshot = workspace.content.forms[KIND], workspace.snapshot
    return [
        {
            field.id: picked(field, value, snapshot) if field.kind is Kind.PICKS else value
            for field in form.fields
            for value in [getattr(person, field.id)]
        }
        for person in snapshot.all(Stakeholder)
    ]


def test_every_contact_and_need_is_a_field() -> None:
    assert specs(KIND).keys() >= CONTACTS | needs()
    assert not CONTACTS & needs()


def test_a_name_in_ones_own_row_is_a_namesake_and_nobodys_own_buddy(workspace: Workspace) -> None:
    rows = ("Name | Email | Buddy", "Rosa Lee | r@x.org | Rosa Lee", "Ben | b@x.org | Rosa Lee")
    report = brought_in(workspace, table(*rows))
    assert (report.added, said(report)) == (2, [])
    rosa, ben = people(workspace)
    assert (rosa.buddy, ben.buddy) == ("Rosa Lee", rosa.id)
    filled = table("Name | Support person", f"Ben | {ben.id}")
    brought_in(workspace, filled, Decisions({"same_name": "fill_in"}))
    assert people(workspace)[1].support_person == "Ben"


def test_a_name_that_nobody_can_see_is_no_name(workspace: Workspace) -> None:
    rows = ("Name | Email", "\u200b\u202e | a@x.org", "Ann\x00\u202e Lee | b@x.org")
    report = brought_in(workspace, table(*rows))
    assert (report.added, report.refused) == (1, 1)
    assert said(report) == [(2, "This row has no name, so it was not taken.")]
    assert [each.name for each in people(workspace)] == ["Ann Lee"]
