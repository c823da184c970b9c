"""CSV: text in one of the usual encodings, with one of the usual signs between its cells."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterator, Sequence

from coprod_desktop.support.errors import KnownError
from coprod_desktop.tabular.guard import guarded

_DELIMITERS = ",;\t"
_LOOKED_AT = 20
"""Rows that are looked at to find out what stands between the cells."""
_FEW, _MOST_CONTROLS = 4, 0.01
"""Control characters, and their share, above which something is no text."""
_LOOKED_INTO = 400
"""Bytes that are looked into to find out the encoding."""
_DECLARED = re.compile(r"sep=([,;\t])\r?", re.IGNORECASE)

csv.field_size_limit(1 << 20)


def rows_of_text(name: str, data: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows of a CSV file with their numbers; a row may go on over several lines.

    Raises `KnownError` "tabular.not_a_table" and "tabular.quotes", with the line.
    """
    text = _decoded(name, data).replace("\0", "")
    delimiter = _delimiter(text)
    declared, _, rest = text.partition("\n")
    skipped = 0
    if found := _DECLARED.fullmatch(declared):
        # Excel's own way to say what stands between the cells.
        delimiter, text, skipped = found[1], rest, 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from enumerate(reader, 1 + skipped)
    except csv.Error as error:
        raise KnownError("tabular.quotes", name=name, line=reader.line_num + skipped) from error


def written_text(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as CSV that spreadsheet programs open as it is, and run nothing of."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([guarded(each) for each in row] for row in rows)
    return codecs.BOM_UTF8 + stream.getvalue().encode("utf-8", "replace")


def _decoded(name: str, data: bytes) -> str:
    try:
        text = data.decode(_encoding(data))
    except UnicodeDecodeError as error:
        raise KnownError("tabular.not_a_table", name=name) from error
    controls = sum(text.count(chr(each)) for each in range(32) if chr(each) not in "\t\n\r\f\v")
    if controls > max(_FEW, _MOST_CONTROLS * len(text)):
        raise KnownError("tabular.not_a_table", name=name)
    return text


def _encoding(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Without a mark at the start, the empty half of plain letters tells.
    halves = [data[start:_LOOKED_INTO:2].count(0) for start in (0, 1)]
    if max(halves) > len(data[:_LOOKED_INTO]) / 3 and min(halves) == 0:
        return "utf-16-be" if halves[0] else "utf-16-le"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _delimiter(text: str) -> str:
    """Return the sign that cuts the first rows into the most cells, and most evenly."""

    def evenly(delimiter: str) -> int:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            lengths = [len(each) for each in itertools.islice(reader, _LOOKED_AT) if each]
        except csv.Error:
            return 0
        return sum((lengths[0] - 1) * (each == lengths[0]) for each in lengths)

    return max(_DELIMITERS, key=evenly)
