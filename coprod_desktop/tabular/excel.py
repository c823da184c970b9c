"""Excel workbooks: one sheet of them, as it was last shown.

Formulas are not worked out, no link is followed, no macro run. What a workbook unpacks to is
looked at before it is unpacked.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from coprod_desktop.support.errors import KnownError
from coprod_desktop.tabular.guard import kept_apart
from coprod_desktop.tabular.table import MOST_COLUMNS, Table, table_of

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

# openpyxl takes a third of a second to load.
# ruff: noqa: PLC0415

_MOST_PARTS = 2000
_MOST_SHEETS = 128 << 20
"""Bytes of all sheets together when they are unpacked: they are read a row at a time."""
_MOST_TEXTS = 32 << 20
"""Bytes of the texts that all sheets share, which are held in memory."""
_MOST_PICTURES = 64 << 20
_MOST_OTHER = 8 << 20
"""Bytes of any other part, such as the styles, and of one row: each is read whole."""
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 1 << 20
_MOST_LINES = 1 << 20
"""Rows that a sheet of Excel has."""
_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_HIDING = re.compile(rb"<!--|<!\[CDATA|.<\?")
_PIECES = re.compile(rb"[<:](row|si)\b")
_UNWRITABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
"""Characters that XML has no place for."""


def table_of_workbook(name: str, data: bytes, sheet: str = "") -> Table:
    """Return what stands on a sheet, or on the first one that has a header and rows below it.

    Raises `KnownError` under "tabular.".
    """
    _look_before(name, data)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # They are about what is not read anyway: styles, pictures, extensions.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return _table(name, {each.title: each for each in book.worksheets}, sheet)
    except (KnownError, MemoryError):
        raise
    except Exception as error:
        # A damaged workbook makes the library stumble in any way there is.
        raise KnownError("tabular.damaged", name=name) from error


def _table(name: str, sheets: Mapping[str, ReadOnlyWorksheet], wanted: str) -> Table:
    if wanted and wanted not in sheets:
        raise KnownError("tabular.no_such_sheet", name=name, sheet=wanted[:40])
    nobody = "tabular.empty"
    for title in [wanted] if wanted else sheets:
        try:
            found = table_of(name, _rows(sheets[title]))
        except KnownError as error:
            if error.key not in ("tabular.empty", "tabular.only_header"):
                raise
            nobody = max(nobody, error.key)  # a header alone says more of what is missing
        else:
            return replace(found, sheet=title, sheets=tuple(sheets))
    if wanted:
        raise KnownError("tabular.empty_sheet", name=name, sheet=wanted)
    raise KnownError(nobody, name=name)


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows of a sheet with their numbers, but for empty ones."""
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, max_row=_MOST_LINES, values_only=True)
    for number, row in enumerate(rows, 1):
        # All cells to the right of the last one are there too, as nothing.
        cells = ["" if each is None else _text(each) for each in row]
        if any(cells):
            yield number, cells


def written_workbook(rows: Sequence[Sequence[str]], title: str) -> bytes:
    """Return rows as a workbook with one sheet, in which every cell is text and none a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for at, row in enumerate(rows):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, kept_apart(text).translate(_UNWRITABLE) if text else None)
            if text:
                cell.data_type = "s"
            if not at:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _look_before(name: str, data: bytes) -> None:
    """Refuse what would unpack to far more than a table, and what is no workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if not {"xl/workbook.xml", "[Content_Types].xml"} & {each.filename for each in parts}:
                raise KnownError("tabular.not_a_table", name=name)
            if any(each.flag_bits & 1 for each in parts):
                raise KnownError("tabular.old_excel", name=name)
            if len(parts) > _MOST_PARTS or any(each.compress_type not in _PLAIN for each in parts):
                raise KnownError("tabular.damaged", name=name)
            _weigh(name, parts)
            for each in parts:
                if not _is_picture(each):
                    with archive.open(each) as part:
                        _look_through(name, part, whole=each.file_size <= _MOST_OTHER)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError) as error:
        raise KnownError("tabular.damaged", name=name) from error


def _is_picture(part: zipfile.ZipInfo) -> bool:
    return part.filename.startswith(("xl/media/", "xl/embeddings/"))


def _weigh(name: str, parts: Sequence[zipfile.ZipInfo]) -> None:
    sheets = 0
    for part in parts:
        most = _MOST_OTHER
        if part.filename.startswith("xl/worksheets/"):
            sheets, most = sheets + part.file_size, _MOST_SHEETS
        elif part.filename.casefold().endswith("sharedstrings.xml"):
            most = _MOST_TEXTS
        elif _is_picture(part):
            most = _MOST_PICTURES
        if part.file_size > most or sheets > _MOST_SHEETS:
            raise KnownError("tabular.too_large", name=name)


def _look_through(name: str, part: IO[bytes], *, whole: bool) -> None:
    """Refuse a part that names entities, which only serve to blow a file up.

    In a part that is too large to be held at once, no row may be: nor may anything be where the
    mark of a row could be hidden.
    """
    since, before = 0, b""
    while chunk := part.read(_CHUNK):
        # A mark may lie across two chunks. Without the empty halves, UTF-16 reads like UTF-8.
        seen = before + chunk.replace(b"\0", b"")
        if _ENTITIES.search(seen) or (not whole and _HIDING.search(seen)):
            raise KnownError("tabular.damaged", name=name)
        marks = [each.start() for each in _PIECES.finditer(seen)]
        since = len(seen) - marks[-1] if marks else since + len(chunk)
        if not whole and since > _MOST_OTHER:
            raise KnownError("tabular.too_large", name=name)
        before = seen[-16:]


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case _:
            return str(value)
