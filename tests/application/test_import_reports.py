"""What the report of an import says: nothing untrue, who is meant, and nothing lost in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bringing_in import WORDS, brought_in, people, proposed, said, table
from openpyxl import Workbook
from projects import StillClock

from coprod_desktop.application.importing.columns import KIND
from coprod_desktop.application.importing.header import with_header
from coprod_desktop.application.importing.order import Decisions
from coprod_desktop.application.opening import create_project
from coprod_desktop.application.operations import Create
from coprod_desktop.application.workspace import Workspace
from coprod_desktop.content.picked import picked
from coprod_desktop.support.errors import KnownError
from coprod_desktop.tabular.read import read_table
from coprod_desktop.tabular.table import Table

FILL_IN = Decisions({"same_name": "fill_in", "same_contact": "fill_in", "twice": "fill_in"})


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = create_project(tmp_path / "ours.coprod", WORDS, StillClock())
    yield opened
    opened.close()


def bernadette(workspace: Workspace, **more: str) -> str:
    fields = {"name": "Bernadette", "email": "b@x.org", "phone": "01632 960123", **more}
    return workspace.perform(Create(KIND, fields)).id


def test_a_row_that_is_left_out_is_told_that_and_nothing_else(workspace: Workspace) -> None:
    bernadette(workspace)
    report = brought_in(
        workspace,
        table("Name|Type|Print size|Notes", "Bernadette|abc|huge|", f"Bo|abc||{'y' * 20_001}"),
    )
    assert [row for row, _ in said(report)] == [2, 3]
    assert "was left out" in said(report)[0][1]
    assert "too long" in said(report)[1][1]
    assert "abc" not in str(said(report))


def test_filling_in_says_which_values_differ_and_keeps_them(workspace: Workspace) -> None:
    bernadette(workspace, sort="person", formats="Easy Read")
    found = table(
        "Name|Phone|Email|Type|Formats|Notes",
        "Bernadette|01632 960999|B@X.org|group|Easy Read; Large print|",
        "Bernadette|+44 1632 960123|b@x.org|person|easy read|",
        "Bernadette|(01632) 960 123|||Easy Read|Likes maps",
    )
    report = brought_in(workspace, found, FILL_IN)
    assert (report.filled_in, report.left_out) == (1, 2)
    whys = {row: [why for at, why in said(report) if at == row] for row in (2, 3, 4)}
    kept = ". What the project has was kept."
    assert [why.split("under ")[1] for why in whys[2]] == [
        f'"Phone", and the row says "01632 960999"{kept}',
        f'"Person, group or organisation", and the row says "Group"{kept}',
        f'"Other formats", and the row says "Easy Read, Large print"{kept}',
    ]
    assert '"01632 960123"' in whys[2][0]
    assert '"Person"' in whys[2][1]
    assert len(whys[3]) == 1
    assert "nothing new" in whys[3][0]
    assert whys[4] == []
    assert people(workspace)[0].phone == "01632 960123"


def test_the_nought_that_a_spreadsheet_dropped_is_put_back_and_said(
    workspace: Workspace, tmp_path: Path
) -> None:
    book = Workbook()
    for row in (
        ["Name", "Phone", "Notes"],
        ["Ann", 1632960222, 1632960222],
        ["Bo", 7700900123.0, None],
        ["Cy", "01632 960333", None],
        ["Di", 441632960444, None],
        ["Ed", 960555, None],
        ["Bernadette", 1632960123, None],
        ["Bernadette", 1632960999, None],
    ):
        book.active.append(row)
    book.save(tmp_path / "phones.xlsx")
    bernadette(workspace)
    found = read_table(tmp_path / "phones.xlsx")
    assert proposed(workspace, found).noughts == 4
    report = brought_in(workspace, found, FILL_IN)
    phones = ["01632960222", "07700900123", "01632 960333", "441632960444", "960555"]
    assert [each.phone for each in people(workspace)[1:]] == phones
    assert people(workspace)[1].notes == "1632960222"
    told = said(report)
    assert [row for row, _ in told] == [2, 3, 7, 8]
    assert "1632960222 had no 0" in told[0][1]
    assert "01632960222" in told[0][1]
    # It is not put back where it is not taken: there the whole number is told.
    assert "nothing new" in told[2][1]
    assert '"01632960999"' in told[3][1]


def test_the_report_names_who_is_there_and_who_comes(workspace: Workspace) -> None:
    bernadette(workspace)
    found = table(
        "Name|Email|Phone",
        "BERNADETTE||",
        "Someone Else|b@x.org|",
        "Another||+44 1632 960 123",
        "Cy|c@x.org|01632 960777",
        "Cyril||01632960777",
    )
    lines = proposed(workspace, found).lines
    assert [(each.alike, each.there, each.there_row) for each in lines if each.like] == [
        ("same_name", "Bernadette", 0),
        ("same_email", "Bernadette", 0),
        ("same_phone", "Bernadette", 0),
        ("twice_phone", "Cy", 5),
    ]
    there = '"Bernadette" is there already and'
    assert said(brought_in(workspace, found))[1:] == [
        (3, f'{there} has this email. The row for "Someone Else" was left out.'),
        (4, f'{there} has this phone number. The row for "Another" was left out.'),
        (6, '"Cy" in row 5 has the same phone number. The row for "Cyril" was left out.'),
    ]


def test_somebody_without_a_name_who_is_there_is_called_so(workspace: Workspace) -> None:
    bernadette(workspace, name="")
    report = brought_in(workspace, table("Name|Email", "Ann|b@x.org"))
    assert said(report)[0][1].startswith('"Somebody without a name" is there already')


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Phone call, Letter", ("Phone call", "Letter")),
        ("letter,phone call; Pigeons", ("Letter", "Phone call", "Pigeons")),
        ("Phone call, but never before nine", ("Phone call, but never before nine",)),
        ("By hand, by bike", ("By hand, by bike",)),
        ("Letter,", ("Letter",)),
    ],
)
def test_commas_part_what_is_known_and_nothing_else(
    workspace: Workspace, cell: str, found: tuple[str, ...]
) -> None:
    brought_in(workspace, table("Name|Contact method", f"Ann|{cell}"))
    field = workspace.content.forms[KIND].field("hear_by")
    assert picked(field, people(workspace)[0].hear_by, workspace.snapshot) == found


def test_a_choice_with_a_comma_of_its_own_is_known_among_others(workspace: Workspace) -> None:
    cell = "Large print, Plain language, all else as usual, Easy Read"
    brought_in(
        workspace, table("Name|Formats|Buddy", f"Ann|{cell}|", "Lee, Bo||", "Cy||Lee, Bo, Ann")
    )
    ann, bo, cy = people(workspace)
    field = workspace.content.forms[KIND].field("formats")
    assert picked(field, ann.formats, workspace.snapshot) == (
        "Large print", "Plain language, all else as usual", "Easy Read",
    )  # fmt: skip
    assert cy.buddy.split("\n") == [bo.id, ann.id]


def test_a_number_that_is_out_of_bounds_is_told_the_bounds(workspace: Workspace) -> None:
    report = brought_in(workspace, table("Name|Print size", "Ann|200", "Bo|big"))
    assert 'a whole number from 8 to 96, and the row says "200"' in said(report)[0][1]
    assert 'a whole number from 8 to 96, and the row says "big"' in said(report)[1][1]


def test_headings_below_a_title_are_found_and_told(workspace: Workspace) -> None:
    found = with_header(
        table("Our people", "In March | by Ann", "Name|Email|Shoe size", "Amal|a@x.org|38"),
        WORDS,
        workspace.content,
    )
    assert (found.header, found.header_row) == (("Name", "Email", "Shoe size"), 3)
    assert [row.number for row in found.rows] == [4]


@pytest.mark.parametrize(
    "rows",
    [
        ("Name|Email", "Name|Email"),
        ("Naam|Soort", "Amal|person"),
        ("Title", "Name"),
        ("Shoe size|House", "38|9"),
        ("Title", *("x|y" for _ in range(10)), "Name|Email|Phone", "Ann||"),
    ],
)
def test_a_first_row_that_may_be_the_header_stays_it(
    workspace: Workspace, rows: tuple[str, ...]
) -> None:
    found = table(*rows)
    assert with_header(found, WORDS, workspace.content) is found


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    book = Workbook()
    book.active.title = "Cover"
    book.active.append(["Our people"])
    for title, name in (("Carers", "Ann"), ("Staff", "Bo")):
        sheet = book.create_sheet(title)
        sheet.append(["Name"])
        sheet.append([name])
    book.create_sheet("Empty")
    path = tmp_path / "sheets.xlsx"
    book.save(path)
    return path


def test_the_first_sheet_with_people_is_read_and_others_can_be_chosen(sheets: Path) -> None:
    every = ("Cover", "Carers", "Staff", "Empty")
    found = read_table(sheets)
    assert (found.sheet, found.sheets, found.rows[0].cells) == ("Carers", every, ("Ann",))
    found = read_table(sheets, "Staff")
    assert (found.sheet, found.sheets, found.rows[0].cells) == ("Staff", every, ("Bo",))


@pytest.mark.parametrize(
    ("sheet", "key"),
    [
        ("Empty", "tabular.empty_sheet"),
        ("Cover", "tabular.empty_sheet"),
        ("Carer", "tabular.no_such_sheet"),
    ],
)
def test_a_sheet_without_people_or_none_is_said_so(sheets: Path, sheet: str, key: str) -> None:
    with pytest.raises(KnownError) as refused:
        read_table(sheets, sheet)
    assert refused.value.key == key
    assert sheet in WORDS.sentence(refused.value)


def test_a_text_file_has_no_sheets(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name\nAnn\n")
    assert read_table(path) == Table(("Name",), read_table(path).rows)
    with pytest.raises(KnownError, match="no_sheets"):
        read_table(path, "Staff")
