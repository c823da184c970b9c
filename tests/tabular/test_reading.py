"""Reading tables: the usual kinds of file give the same table, all others a sentence."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import random
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from coprod_desktop.content.words import Words
from coprod_desktop.support.errors import KnownError
from coprod_desktop.tabular import table as limits
from coprod_desktop.tabular.delimited import written_text
from coprod_desktop.tabular.excel import written_workbook
from coprod_desktop.tabular.guard import unguarded
from coprod_desktop.tabular.read import read_table
from coprod_desktop.tabular.table import Row, Table

TEXT = 'Name,Why\r\nŴyn,"She said ""yes"",\r\nand came"\r\n\r\nCafé,\r\n'
READ = Table(
    ("Name", "Why"),
    (Row(2, ("Ŵyn", 'She said "yes",\nand came')), Row(4, ("Café",))),
)


def put(folder: Path, data: bytes, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(KnownError) as caught:
        read_table(path)
    assert path.name in Words().sentence(caught.value)
    return caught.value.key


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_usual_csv_file_is_read_alike(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = TEXT.replace("Name,Why", f"Name{delimiter}Why").replace('yn,"', f'yn{delimiter}"')
    text = text.replace("é,", f"é{delimiter}")
    assert read_table(put(tmp_path, text.encode(encoding))) == READ


def test_an_older_windows_file_keeps_its_accents_and_quotation_marks(tmp_path: Path) -> None:
    text = "Name;Why\nZoë;“yes”, at €5\n"
    found = read_table(put(tmp_path, text.encode("windows-1252")))
    assert found.rows[0].cells == ("Zoë", "“yes”, at €5")


def test_what_excel_says_about_its_delimiter_is_heard(tmp_path: Path) -> None:
    found = read_table(put(tmp_path, b"sep=;\r\nName,with comma;Why\r\nAnn;b\r\n"))
    assert found == Table(("Name,with comma", "Why"), (Row(3, ("Ann", "b")),))


def test_a_workbook_is_read_as_it_was_shown(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Empty"
    sheet = book.create_sheet("People")
    sheet.append([None, None])
    sheet.append(["Name", "Size", "Since", "Comes", "Formula"])
    sheet.append(["Ann", 18.0, dt.date(2026, 3, 1), True, "=1+1"])
    sheet["GR2"] = None
    book.save(tmp_path / "a.xlsx")
    found = read_table(tmp_path / "a.xlsx")
    # A formula that no spreadsheet program has worked out holds nothing, and is not worked out.
    assert found.header == ("Name", "Size", "Since", "Comes", "Formula")
    assert found.rows == (Row(3, ("Ann", "18", "2026-03-01", "yes")),)


def test_the_kind_of_file_goes_by_what_is_in_it(tmp_path: Path) -> None:
    data = written_workbook([["Name"], ["Ann"]], "x")
    assert read_table(put(tmp_path, data, "people.csv")).rows == (Row(2, ("Ann",)),)


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn"))
    | st.sampled_from("=+-@'\",;\n \t|"),
    max_size=12,
).map(lambda text: text.replace("\t", " ").strip())


@settings(deadline=None)
@given(
    rows=st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5),
    ending=st.sampled_from(["csv", "xlsx"]),
)
def test_what_is_written_is_read_back_and_runs_nowhere(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], ending: str
) -> None:
    table = [["Name", "Why"], *([f"x{one}", two] for one, two in rows)]
    as_text = ending == "csv"
    data = written_text(table) if as_text else written_workbook(table, "People")
    path = put(tmp_path_factory.mktemp("t"), data)
    found = [[unguarded(each) for each in (*row.cells, "")[:2]] for row in read_table(path).rows]
    assert found == table[1:]
    if as_text:
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            assert not any(
                each.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t") for each in row if each
            )
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_random_bytes_are_refused_in_a_sentence(tmp_path: Path) -> None:
    chance = random.Random(7)
    for size in (1, 3, 100, 5000):
        for start in (b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0"):
            path = put(tmp_path, start + chance.randbytes(size))
            with contextlib.suppress(KnownError):
                read_table(path)
    assert refused(put(tmp_path, chance.randbytes(5000))) == "tabular.not_a_table"


def test_a_workbook_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    data = written_workbook([["Name", "Why"], *([f"Ann {n}", "x"] for n in range(50))], "x")
    for end in range(4, len(data), 97):
        assert refused(put(tmp_path, data[:end])) == "tabular.damaged"


def test_a_workbook_with_damage_inside_is_read_or_refused(tmp_path: Path) -> None:
    data = written_workbook([["Name", "Why"], *([f"Ann {n}", "x"] for n in range(20))], "x")
    chance = random.Random(11)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    for _ in range(150):
        stream = io.BytesIO()
        name = chance.choice(sorted(parts))
        at = chance.randrange(len(parts[name]))
        broken = parts[name][:at] + chance.randbytes(chance.randrange(4)) + parts[name][at + 2 :]
        with zipfile.ZipFile(stream, "w") as archive:
            for each, held in parts.items():
                archive.writestr(each, broken if each == name else held)
        with contextlib.suppress(KnownError):
            read_table(put(tmp_path, stream.getvalue()))


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "tabular.empty"),
        (b"\r\n \r\n", "tabular.empty"),
        (b",,,\n;;\n", "tabular.only_header"),
        (b"Name\n", "tabular.only_header"),
        (b"%PDF-1.7 ...", "tabular.not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "tabular.old_excel"),
        (b'Name,Why\nAnn,"she came\nBo,y\n', "tabular.quotes"),
        (b'Name\n"Ann"x\n', "tabular.quotes"),
    ],
)
def test_what_is_no_table_is_said_so(tmp_path: Path, data: bytes, key: str) -> None:
    assert refused(put(tmp_path, data)) == key


def test_a_folder_or_nothing_at_all_is_said_so(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.csv") == "tabular.cannot_open"
    assert refused(tmp_path) == "tabular.not_a_table"


def test_another_zip_file_is_no_workbook(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refused(put(tmp_path, stream.getvalue())) == "tabular.not_a_table"


def bomb(part: str, data: bytes, times: int) -> bytes:
    """Return a workbook in which one part unpacks to `data`, many times over."""
    whole = written_workbook([["Name"], ["Ann"]], "x")
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(whole)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for each in source.namelist():
            if each != part:
                target.writestr(each, source.read(each))
        with target.open(part, "w", force_zip64=True) as packed:
            packed.write(
                b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org'
                b'/spreadsheetml/2006/main"><sheetData><row r="1">'
            )
            for _ in range(times):
                packed.write(data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("part", "data", "times"),
    [
        ("xl/worksheets/sheet1.xml", b"<c><v>1</v></c>" * 70_000, 140),
        ("xl/worksheets/sheet1.xml", b"<c><v>1</v></c>" * 70_000, 12),
        ("xl/worksheets/sheet1.xml", b"<c><v>1</v></c><!--<row>-->" * 40_000, 12),
        ("xl/sharedStrings.xml", b"<si><t>x</t></si>" * 60_000, 40),
        ("xl/styles.xml", b"<xf/>" * 200_000, 10),
        ("xl/anything.bin", bytes(1 << 20), 10),
    ],
)
def test_a_small_file_that_unpacks_to_a_huge_one_is_refused_before_it_does(
    tmp_path: Path, part: str, data: bytes, times: int
) -> None:
    path = put(tmp_path, bomb(part, data, times), "bomb.xlsx")
    packed = path.stat().st_size
    assert packed < len(data) * times / 50
    tracemalloc.start()
    try:
        assert refused(path) in ("tabular.too_large", "tabular.damaged")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # Never more than a few pieces of it in memory, beside the file itself.
    assert most < 2 * packed + (24 << 20)


def test_entities_that_grow_are_refused(tmp_path: Path) -> None:
    text = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    for encoded in (text, text.decode().encode("utf-16")):
        whole = io.BytesIO(written_workbook([["Name"], ["Ann"]], "x"))
        with zipfile.ZipFile(whole, "a") as archive:
            archive.writestr("xl/theme/theme2.xml", encoded)
        assert refused(put(tmp_path, whole.getvalue())) == "tabular.damaged"


def test_too_many_rows_columns_or_letters_are_refused_as_soon_as_they_are_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refused(put(tmp_path, b"Name\n" + b"Ann\n" * 100_001)) == "tabular.too_many_rows"
    assert len(read_table(put(tmp_path, b"Name\n" + b"Ann\n" * 100_000)).rows) == 100_000
    assert refused(put(tmp_path, b"Name\nAnn" + b",x" * 200)) == "tabular.too_many_columns"
    monkeypatch.setattr(limits, "MOST_CHARACTERS", 1000)
    assert refused(put(tmp_path, b"Name\n" + b"Ann\n" * 400)) == "tabular.too_large"


@pytest.mark.parametrize("size", [100_001, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_a_cell_of_a_megabyte_is_refused_with_its_row(tmp_path: Path, size: int) -> None:
    key = refused(put(tmp_path, b'Name,Why\nAnn,"' + b"x" * size + b'"\n'))
    assert key in ("tabular.long_cell", "tabular.quotes")


def test_a_wide_sheet_is_refused_and_an_empty_far_cell_is_not(tmp_path: Path) -> None:
    for value, key in (("x", "tabular.too_many_columns"), (None, "")):
        book = Workbook()
        book.active.append(["Name"])
        book.active.append(["Ann"])
        book.active.cell(2, 201, value)
        book.active.cell(1_048_576, 1, value)
        path = tmp_path / "wide.xlsx"
        book.save(path)
        if key:
            assert refused(path) == key
        else:
            assert read_table(path).rows == (Row(2, ("Ann",)),)


def test_what_nobody_can_see_is_taken_out(tmp_path: Path) -> None:
    found = read_table(put(tmp_path, "Name\nA\0nn\x07 \u202etxet\n".encode()))
    # Marks of direction are part of some languages, and stay.
    assert found.rows[0].cells == ("Ann \u202etxet",)
