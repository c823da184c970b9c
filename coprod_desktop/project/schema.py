"""The tables of format 1.0 as frozen text, and whether a file has just these.

A new file is made from the text and not from the classes, so that a change to a class cannot
quietly change the format; a test compares the two. After a wanted change, before a release,
`python -m coprod_desktop.project.tables` writes the text anew.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from coprod_desktop.project.layout import MAJOR, MINOR
from coprod_desktop.support.errors import KnownError

SCHEMA_FILE = Path(__file__).with_name("schema_1_0.sql")

_NAME = re.compile(r"CREATE (?:TABLE|INDEX) (\w+)")


def statements() -> tuple[str, ...]:
    """Return the statements that make the tables of an empty project."""
    text = SCHEMA_FILE.read_text(encoding="utf-8")
    return tuple(part.strip() for part in text.split(";\n") if part.strip())


def check(connection: sqlite3.Connection, version: tuple[int, int], name: str) -> None:
    """Refuse a file whose tables are not the known ones.

    A file of a newer minor version may have more tables and columns. Views, triggers and virtual
    tables are in no version: they would run somebody else's statements.
    """
    found = {
        str(row[1]): (str(row[0]), str(row[2]))
        for row in connection.execute("SELECT type, name, sql FROM sqlite_master")
        if not str(row[1]).startswith("sqlite_autoindex_")
    }
    known = {_name_in(text): text for text in statements()}
    if version == (MAJOR, MINOR):
        right = {each: text for each, (_, text) in found.items()} == known
    else:
        right = known.keys() <= found.keys() and all(
            kind in ("table", "index") and _NAME.match(text) for kind, text in found.values()
        )
    if not right:
        raise KnownError("file.damaged", name=name)


def _name_in(statement: str) -> str:
    found = _NAME.match(statement)
    if found is None:
        raise ValueError(f"not a statement that makes something: {statement[:60]}")
    return found.group(1)
