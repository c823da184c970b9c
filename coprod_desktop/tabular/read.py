"""Reads a table from a file, whatever its name says it is."""

from __future__ import annotations

from pathlib import Path

from coprod_desktop.support.errors import KnownError
from coprod_desktop.tabular.table import MOST_BYTES, Table, table_of

# Each reader is loaded when a file asks for it: openpyxl takes a third of a second.
# ruff: noqa: PLC0415

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_NOT_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"SQLite format 3")


def read_table(path: Path, sheet: str = "") -> Table:
    """Return what stands in a CSV or Excel file, on a `sheet` of it or on the first with people.

    Raises `KnownError` under "tabular." for whatever keeps it from being read; the file is only
    looked at, and nothing that it names is ever opened.
    """
    name = path.name
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise KnownError("tabular.not_a_table", name=name)
        if size > MOST_BYTES:
            raise KnownError("tabular.too_large", name=name)
        with path.open("rb") as stream:
            data = stream.read(size)
    except (OSError, ValueError) as error:
        raise KnownError("tabular.cannot_open", name=name) from error
    if not data.strip():
        raise KnownError("tabular.empty", name=name)
    if data.startswith(_OLE):
        raise KnownError("tabular.old_excel", name=name)
    if data.startswith(_NOT_TABLES):
        raise KnownError("tabular.not_a_table", name=name)
    if data.startswith(_ZIP):
        from coprod_desktop.tabular.excel import table_of_workbook

        return table_of_workbook(name, data, sheet)
    if sheet:
        raise KnownError("tabular.no_sheets", name=name)
    from coprod_desktop.tabular.delimited import rows_of_text

    return table_of(name, rows_of_text(name, data))
